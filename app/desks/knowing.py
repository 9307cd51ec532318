"""Reading the hall's reference data out of the store into one snapshot, and putting it there."""

import json
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TypeVar

from app.calendar_files import CALENDARS, PROGRAM_CALENDARS, load_calendar
from app.catalogue.files import catalogue_bytes, catalogue_from_bytes
from app.catalogue.installed import (
    current_catalogue,
    current_version,
    install,
    installed_version,
    installed_versions,
)
from app.catalogue.model import Catalogue
from app.desks.hall_calendar import with_hall_days
from app.desks.known import Known
from app.domain.canonical import canonical
from app.domain.errors import Damaged, refusal
from app.domain.exchange import ReferenceRow
from app.domain.reference import (
    HALL_KEY,
    ReferenceKind,
    ban_from,
    body_from,
    hall_from,
    letter_from,
    person_from,
)
from db.store import Work

CURRENT = "current"
"""Key of the row that names the catalogue version in force."""
T = TypeVar("T")


def load_known(work: Work, home: Path, former: Known | None = None) -> Known | None:
    """The snapshot of a store; None where no hall was set up. Damaged when a row is torn.

    The catalogue of ``former`` is kept while its version is in force: versions never change.
    """
    reference = work.reference
    hall_text = reference.get(ReferenceKind.HALL, HALL_KEY)
    if hall_text is None:
        return None
    shipped = load_calendar((PROGRAM_CALENDARS, home / CALENDARS))
    calendar = with_hall_days(shipped, reference.all(ReferenceKind.CALENDAR))
    people = _values(reference.all(ReferenceKind.PERSON), person_from)
    catalogue = _catalogue(work, home, former)
    # What the hall says of a body wins over what an imported list says of it.
    bodies = (*catalogue.bodies, *_values(reference.all(ReferenceKind.BODY), body_from))
    return Known(
        hall=_value(hall_text, hall_from, HALL_KEY),
        catalogue=catalogue,
        calendar=calendar,
        calendar_version=calendar.version,
        people={person.id: person for person in people},
        bodies={body.key: body for body in bodies},
        letters=tuple(_values(reference.all(ReferenceKind.LETTER), letter_from)),
        bans=tuple(_values(reference.all(ReferenceKind.BAN), ban_from)),
        phrases=_phrases(reference.all(ReferenceKind.PHRASE)),
        older=lambda version: installed_version(home, version),
    )


def catalogue_rows(catalogue: Catalogue) -> tuple[ReferenceRow, ...]:
    """A catalogue version and the word that it is the one in force."""
    text = catalogue_bytes(catalogue).decode()
    version = canonical({"version": catalogue.version})
    return (
        ReferenceRow(ReferenceKind.CATALOGUE, catalogue.version, text),
        ReferenceRow(ReferenceKind.CATALOGUE, CURRENT, version),
    )


def _catalogue(work: Work, home: Path, former: Known | None) -> Catalogue:
    """The version in force, installed in the home when it came over the line.

    With it come the versions before: cases were received under them.
    """
    text = work.reference.get(ReferenceKind.CATALOGUE, CURRENT)
    if text is None:
        return current_catalogue(home)
    version = _value(text, lambda row: str(json.loads(row)["version"]), CURRENT)
    if version != current_version(home):
        rows = work.reference.all(ReferenceKind.CATALOGUE)
        if version not in rows:
            raise Damaged(refusal("catalogue.version_gone", version=version, file=home))
        missing = set(rows) - {CURRENT, version, *installed_versions(home)}
        for name in (*sorted(missing), version):
            install(catalogue_from_bytes(rows[name].encode(), file=name), home)
    if former is not None and former.catalogue.version == version:
        return former.catalogue
    return current_catalogue(home)


def _phrases(rows: Mapping[str, str]) -> dict[str, tuple[str, ...]]:
    return {place: _value(text, _texts, place) for place, text in rows.items()}


def _texts(row: str) -> tuple[str, ...]:
    return tuple(str(each) for each in json.loads(row)["phrases"])


def _values(rows: Mapping[str, str], make: Callable[[str], T]) -> list[T]:
    return [_value(text, make, key) for key, text in rows.items()]


def _value(text: str, make: Callable[[str], T], key: str) -> T:
    try:
        return make(text)
    except (AttributeError, KeyError, TypeError, ValueError) as error:
        raise Damaged(refusal("reference.torn", row=key)) from error
