"""The rules asked once more of what is in force, with what was true on the day of each act.

The centre judged each act when it came, from what it knew then. Asked again it may say otherwise:
a role was withdrawn before the act but entered after it, a letter was revoked backwards, an act was
taken though contested. The judgement is the same one (``lawful.unlawful``), never a second version.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from app.domain.administering import changed_rows
from app.domain.authority import Letter
from app.domain.case import CaseFile
from app.domain.errors import Refusal
from app.domain.exchange import Outcome
from app.domain.journal import Entry, corrected_time
from app.domain.lawful import Standing, unlawful
from app.domain.moves import MOVES, Move
from app.domain.people import Person
from app.domain.referee import taken
from app.domain.reference import ReferenceKind, letter_from, person_from

Row = tuple[str, str, str]
"""Kind, key and JSON text of a row of reference data; an empty text takes it back."""


@dataclass(frozen=True, slots=True)
class Breach:
    """An act in force that the rules do not bear out, or that was taken though contested."""

    entry: Entry
    flagged: bool
    """The centre took it though contested: a task says why."""
    why: Refusal | None
    """What the rules say today; None where they only were against it then."""


@dataclass(frozen=True, slots=True)
class _Since:
    at: datetime
    text: str


class Past:
    """Who held which role when, and every letter that was ever granted."""

    def __init__(self, now: Iterable[Row], changes: Iterable[Entry], bureau: str) -> None:
        """``now`` has the rows of people and letters of today, ``changes`` those that made them."""
        self._now = {(kind, key): text for kind, key, text in now if text}
        self._since = _versions(changes)
        self._bureau = bureau
        self._letters = tuple(self._all_letters())

    def standing(self, entry: Entry) -> Standing | None:
        """How its actor stood when it was made; None where that cannot be known any more."""
        text = self._text_at((ReferenceKind.PERSON, entry.actor), corrected_time(entry))
        if text is None:
            return None
        return Standing(_person(text), self._letters, self._bureau)

    def _text_at(self, row: tuple[str, str], at: datetime) -> str | None:
        """The text of a row at an instant; None where only the hash of it was kept."""
        versions = self._since.get(row, [])
        if not versions:
            return self._now.get(row, "")
        before = [version for version in versions if version.at <= at]
        return before[-1].text if before else None

    def _all_letters(self) -> Iterator[Letter]:
        """Letters as they stand; of one taken back its last text."""
        last = dict(self._now)
        for row, versions in self._since.items():
            texts = [version.text for version in versions if version.text]
            if row not in last and texts:
                last[row] = texts[-1]
        for (kind, _), text in sorted(last.items()):
            if kind == ReferenceKind.LETTER:
                yield letter_from(text)


def breaches(
    history: Sequence[tuple[Entry, Outcome]], standing: Callable[[Entry], Standing | None]
) -> tuple[Breach, ...]:
    """What stands out in the whole history of one case, in central order."""
    file: CaseFile | None = None
    found = []
    for entry, outcome in history:
        why = _why(entry, file, standing)
        flagged = outcome is Outcome.FLAGGED
        if why is not None or flagged:
            found.append(Breach(entry, flagged, why))
        file = taken(file, entry, outcome)
    return tuple(found)


def _why(
    entry: Entry, file: CaseFile | None, standing: Callable[[Entry], Standing | None]
) -> Refusal | None:
    if entry.kind not in MOVES or entry.kind == Move.DEEM:
        return None
    held = standing(entry)
    return None if held is None else unlawful(entry, file, MOVES[Move(entry.kind)], held)


def _versions(changes: Iterable[Entry]) -> Mapping[tuple[str, str], list[_Since]]:
    versions: dict[tuple[str, str], list[_Since]] = {}
    for entry in sorted(changes, key=corrected_time):
        for kind, key, text in _texts(entry):
            versions.setdefault((kind, key), []).append(_Since(corrected_time(entry), text))
    return versions


def _texts(entry: Entry) -> Iterator[Row]:
    """The rows of people and letters that an entry of reference data put."""
    rows = entry.act["rows"]
    assert isinstance(rows, list)
    for (kind, key, _), row in zip(changed_rows(entry), rows, strict=True):
        if kind in (ReferenceKind.PERSON, ReferenceKind.LETTER):
            yield kind, key, str(row["text"])


def _person(text: str) -> Person | None:
    return person_from(text) if text else None
