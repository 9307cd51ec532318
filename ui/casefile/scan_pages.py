"""Pages of a scan, whether it is a PDF or a picture; runs on the papers lane."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage

from app.domain.errors import Damaged, refusal
from ui.widgets.pdf_pages import PageImage, render_pages

WIDEST = 1600
"""Pixels: a photo of a page is made smaller before it is kept in memory."""


def scan_pages(content: bytes, scale: float) -> tuple[PageImage, ...]:
    """Draw all pages of a PDF, or the one of a picture. Damaged when it is neither."""
    if content.startswith(b"%PDF"):
        return render_pages(content, scale)
    image = QImage.fromData(content)
    if image.isNull():
        raise Damaged(refusal("attach.torn"))
    if image.width() > WIDEST:
        image = image.scaledToWidth(WIDEST, Qt.TransformationMode.SmoothTransformation)
    drawn = image.convertToFormat(QImage.Format.Format_RGB32)
    pixels = bytes(drawn.constBits())
    return (PageImage(drawn.width(), drawn.height(), drawn.bytesPerLine(), pixels),)
