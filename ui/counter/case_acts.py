"""What may be done with a case here, each with its key, or why it is not possible."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from app.desks.casework import CaseChoices
from app.domain.case import OPEN_STATES, CaseFile, Paper, PaperKind, State
from app.domain.errors import Refusal
from app.domain.materials import Material, Way, tolerated
from ui.actions import key_of
from ui.sentences import sentence
from ui.text import source, translate
from ui.theme import mark
from ui.widgets.card import Card, label

SUPPLY, COME_IN, OWED, GIVE = "supply", "come_in", "owed", "give"
WITHDRAW, TERMINATE, REDO = "withdraw", "terminate", "redo"
SPOT, AMEND, MEND, REPLACE = "spot", "amend", "mend", "replace"
ATTACH, HAND_OVER, REVEAL = "attach", "hand_over", "reveal"

TEXTS: Mapping[str, tuple[str, str]] = {
    GIVE: (source("Counter", "Notice given or sent"), ""),
    SUPPLY: (source("Counter", "Take supplements"), "counter.supply"),
    COME_IN: (source("Counter", "Take what follows"), "counter.supply"),
    OWED: (source("Counter", "Issue the notice owed"), ""),
    SPOT: (source("Counter", "Corrected on the spot"), "counter.on_the_spot"),
    AMEND: (source("Counter", "Amend the form"), "counter.amend"),
    ATTACH: (source("Counter", "Attach a scan"), "counter.scan_file"),
    MEND: (source("Counter", "Clerical error"), "counter.mend"),
    REPLACE: (source("Counter", "Replace a paper"), ""),
    REVEAL: (source("Counter", "Show in full"), ""),
    REDO: (source("Counter", "Void and redo"), "counter.void"),
    WITHDRAW: (source("Counter", "Withdrawal"), "counter.withdraw"),
    TERMINATE: (source("Counter", "Termination"), ""),
}
"""Acts in the order they stand: text and action of the key map."""


@dataclass(frozen=True, slots=True)
class ActState:
    """One act now; without a reason it is possible."""

    name: str
    why_not: str = ""


class CaseActsCard(Card):
    """``wanted`` tells the name of an act a person chose."""

    wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(translate("Counter", "With this case"), parent=parent)
        self.buttons: dict[str, QPushButton] = {}
        self._rows = QWidget()
        self.add(self._rows)

    def show_states(self, states: Sequence[ActState]) -> None:
        """Show these acts."""
        old, self._rows, self.buttons = self._rows, QWidget(), {}
        column = QVBoxLayout(self._rows)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(3)
        for state in states:
            self._add(column, state)
        self.body.replaceWidget(old, self._rows)
        old.hide()
        old.deleteLater()

    def _add(self, column: QVBoxLayout, state: ActState) -> None:
        text, action = TEXTS[state.name]
        words = translate("Counter", text)
        button = QPushButton(f"{words}  {key_of(action)}" if action else words)
        mark(button, strength="link")
        button.setAutoDefault(False)
        button.setEnabled(not state.why_not)
        button.setAccessibleDescription(state.why_not)
        button.setToolTip(state.why_not)
        button.clicked.connect(lambda: self.wanted.emit(state.name))
        self.buttons[state.name] = button
        column.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        if state.why_not:
            why = label(state.why_not, "small", wrap=True)
            why.setContentsMargins(5, 0, 0, 4)
            column.addWidget(why)


def act_states(file: CaseFile, choices: CaseChoices, *, form: bool = True) -> tuple[ActState, ...]:
    """Which acts make sense for a case, and why some of them are not possible now.

    ``form``: whether there is anything to amend in what the application says.
    """
    case = file.case
    states = []
    if case.state is State.CORRECTING:
        states += [ActState(GIVE)] if ungiven_notice(file) is not None else []
        states.append(ActState(SUPPLY))
    if out := following(file):
        gone = case.state in (State.DELIVERED, State.WITHDRAWN, State.TERMINATED)
        if out and not gone:
            states.append(ActState(COME_IN))
    if case.acceptance_owed:
        states.append(ActState(OWED, _why(choices.owed)))
    if case.state is State.RECEIVED:
        states.append(ActState(SPOT))
    if form and case.state in OPEN_STATES:
        states.append(ActState(AMEND, _why(choices.amend)))
    states += [ActState(ATTACH)] if file.materials else []
    if any(paper.number and not paper.void_reason for paper in file.papers):
        states += [ActState(MEND), ActState(REPLACE)]
    states.append(ActState(REVEAL))
    states.append(ActState(REDO, _why(choices.void)))
    states.append(ActState(WITHDRAW, _why(choices.withdraw)))
    states.append(ActState(TERMINATE, _why(choices.terminate)))
    return tuple(states)


def ungiven_notice(file: CaseFile) -> Paper | None:
    """The one-time notice that is made, but neither in the applicant's hand nor sent."""
    notice = file.standing_paper(PaperKind.CORRECTION)
    return notice if notice is not None and notice.given_on is None else None


def still_out(file: CaseFile) -> tuple[Material, ...]:
    """What a notice asked for and has not come in right."""
    return tuple(
        each
        for each in file.materials
        if each.asked and not each.in_hand and each.way is not Way.NOT_APPLICABLE
    )


def following(file: CaseFile) -> tuple[Material, ...]:
    """What may come in after acceptance: tolerated materials, or what a department asked for."""
    if file.case.accepted_on is None:
        return ()
    if file.case.request:
        return file.materials
    return tolerated(file.materials)


def _why(refused: Refusal | None) -> str:
    return sentence(refused) if refused is not None else ""
