"""三员: whose each change of the hall is, and that nobody holds two of the three powers.

GB/T 22239—2019 (等级保护) asks for a system, a security and an audit administrator (安全管理中心:
系统管理, 安全管理, 审计管理). Who makes an account gives it no right, who gives rights makes no
account, and who reads what both did changes nothing. Nobody changes their own rights: whoever takes
a right from others has theirs still, so a hall never loses its last security administrator.
"""

import json
from collections.abc import Callable, Iterable, Mapping, Sequence

from app.domain.errors import Refusal, refusal
from app.domain.people import OFFICERS, Grant, Person, Role, StaffKind
from app.domain.readable import legible
from app.domain.reference import ReferenceKind, Row, letter_from, letter_text, person_from

CHANGING = frozenset({Role.SYSTEM, Role.SECURITY})
"""Officers who change anything at all."""
OF_KIND: Mapping[str, Role] = {
    ReferenceKind.HALL: Role.SYSTEM,
    ReferenceKind.BODY: Role.SYSTEM,
    ReferenceKind.CALENDAR: Role.SYSTEM,
    ReferenceKind.CATALOGUE: Role.SYSTEM,
    ReferenceKind.PHRASE: Role.SYSTEM,
    ReferenceKind.CREDENTIAL: Role.SECURITY,
    ReferenceKind.LETTER: Role.SECURITY,
    ReferenceKind.BAN: Role.SECURITY,
    ReferenceKind.ERASED: Role.SECURITY,
    ReferenceKind.MACHINE: Role.SECURITY,
}
"""Whose the rows of a kind are; people are shared."""
CENTRES_OWN = frozenset({ReferenceKind.DIGEST, ReferenceKind.ATTESTED})
"""What nobody puts: the centre computes it from the entries it takes."""
PERSON = ReferenceKind.PERSON.value
People = Callable[[str], Person | None]
"""Somebody on the staff list by id, as it stands before a change."""
_NO_RIGHTS = (frozenset[Grant](), True, "")


def rows_refusal(actor: Person, rows: Sequence[Row], people: People) -> Refusal | None:
    """Why an officer may not change these rows; None if they may.

    KeyError, TypeError or ValueError when the text of a person or a letter is torn.
    """
    found = (_row_refusal(actor, row, people) for row in rows)
    return next((why for why in found if why is not None), None)


def mixed_refusal(person: Person) -> Refusal | None:
    """Why somebody may not hold these roles together: an officer holds that one, for the hall."""
    officer = min({grant.role for grant in person.grants} & OFFICERS, default=None)
    if officer is None or person.grants == {Grant(officer)}:
        return None
    return refusal("admin.mixed", name=person.name, role=officer)


def _row_refusal(actor: Person, row: Row, people: People) -> Refusal | None:
    kind, key, text = row
    if kind == PERSON:
        return _person_refusal(actor, key, text, people(key))
    lacking = _lacking(actor, {OF_KIND[kind]})
    if lacking is None and kind == ReferenceKind.LETTER and text and not _is_letter(text):
        raise ValueError(key)
    return lacking


def _is_letter(text: str) -> bool:
    """Whether a letter says each thing in its word, as every centre and counter reads it."""
    said, meant = json.loads(text), json.loads(letter_text(letter_from(text)))
    texts = (name for name, value in meant.items() if isinstance(value, str))
    same = all(said[name] == meant[name] for name in (*texts, "revoked_on"))
    return same and all(isinstance(item, str) for item in said["items"]) and legible(text)


def _person_refusal(actor: Person, key: str, text: str, before: Person | None) -> Refusal | None:
    """The system's is who somebody is, the security's what they may; never both at once."""
    after = person_from(text)
    if after.id != key or not legible(text):
        raise ValueError(key)
    wanted = set()
    if before is None or _identity(after) != _identity(before):
        wanted.add(Role.SYSTEM)
    if _rights(after) != (_rights(before) if before else _NO_RIGHTS):
        wanted.add(Role.SECURITY)
    if Role.SECURITY in wanted and key == actor.id:
        return refusal("admin.own_rights", name=actor.name)
    return _lacking(actor, wanted) or mixed_refusal(after)


def _lacking(actor: Person, wanted: Iterable[Role]) -> Refusal | None:
    lacking = min((role for role in wanted if not actor.has(role)), default=None)
    return refusal("admin.officer", name=actor.name, role=lacking) if lacking else None


def _identity(person: Person) -> tuple[str, str, StaffKind]:
    return person.name, person.post, person.staff_kind


def _rights(person: Person) -> tuple[frozenset[Grant], bool, str]:
    return person.grants, person.active, person.public_key
