"""决定: the list with its letters, the case, and the decision with its text and signature."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QWidget

from app.desks.decide import DecideDesk, Signed
from app.desks.proof import Proof
from app.desks.queue import QueueRow
from app.desks.records import CaseView
from app.desks.session import Changes, DeskName
from app.domain.case import CaseFile, PaperKind, State
from app.domain.deciding import Deciding
from app.domain.errors import HallError
from app.domain.handling import GRANT
from ui.actions import bind, key_of
from ui.casefile.case_column import CaseColumn
from ui.casefile.case_page import CasePage
from ui.casefile.parts import BackOffice
from ui.casefile.words import number_tail
from ui.casefile.words_keeper import WordsKeeper
from ui.decide.acts import Acts
from ui.decide.decision import ASIDE, END, FORWARD, NO, RETURN, YES, DecisionCard
from ui.decide.ending import Ender, together
from ui.decide.phrases import phrases_for
from ui.decide.queue import OWN, WAITING, chip_of, columns, filters, keep_of
from ui.decide.results import ResultsCard
from ui.decide.signer import Signer, result_of
from ui.decide.signing import Reviewed
from ui.sentences import explain, sentence
from ui.text import translate
from ui.widgets.card import BETWEEN, Card
from ui.widgets.kinds import Kind
from ui.widgets.phrases import Phrase, PhrasePicker

Lists = tuple[tuple[QueueRow, ...], tuple[QueueRow, ...]]
"""What waits, and the person's own decisions."""


class DecidePage(CasePage):
    """Look, send back, decide, sign; one case or a reviewed list with one confirmation.

    ``confirm`` takes the person's password and raises when it is not theirs; ``proof`` words a
    decision as it will print. Both run on the store worker.
    """

    def __init__(
        self,
        desk: DecideDesk,
        office: BackOffice,
        *,
        confirm: Callable[[str], object],
        proof: Callable[[CaseFile, Deciding], Proof],
        parent: QWidget | None = None,
    ) -> None:
        self.reviewed = Reviewed()
        card = self.card = DecisionCard(wait_ms=office.wait_ms and 250)
        super().__init__(
            DeskName.DECIDE,
            office,
            columns(opened=self.reviewed.opened, marked=self.reviewed.marked),
            acts=card.notice,
            row_height=52,
            parent=parent,
        )
        self._desk, self._proof = desk, proof
        self._waiting: tuple[QueueRow, ...] = ()
        self._own: tuple[QueueRow, ...] = ()
        self._filling = False
        self.case = CaseColumn(office)
        self.results = ResultsCard()
        self.signer = Signer(
            desk, self.asking, confirm=confirm, panel=card.panel, notice=card.notice, parent=self
        )
        self.acts = Acts(desk, self.asking, box=card.box, notice=card.notice, parent=self)
        self.ender = Ender(desk, self.asking, notice=card.notice, parent=self)
        self.keeper = WordsKeeper(
            office.jottings,
            office.tasks,
            self.desk.value,
            collect=lambda: together(card.typed(), self.ender.typed()),
            parent=self,
        )
        over = self._lay_out()
        self._connect()
        self.keeper.load(self._bring_back)
        self.begin(over, self.case.papers, self.case.transfer)

    def load(self) -> None:
        queues = self.office.queues

        def lists() -> Lists:
            return queues.to_decide(), queues.decided()

        self.office.tasks.run(self, lists, self._show_lists, self.show_error)

    def nothing(self) -> tuple[str, list[str | tuple[str, str]]]:
        return translate("Decide", "Nothing waits here"), []

    def refresh(self, changes: Changes) -> None:
        super().refresh(changes)
        self.case.refresh_scans(changes.scans)

    def keep(self) -> None:
        self.keeper.save_now()

    def back_to_list(self) -> None:
        self.right.setCurrentWidget(self.card)
        super().back_to_list()

    def show_case(self, case_id: str) -> bool:
        for key, rows in ((chip_of(case_id, self._waiting), self._waiting), (OWN, self._own)):
            if any(row.case_id == case_id for row in rows):
                self.filters.choose(key)
                self._fill()
                return self.table.choose(case_id)
        return False

    def take_scan(self, number: str) -> bool:
        rows = [row for row in (*self._waiting, *self._own) if row.number == number]
        return bool(rows) and self.show_case(rows[0].case_id)

    def mark_chosen(self) -> None:
        """Mark the chosen case for the list to sign, or take its mark away."""
        view = self._shown
        if view is None or self.filters.current != WAITING:
            return
        case_id = view.file.case.id
        if case_id in self.reviewed.marked:
            self.reviewed.unmark(case_id)
        else:
            plan = self._complete(view)
            if plan is not None:
                self.reviewed.mark(case_id, plan)
        self._show_marks()

    def sign_list(self) -> None:
        """Ask for the password over all marked cases."""
        plans = self.reviewed.plans(self._waiting)
        if not plans:
            words = translate("Decide", "Mark cases first: open each one, then Space")
            self.card.notice.say(Kind.WARN, words)
            return
        self._ask_password(plans)

    def _lay_out(self) -> QWidget:
        self.queue = Card(translate("Decide", "To decide"))
        self.queue.add(self.filters)
        self.queue.add(self.table, 1)
        self.case.setMinimumWidth(196)
        beside = QWidget()
        row = QHBoxLayout(beside)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(BETWEEN)
        row.addWidget(self.queue, 13)
        row.addWidget(self.case, 9)
        self.right = QStackedWidget()
        self.right.setMinimumWidth(332)
        self.right.addWidget(self.card)
        self.right.addWidget(self.results)
        self.right.addWidget(self.ender.column)
        self.content.addWidget(self.left, 24)
        self.content.addWidget(self.right, 11)
        self._show_marks()
        return beside

    def _connect(self) -> None:
        self.filters.chosen.connect(lambda key: self._fill())
        self.table.row_chosen.connect(self._choose)
        self.table.row_activated.connect(self._enter)
        self.table.on_key({"decide.mark": self.mark_chosen})
        self.loader.loaded.connect(self._show_view)
        self.case.materials.scan_wanted.connect(self.look_at_scan)
        self.asking.changed.connect(self._renew_card)
        self.results.closed.connect(self.back_to_list)
        self.results.case_wanted.connect(self.show_case)
        self.signer.signed.connect(self._signed)
        self.acts.done.connect(self._acted)
        self.ender.ended.connect(self._ended)
        self.ender.closed.connect(self.back_to_list)
        self.ender.edited.connect(self.keeper.touch)
        card = self.card
        card.edited.connect(self._reword)
        card.edited.connect(self.keeper.touch)
        self.keeper.failed.connect(self.show_error)
        card.aside_wanted.connect(partial(self._act, self.acts.stand_aside))
        card.outcomes.unwilling.connect(lambda why: card.notice.say(Kind.WARN, why))
        card.outcomes.on_chosen(
            {
                YES: self._decide,
                NO: self._decide,
                RETURN: partial(self._act, self.acts.send_back),
                FORWARD: partial(self._act, self.acts.forward),
                END: self._ask_to_end,
            }
        )
        verbs: dict[str, Callable[[], object]] = {
            name: partial(card.outcomes.act, name) for name in card.outcomes.buttons
        }
        verbs["decide.sign_list"] = self.sign_list
        verbs[ASIDE] = partial(self._act, self.acts.stand_aside)
        self.actions_by_name = bind(self, verbs)
        self.phrases = PhrasePicker(self, self._phrases_for)
        ending = self.ender.panel
        for edit in (*card.inputs.values(), card.box.edit, ending.basis, ending.reasons):
            self.phrases.attach(edit)

    def _show_lists(self, lists: Lists) -> None:
        self._waiting, self._own = lists
        lost = self.reviewed.compare(self._waiting)
        self.filters.show_filters(filters(self._waiting, self._own))
        self.count(sum(row.state is State.PROPOSED for row in self._waiting))
        self._fill()
        self._show_marks()
        if lost:
            words = translate(
                "Decide", "{count} marked cases changed: open them again", count=len(lost)
            )
            self.notice.say(Kind.WARN, words)

    def _fill(self) -> None:
        """Show the list of the chosen chip."""
        key = self.filters.current
        self._filling = True
        if key == OWN:
            self.table.set_rows(self._own)
        else:
            self.table.set_rows([row for row in self._waiting if keep_of(key)(row)])
        if self.table.chosen is None:
            self.table.choose_first()
        chosen = self.table.chosen
        if chosen is None:
            self._choose(None)
        elif self.loader.wanted == chosen.case_id:
            self.loader.fetch()
        else:
            self._choose(chosen)
        self._filling = False

    def _choose(self, row: QueueRow | None) -> None:
        self.ender.keep_to(row.case_id if row is not None else "")
        if row is None:
            self.loader.want("")
            self._shown = None
            self.case.setVisible(False)
            self.card.show_nothing()
        elif row.case_id != self.loader.wanted:
            self.card.box.close_box()
            self.card.panel.close_panel()
            self.card.notice.dismiss()
            if not self._filling:
                self.right.setCurrentWidget(self.card)
            self.loader.want(row.case_id)

    def _enter(self, row: QueueRow) -> None:
        self._choose(row)
        self.loader.fetch()
        self.card.begin()

    def _show_marks(self) -> None:
        count = len(self.reviewed.marked)
        hint = translate("Decide", "Space marks · {key} signs the list", key=_list_key())
        if count:
            hint = translate("Decide", "{count} marked · {key} signs", count=count, key=_list_key())
        self.queue.set_hint(hint)
        self.table.viewport().update()

    def _show_view(self, view: CaseView) -> None:
        self._shown = view
        case, queues = view.file.case, self.office.queues
        self.case.show_view(view, today=queues.today, proposed_by=queues.name_of(case.proposed_by))
        self.case.setVisible(True)
        if case.state is State.PROPOSED:
            self.reviewed.look(case.id, case.version)
        self._renew_card()
        self._show_marks()
        self._reword()

    def _renew_card(self) -> None:
        view = self._shown
        if view is None:
            return
        if self.asking.is_waiting:
            self.card.show_blocked(translate("Decide", "Waiting for the centre"))
        elif view.file.case.state in (State.PROPOSED, State.FORWARDED):
            try:
                self.card.show_case(view, self._desk.choices(view.file))
            except HallError as error:
                self.card.show_nothing()
                self.show_error(error)
        else:
            self.card.show_decided(view)

    def _reword(self) -> None:
        """Make the text of the decision anew; a marked case keeps its mark while it is complete."""
        view = self._shown
        if view is None or view.file.case.state is not State.PROPOSED:
            return
        plan, case_id = self.card.plan(), view.file.case.id
        if case_id in self.reviewed.marked:
            if self._desk.text_gap(view.file, plan) is None:
                self.reviewed.mark(case_id, plan)
            else:
                self.reviewed.unmark(case_id)
            self._show_marks()
        self.office.tasks.run(
            self,
            lambda: self._proof(view.file, plan),
            lambda proof: self._show_proof(case_id, proof),
            lambda error: self.card.notice.say(Kind.BAD, explain(error)),
        )

    def _show_proof(self, case_id: str, proof: Proof) -> None:
        if self.loader.wanted == case_id:
            self.card.show_proof(proof)

    def _complete(self, view: CaseView) -> Deciding | None:
        """The decision as typed, if it may be made and lacks nothing; else it is said why not."""
        plan = self.card.plan()
        choices = self._desk.choices(view.file)
        why_not = choices.grant if plan.proposal == GRANT else choices.refuse
        if why_not is not None:
            self.card.notice.say(Kind.WARN, sentence(why_not))
            return None
        gap = self._desk.text_gap(view.file, plan)
        if gap is not None:
            self.card.show_gap(gap)
            return None
        return plan

    def _decide(self) -> None:
        view = self._shown
        plan = self._complete(view) if view is not None else None
        if view is not None and plan is not None:
            self._ask_password([(view.file.case.id, plan)])

    def _ask_password(self, plans: Sequence[tuple[str, Deciding]]) -> None:
        self.ender.close()
        self.card.box.close_box()
        self.right.setCurrentWidget(self.card)
        self.signer.ask(plans, self._waiting)

    def _signed(self, results: tuple[Signed, ...]) -> None:
        changes = Changes()
        told = [result_of(one, self._waiting) for one in results]
        for one in results:
            self.reviewed.unmark(one.case_id)
            if one.changes is not None:
                changes |= one.changes
                self.card.forget(one.case_id)
                self.ender.forget(one.case_id)
        if len(told) > 1:
            self.results.show_results(told)
            self.right.setCurrentWidget(self.results)
        elif told[0].kind is Kind.OK:
            self.said.emit(f"{told[0].tail} {told[0].words}")
        else:
            self.card.notice.say(told[0].kind, told[0].words)
        self.keeper.save_now()
        self.tell(changes)

    def _ask_to_end(self) -> None:
        view = self._shown
        if view is not None and self.ender.may(view.file):
            self.card.box.close_box()
            self.card.panel.close_panel()
            self.right.setCurrentWidget(self.ender.column)
            self.ender.ask(view.file, self.office.queues.today)

    def _ended(self, case_id: str, changes: Changes) -> None:
        """The notice comes out in the place of the list; it must reach the applicant."""
        self.card.forget(case_id)
        self.keeper.save_now()
        self._acted(changes, translate("Decide", "Terminated"))
        self.show_new_paper(case_id, PaperKind.TERMINATION)

    def _bring_back(self, kept: dict[str, dict[str, str]]) -> None:
        self.card.bring_back(kept)
        self.ender.bring_back(kept)

    def _act(self, act: Callable[[CaseFile], object]) -> None:
        """Something besides deciding: what else was asked is put away first."""
        self.ender.close()
        self.card.panel.close_panel()
        if self._shown is not None and not self.asking.is_waiting:
            act(self._shown.file)

    def _acted(self, changes: Changes, what: str) -> None:
        if self._shown is not None:
            self.said.emit(f"{number_tail(self._shown.file.case.number)} {what}")
        self.tell(changes)

    def _phrases_for(self, edit: QWidget) -> list[Phrase]:
        laws = (self.card.inputs["law"], self.ender.panel.basis)
        return phrases_for(edit, self._shown, self.office.queues, box=self.card.box.edit, laws=laws)


def _list_key() -> str:
    return key_of("decide.sign_list")
