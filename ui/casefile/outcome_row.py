"""The outcomes of a desk side by side, and beneath them why some are not possible."""

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from ui.actions import key_of
from ui.widgets.card import label
from ui.widgets.outcomes import OutcomeButton, OutcomeState

GAP = 8


class OutcomeRow(QWidget):
    """Buttons by the names of their actions; equal reasons are said once for all their keys."""

    unwilling = Signal(str)
    """Why an outcome asked for by its key is not possible now."""

    def __init__(
        self, actions: Sequence[str], *, columns: int = 4, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.buttons = {name: OutcomeButton(name, reasons=False) for name in actions}
        self._why = label("", "small", wrap=True)
        self._most, self._columns = columns, 0
        self._grid = QGridLayout()
        self._grid.setSpacing(GAP)
        for button in self.buttons.values():
            button.unwilling.connect(self.unwilling)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addLayout(self._grid)
        column.addWidget(self._why)
        self._why.hide()
        self._arrange()

    def on_chosen(self, verbs: Mapping[str, Callable[[], object]]) -> None:
        """What each outcome does when it is chosen."""
        for name, verb in verbs.items():
            self.buttons[name].chosen.connect(verb)

    def show_states(
        self, states: Mapping[str, OutcomeState], texts: Mapping[str, str] | None = None
    ) -> None:
        """Show which outcomes are possible and say beneath why the others are not."""
        for name, text in (texts or {}).items():
            self.buttons[name].set_text(text)
        reasons: dict[str, list[str]] = {}
        for name, button in self.buttons.items():
            state = states[name]
            button.show_state(state)
            if state.reason:
                reasons.setdefault(state.reason, []).append(key_of(name))
        self._arrange()
        lines = [f"{' '.join(keys)}  {reason}" for reason, keys in reasons.items()]
        self._why.setText("\n".join(lines))
        self._why.setVisible(bool(lines))

    @property
    def reasons(self) -> str:
        """What stands beneath the buttons."""
        return self._why.text()

    def act(self, name: str) -> None:
        """Do what a click on that outcome would, or tell why it cannot be."""
        self.buttons[name].act()

    def minimumSizeHint(self) -> QSize:
        # As narrow as two to a line can be, however many stand in one now.
        return QSize(self._needed(2), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent, /) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        """All in one line where their words fit, else two to a line."""
        columns = self._most
        if columns > 2 and self._needed(columns) > self.width():
            columns = 2
        if columns == self._columns:
            return
        for place in range(max(columns, self._columns)):
            self._grid.setColumnStretch(place, 1 if place < columns else 0)
        self._columns = columns
        for place, button in enumerate(self.buttons.values()):
            self._grid.addWidget(button, place // columns, place % columns)

    def _needed(self, columns: int) -> int:
        widths = [one.button.minimumWidth() for one in self.buttons.values()]
        lines = [widths[at : at + columns] for at in range(0, len(widths), columns)]
        return max(sum(line) + GAP * (len(line) - 1) for line in lines)
