"""A paper as it will print: its pages under each other, drawn off the GUI thread."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QImage, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from ui.tasks import Lane, TaskRunner
from ui.text import translate
from ui.theme import tokens
from ui.widgets.card import label
from ui.widgets.pdf_pages import PageImage, Render, render_pages

SCALE = 2.0
"""144 dots an inch: sharp at the width of a card, 35 ms a page."""


class PdfPreview(QScrollArea):
    """Shows the pages of a PDF, fitted to its width. ``show_pdf(b"")`` empties it."""

    def __init__(
        self, tasks: TaskRunner, *, render: Render = render_pages, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self._render = render
        self._wanted = b""
        self._pages: list[_Page] = []
        self._note = label("", "muted", wrap=True)
        self._note.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._sheet = QWidget()
        self._sheet.setObjectName("scrolled")
        self._column = QVBoxLayout(self._sheet)
        self._column.setContentsMargins(2, 2, 2, 2)
        self._column.setSpacing(10)
        self._column.addWidget(self._note)
        self._column.addStretch(1)
        self.setWidget(self._sheet)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(translate("Preview", "Preview of the paper"))
        self._say(translate("Preview", "No paper yet"))

    @property
    def page_count(self) -> int:
        """How many pages are shown."""
        return len(self._pages)

    def show_pdf(self, pdf: bytes) -> None:
        """Draw this paper; until it is drawn the one before stays."""
        self._wanted = pdf
        if not pdf:
            self._show(())
            self._say(translate("Preview", "No paper yet"))
            return
        self._tasks.run(
            self,
            lambda: (pdf, self._render(pdf, SCALE)),
            lambda drawn: self._take(*drawn),
            lambda error: self._say(translate("Preview", "The paper cannot be shown")),
            lane=Lane.PAPERS,
        )

    def _take(self, pdf: bytes, pages: Sequence[PageImage]) -> None:
        if pdf == self._wanted:
            self._say("")
            self._show(pages)

    def _show(self, pages: Sequence[PageImage]) -> None:
        for old in self._pages:
            self._column.removeWidget(old)
            old.hide()
            old.deleteLater()
        self._pages = [_Page(page) for page in pages]
        for place, page in enumerate(self._pages):
            self._column.insertWidget(1 + place, page)
        self.verticalScrollBar().setValue(0)

    def _say(self, text: str) -> None:
        self._note.setText(text)
        self._note.setVisible(bool(text))


class _Page(QWidget):
    """One page, as wide as it is given room, with a hairline around."""

    def __init__(self, page: PageImage) -> None:
        super().__init__()
        self._pixels = page.pixels
        self._image = QImage(
            self._pixels, page.width, page.height, page.stride, QImage.Format.Format_RGB32
        )
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(300, self._height_for(max(100, self.width())))

    def resizeEvent(self, event: QResizeEvent, /) -> None:
        super().resizeEvent(event)
        wanted = self._height_for(self.width())
        if self.height() != wanted:
            self.setFixedHeight(wanted)

    def paintEvent(self, event: QPaintEvent, /) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawImage(self.rect(), self._image)
        painter.setPen(QPen(tokens()["line-strong"], 1))
        painter.drawRect(self.rect().adjusted(0, 0, -1, -1))
        painter.end()

    def _height_for(self, width: int) -> int:
        return round(width * self._image.height() / max(1, self._image.width()))
