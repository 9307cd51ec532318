"""办事指南 beside the page: everything the list says about the item in work."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget

from app import wording
from app.catalogue.guide import Guide, GuideLine
from ui.counter.item_card import link
from ui.text import current_language, translate
from ui.widgets.card import Card, label

WIDTH = 440


class GuideSheet(Card):
    """Lies over the right of the page until Esc or its cross; nothing beneath is changed."""

    closed = Signal()

    def __init__(self, over: QWidget) -> None:
        super().__init__(translate("Counter", "Guide"), parent=over)
        self.close_button: QPushButton = link(translate("Counter", "Close"), "Esc")
        self.close_button.clicked.connect(self.close_sheet)
        self.header.addWidget(self.close_button)
        self._inside = QWidget()
        self._inside.setObjectName("scrolled")
        self._column = QVBoxLayout(self._inside)
        self._column.setContentsMargins(0, 0, 6, 0)
        self._column.setSpacing(5)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(self._inside)
        self.add(scroll, 1)
        self.hide()

    def show_guide(self, guide: Guide) -> None:
        """Open the sheet with a guide."""
        while (item := self._column.takeAt(0)) is not None:
            old = item.widget()
            if old is not None:
                old.hide()
                old.deleteLater()
        language = current_language().value
        for part, lines in guide.parts:
            if lines:
                self._head(wording.label("guide_part", part.value, language))
                for line in lines:
                    self._column.addWidget(_line(line, language))
        self._column.addStretch(1)
        self.place()
        self.show()
        self.raise_()
        self.close_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def place(self) -> None:
        """Fit the sheet to the page it lies over."""
        over = self.parentWidget()
        if over is not None:
            area = over.rect()
            width = min(WIDTH, area.width())
            self.setGeometry(area.right() - width + 1, area.top(), width, area.height())

    def close_sheet(self) -> None:
        """Put the sheet away."""
        if not self.isHidden():
            self.hide()
            self.closed.emit()

    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close_sheet()
            return
        super().keyPressEvent(event)

    def _head(self, text: str) -> None:
        head = label(text, "strong")
        head.setContentsMargins(0, 8 if self._column.count() else 0, 0, 0)
        self._column.addWidget(head)


def _line(line: GuideLine, language: str) -> QLabel:
    before = f"{wording.label('guide', line.label, language)}　" if line.label else ""
    behind = f"\n{line.remark}" if line.remark else ""
    made = label(f"{before}{line.text}{behind}", "muted", wrap=True)
    made.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return made
