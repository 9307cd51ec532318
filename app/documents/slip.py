"""收件小票: an 80 mm slip beside the receipt, as long as what it says."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import timedelta, timezone
from io import BytesIO
from typing import Final

from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas

from app.documents import code128, qr
from app.documents.chinese import broken
from app.documents.facts import PaperFacts
from app.documents.fonts import Face, typeface
from app.documents.page import Page
from app.documents.particulars import came, promised_text, wording
from app.documents.sheet import opened
from app.domain.case import PaperKind
from app.domain.masking import mask_name
from app.domain.numbers import CaseNumber

WIDTH: Final = 80 * mm
_INNER: Final = 72 * mm
"""What the head of an 80 mm printer reaches: 576 dots."""
_LEFT: Final = (WIDTH - _INNER) / 2
_LABEL: Final = 15 * mm
_BAR_HEIGHT: Final = 12 * mm
_QR_SIZE: Final = 26 * mm
_CHINA: Final = timezone(timedelta(hours=8))


@dataclass(slots=True)
class _Strip:
    """What has been set so far, from the top down; depth grows downwards."""

    depth: float = 4 * mm
    drawn: list[Callable[[Page, Canvas, float], None]] = field(default_factory=list)
    """Each draws itself for a paper of the given height."""

    def words(
        self, text: str, *, size: float, face: Face = Face.SANS, centred: bool = False
    ) -> None:
        """A text over the full width, broken where it must be."""
        for line in broken(text, typeface(face), size, _INNER):
            self.line(line, size=size, face=face, centred=centred)

    def line(
        self,
        text: str,
        *,
        size: float,
        face: Face = Face.SANS,
        centred: bool = False,
        x: float = _LEFT,
    ) -> None:
        """One line; the strip grows by its leading."""
        self.depth += size * 1.4
        depth = self.depth - size * 0.3
        where = WIDTH / 2 if centred else x

        def draw(page: Page, _canvas: Canvas, height: float) -> None:
            place = page.centred if centred else page.left
            place(where, height - depth, text, face, size)

        self.drawn.append(draw)

    def pair(self, label: str, value: str, *, size: float = 9.5) -> None:
        """A label and its value beside it; the value wraps within its own column."""
        if not value:
            return
        lines = list(broken(value, typeface(Face.SANS), size, _INNER - _LABEL))
        top = self.depth
        self.line(label, size=size)
        self.depth = top
        for line in lines:
            self.line(line, size=size, x=_LEFT + _LABEL)

    def rule(self) -> None:
        """A black line: grey ones vanish on a thermal head."""
        self.depth += 2.5 * mm
        depth = self.depth - 1 * mm

        def draw(page: Page, _canvas: Canvas, height: float) -> None:
            page.rule(_LEFT, height - depth, WIDTH - _LEFT, height - depth)

        self.drawn.append(draw)

    def codes(self, number: str) -> None:
        """Barcode, digits and QR code, one below the other."""
        self.depth += 3 * mm + _BAR_HEIGHT
        bar_foot = self.depth
        self.line(CaseNumber.parse(number).spaced, size=9, centred=True)
        self.depth += _QR_SIZE
        qr_foot = self.depth

        def draw(_page: Page, canvas: Canvas, height: float) -> None:
            x = (WIDTH - code128.width(number)) / 2
            x = round(x / (0.5 * code128.MODULE)) * 0.5 * code128.MODULE
            code128.draw(canvas, number, x=x, y=height - bar_foot, height=_BAR_HEIGHT)
            side = (WIDTH - _QR_SIZE) / 2
            qr.draw(canvas, number, x=side, y=height - qr_foot, size=_QR_SIZE)

        self.drawn.append(draw)


def draw(facts: PaperFacts) -> bytes:
    """The slip, one for each copy."""
    words = wording(facts, PaperKind.SLIP)
    strip = _filled(facts, words.title, (words.text("keep"), words.text("not_proof")))
    height = strip.depth + 5 * mm
    buffer = BytesIO()
    title = f"{words.title} {facts.file.case.number}"
    canvas = opened(buffer, (WIDTH, height), title=title)
    for _ in range(max(1, facts.paper.copies)):
        page = Page()
        for drawing in strip.drawn:
            drawing(page, canvas, height)
        page.draw(canvas)
        canvas.showPage()
    canvas.save()
    return buffer.getvalue()


def _filled(facts: PaperFacts, title: str, notes: tuple[str, str]) -> _Strip:
    case, applicant = facts.file.case, facts.personal.applicant
    strip = _Strip()
    strip.words(facts.hall.name, size=12, face=Face.SANS_BOLD, centred=True)
    strip.words(title, size=10.5, centred=True)
    strip.rule()
    strip.pair("办件编号", CaseNumber.parse(case.number).spaced)
    strip.pair("事项", facts.item.name)
    strip.pair("申请人", mask_name(applicant.name, organisation=not applicant.is_person))
    strip.pair("收件时间", f"{facts.at.astimezone(_CHINA):%Y-%m-%d %H:%M}")
    strip.pair("收件窗口", case.counter)
    strip.pair("收到材料", f"{came(facts)}项，明细见接收凭证")
    strip.pair("承诺办结", promised_text(facts) if case.accepted_on else "")
    strip.rule()
    strip.codes(case.number)
    strip.rule()
    for note in notes:
        strip.words(note, size=9)
    strip.pair("查询", facts.hall.query_address, size=9)
    strip.pair("咨询", facts.hall.enquiry_phone, size=9)
    return strip
