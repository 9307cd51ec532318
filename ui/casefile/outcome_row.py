"""The outcomes of a desk side by side, and beneath them why some are not possible."""

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from ui.actions import key_of
from ui.widgets.card import label
from ui.widgets.outcomes import OutcomeButton, OutcomeState


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
        grid = QGridLayout()
        grid.setSpacing(8)
        for place, button in enumerate(self.buttons.values()):
            button.unwilling.connect(self.unwilling)
            grid.addWidget(button, place // columns, place % columns)
            grid.setColumnStretch(place % columns, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addLayout(grid)
        column.addWidget(self._why)
        self._why.hide()

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
