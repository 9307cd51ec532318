"""审查: the queue at the left, the case at the right, the opinion and its outcomes beneath."""

from collections.abc import Callable
from datetime import date
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.desks.office import Recorded
from app.desks.queue import QueueRow
from app.desks.records import CaseView
from app.desks.review import ReviewDesk
from app.desks.session import Changes, DeskName
from app.domain.case import Paper, PaperKind, State
from app.domain.errors import HallError
from ui.actions import bind, key_of
from ui.casefile.case_column import CaseColumn
from ui.casefile.case_page import CasePage
from ui.casefile.parts import BackOffice
from ui.casefile.words import number_tail, proposal_word
from ui.casefile.words_keeper import WordsKeeper
from ui.review.opinion import ASIDE, ASK, NO, RELEASE, SPECIAL, WITHDRAW, YES, OpinionCard
from ui.review.queue import columns, filters, keep_of
from ui.review.withdrawing import Withdrawing
from ui.sentences import sentence
from ui.text import translate
from ui.widgets.card import BETWEEN, Card
from ui.widgets.kinds import Kind
from ui.widgets.phrases import Phrase, PhrasePicker

RIGHT_WIDTHS = (440, 520)
"""Least and most of the column at the right."""


class ReviewPage(CasePage):
    """Works the queue of a department: claim, look, ask, propose. All acts wait for the centre."""

    def __init__(self, desk: ReviewDesk, office: BackOffice, parent: QWidget | None = None) -> None:
        self.opinion = OpinionCard()
        super().__init__(
            DeskName.REVIEW, office, columns(), acts=self.opinion.notice, parent=parent
        )
        self._desk = desk
        self._lost_claim = ""
        self.case = CaseColumn(office)
        self.keeper = WordsKeeper(
            office.jottings, office.tasks, self.desk.value, collect=self.opinion.typed, parent=self
        )
        self.withdrawing = Withdrawing(office.casework, office.tasks, self)
        over = self._lay_out()
        self._connect()
        self.keeper.load(self.opinion.bring_back)
        self.begin(over, self.case.papers, self.case.transfer)

    def load(self) -> None:
        self.office.tasks.run(self, self.office.queues.to_review, self._show_rows, self.show_error)

    def refresh(self, changes: Changes) -> None:
        super().refresh(changes)
        self.case.refresh_scans(changes.scans)

    def keep(self) -> None:
        self.keeper.save_now()

    def nothing(self) -> tuple[str, list[str | tuple[str, str]]]:
        return translate("Review", "Nothing waits for review"), []

    def show_case(self, case_id: str) -> bool:
        if all(row.case_id != case_id for row in self.table.rows.all_rows):
            return False
        self.back_to_list()
        if self.table.rows.place_of(case_id) < 0:
            self.filters.choose("all")
            self.table.show_only(None)
        return self.table.choose(case_id)

    def take_scan(self, number: str) -> bool:
        found = [row for row in self.table.rows.all_rows if row.number == number]
        return bool(found) and self.show_case(found[0].case_id)

    def _lay_out(self) -> Card:
        queue = Card(translate("Review", "To review"), _hint())
        queue.add(self.filters)
        queue.add(self.table, 1)
        right = QWidget()
        right.setMinimumWidth(RIGHT_WIDTHS[0])
        right.setMaximumWidth(RIGHT_WIDTHS[1])
        column = QVBoxLayout(right)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(BETWEEN)
        column.addWidget(self.case, 1)
        column.addWidget(self.opinion)
        column.addWidget(self.withdrawing.panel)
        self.content.addWidget(self.left, 3)
        self.content.addWidget(right, 2)
        return queue

    def _connect(self) -> None:
        self.filters.chosen.connect(lambda key: self.table.show_only(keep_of(key)))
        self.table.row_chosen.connect(self._choose)
        self.table.row_activated.connect(self._enter)
        self.loader.loaded.connect(self._show_view)
        self.case.materials.scan_wanted.connect(self.look_at_scan)
        self.asking.changed.connect(self._renew_outcomes)
        card = self.opinion
        card.edited.connect(self.keeper.touch)
        self.keeper.failed.connect(self.show_error)
        card.claim_wanted.connect(self._claim)
        card.proposal_wanted.connect(self._propose)
        card.request_wanted.connect(self._ask)
        card.release_wanted.connect(self._release)
        card.special_wanted.connect(self._special)
        card.withdraw_wanted.connect(self._withdraw)
        card.aside_wanted.connect(self._stand_aside)
        self.withdrawing.opened.connect(card.hide)
        self.withdrawing.closed.connect(card.show)
        self.withdrawing.done.connect(self._withdrawn)
        card.special.begin_wanted.connect(self._begin_special)
        card.special.end_wanted.connect(self._end_special)
        card.outcomes.unwilling.connect(lambda why: card.notice.say(Kind.WARN, why))
        self.phrases = PhrasePicker(self, self._phrases)
        for edit in (card.opinion, card.law, card.box.edit):
            self.phrases.attach(edit)
        verbs: dict[str, Callable[[], object]] = {
            name: partial(card.outcomes.act, name) for name in (YES, NO, ASK, RELEASE)
        }
        verbs[SPECIAL] = self._special
        verbs[WITHDRAW] = self._withdraw
        verbs[ASIDE] = self._stand_aside
        verbs["review.materials"] = lambda: self.case.ensureWidgetVisible(self.case.materials)
        self.actions_by_name = bind(self, verbs)

    def _show_rows(self, rows: tuple[QueueRow, ...]) -> None:
        self.filters.show_filters(filters(rows))
        self.table.show_only(keep_of(self.filters.current))
        self.table.set_rows(rows)
        if self.table.chosen is None:
            self.table.choose_first()
        self.count(sum(row.state is State.ACCEPTED or row.mine for row in rows))
        if self.table.chosen is None:
            self._choose(None)
        elif self.loader.wanted == self.table.chosen.case_id:
            self.loader.fetch()

    def _choose(self, row: QueueRow | None) -> None:
        if row is None:
            self.loader.want("")
            self._show_nothing()
        elif row.case_id != self.loader.wanted:
            self.opinion.box.close_box()
            self.opinion.special.close_panel()
            self.withdrawing.close()
            self.opinion.notice.dismiss()
            self.loader.want(row.case_id)

    def _enter(self, row: QueueRow) -> None:
        self._choose(row)
        self.loader.fetch()
        self.opinion.opinion.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_view(self, view: CaseView) -> None:
        self._shown = view
        case = view.file.case
        queues = self.office.queues
        self.case.show_view(view, today=queues.today, proposed_by=queues.name_of(case.proposed_by))
        self.case.setVisible(True)
        self._renew_outcomes()
        if self._lost_claim == case.id:
            self._lost_claim = ""
            if case.reviewer and case.state is State.REVIEWING:
                first = queues.name_of(case.reviewer)
                words = translate("Review", "{name} claimed it first", name=first)
                self.opinion.notice.say(Kind.WARN, words)

    def _show_nothing(self) -> None:
        self._shown = None
        self.case.setVisible(False)
        self.opinion.show_nothing()

    def _renew_outcomes(self) -> None:
        view = self._shown
        if view is None:
            return
        if self.asking.is_waiting:
            self.opinion.show_waiting()
            return
        try:
            self.opinion.show_case(view, self._desk.choices(view.file))
        except HallError as error:
            self.opinion.show_nothing()
            self.show_error(error)

    def _claim(self) -> None:
        case_id = self.loader.wanted
        self.asking.do(
            case_id,
            lambda: self._desk.claim(case_id),
            self._claimed,
            lambda error: self._claim_failed(case_id),
        )

    def _claimed(self, changes: Changes) -> None:
        self._told(changes, translate("Review", "Claimed"))
        self.opinion.opinion.setFocus(Qt.FocusReason.OtherFocusReason)

    def _claim_failed(self, case_id: str) -> None:
        self._lost_claim = case_id
        self.load()

    def _propose(self, proposal: str) -> None:
        words, view = self.opinion.words(), self._shown
        if words is None or view is None:
            return
        opinion, law = words
        case = view.file.case

        def done(changes: Changes) -> None:
            self.opinion.forget(case.id)
            self.keeper.save_now()
            self._told(changes, proposal_word(case, proposal))

        self.asking.do(
            case.id,
            lambda: self._desk.propose(case.id, proposal=proposal, opinion=opinion, law=law),
            done,
        )

    def _ask(self) -> None:
        case_id = self.loader.wanted
        self.opinion.box.ask(
            f"request:{case_id}",
            translate("Review", "What should the applicant add? The clock goes on."),
            hint=translate("Review", "What, in which form, until when"),
            confirm=translate("Review", "Record the request"),
            take=lambda what: self.asking.do(
                case_id, lambda: self._desk.ask(case_id, what), self._asked
            ),
        )

    def _asked(self, changes: Changes) -> None:
        self.opinion.box.done()
        self._told(changes, translate("Review", "Request recorded"))

    def _release(self) -> None:
        case_id = self.loader.wanted
        self.opinion.box.ask(
            f"release:{case_id}",
            translate("Review", "Why does it go back to the queue?"),
            hint=translate("Review", "For whoever takes it next"),
            confirm=translate("Review", "Put it back"),
            take=lambda reason: self.asking.do(
                case_id, lambda: self._desk.release(case_id, reason), self._released
            ),
        )

    def _released(self, changes: Changes) -> None:
        self.opinion.box.done()
        self._told(changes, translate("Review", "Put back"))

    def _stand_aside(self) -> None:
        view = self._shown
        if view is None or self.asking.is_waiting:
            return
        case_id, why_not = view.file.case.id, self._desk.choices(view.file).stand_aside
        if why_not is not None:
            self.opinion.notice.say(Kind.WARN, sentence(why_not))
            return
        self.opinion.box.ask(
            f"aside:{case_id}",
            translate("Review", "Why do you take no part in this case?"),
            hint=translate("Review", "An interest of your own, of a relative, or another"),
            confirm=translate("Review", "Stand aside"),
            take=lambda ground: self.asking.do(
                case_id, lambda: self._desk.stand_aside(case_id, ground), self._stood_aside
            ),
        )

    def _stood_aside(self, changes: Changes) -> None:
        self.opinion.box.done()
        self._told(changes, translate("Review", "Stands aside"))

    def _withdraw(self) -> None:
        """The applicant's written request; it needs no answer of the centre."""
        view = self._shown
        if view is None or self.asking.is_waiting:
            return
        try:
            why_not = self.office.casework.choices(view.file).withdraw
        except HallError as error:
            self.show_error(error)
            return
        if why_not is not None:
            self.opinion.notice.say(Kind.WARN, sentence(why_not))
            return
        self.withdrawing.ask(view.file, self.office.queues.today)

    def _withdrawn(self, recorded: Recorded) -> None:
        case = recorded.file.case
        self.opinion.forget(case.id)
        self._told(recorded.changes, translate("Review", "Withdrawn by the applicant"))
        paper = recorded.file.standing_paper(PaperKind.WITHDRAWAL)
        if paper is not None:
            self._print_sheet(case.id, paper)

    def _special(self) -> None:
        """F12: begin a procedure of the item, or end the one that runs; again puts it away."""
        view, panel = self._shown, self.opinion.special
        if panel.is_open:
            panel.close_panel()
            return
        if view is None or self.asking.is_waiting:
            return
        try:
            why_not = self._desk.choices(view.file).special
            offered = self._desk.procedures(view.file)
        except HallError as error:
            self.show_error(error)
            return
        if why_not is not None:
            self.opinion.notice.say(Kind.WARN, sentence(why_not))
            return
        panel.ask(offered, self.office.queues.today)

    def _begin_special(self, name: str, days: int, since: date) -> None:
        case_id = self.loader.wanted

        def begin() -> tuple[Changes, Paper | None]:
            changes = self._desk.start_procedure(case_id, name=name, days=days, since=since)
            return changes, self._notice_of(case_id)

        def done(answer: tuple[Changes, Paper | None]) -> None:
            changes, notice = answer
            self.opinion.special.close_panel()
            self._told(changes, translate("Review", "{name} began", name=name))
            if notice is not None:
                self._print_sheet(case_id, notice)

        self.asking.do(case_id, begin, done, self._special_failed)

    def _end_special(self, interval: str, ended_on: date, result: str) -> None:
        case_id = self.loader.wanted

        def done(changes: Changes) -> None:
            self.opinion.special.close_panel()
            self._told(changes, translate("Review", "Special procedure ended"))

        self.asking.do(
            case_id,
            lambda: self._desk.end_procedure(case_id, interval, ended_on=ended_on, result=result),
            done,
            self._special_failed,
        )

    def _special_failed(self, error: HallError) -> None:
        self.opinion.special.show_refusal(error.why)

    def _notice_of(self, case_id: str) -> Paper | None:
        """The notice of the newest procedure; it can be printed later if it cannot be had now."""
        try:
            file = self.office.records.view(case_id).file
        except HallError:
            return None
        return file.standing_paper(PaperKind.PROCEDURE)

    def _told(self, changes: Changes, what: str) -> None:
        view = self._shown
        if view is not None:
            self.said.emit(f"{number_tail(view.file.case.number)} {what}")
        self.tell(changes)

    def _phrases(self, edit: QWidget) -> list[Phrase]:
        card = self.opinion
        if edit is card.law and self._shown is not None:
            basis = self._shown.item.legal_basis
            return [Phrase(f"《{each.law.strip('《》')}》{each.article}") for each in basis]
        place = "request" if edit is card.box.edit else "opinion"
        return [Phrase(text) for text in self.office.queues.phrases(place)]


def _hint() -> str:
    return translate(
        "Review",
        "Enter opens · {yes} claim · {back} release",
        yes=key_of(YES),
        back=key_of(RELEASE),
    )
