"""Several of a few words, each a tick."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QWidget

from ui.widgets.chips import FlowLayout


class ManyChoices(QWidget):
    """Ticks whose value joins the chosen words as they are stored."""

    edited = Signal()

    def __init__(self, choices: Sequence[tuple[str, str]], *, between: str) -> None:
        super().__init__()
        self._between = between
        self._boxes: dict[str, QCheckBox] = {}
        self._flow = FlowLayout(self, gap=12)
        self.set_choices(choices)

    def set_choices(self, choices: Sequence[tuple[str, str]]) -> None:
        """Offer other choices; none is ticked."""
        while (item := self._flow.takeAt(0)) is not None:
            old = item.widget()
            if old is not None:
                old.hide()
                old.deleteLater()
        self._boxes = {value: QCheckBox(text) for value, text in choices}
        for box in self._boxes.values():
            box.clicked.connect(self.edited)
            self._flow.addWidget(box)
        for box in self.boxes[:1]:
            self.setFocusProxy(box)
        self.updateGeometry()

    @property
    def boxes(self) -> tuple[QCheckBox, ...]:
        """The ticks, in the order of the choices."""
        return tuple(self._boxes.values())

    def value(self) -> str:
        """The ticked values, joined."""
        return self._between.join(value for value, box in self._boxes.items() if box.isChecked())

    def set_value(self, value: str) -> None:
        """Tick these values, no others."""
        wanted = set(value.split(self._between))
        for each, box in self._boxes.items():
            box.setChecked(each in wanted)
