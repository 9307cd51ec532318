"""What a page shows while it has nothing: when it was last asked, and what comes next."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.widgets.card import label


class EmptyState(QWidget):
    """A title and a few lines of what to do, in the middle of the space it is given.

    A line may be ``(key, sentence)``: the key stands before it in bold.
    """

    def __init__(
        self,
        title: str = "",
        lines: Sequence[str | tuple[str, str]] = (),
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._column = QVBoxLayout(self)
        self._column.setSpacing(8)
        self.show_lines(title, lines)

    def show_lines(self, title: str, lines: Sequence[str | tuple[str, str]]) -> None:
        """Change what it says."""
        while (item := self._column.takeAt(0)) is not None:
            old = item.widget()
            if old is not None:
                old.hide()
                old.deleteLater()
        self._column.addStretch(1)
        heading = label(title, "title", wrap=True)
        heading.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self._column.addWidget(heading)
        for line in lines:
            self._column.addWidget(_line(line))
        self._column.addStretch(2)
        self.setAccessibleName(title)


def _line(line: str | tuple[str, str]) -> QWidget:
    key, sentence = ("", line) if isinstance(line, str) else line
    words = label(sentence, "muted", wrap=not key)
    if not key:
        words.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        return words
    row = QWidget()
    side = QHBoxLayout(row)
    side.setContentsMargins(0, 0, 0, 0)
    side.addStretch(1)
    side.addWidget(label(key, "strong"))
    side.addWidget(words)
    side.addStretch(1)
    return row
