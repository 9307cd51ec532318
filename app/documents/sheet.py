"""The A4 sheet: codes above, hall and clerk below, and the same pages once for each copy."""

from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO
from typing import Final

from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas

from app.documents import code128, qr
from app.documents.flow import FOOT, HEIGHT, LEFT, NEXT_HEAD, RIGHT, SMALL, WIDTH, Block, laid
from app.documents.fonts import Face, typeface
from app.documents.page import Page
from app.domain.hall import Hall
from app.domain.numbers import CaseNumber

_CODES_TOP: Final = HEIGHT - 11 * mm
_BAR_HEIGHT: Final = 10 * mm
_QR_SIZE: Final = 21 * mm
_QR_MARGIN: Final = 2.5 * mm
_FOOT_SIZE: Final = 8.5


@dataclass(frozen=True, slots=True)
class Frame:
    """What stands round the text on every page."""

    title: str
    number: str
    """文号"""
    case_number: str
    hall: Hall
    clerk: str
    """Who made the paper, with the post."""
    template: str
    """Name and version of the wording."""
    copies: tuple[str, ...]
    """One mark for each copy, for example 第一联　存档; an empty mark prints nothing."""


def document(frame: Frame, blocks: Sequence[Block]) -> bytes:
    """The PDF of all copies. The same frame and blocks give the same bytes."""
    pages = composed(frame, blocks)
    buffer = BytesIO()
    canvas = opened(buffer, (WIDTH, HEIGHT), title=f"{frame.title} {frame.number}".strip())
    for at, page in enumerate(pages):
        canvas.beginForm(f"page{at}")
        draw_codes(canvas, frame.case_number)
        page.draw(canvas)
        canvas.endForm()
    for mark in frame.copies:
        for at in range(len(pages)):
            canvas.doForm(f"page{at}")
            marked(mark).draw(canvas)
            canvas.showPage()
    canvas.save()
    return buffer.getvalue()


def composed(frame: Frame, blocks: Sequence[Block]) -> list[Page]:
    """The pages with the frame round the text, before any copy mark."""
    pages = laid(blocks)
    for at, page in enumerate(pages):
        _head(page, frame, first=at == 0)
        _foot(page, frame, f"第 {at + 1} 页　共 {len(pages)} 页")
    return pages


def draw_codes(canvas: Canvas, number: str) -> None:
    """Barcode at the upper left, QR code at the upper right; quiet zones reach into the margins."""
    code128.draw(
        canvas,
        number,
        x=LEFT - code128.QUIET * code128.MODULE,
        y=_CODES_TOP - _BAR_HEIGHT,
        height=_BAR_HEIGHT,
    )
    side = RIGHT - _QR_SIZE + _QR_MARGIN
    qr.draw(canvas, number, x=side, y=_CODES_TOP - _QR_SIZE + _QR_MARGIN, size=_QR_SIZE)


def marked(mark: str) -> Page:
    """What tells one copy from another."""
    over = Page()
    if mark:
        over.right(RIGHT - _QR_SIZE, _CODES_TOP - 9, mark, Face.SERIF, SMALL)
    return over


def opened(buffer: BytesIO, size: tuple[float, float], *, title: str) -> Canvas:
    """A canvas that writes the same bytes for the same drawing, and names no font it lacks."""
    typeface(Face.SERIF)
    canvas = Canvas(
        buffer,
        pagesize=size,
        invariant=1,
        pageCompression=1,
        lang="zh-CN",
    )
    canvas.setTitle(title)
    canvas.setAuthor("")
    canvas.setCreator("一窗 Yichuang")
    return canvas


def _head(page: Page, frame: Frame, *, first: bool) -> None:
    number = frame.case_number
    middle = LEFT + code128.width(number) / 2 - code128.QUIET * code128.MODULE
    digits = CaseNumber.parse(number).spaced
    page.centred(middle, _CODES_TOP - _BAR_HEIGHT - 10, digits, Face.SERIF, _FOOT_SIZE)
    if not first:
        page.left(LEFT, NEXT_HEAD + 6 * mm, f"{frame.title}（续页）", Face.SERIF, SMALL)
        page.right(RIGHT, NEXT_HEAD + 6 * mm, frame.number, Face.SERIF, SMALL)
        page.rule(LEFT, NEXT_HEAD + 4 * mm, RIGHT, NEXT_HEAD + 4 * mm)


def _foot(page: Page, frame: Frame, count: str) -> None:
    hall = frame.hall
    place = "　".join(part for part in (hall.name, hall.address) if part)
    phones = "　".join(
        f"{label}：{phone}"
        for label, phone in (("咨询电话", hall.enquiry_phone), ("投诉电话", hall.complaint_phone))
        if phone
    )
    top = FOOT - 5 * mm
    page.rule(LEFT, top, RIGHT, top)
    lines = ((place, phones), (f"经办：{frame.clerk}　　文书版本：{frame.template}", count))
    for at, (left, right) in enumerate(lines, start=1):
        page.left(LEFT, top - 12.5 * at, left, Face.SERIF, _FOOT_SIZE)
        page.right(RIGHT, top - 12.5 * at, right, Face.SERIF, _FOOT_SIZE)
