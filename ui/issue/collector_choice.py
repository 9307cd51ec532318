"""Who collects: the applicant, the head of the company, or an agent whose power covers it."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QRadioButton, QVBoxLayout, QWidget

from app.desks.issue import AGENT, SELF, Collectors
from ui.sentences import sentence
from ui.text import translate
from ui.widgets.card import label


class CollectorChoice(QWidget):
    """One line for each who may come; one who may not is there too, with the reason beneath."""

    chosen = Signal(str)
    """``self`` or ``agent``"""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.own = QRadioButton()
        self.agent = QRadioButton()
        self._group = QButtonGroup(self)
        self._own_note = label("", "small", wrap=True)
        self._agent_note = label("", "small", wrap=True)
        self._people: Collectors | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        for button, note in ((self.own, self._own_note), (self.agent, self._agent_note)):
            self._group.addButton(button)
            note.setContentsMargins(24, 0, 0, 4)
            column.addWidget(button)
            column.addWidget(note)
        self.own.clicked.connect(lambda: self.chosen.emit(SELF))
        self.agent.clicked.connect(lambda: self.chosen.emit(AGENT))

    @property
    def relation(self) -> str:
        """Who is chosen: ``self`` or ``agent``."""
        return AGENT if self.agent.isChecked() else SELF

    @property
    def name(self) -> str:
        """The name of who is chosen, as the case knows it."""
        people = self._people
        if people is None:
            return ""
        if self.relation == AGENT:
            return people.agent
        return people.head or people.applicant

    @property
    def agent_reason(self) -> str:
        """What is said under the agent."""
        return self._agent_note.text()

    def show_people(self, people: Collectors) -> None:
        """Show who may collect; the applicant is chosen first."""
        self._people = people
        self.own.setChecked(True)
        if people.head:
            self.own.setText(translate("Issue", "{name}, head of the applicant", name=people.head))
        else:
            self.own.setText(translate("Issue", "{name}, the applicant", name=people.applicant))
        self._own_note.setText(f"{people.applicant}  {people.applicant_number}")
        has_agent = bool(people.agent)
        self.agent.setVisible(has_agent)
        self._agent_note.setVisible(has_agent)
        self.agent.setText(translate("Issue", "{name}, the agent", name=people.agent))
        self.agent.setEnabled(people.agent_gap is None)
        note = people.agent_number
        if people.agent_gap is not None:
            note = f"✕ {sentence(people.agent_gap)}"
        self._agent_note.setText(note)
