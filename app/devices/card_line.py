"""One line of an identity: what a card reader types, or what somebody pastes, taken apart.

Readers send ``name|sex|nation|birth|address|number|issuer|validity``, with bars, tabs or blanks
between, some without all parts, some in another order; each part is known by what it looks like.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from app.domain.errors import Refused, refusal
from app.domain.identity import DocumentKind
from app.domain.typed import HAN, compact

_CITIZEN = re.compile(r"\d{17}[\dX]")
_RESIDENCE = re.compile(r"8[123]0000\d{11}[\dX]")
_CREDIT_CODE = re.compile(r"[1-9A-Y][1-9]\d{6}[0-9A-Z]{10}")
_PERMIT = re.compile(r"[HM]\d{8}(?:\d{2})?")
_FOREIGN_PERMANENT = re.compile(r"9\d{17}|[A-Z]{3}\d{12}")
_PASSPORT = re.compile(r"[A-Z]{1,3}\d{6,9}|E[A-Z]\d{7}")
_PHONE = re.compile(r"1[3-9]\d{9}")
_DAY = re.compile(r"(\d{4})[-./年]?(\d{1,2})[-./月]?(\d{1,2})日?")
_PERIOD = re.compile(r"([\d./年月日]+)[-—~至]+([\d./年月日]+|长期)")
_ISSUER = re.compile(rf"[{HAN}]+(?:公安[{HAN}]*局|公安[{HAN}]*厅|出入境管理局)")
_WORDS = re.compile(rf"[{HAN}]")
_LATIN = re.compile(r"[A-Z][A-Z'.\-]*", re.IGNORECASE)
_NATION = re.compile(
    "(汉|蒙古|回|藏|维吾尔|苗|彝|壮|布依|朝鲜|满|侗|瑶|白|土家|哈尼|哈萨克|傣|黎|傈僳|佤|畲|高山|拉祜|水"
    "|东乡|纳西|景颇|柯尔克孜|土|达斡尔|仫佬|羌|布朗|撒拉|毛南|仡佬|锡伯|阿昌|普米|塔吉克|怒|乌孜别克"
    "|俄罗斯|鄂温克|德昂|保安|裕固|京|塔塔尔|独龙|鄂伦春|赫哲|门巴|珞巴|基诺)族?"
)
_DOCUMENTS = (
    (_RESIDENCE, DocumentKind.RESIDENCE_PERMIT),
    (_CITIZEN, DocumentKind.ID_CARD),
    (_CREDIT_CODE, DocumentKind.CREDIT_CODE),
    (_PERMIT, DocumentKind.HONG_KONG_MACAO_PERMIT),
    (_FOREIGN_PERMANENT, DocumentKind.FOREIGN_PERMANENT),
    (_PASSPORT, DocumentKind.PASSPORT),
)
LONGEST_LINE = 2000


@dataclass(frozen=True, slots=True)
class CardLine:
    """The parts of one line; what it did not hold is empty. Nothing is judged here."""

    name: str = ""
    """As it stood in the line: folding it is the business of the rules for names."""
    document_kind: str = ""
    """As ``Applicant.document_kind``."""
    number: str = ""
    sex: str = ""
    """男 or 女."""
    nation: str = ""
    birth: date | None = None
    address: str = ""
    phone: str = ""
    issuer: str = ""
    valid_until: date | None = None
    """None where the line does not say, or says 长期."""

    @property
    def is_organisation(self) -> bool:
        """Whether the number is that of a company or another body."""
        return self.document_kind == DocumentKind.CREDIT_CODE


def looks_like_card_line(text: str) -> bool:
    """Whether a text put into a single field is in truth a whole line.

    Blanks divide it only where a part is Chinese: a passport number after a Latin name may belong
    to the name.

    >>> looks_like_card_line("李静|女|汉|19491231||11010519491231002X")
    True
    >>> looks_like_card_line("李静 11010519491231002X"), looks_like_card_line("1101 0519")
    (True, False)
    """
    parts = _parts(text)
    numbers = [part for part in parts if _document(part) is not None]
    if re.search(r"[|｜\t]", text):
        return bool(numbers)
    return bool(numbers) and any(_WORDS.match(part) for part in parts)


def document_of(number: str) -> str:
    """The kind of document a number looks like, as ``Applicant.document_kind``; empty if none.

    >>> document_of("91152998MA07E57166")
    'uscc'
    """
    kind = _document(number)
    return kind.value if kind is not None else ""


def read_card_line(text: str) -> CardLine:
    """The identity in a line. Refused when it holds no document number, or no name."""
    line = CardLine()
    loose: list[str] = []
    for part in _parts(text[:LONGEST_LINE]):
        known = _taken(line, part)
        if known is None:
            loose.append(part)
        else:
            line = known
    line = _with_words(line, loose)
    if not line.number:
        raise Refused(refusal("card_line.no_number"))
    if not line.name:
        raise Refused(refusal("card_line.no_name"))
    return line


def _parts(text: str) -> list[str]:
    separator = r"[|｜]" if re.search(r"[|｜]", text) else r"\t" if "\t" in text else r"\s+"
    return [part.strip() for part in re.split(separator, text.strip()) if part.strip()]


def _taken(line: CardLine, part: str) -> CardLine | None:
    """The line with one more part known by its shape; None for a part that is words."""
    plain = compact(part)
    if not line.number and (kind := _document(part)) is not None:
        return replace(line, number=plain.upper(), document_kind=kind.value)
    if plain in ("男", "女", "男性", "女性"):
        return replace(line, sex=plain[0])
    if line.sex and not line.nation and (nation := _NATION.fullmatch(plain)):
        return replace(line, nation=nation[1])
    if _PHONE.fullmatch(plain):
        return replace(line, phone=plain)
    if until := _PERIOD.fullmatch(plain):
        return replace(line, valid_until=_day(until[2]))
    if (birth := _day(plain)) is not None:
        return replace(line, birth=line.birth or birth)
    if line.number and _ISSUER.fullmatch(plain):
        return replace(line, issuer=plain)
    return None


def _document(part: str) -> DocumentKind | None:
    plain = compact(part).upper()
    return next((kind for shape, kind in _DOCUMENTS if shape.fullmatch(plain)), None)


def _day(text: str) -> date | None:
    said = _DAY.fullmatch(text)
    if said is None:
        return None
    try:
        return date(int(said[1]), int(said[2]), int(said[3]))
    except ValueError:
        return None


def _with_words(line: CardLine, loose: list[str]) -> CardLine:
    """Name and address out of the parts that are only words, in the order they stood in."""
    taken = _length_of_name(loose)
    return replace(line, name=" ".join(loose[:taken]), address=_joined(loose[taken:]))


def _length_of_name(loose: list[str]) -> int:
    """How many parts the name takes: a Latin name stands in several where blanks separate."""
    latin = 0
    while latin < len(loose) and _LATIN.fullmatch(loose[latin]):
        latin += 1
    return max(latin, 1)


def _joined(parts: Iterable[str]) -> str:
    """An address whose parts were cut at blanks; between Han characters no blank is put back."""
    joined = " ".join(parts)
    return re.sub(rf"(?<=[{HAN}\d]) (?=[{HAN}\d])", "", joined)
