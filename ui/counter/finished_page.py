"""After the visit: the number, what was done, the papers in hand, and what comes next."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from app.desks.intake import Finished
from app.domain.case import Case, Paper, State
from ui.actions import key_of
from ui.casefile.papers import PaperView
from ui.casefile.words import grouped, paper_word, state_word
from ui.counter.elided import TwoLines
from ui.counter.item_card import link
from ui.counter.paper_run import PaperRun, PaperState
from ui.counter.words import day_in_words
from ui.text import translate
from ui.theme import mark
from ui.widgets.card import BETWEEN, Card, hairline, label
from ui.widgets.kinds import Kind

_KIND = {
    State.ACCEPTED: Kind.OK,
    State.CORRECTING: Kind.WARN,
    State.DECLINED: Kind.BAD,
    State.RECEIVED: Kind.ACCENT,
}


class FinishedPage(QWidget):
    """The result of a visit. Its buttons are signals; the keys are bound by the counter's page."""

    next_wanted = Signal()
    same_people_wanted = Signal()
    same_item_wanted = Signal()
    case_wanted = Signal(str)
    redo_wanted = Signal(str)

    def __init__(self, run: PaperRun, view: PaperView, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._run, self.paper_view = run, view
        self._finished: Finished | None = None
        self._states: dict[str, QLabel] = {}
        self.card = Card()
        self._state = label("", "big")
        self._number = label("", "figure")
        self._number.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._item = TwoLines()
        self._who = label("", "muted", wrap=True)
        self._days = label("", "", wrap=True)
        self._papers = QWidget()
        self.buttons = self._next_buttons()
        self._lay_out()
        self._run.told.connect(self._tell)
        self.paper_view.closed.connect(self._to_next)

    @property
    def finished(self) -> Finished | None:
        """What is shown."""
        return self._finished

    @property
    def said(self) -> str:
        """Everything the head of the result says, for a screen reader and for tests."""
        parts = (self._state, self._number, self._who, self._days)
        return "\n".join([*(part.text() for part in parts), self._item.text])

    def show_finished(self, finished: Finished) -> None:
        """Show a result and print its papers."""
        self._finished = finished
        case = finished.file.case
        kind = _KIND.get(case.state, Kind.ACCENT)
        self._state.setText(f"{kind.sign} {_outcome_word(case)}")
        mark(self._state, voice="big", kind=kind.value)
        self._number.setText(grouped(case.number))
        self._number.setAccessibleName(translate("Counter", "Case number {no}", no=case.number))
        self._item.set_text(case.item_name)
        agent = translate("Counter", "by {agent}", agent=case.agent_name) if case.agent_name else ""
        who = (case.applicant_name, case.masked_number, agent)
        self._who.setText("  ".join(part for part in who if part))
        self._days.setText("\n".join(_days(case)))
        self._show_papers(finished.papers)
        if finished.papers:
            self.paper_view.show_paper(case.id, _main_paper(finished.papers))
        self.buttons[0].setFocus(Qt.FocusReason.OtherFocusReason)
        self._run.print_all(case.id, finished.papers)

    def _to_next(self) -> None:
        self.buttons[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def print_again(self) -> None:
        """Every paper once more, from the bytes kept."""
        if self._finished is not None:
            self._run.print_all(self._finished.file.case.id, self._finished.papers)

    def state_of(self, paper: Paper) -> str:
        """What stands beside a paper."""
        return self._states[paper.id].text()

    def _next_buttons(self) -> tuple[QPushButton, ...]:
        next_ = _button(translate("Counter", "Next case"), "counter.next", self.next_wanted.emit)
        next_.setProperty("strength", "primary")
        return (
            next_,
            _button(
                translate("Counter", "Next case, same people"),
                "counter.next_people",
                self.same_people_wanted.emit,
            ),
            _button(
                translate("Counter", "Next, same item"),
                "counter.next_same",
                self.same_item_wanted.emit,
            ),
        )

    def _lay_out(self) -> None:
        for part in (self._state, self._number, self._item, self._who, self._days):
            self.card.add(part)
        self.card.add(hairline())
        self.card.add(label(translate("Counter", "Papers to hand over"), "title"))
        self.card.add(self._papers)
        self.card.add(hairline())
        for button in self.buttons:
            self.card.add(button)
        open_ = link(translate("Counter", "Open this case"))
        open_.clicked.connect(self._open)
        redo = link(translate("Counter", "Void and redo"), key_of("counter.void"))
        redo.clicked.connect(self._redo)
        links = QHBoxLayout()
        links.addWidget(open_)
        links.addWidget(redo)
        links.addStretch(1)
        self.card.add(links)
        self.card.body.addStretch(1)
        whole = QHBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(BETWEEN)
        self.card.setMinimumWidth(440)
        whole.addWidget(self.card, 5)
        whole.addWidget(self.paper_view, 6)

    def _show_papers(self, papers: tuple[Paper, ...]) -> None:
        old = self._papers
        self._papers, self._states = QWidget(), {}
        grid = QGridLayout(self._papers)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(10)
        grid.setVerticalSpacing(6)
        grid.setColumnStretch(0, 1)
        for row, paper in enumerate(papers):
            self._add_paper(grid, row, paper)
        self.card.body.replaceWidget(old, self._papers)
        old.hide()
        old.deleteLater()

    def _add_paper(self, grid: QGridLayout, row: int, paper: Paper) -> None:
        name = f"{paper_word(paper.kind)}  {paper.number}".strip()
        state = label("", "small", wrap=True)
        self._states[paper.id] = state
        words = QVBoxLayout()
        words.setSpacing(1)
        words.addWidget(label(name, wrap=True))
        words.addWidget(state)
        look, again = link(translate("Counter", "Look")), link(translate("Counter", "Print"))
        look.setAccessibleName(f"{translate('Counter', 'Look')} {name}")
        again.setAccessibleName(f"{translate('Counter', 'Print')} {name}")
        look.clicked.connect(lambda: self._look(paper))
        again.clicked.connect(lambda: self._print(paper))
        copies = translate("Counter", "{count} copies", count=paper.copies)
        top = Qt.AlignmentFlag.AlignTop
        grid.addLayout(words, row, 0)
        grid.addWidget(label(copies, "muted"), row, 1, top)
        grid.addWidget(look, row, 2, top)
        grid.addWidget(again, row, 3, top)

    def _tell(self, paper_id: str, state: PaperState) -> None:
        shown = self._states.get(paper_id)
        if shown is not None:
            shown.setText(f"{state.kind.sign} {state.text}")
            voices = {Kind.OK: "ok", Kind.BAD: "bad"}
            mark(shown, voice=voices.get(state.kind, "small"))

    def _look(self, paper: Paper) -> None:
        if self._finished is not None:
            self.paper_view.show_paper(self._finished.file.case.id, paper)

    def _print(self, paper: Paper) -> None:
        if self._finished is not None:
            self._run.print_one(self._finished.file.case.id, paper)

    def _open(self) -> None:
        if self._finished is not None:
            self.case_wanted.emit(self._finished.file.case.id)

    def _redo(self) -> None:
        if self._finished is not None:
            self.redo_wanted.emit(self._finished.file.case.id)


def _outcome_word(case: Case) -> str:
    """What the visit ended with, in the words of the counter."""
    if case.state is not State.ACCEPTED:
        return state_word(case)
    if case.tolerated:
        return translate("Counter", "Accepted, tolerating")
    return translate("Counter", "Accepted")


def _main_paper(papers: tuple[Paper, ...]) -> Paper:
    """The paper to look at first: the answer, not the receipt."""
    numbered = [paper for paper in papers if paper.number]
    return (numbered or list(papers))[-1]


def _days(case: Case) -> list[str]:
    """What the applicant will ask: by when."""
    lines: list[tuple[str, date | None]] = []
    match case.state:
        case State.ACCEPTED:
            lines = [
                (translate("Counter", "To follow by"), case.tolerance_due),
                (translate("Counter", "Promised"), case.promised_due),
                (translate("Counter", "By law"), case.statutory_due),
            ]
        case State.CORRECTING:
            lines = [(translate("Counter", "To correct by"), case.supplement_due)]
        case State.RECEIVED:
            lines = [
                (translate("Counter", "Tell by"), case.notice_due),
                (translate("Counter", "Deemed accepted"), case.deemed_on),
            ]
    return [f"{name}  {day_in_words(day)}" for name, day in lines if day is not None]


def _button(text: str, action: str, verb: Callable[[], object]) -> QPushButton:
    button = QPushButton(f"{text}  {key_of(action)}")
    button.setAutoDefault(True)
    button.clicked.connect(lambda: verb())
    return button
