"""The frame of a set-up page: a way back, a title, what it is about, and the content."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from app.domain.errors import HallError
from ui.sentences import explain
from ui.text import translate
from ui.widgets.card import BETWEEN, label
from ui.widgets.kinds import Kind
from ui.widgets.notice import NoticeBar


class SetupFrame(QWidget):
    """``back_wanted`` comes from the button and from Esc; what was typed stays for a return."""

    back_wanted = Signal()
    wanted = Signal(object)
    """What was typed, complete: what to make."""

    def __init__(self, title: str, about: str, *, width: int) -> None:
        super().__init__()
        self.setObjectName("page")
        self.notice = NoticeBar()
        self.content = QHBoxLayout()
        self.content.setSpacing(BETWEEN)
        back = QPushButton(translate("Setup", "← Back to the choice"))
        back.setProperty("strength", "link")
        back.setAutoDefault(True)
        back.clicked.connect(self.back_wanted)
        top = QHBoxLayout()
        top.addWidget(label(title, "big"))
        top.addStretch(1)
        top.addWidget(back, 0, Qt.AlignmentFlag.AlignBottom)
        block = QWidget()
        block.setMaximumWidth(width)
        column = QVBoxLayout(block)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(BETWEEN)
        column.addLayout(top)
        column.addWidget(label(about, "muted", wrap=True))
        column.addWidget(self.notice)
        column.addLayout(self.content, 1)
        whole = QHBoxLayout(self)
        whole.setContentsMargins(24, 20, 24, 24)
        whole.addStretch(1)
        whole.addWidget(block, 60)
        whole.addStretch(1)

    def begin(self) -> None:
        """Put the focus where typing begins."""

    def show_error(self, error: HallError) -> None:
        """Say why it was not made, where that is to be mended."""
        self.notice.say(Kind.BAD, explain(error))

    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.back_wanted.emit()
            return
        super().keyPressEvent(event)
