"""Changes of the hall's reference data as entries of the journal: signed, and of no case.

An entry names every row it changes with the SHA-256 of the text before and after; the texts travel
beside it. So the journal says who changed what and when, and nobody's sealed secrets lie in it.
"""

from collections.abc import Mapping, Sequence

from app.domain.canonical import canonical, digest
from app.domain.errors import Refusal, refusal
from app.domain.exchange import Outcome
from app.domain.forgery import SignatureCheck, forged
from app.domain.journal import Entry
from app.domain.lawful import Standing
from app.domain.people import Role
from app.domain.referee import Verdict
from app.domain.reference import ReferenceKind

Row = tuple[str, str, str]
"""Kind, key and JSON text; an empty text takes the row back."""
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


def erasures(entry: Entry) -> tuple[Row, ...]:
    """The rows of an entry that does nothing but erase cases, as it tells them itself.

    A restored centre has the names again: they are erased once more without anybody's doing.
    """
    rows = [(str(row["kind"]), str(row["key"]), str(row["text"])) for row in _said(entry)]
    return tuple(rows) if all(kind == ReferenceKind.ERASED for kind, _, _ in rows) else ()


def judge_change(
    entry: Entry, rows: Sequence[Row], standing: Standing, verify: SignatureCheck
) -> Verdict:
    """What becomes of a change that came with these texts.

    Refused without them: after a restore of the centre they are gone, and it must be made again,
    unless it erased what the backup still had.
    """
    lie = _lie(entry, standing, verify)
    if lie is not None:
        return Verdict(Outcome.QUARANTINED, lie)
    wrong = _refusal(entry, rows, standing)
    return Verdict(Outcome.APPLIED) if wrong is None else Verdict(Outcome.REFUSED, wrong)


def _lie(entry: Entry, standing: Standing, verify: SignatureCheck) -> Refusal | None:
    if standing.person is None:
        return refusal("sync.unknown_person", person=entry.actor)
    if entry.case_id:
        return refusal("sync.false_case", case=entry.case_id)
    if not entry.signature:
        return refusal("journal.signature", person=standing.person.name)
    try:
        changed_rows(entry)
    except (KeyError, TypeError, ValueError, RecursionError):
        return refusal("journal.torn", id=entry.id)
    return forged(entry, standing, verify)


def _refusal(entry: Entry, rows: Sequence[Row], standing: Standing) -> Refusal | None:
    person = standing.person
    if person is None or not person.has_any(Role.ADMIN):
        return refusal("admin.not_admin", name=person.name if person else entry.actor)
    if any(kind == ReferenceKind.DIGEST for kind, _, _ in rows):
        return refusal("admin.not_yours")
    if changed_rows(entry) != tuple((kind, key, _mark(text)) for kind, key, text in rows):
        return refusal("admin.values_lost")
    return None


def _said(entry: Entry) -> list[dict[str, object]]:
    said = entry.act["rows"]
    if not isinstance(said, list):
        raise TypeError("rows of a change are not a list")
    return said


def _mark(text: str) -> str:
    return digest(text) if text else ""
