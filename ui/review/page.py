"""审查: the queue at the left, the case at the right, the opinion and its outcomes beneath."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from app.desks.queue import QueueRow
from app.desks.records import CaseView
from app.desks.review import ReviewDesk
from app.desks.session import Changes, DeskName
from app.domain.case import Paper, State
from app.domain.errors import HallError
from ui.actions import bind, key_of
from ui.casefile.asking import Asking
from ui.casefile.case_column import CaseColumn
from ui.casefile.case_loader import CaseLoader
from ui.casefile.empty_lines import asked_line
from ui.casefile.papers import PaperView
from ui.casefile.parts import BackOffice
from ui.casefile.words import number_tail, proposal_word
from ui.desk_page import DeskPage
from ui.review.opinion import ASK, NO, RELEASE, YES, OpinionCard
from ui.review.queue import columns, filters, keep_of
from ui.text import translate
from ui.widgets.card import BETWEEN, Card
from ui.widgets.chips import FilterBar
from ui.widgets.kinds import Kind
from ui.widgets.phrases import Phrase, PhrasePicker
from ui.widgets.rows_table import RowsTable

RIGHT_WIDTHS = (440, 520)
"""Least and most of the column at the right."""


class ReviewPage(DeskPage):
    """Works the queue of a department: claim, look, ask, propose. All acts wait for the centre."""

    def __init__(self, desk: ReviewDesk, office: BackOffice, parent: QWidget | None = None) -> None:
        super().__init__(DeskName.REVIEW, parent)
        self._desk, self._office = desk, office
        self._view: CaseView | None = None
        self._lost_claim = ""
        self._asked_at = ""
        self._build()
        self.asking = Asking(office.tasks, self.opinion.notice, self)
        self._loader = CaseLoader(
            office.tasks, office.records.view, wait_ms=office.wait_ms, parent=self
        )
        self._connect()
        self.load()

    @property
    def view(self) -> CaseView | None:
        """The case shown at the right."""
        return self._view

    def load(self) -> None:
        """Read the queue anew; the chosen case is read with it."""
        self._office.tasks.run(
            self, self._office.queues.to_review, self._show_rows, self.show_error
        )

    def opened(self) -> None:
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def refresh(self, changes: Changes) -> None:
        if changes.line is not None and changes.line.asked_at is not None:
            self._asked_at = asked_line(changes.line.asked_at)
            self._say_empty()
        if changes.cases or changes.reference:
            for case_id in changes.cases:
                self.asking.settle(case_id)
            self.load()

    def show_case(self, case_id: str) -> bool:
        if all(row.case_id != case_id for row in self.table.rows.all_rows):
            return False
        self._back_to_queue()
        if self.table.rows.place_of(case_id) < 0:
            self.filters.choose("all")
            self.table.show_only(None)
        return self.table.choose(case_id)

    def take_scan(self, number: str) -> bool:
        found = [row for row in self.table.rows.all_rows if row.number == number]
        return bool(found) and self.show_case(found[0].case_id)

    def _build(self) -> None:
        self.filters = FilterBar()
        self.table = RowsTable[QueueRow](columns(), key=lambda row: row.case_id, row_height=46)
        queue = Card(translate("Review", "To review"), _hint())
        queue.add(self.filters)
        queue.add(self.table, 1)
        self.paper = PaperView(self._office.tasks, self._office.press, self._office.send)
        self.left = QStackedWidget()
        self.left.addWidget(queue)
        self.left.addWidget(self.paper)
        self.case = CaseColumn()
        self.opinion = OpinionCard()
        right = QWidget()
        right.setMinimumWidth(RIGHT_WIDTHS[0])
        right.setMaximumWidth(RIGHT_WIDTHS[1])
        column = QVBoxLayout(right)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(BETWEEN)
        column.addWidget(self.case, 1)
        column.addWidget(self.opinion)
        self.content.addWidget(self.left, 3)
        self.content.addWidget(right, 2)
        self._say_empty()

    def _connect(self) -> None:
        self.filters.chosen.connect(lambda key: self.table.show_only(keep_of(key)))
        self.table.row_chosen.connect(self._choose)
        self.table.row_activated.connect(self._enter)
        self._loader.loaded.connect(self._show_view)
        self._loader.failed.connect(self.show_error)
        self.asking.changed.connect(self._renew_outcomes)
        self.case.paper_wanted.connect(self._look_at)
        self.paper.closed.connect(self._back_to_queue)
        self.paper.printed.connect(self.said)
        card = self.opinion
        card.claim_wanted.connect(self._claim)
        card.proposal_wanted.connect(self._propose)
        card.request_wanted.connect(self._ask)
        card.release_wanted.connect(self._release)
        card.outcomes.unwilling.connect(self._say_why_not)
        self.phrases = PhrasePicker(self, self._phrases)
        for edit in (card.opinion, card.law, card.box.edit):
            self.phrases.attach(edit)
        verbs: dict[str, Callable[[], object]] = {
            name: partial(card.outcomes.act, name) for name in (YES, NO, ASK, RELEASE)
        }
        verbs["review.materials"] = lambda: self.case.ensureWidgetVisible(self.case.materials)
        self.actions_by_name = bind(self, verbs)

    def _show_rows(self, rows: tuple[QueueRow, ...]) -> None:
        self.filters.show_filters(filters(rows))
        self.table.show_only(keep_of(self.filters.current))
        self.table.set_rows(rows)
        if self.table.chosen is None:
            self.table.choose_first()
        self.badge_changed.emit(sum(row.state is State.ACCEPTED or row.mine for row in rows))
        if self.table.chosen is None:
            self._choose(None)
        elif self._loader.wanted == self.table.chosen.case_id:
            self._loader.fetch()

    def _choose(self, row: QueueRow | None) -> None:
        if row is None:
            self._loader.want("")
            self._show_nothing()
        elif row.case_id != self._loader.wanted:
            self.opinion.box.close_box()
            self.opinion.notice.dismiss()
            self._loader.want(row.case_id)

    def _enter(self, row: QueueRow) -> None:
        self._choose(row)
        self._loader.fetch()
        self.opinion.opinion.setFocus(Qt.FocusReason.OtherFocusReason)

    def _say_empty(self) -> None:
        self.table.say_when_empty(
            translate("Review", "Nothing waits for review"),
            [
                *([self._asked_at] if self._asked_at else []),
                (key_of("refresh"), translate("Review", "asks the centre once more")),
            ],
        )

    def _show_view(self, view: CaseView) -> None:
        self._view = view
        case = view.file.case
        queues = self._office.queues
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
        self._view = None
        self.case.setVisible(False)
        self.opinion.show_nothing()

    def _renew_outcomes(self) -> None:
        view = self._view
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

    def _look_at(self, paper: Paper) -> None:
        if self._view is not None:
            self.left.setCurrentWidget(self.paper)
            self.paper.show_paper(self._view.file.case.id, paper)

    def _back_to_queue(self) -> None:
        self.left.setCurrentIndex(0)
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _claim(self) -> None:
        case_id = self._loader.wanted
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
        words, view = self.opinion.words(), self._view
        if words is None or view is None:
            return
        opinion, law = words
        case = view.file.case

        def done(changes: Changes) -> None:
            self.opinion.forget(case.id)
            self._told(changes, proposal_word(case, proposal))

        self.asking.do(
            case.id,
            lambda: self._desk.propose(case.id, proposal=proposal, opinion=opinion, law=law),
            done,
        )

    def _ask(self) -> None:
        case_id = self._loader.wanted
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
        case_id = self._loader.wanted
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

    def _told(self, changes: Changes, what: str) -> None:
        view = self._view
        if view is not None:
            self.said.emit(f"{number_tail(view.file.case.number)} {what}")
        self.changed.emit(changes)
        self.load()

    def _say_why_not(self, reason: str) -> None:
        self.opinion.notice.say(Kind.WARN, reason)

    def _phrases(self, edit: QWidget) -> list[Phrase]:
        card = self.opinion
        if edit is card.law and self._view is not None:
            basis = self._view.item.legal_basis
            return [Phrase(f"《{each.law.strip('《》')}》{each.article}") for each in basis]
        place = "request" if edit is card.box.edit else "opinion"
        return [Phrase(text) for text in self._office.queues.phrases(place)]


def _hint() -> str:
    return translate(
        "Review",
        "Enter opens · {yes} claim · {back} release",
        yes=key_of(YES),
        back=key_of(RELEASE),
    )
