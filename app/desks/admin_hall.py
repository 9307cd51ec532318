"""What the hall says of itself: its data, its bodies, its common phrases."""

import re
from collections.abc import Iterable, Mapping

from app.desks.admin_register import Register, texts_from, texts_value
from app.desks.session import Changes
from app.domain.credit_code import check_credit_code
from app.domain.errors import Refused, refusal
from app.domain.finding import Verdict
from app.domain.flat import Row, from_row, to_row
from app.domain.hall import Hall
from app.domain.people import Body
from app.domain.reference import (
    HALL_KEY,
    ReferenceKind,
    body_from,
    body_text,
    hall_from,
    hall_text,
)
from app.domain.typed import compact

PLACES = ("defect", "remedy", "opinion", "return", "decline", "purpose")
"""Where common phrases are offered, in the order of the screen."""
LONGEST_PREFIX = 12
"""Characters of a 字号: marks and the window's code come behind it, twenty in all."""
_KEY = re.compile(r"[A-Za-z0-9]{1,20}")
_PREFIX = re.compile(rf"\w{{1,{LONGEST_PREFIX}}}")


class HallData:
    """The hall, its bodies and its phrases."""

    def __init__(self, register: Register) -> None:
        self._register = register

    def hall(self) -> Hall:
        """The hall as it stands. Refused before set-up."""
        hall = self._register.value(ReferenceKind.HALL, HALL_KEY, hall_from)
        if hall is None:
            raise Refused(refusal("setup.missing", path=self._register.office.store.path))
        return hall

    def put_hall(self, hall: Hall) -> Changes:
        """Change the hall's data.

        Refused when a part is missing or cannot be right, and when division or hall digit change:
        they are part of every case number that was given.
        """
        before = self.hall()
        if (hall.division, hall.hall_digit) != (before.division, before.hall_digit):
            raise Refused(refusal("hall.numbers_fixed"))
        ensure_hall(hall)
        ensure_bureau(hall, self.bodies())
        row = (ReferenceKind.HALL.value, HALL_KEY, hall_text(trimmed_hall(hall)))
        return self._register.put([row])

    def bodies(self) -> tuple[Body, ...]:
        """All bodies, by key."""
        return tuple(self._register.values(ReferenceKind.BODY, body_from))

    def put_body(self, body: Body, *, new: bool) -> Changes:
        """Add a body, or change one; its key stays. Refused when it is not in order."""
        cleaned = trimmed_body(body)
        ensure_body(cleaned)
        taken = any(each.key == cleaned.key for each in self.bodies())
        if new and taken:
            raise Refused(refusal("body.key_taken", key=cleaned.key))
        if not new and not taken:
            raise Refused(refusal("body.unknown", key=cleaned.key))
        return self._register.put([(ReferenceKind.BODY.value, cleaned.key, body_text(cleaned))])

    def phrases(self) -> Mapping[str, tuple[str, ...]]:
        """Common phrases by the place they are offered at; every place is there."""
        rows = self._register.rows(ReferenceKind.PHRASE)
        return {place: texts_from(rows[place]) if place in rows else () for place in PLACES}

    def put_phrases(self, place: str, texts: Iterable[str]) -> Changes:
        """Keep the phrases of a place, in this order; empty ones and repetitions fall away."""
        if place not in PLACES:
            raise Refused(refusal("phrase.unknown_place", place=place))
        kept = dict.fromkeys(text.strip() for text in texts if text.strip())
        return self._register.put([(ReferenceKind.PHRASE.value, place, texts_value(kept))])


def trimmed_hall(hall: Hall) -> Hall:
    """The hall without space around its texts."""
    return from_row(Hall, _trimmed(to_row(hall)))


def trimmed_body(body: Body) -> Body:
    """The body without space around its texts; its credit code without any, in capitals."""
    row = _trimmed(to_row(body))
    return from_row(Body, {**row, "credit_code": compact(body.credit_code).upper()})


def ensure_hall(hall: Hall) -> None:
    """Refuse a hall whose papers or numbers could not be made; the code names the field."""
    if not hall.name.strip():
        raise Refused(refusal("hall.name"))
    if not re.fullmatch(r"[1-9][0-9]{5}", hall.division):
        raise Refused(refusal("hall.division"))
    if not re.fullmatch(r"[0-9]", hall.hall_digit):
        raise Refused(refusal("hall.hall_digit"))
    if not _PREFIX.fullmatch(hall.number_prefix.strip()):
        raise Refused(refusal("hall.number_prefix", most=LONGEST_PREFIX))
    if not 1 <= hall.supplement_days <= 365:
        raise Refused(refusal("hall.supplement_days"))
    if not 0 <= hall.early_warning_days <= 30:
        raise Refused(refusal("hall.early_warning_days"))


def ensure_bureau(hall: Hall, bodies: Iterable[Body]) -> None:
    """Refuse a hall whose transferred items nobody decides."""
    if hall.bureau not in {body.key for body in bodies}:
        raise Refused(refusal("hall.bureau"))


def ensure_body(body: Body) -> None:
    """Refuse a body whose papers could not be numbered; the code names the field."""
    if not _KEY.fullmatch(body.key):
        raise Refused(refusal("body.key"))
    if not body.name:
        raise Refused(refusal("body.name"))
    if not _PREFIX.fullmatch(body.short_name):
        raise Refused(refusal("body.short_name", most=LONGEST_PREFIX))
    if body.credit_code and check_credit_code(body.credit_code).verdict is Verdict.BLOCK:
        raise Refused(refusal("body.credit_code"))


def _trimmed(row: Row) -> Row:
    return {name: text.strip() if isinstance(text, str) else text for name, text in row.items()}
