"""The lists that stand in somebody's way: bars after false materials, and bad credit."""

from dataclasses import dataclass, replace
from datetime import date, timedelta

from app.desks.admin_register import Register
from app.desks.session import Changes
from app.domain.bans import Ban, BanKind
from app.domain.citizen_number import check_citizen
from app.domain.credit_code import check_credit_code
from app.domain.errors import Refused, refusal
from app.domain.finding import Verdict
from app.domain.identity import normal_number
from app.domain.reference import ReferenceKind, Row, ban_from, ban_text

YEARS = {BanKind.FALSE_MATERIALS: 1, BanKind.FRAUD: 3}
"""How long a bar lasts (行政许可法第七十八条, 第七十九条)."""
_SHORTEST = 5


@dataclass(frozen=True, slots=True)
class BanForm:
    """What the security officer types to list somebody."""

    number: str
    """Number of the document, as it stands there; only its keyed hash is kept."""
    kind: BanKind
    listed_on: date
    until: date
    basis: str
    items: frozenset[str] = frozenset()


class BanList:
    """Listings by keyed hash of the document's number: the list itself names nobody."""

    def __init__(self, register: Register) -> None:
        self._register = register

    def bans(self) -> tuple[Ban, ...]:
        """All listings, the latest first."""
        found = self._register.values(ReferenceKind.BAN, ban_from)
        return tuple(sorted(found, key=lambda ban: (ban.listed_on, ban.until), reverse=True))

    def of_number(self, number: str) -> tuple[Ban, ...]:
        """The listings of one document, for somebody who asks about their own."""
        wanted = self._hash(number)
        return tuple(ban for ban in self.bans() if ban.number_hash == wanted)

    def add(self, form: BanForm) -> Changes:
        """List a document. Refused when its number cannot be right, or days or basis lack."""
        if not form.basis.strip():
            raise Refused(refusal("ban.no_basis"))
        if form.until <= form.listed_on:
            raise Refused(refusal("ban.reversed", until=form.until))
        ban = Ban(
            number_hash=self._hash(form.number),
            kind=form.kind,
            listed_on=form.listed_on,
            until=form.until,
            items=form.items,
            basis=form.basis.strip(),
        )
        return self._register.put([_row(ban)])

    def lift(self, ban: Ban) -> Changes:
        """End a listing (修复, or revoked): yesterday was its last day. The row stays."""
        last = self._register.office.today - timedelta(days=1)
        return self._register.put([_row(replace(ban, until=last))])

    def _hash(self, typed: str) -> str:
        number = normal_number(typed)
        ensure_number(number, self._register.office.today)
        return self._register.office.keys.hash_of("number", number)


def ensure_number(number: str, on: date) -> None:
    """Refuse what can be no document: a mistyped digit would list somebody else, or nobody."""
    if len(number) < _SHORTEST or not number.isalnum():
        raise Refused(refusal("ban.no_number"))
    if len(number) != 18:
        return
    found = (check_citizen(number, sex=None, on=on), check_credit_code(number))
    if all(each.verdict is Verdict.BLOCK for each in found):
        raise Refused(refusal("ban.number_wrong"))


def usual_end(kind: BanKind, listed_on: date) -> date | None:
    """The last day of a listing by law; None where no law says how long."""
    if kind not in YEARS:
        return None
    year = listed_on.year + YEARS[kind]
    try:
        return listed_on.replace(year=year)
    except ValueError:
        return date(year, 2, 28)


def ban_key(ban: Ban) -> str:
    """The key of a listing's row: one document may stand on several lists, from several days."""
    return f"{ban.number_hash}.{ban.kind}.{ban.listed_on}"


def _row(ban: Ban) -> Row:
    return ReferenceKind.BAN.value, ban_key(ban), ban_text(ban)
