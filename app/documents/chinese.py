"""Chinese on paper: dates, numerals, limits in words, and where a line may end."""

import re
from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING, Final

from app.domain.clock import Limit, Unit
from app.domain.item import ClockStart

if TYPE_CHECKING:
    # Dates in words are wanted where nothing is drawn: reportlab need not be loaded for them.
    from app.documents.fonts import Typeface

_CANNOT_START: Final = frozenset("，。、；：！？）》〉」』】〕〗”’…—·％℃‰,.;:!?)]}%")
_CANNOT_END: Final = frozenset("（《〈「『【〔〖“‘￥([{$")
_WORD: Final = frozenset(
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789.,-/:@_%#&+*=()[]"
)
"""Characters of a number or a Latin word: nothing is torn between two of them."""
_INVISIBLE: Final = re.compile(
    "[\x00-\x09\x0b-\x1f\x7f-\x9f\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u2064\ufeff]"
)
_DIGITS: Final = "零一二三四五六七八九"
_STARTS: Final = {
    ClockStart.ACCEPTANCE: "自受理之日起",
    ClockStart.RECEIPT: "自收到申请之日起",
    ClockStart.COMPLETE_FILE: "自收到全部有效文件之日起",
}


def day_text(day: date) -> str:
    """A date as papers write it.

    >>> day_text(date(2026, 11, 2))
    '2026年11月2日'
    """
    return f"{day.year}年{day.month}月{day.day}日"


def numeral(number: int) -> str:
    """A number below ten thousand in words.

    >>> numeral(20), numeral(12), numeral(105)
    ('二十', '十二', '一百零五')
    """
    if not 0 <= number < 10_000:
        raise ValueError(f"{number} is not written in words on papers")
    words = ""
    for place, unit in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit = number // place % 10
        if digit:
            words += _DIGITS[digit] + unit
        elif words and not words.endswith("零"):
            words += "零"
    words = words.rstrip("零") or "零"
    return words.removeprefix("一") if words.startswith("一十") else words


def limit_text(limit: Limit) -> str:
    """A limit in words: 二十个工作日, 六十日; 当日 when it has no days."""
    if limit.days == 0:
        return "当日"
    return numeral(limit.days) + ("个工作日" if limit.unit is Unit.WORKING else "日")


def due_text(day: date | None, limit: Limit | None, start: ClockStart) -> str:
    """By when, without the verb: a date, or the limit in words while its year is not loaded.

    >>> due_text(None, Limit(20), ClockStart.ACCEPTANCE)
    '自受理之日起二十个工作日内'
    """
    if day is not None:
        return f"{day_text(day)}前（含当日）"
    if limit is not None:
        return f"{_STARTS[start]}{limit_text(limit)}内"
    return "法定期限内"


def ended(text: str) -> str:
    """The text as a sentence: with a full stop unless it ends in one."""
    return text if text.endswith(("。", "！", "？", "；")) else text + "。"


def visible(text: str) -> str:
    """The text without control and zero-width characters, which would print as nothing or a box."""
    return _INVISIBLE.sub("", text)


def broken(
    text: str, face: "Typeface", size: float, width: float, *, indent: float = 0
) -> Iterator[str]:
    """The lines of a text set ``width`` points wide, the first ``indent`` points shorter.

    No line starts with closing punctuation or ends with an opening bracket; words and numbers stay
    whole where they fit. A line feed in the text starts a new line.
    """
    for part in text.split("\n"):
        yield from _broken_paragraph(visible(part), face, size, width, indent)


def _broken_paragraph(
    text: str, face: "Typeface", size: float, width: float, indent: float
) -> Iterator[str]:
    widths = face.widths
    room = (width - indent) * 1000 / size + 0.01
    start, used = 0, 0.0
    for at, char in enumerate(text):
        used += widths[char]
        if used > room and at > start:
            cut = _cut(text, start, at)
            yield text[start:cut].rstrip(" ")
            start = cut + (text[cut] == " ")
            used = sum(widths[kept] for kept in text[start : at + 1])
            room = width * 1000 / size + 0.01
    yield text[start:]


def _cut(text: str, start: int, at: int) -> int:
    """The last place in ``start < cut <= at`` where a line may end; ``at`` when there is none."""
    for cut in range(at, start, -1):
        if _may_part(text[cut - 1], text[cut]):
            return cut
    return at


def _may_part(before: str, after: str) -> bool:
    if after in _CANNOT_START or before in _CANNOT_END:
        return False
    return not (before in _WORD and after in _WORD)
