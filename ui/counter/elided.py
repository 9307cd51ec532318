"""A label of at most two lines; what does not fit stands in its tool tip."""

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.widgets.card import label
from ui.widgets.rows_table import two_lines


class TwoLines(QWidget):
    """Shows a text in the width it is given, in one line or two."""

    def __init__(self, text: str = "", *, bold: bool = True) -> None:
        super().__init__()
        self._bold = bold
        self._text = text
        self._label = label("", "strong" if bold else "")
        self._label.setParent(self)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setSizePolicy(policy)
        self.set_text(text)

    @property
    def text(self) -> str:
        """The whole text."""
        return self._text

    def set_text(self, text: str) -> None:
        """Show another text."""
        self._text = text
        self.setAccessibleName(text)
        self._fit()

    def resizeEvent(self, event: QResizeEvent, /) -> None:
        super().resizeEvent(event)
        self._fit()

    def sizeHint(self) -> QSize:
        return QSize(120, 20 if len(self._lines()) == 1 else 41)

    def minimumSizeHint(self) -> QSize:
        return QSize(60, self.sizeHint().height())

    def _fit(self) -> None:
        lines = self._lines()
        self._label.setText("\n".join(lines))
        cut = lines[-1].endswith("…")
        self.setToolTip(self._text if cut else "")
        height = self.sizeHint().height()
        self._label.setGeometry(0, 0, self.width(), height)
        if self.height() != height:
            self.setFixedHeight(height)

    def _lines(self) -> tuple[str, ...]:
        return two_lines(self._text, max(self.width(), 60), bold=self._bold)
