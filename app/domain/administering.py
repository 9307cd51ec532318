"""Changes of the hall's reference data as entries of the journal: signed, and of no case.

An entry names every row it changes with the SHA-256 of the text before and after; the texts travel
beside it. So the journal says who changed what and when, and nobody's sealed secrets lie in it.
Whose change it is, of the three officers, stands in ``officers.py``.
"""

from collections.abc import Mapping, Sequence

from app.domain.canonical import canonical, digest
from app.domain.errors import Refusal, refusal
from app.domain.exchange import Outcome
from app.domain.forgery import SignatureCheck, forged
from app.domain.journal import Entry
from app.domain.lawful import Standing
from app.domain.officers import CHANGING, OF_KIND, PERSON, People, rows_refusal
from app.domain.people import Person
from app.domain.referee import Verdict
from app.domain.reference import ReferenceKind, Row

LONGEST_TEXT = 4096
"""Characters of a value that the entry shows in full; of a longer one it has the hash alone."""
_HASH_ALONE = frozenset({ReferenceKind.CREDENTIAL, ReferenceKind.CATALOGUE})
"""Secrets, and lists that stay at the centre under their version anyway."""


def change_body(rows: Sequence[Row], before: Mapping[tuple[str, str], str]) -> str:
    """The body of the entry that changes rows; ``before`` has their texts of now."""
    said = [
        {
            "kind": kind,
            "key": key,
            "before": _mark(before.get((kind, key), "")),
            "after": _mark(text),
            "text": text if kind not in _HASH_ALONE and len(text) <= LONGEST_TEXT else "",
        }
        for kind, key, text in rows
    ]
    return canonical({"act": {"rows": said}, "effect": {}})


def changed_rows(entry: Entry) -> tuple[tuple[str, str, str], ...]:
    """Kind, key and hash of the new text of each row an entry changes.

    KeyError, TypeError or ValueError when torn.
    """
    return tuple((str(row["kind"]), str(row["key"]), str(row["after"])) for row in _said(entry))


def said_rows(entry: Entry) -> tuple[tuple[str, str, str, str, bool], ...]:
    """Kind, key, hash before, text as far as it is told, and whether it was taken back."""
    return tuple(
        (str(row["kind"]), str(row["key"]), str(row["before"]), str(row["text"]), not row["after"])
        for row in _said(entry)
    )


def erasures(entry: Entry) -> tuple[Row, ...]:
    """The rows of an entry that does nothing but erase cases, as it tells them itself.

    A restored centre has the names again: they are erased once more without anybody's doing.
    """
    rows = [(str(row["kind"]), str(row["key"]), str(row["text"])) for row in _said(entry)]
    return tuple(rows) if all(kind == ReferenceKind.ERASED for kind, _, _ in rows) else ()


def judge_change(
    entry: Entry, rows: Sequence[Row], standing: Standing, verify: SignatureCheck, people: People
) -> Verdict:
    """What becomes of a change that came with these texts; ``people``: the staff list before it.

    Refused without them: after a restore of the centre they are gone, and it must be made again,
    unless it erased what the backup still had.
    """
    person = standing.person
    if person is None:
        return Verdict(Outcome.QUARANTINED, refusal("sync.unknown_person", person=entry.actor))
    lie = _lie(entry, person, standing, verify)
    if lie is not None:
        return Verdict(Outcome.QUARANTINED, lie)
    if changed_rows(entry) != tuple((kind, key, _mark(text)) for kind, key, text in rows):
        return Verdict(Outcome.REFUSED, refusal("admin.values_lost"))
    wrong = change_refusal(person, rows, people, entry_id=entry.id)
    return Verdict(Outcome.APPLIED) if wrong is None else Verdict(Outcome.REFUSED, wrong)


def change_refusal(
    person: Person, rows: Sequence[Row], people: People, *, entry_id: str
) -> Refusal | None:
    """Why somebody may not change these rows; None if they may.

    Asked by the desk before the entry is written, and by the centre.
    """
    if not any(person.has(role) for role in CHANGING):
        return refusal("admin.not_officer", name=person.name)
    if not all(kind in OF_KIND or kind == PERSON for kind, _, _ in rows):
        return refusal("admin.not_yours")
    try:
        return rows_refusal(person, rows, people)
    except (KeyError, TypeError, ValueError, RecursionError):
        return refusal("journal.torn", id=entry_id)


def _lie(
    entry: Entry, person: Person, standing: Standing, verify: SignatureCheck
) -> Refusal | None:
    if entry.case_id:
        return refusal("sync.false_case", case=entry.case_id)
    if not entry.signature:
        return refusal("journal.signature", person=person.name)
    try:
        changed_rows(entry)
    except (KeyError, TypeError, ValueError, RecursionError):
        return refusal("journal.torn", id=entry.id)
    return forged(entry, standing, verify)


def _said(entry: Entry) -> list[dict[str, object]]:
    said = entry.act["rows"]
    if not isinstance(said, list):
        raise TypeError("rows of a change are not a list")
    return said


def _mark(text: str) -> str:
    return digest(text) if text else ""
