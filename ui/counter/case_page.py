"""A case that exists already: what it is, how it stands, and what may be done with it here."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QWidget

from app.desks.draft import Draft
from app.desks.intake import ACCEPTING, Finish, Finished, Outcome, Standing
from app.domain.calendar import civil_date
from app.domain.case import Paper, State
from app.domain.errors import HallError
from app.domain.materials import Material
from ui.casefile.case_column import FormCard, SaidCard
from ui.casefile.head import CaseHead
from ui.casefile.history import HistoryCard
from ui.casefile.materials import MaterialsCard as MaterialsSeen
from ui.casefile.papers import PapersCard, PaperView
from ui.casefile.scans_card import ScansCard, Stands
from ui.casefile.words import grouped
from ui.counter import case_acts
from ui.counter.case_acts import CaseActsCard, act_states
from ui.counter.case_doings import CaseDoings, Loaded
from ui.counter.decline_panel import DeclinePanel
from ui.counter.item_card import link
from ui.counter.materials_card import MaterialsCard
from ui.counter.outcomes_card import OutcomesCard
from ui.counter.paper_run import PaperRun, PaperState
from ui.counter.parts import CounterParts
from ui.counter.promise_panel import PromisePanel
from ui.sentences import explain
from ui.text import translate
from ui.widgets.card import BETWEEN, label
from ui.widgets.columns import CardColumn
from ui.widgets.kinds import Kind
from ui.widgets.notice import NoticeBar

WIDE = 1500
"""From this width of the page on the outer columns get more room."""
TABLE = 430
"""The least height of the table in which a kept case's materials are checked."""


class CasePage(QWidget):
    """``show_case`` loads a case; a kept one is answered here with the same keys as an intake."""

    answered = Signal(object)
    """``Finished``: the case was answered now."""
    redone = Signal(object)
    """The ``Draft`` of a case that is made again."""
    closed = Signal()
    changed = Signal(str)
    """Id of a case that an act changed."""

    def __init__(self, parts: CounterParts, run: PaperRun, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._parts, self._run = parts, run
        self._case_id = ""
        self._loaded: Loaded | None = None
        self._standing: Standing | None = None
        self._busy = False
        self._opened = ""
        self.notice = NoticeBar()
        self.head, self.said, self.form = CaseHead(), SaidCard(), FormCard()
        self.papers, self.history = PapersCard(), HistoryCard()
        self.seen, self.materials = MaterialsSeen(), MaterialsCard()
        self.scans = ScansCard()
        self.outcomes = OutcomesCard(keep=False)
        self.promise, self.decline = PromisePanel(), DeclinePanel()
        self.acts, self.doings = CaseActsCard(), CaseDoings(parts)
        self.paper_view = PaperView(parts.intake.tasks, parts.press, parts.send)
        self._number = label("", "muted")
        self._number.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.back = link(translate("Counter", "Back"), "Esc")
        self._lay_out()
        self._connect()

    @property
    def loaded(self) -> Loaded | None:
        """The case shown; None until it is there."""
        return self._loaded

    def show_case(self, case_id: str) -> None:
        """Load a case and show it."""
        self._case_id = case_id
        self._loaded = None
        self.notice.dismiss()
        self.doings.close_panels()
        self.acts.show()
        self._show_panel(None)
        self._middle.setCurrentIndex(0)
        self._load()

    def refresh(self, case_ids: frozenset[str]) -> None:
        """Something came in about these cases."""
        if self._case_id in case_ids and not self._busy:
            self._load()

    def refresh_scans(self, case_ids: frozenset[str]) -> None:
        """Scans of these cases came further: what was marked meanwhile stays as it is."""
        loaded, scans = self._loaded, self._parts.casework.scans
        if loaded is not None and self._case_id in case_ids:
            self._parts.intake.tasks.run(
                self,
                lambda: scans.stands(loaded.view.file),
                lambda stands: self._scans_stand(loaded, stands),
                self._say,
            )

    def choose(self, outcome: Outcome) -> None:
        """What the key of an outcome does with a kept case."""
        if self._standing is None or outcome not in self.outcomes.buttons:
            return
        if outcome is Outcome.DECLINE and not self.decline.isHidden():
            self._answer(Finish(outcome, declining=self.decline.value()))
        elif outcome is Outcome.TOLERATE and not self.promise.isHidden():
            self._answer(Finish(outcome, promise_signed=True))
        else:
            self._show_panel(None)
            self.outcomes.act(outcome)

    def do(self, name: str) -> None:
        """Open the panel of an act, if it is possible now; else say why not."""
        button = self.acts.buttons.get(name)
        if button is None:
            self.notice.say(Kind.WARN, translate("Counter", "Not with this case"))
        elif button.isEnabled():
            self._open(name)
        else:
            self.notice.say(Kind.WARN, button.toolTip())

    def resizeEvent(self, event: QResizeEvent, /) -> None:
        super().resizeEvent(event)
        wide = self.width() >= WIDE
        self._left.setFixedWidth(560 if wide else 400)
        self._right.setFixedWidth(340 if wide else 286)

    def show_history(self) -> None:
        """Bring who had the case, when and how long into sight."""
        self._middle.setCurrentIndex(0)
        self._cards.ensureWidgetVisible(self.history)

    def print_again(self) -> None:
        """The paper looked at, or the last numbered one, once more."""
        loaded = self._loaded
        if self._middle.currentWidget() is self.paper_view:
            self.paper_view.print_it()
        elif loaded is not None:
            standing = [each for each in loaded.view.file.papers if not each.void_reason]
            if standing:
                self._look(standing[-1])
                self._run.print_one(loaded.view.file.case.id, standing[-1])

    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
            return
        super().keyPressEvent(event)

    def _lay_out(self) -> None:
        self.head.header.addWidget(self.back)
        self.head.body.insertWidget(0, self._number)
        left, middle, right = CardColumn(), CardColumn(), CardColumn()
        self._left, self._cards, self._right = left, middle, right
        self.materials.setMinimumHeight(TABLE)
        for column, cards in (
            (left, (self.notice, self.head, self.doings.amend, self.papers, self.said, self.form)),
            (middle, (self.materials, self.scans, self.seen, self.history)),
            (right, (self.outcomes, self.promise, self.decline, self.doings, self.acts)),
        ):
            for card in cards:
                column.add(card)
            column.end()
        self._middle = QStackedWidget()
        self._middle.addWidget(middle)
        self._middle.addWidget(self.paper_view)
        whole = QHBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(BETWEEN)
        whole.addWidget(left)
        whole.addWidget(self._middle, 1)
        whole.addWidget(right)

    def _connect(self) -> None:
        self.back.clicked.connect(self.closed)
        self.papers.wanted.connect(self._look)
        self.seen.scan_wanted.connect(self._look_at_scan)
        self.scans.wanted.connect(self._look_at_scan)
        self.papers.passing_wanted.connect(lambda: self._open(case_acts.HAND_OVER))
        self.paper_view.closed.connect(lambda: self._middle.setCurrentIndex(0))
        self.paper_view.printed.connect(lambda said: self._load())
        self._run.told.connect(self._tell)
        self.materials.changed.connect(self._marked)
        self.outcomes.outcome_chosen.connect(self._chosen)
        self.outcomes.unwilling.connect(self._unwilling)
        self.outcomes.amend_wanted.connect(lambda: self.do(case_acts.AMEND))
        self.promise.confirmed.connect(lambda: self.choose(Outcome.TOLERATE))
        self.decline.confirmed.connect(lambda: self.choose(Outcome.DECLINE))
        for panel in (self.promise, self.decline):
            panel.closed.connect(lambda: self._show_panel(None))
        self.acts.wanted.connect(self.do)
        self.doings.done.connect(self._acted)
        self.doings.closed.connect(self._closed)
        self.doings.redone.connect(self._redone)
        self.doings.failed.connect(self._say)

    def _unwilling(self, outcome: Outcome) -> None:
        """Acceptance that the form bars: to the first field that is wrong."""
        if outcome in ACCEPTING and self._standing is not None and self._standing.reading.gaps:
            self.do(case_acts.AMEND)

    def _open(self, name: str) -> None:
        """Show the panel of an act in the place of the list of acts."""
        self.notice.dismiss()
        self._opened = name
        self.doings.open(name)
        self.acts.setVisible(not self.doings.is_open)
        self._show_form()

    def _show_form(self) -> None:
        """The form as it is recorded gives way to the panel that amends it."""
        fields = self._loaded.view.fields if self._loaded is not None else ()
        self.form.setVisible(bool(fields) and self.doings.amend.isHidden())

    def _closed(self) -> None:
        """A panel was put away: the focus goes back to the act it came from."""
        self.acts.show()
        self._show_form()
        button = self.acts.buttons.get(self._opened)
        if button is not None and button.isEnabled():
            button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _load(self) -> None:
        case_id = self._case_id
        self._parts.intake.tasks.run(
            self, lambda: self._read(case_id), lambda loaded: self._show(case_id, loaded), self._say
        )

    def _read(self, case_id: str) -> Loaded:
        view = self._parts.records.view(case_id)
        choices = self._parts.casework.choices(view.file)
        today = civil_date(self._parts.intake.now())
        standing = None
        if view.file.case.state is State.RECEIVED:
            standing = self._parts.intake.counter.standing_of_case(case_id)
        return Loaded(view, choices, standing, today)

    def _show(self, case_id: str, loaded: Loaded) -> None:
        if case_id != self._case_id:
            return
        if self._loaded is None:
            received = loaded.view.file.case.received_at
            here = received is not None and civil_date(received) == loaded.today
            self.outcomes.to_be_given.setChecked(not here)
        self._loaded, self._standing = loaded, loaded.standing
        view, today, case = loaded.view, loaded.today, loaded.view.file.case
        self.head.show_case(view, today=today)
        self._number.setText(grouped(case.number))
        self.said.show_case(case, proposed_by="")
        self.papers.show_papers(view.file.papers)
        self.form.show_fields(view.fields)
        self.history.show_steps(view.steps, today=today)
        gaps = loaded.standing.reading.gaps if loaded.standing is not None else ()
        form = bool(view.item.fields or gaps)
        self.acts.show_states(act_states(view.file, loaded.choices, form=form))
        self.doings.show_loaded(loaded)
        kept = loaded.standing is not None
        self.materials.setVisible(kept)
        self.seen.setVisible(not kept)
        self._scans_stand(loaded, view.scans)
        self._show_form()
        self._show_materials(view.file.materials)
        self._show_standing()

    def _scans_stand(self, loaded: Loaded, stands: Stands) -> None:
        """Show how the scans stand; an answer about a case shown before is dropped."""
        if loaded is self._loaded:
            materials = loaded.view.file.materials
            self.seen.show_materials(materials, today=loaded.today, scans=stands)
            self.scans.show_scans(materials if loaded.standing is not None else (), stands)

    def _show_materials(self, materials: Sequence[Material]) -> None:
        loaded = self._loaded
        if loaded is None:
            return
        usual = self._standing.promises if self._standing is not None else {}
        agent = bool(loaded.view.file.case.agent_name)
        item, today = loaded.view.item, loaded.today
        self.materials.show_list(item, materials, agent=agent, today=today, promises=usual)

    def _show_standing(self) -> None:
        self._show_panel(None)
        self.outcomes.setVisible(self._standing is not None)
        if self._standing is not None and self._loaded is not None:
            self.outcomes.show_standing(self._standing, self._loaded.today)

    def _marked(self, materials: Sequence[Material]) -> None:
        """A kept case's material was marked: ask again which answers that allows."""
        case_id, counter = self._case_id, self._parts.intake.counter
        self._parts.intake.tasks.run(
            self,
            lambda: counter.standing_of_case(case_id, tuple(materials)),
            self._stands,
            self._say,
        )

    def _stands(self, standing: Standing) -> None:
        self._standing = standing
        self._show_materials(self.materials.materials)
        self._show_standing()

    def _chosen(self, outcome: Outcome) -> None:
        if outcome is Outcome.TOLERATE and self._standing is not None:
            self._show_panel(self.promise)
            self.promise.ask(self.materials.materials, self._standing.promises)
        elif outcome is Outcome.DECLINE:
            self._show_panel(self.decline)
            self.decline.begin()
        else:
            self._answer(
                Finish(
                    outcome,
                    as_promised=self.outcomes.wants_promised,
                    to_be_given=outcome is Outcome.TELL and self.outcomes.to_be_given.isChecked(),
                )
            )

    def _answer(self, plan: Finish) -> None:
        if self._busy:
            return
        self._busy = True
        case_id, materials = self._case_id, self.materials.materials
        self._parts.intake.tasks.run(
            self,
            lambda: self._parts.intake.counter.answer(case_id, plan, materials),
            self._answered,
            self._not_answered,
        )

    def _answered(self, finished: Finished) -> None:
        self._busy = False
        self._show_panel(None)
        self.answered.emit(finished)

    def _not_answered(self, error: HallError) -> None:
        self._busy = False
        shown = [panel for panel in (self.promise, self.decline) if not panel.isHidden()]
        (shown[0] if shown else self.outcomes).say(explain(error))

    def _acted(self) -> None:
        """An act is in the journal: show the case anew, and print what it brought."""
        before = self._loaded.view.file.papers if self._loaded is not None else ()
        known = {paper.id for paper in before}
        self.changed.emit(self._case_id)
        self._parts.intake.tasks.run(
            self,
            lambda: self._read(self._case_id),
            lambda loaded: self._show_new(loaded, known),
            self._say,
        )

    def _show_new(self, loaded: Loaded, known: set[str]) -> None:
        self._show(loaded.view.file.case.id, loaded)
        self.notice.say(Kind.OK, translate("Counter", "Recorded"))
        new = [paper for paper in loaded.view.file.papers if paper.id not in known]
        if new:
            self._look(new[-1])
            self._run.print_all(loaded.view.file.case.id, new)

    def _redone(self, draft: Draft) -> None:
        self.changed.emit(self._case_id)
        self.redone.emit(draft)

    def _look(self, paper: Paper) -> None:
        self._middle.setCurrentWidget(self.paper_view)
        self.paper_view.show_paper(self._case_id, paper)

    def _look_at_scan(self, material: Material) -> None:
        self._middle.setCurrentWidget(self.paper_view)
        self.paper_view.show_scan(self._parts.casework.scans, self._case_id, material)

    def _tell(self, paper_id: str, state: PaperState) -> None:
        if state.kind is not Kind.MUTED and self.isVisible():
            self.notice.say(state.kind, state.text)

    def _say(self, error: HallError) -> None:
        self._busy = False
        self.notice.say(Kind.BAD, explain(error))

    def _show_panel(self, panel: QWidget | None) -> None:
        kept = self._standing is not None
        self.outcomes.setVisible(panel is None and kept)
        self.promise.setVisible(panel is self.promise)
        self.decline.setVisible(panel is self.decline)
