"""The acceptance notice, warm, against a bare reportlab canvas and against WeasyPrint."""

import importlib
import importlib.util
import time
from collections.abc import Callable
from ctypes.util import find_library
from dataclasses import replace
from functools import cache, partial
from html import escape
from io import BytesIO
from statistics import median

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from app.documents import acceptance, code128, qr, sheet
from app.documents.facts import PaperFacts
from app.documents.flow import HEIGHT, LEFT, RIGHT, WIDTH
from app.documents.fonts import Face, typeface
from app.documents.page import HAIR, Page
from app.documents.particulars import frame, heading, wording
from app.documents.places import FONTS
from app.documents.registry import render
from app.domain.case import PaperKind
from app.domain.numbers import CaseNumber
from tests.documents.facts_builder import facts

ROUNDS = 40
WEASY_ROUNDS = 5
_NAMES = ("示例县丰禾餐饮服务有限公司", "欧阳䶮", "买买提·艾力", "示例县𬀩光照明工程有限公司")


def acceptance_notice() -> dict[str, float]:
    """Milliseconds a document (two copies) and ratios; WeasyPrint only where it is installed."""
    cases = [_varied(serial) for serial in range(1, ROUNDS + 1)]
    drawn = [(each.file.case.number, _pages(each)) for each in cases]
    for warm in cases[:3]:
        render(warm, PaperKind.ACCEPTANCE)
    _bare(*drawn[0])
    ours, bare = [], []
    for each, what in zip(cases, drawn, strict=True):
        ours.append(_timed(partial(render, each, PaperKind.ACCEPTANCE)))
        bare.append(_timed(partial(_bare, *what)))
    figures = {
        "ours_ms": median(ours) * 1000,
        "bare_ms": median(bare) * 1000,
        "ratio_to_bare": median(ours) / median(bare),
        "kilobytes": len(render(cases[0], PaperKind.ACCEPTANCE)) / 1000,
    }
    if importlib.util.find_spec("weasyprint"):
        figures |= _against_weasyprint(drawn, median(ours))
    return figures


def every_paper() -> dict[str, float]:
    """Median milliseconds of each kind of paper, warm."""
    figures = {}
    for kind in PaperKind:
        given = facts(kind)
        render(given, kind)
        figures[f"{kind}_ms"] = (
            median(_timed(partial(render, given, kind)) for _ in range(9)) * 1000
        )
    return figures


def _varied(serial: int) -> PaperFacts:
    """An ordinary case under a number and a name of its own, so that nothing is simply cached."""
    given = facts(PaperKind.ACCEPTANCE)
    number = CaseNumber(division="990101", hall=1, counter=3, enrolment=1, year=2026, serial=serial)
    applicant = replace(given.personal.applicant, name=_NAMES[serial % len(_NAMES)])
    return replace(
        given,
        file=replace(given.file, case=replace(given.file.case, number=str(number))),
        personal=replace(given.personal, applicant=applicant),
        paper=replace(given.paper, number=f"示行审受〔2026〕{serial}号"),
    )


def _pages(given: PaperFacts) -> list[Page]:
    """The strings and rules of all copies, where the notice has them."""
    words = wording(given, PaperKind.ACCEPTANCE)
    around = frame(given, words)
    blocks = [heading(given, words), *acceptance.blocks(given, words)]
    pages = sheet.composed(around, blocks)
    return [
        Page([*page.words, *sheet.marked(mark).words], page.rules)
        for mark in around.copies
        for page in pages
    ]


@cache
def _bare_font(face: Face) -> str:
    """The same file as reportlab itself loads it."""
    name = f"bare {face}"
    pdfmetrics.registerFont(TTFont(name, str(FONTS / f"{face}.ttf")))
    return name


def _bare(number: str, pages: list[Page]) -> bytes:
    """What somebody would write who knows where everything stands."""
    buffer = BytesIO()
    canvas = Canvas(buffer, pagesize=(WIDTH, HEIGHT), invariant=1, pageCompression=1)
    for page in pages:
        _bare_codes(canvas, number)
        canvas.setLineWidth(HAIR)
        for rule in page.rules:
            canvas.line(*rule)
        for line in page.words:
            x = line.x
            for face, part in typeface(line.face).runs(line.text):
                canvas.setFont(_bare_font(face), line.size)
                canvas.drawString(x, line.y, part, charSpace=line.spacing)
                x += typeface(line.face).width(part, line.size)
        canvas.showPage()
    canvas.save()
    return buffer.getvalue()


def _bare_codes(canvas: Canvas, number: str) -> None:
    for start, length in code128.bars(number):
        canvas.rect(LEFT + start * 0.7, 780, length * 0.7, 28, stroke=0, fill=1)
    _, dark = qr.runs(qr.PREFIX + number)
    for row, column, length in dark:
        canvas.rect(RIGHT - 60 + column * 1.8, 810 - row * 1.8, length * 1.8, 1.8, stroke=0, fill=1)


def _against_weasyprint(drawn: list[tuple[str, list[Page]]], ours: float) -> dict[str, float]:
    """The same strings at the same places as positioned text; its fonts are loaded once.

    Without libharfbuzz-subset it falls back on fontTools, several times slower, which is told.
    """
    texts = [_html(pages) for _, pages in drawn[:WEASY_ROUNDS]]
    _weasyprint(texts[0])
    seconds = median(_timed(partial(_weasyprint, text)) for text in texts)
    return {
        "weasyprint_ms": seconds * 1000,
        "weasyprint_to_ours": seconds / ours,
        "weasyprint_has_harfbuzz": float(find_library("harfbuzz-subset") is not None),
    }


def _html(pages: list[Page]) -> str:
    sections = "".join(f"<section>{_words(page)}{_rules(page)}</section>" for page in pages)
    return f"<html lang='zh-CN'><body>{sections}</body></html>"


def _words(page: Page) -> str:
    return "".join(
        f'<div style="left:{line.x}pt;top:{HEIGHT - line.y - line.size}pt;'
        f"font:{line.size}pt '{line.face}'\">{escape(line.text)}</div>"
        for line in page.words
    )


def _rules(page: Page) -> str:
    return "".join(
        f"<div style='left:{rule.x1}pt;top:{HEIGHT - rule.y1}pt;width:{abs(rule.x2 - rule.x1)}pt;"
        f"height:{abs(rule.y2 - rule.y1)}pt;border:solid;border-width:0.5pt 0 0 0.5pt'></div>"
        for rule in page.rules
    )


@cache
def _weasyprint_style() -> tuple[object, object]:
    """Style sheet and fonts, made once as its manual advises."""
    fonts = importlib.import_module("weasyprint.text.fonts").FontConfiguration()
    sources = "".join(
        f"@font-face{{font-family:'{face}';src:url('{(FONTS / f'{face}.ttf').as_uri()}')}}"
        for face in (Face.SERIF, Face.SERIF_BOLD)
    )
    style = (
        "@page{size:A4;margin:0}section{break-after:page;position:relative;height:296mm}"
        "div{position:absolute;white-space:pre}" + sources
    )
    return importlib.import_module("weasyprint").CSS(string=style, font_config=fonts), fonts


def _weasyprint(text: str) -> None:
    style, fonts = _weasyprint_style()
    document = importlib.import_module("weasyprint").HTML(string=text)
    document.write_pdf(stylesheets=[style], font_config=fonts)


def _timed(work: Callable[[], object]) -> float:
    begun = time.perf_counter()
    work()
    return time.perf_counter() - begun
