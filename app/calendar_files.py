"""Calendars from their files, one TOML file a year: the program's, and a hall's own on top.

A file with a ``year`` is a whole year as its notice has it. A file with only a ``[local]`` table
(``off``, ``work``) adds days of the place to whatever years there are.
"""

import tomllib
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

from app.domain.calendar import CalendarYear, WorkCalendar, calendar_year, local_days
from app.domain.errors import Damaged, Refused, refusal

CALENDARS = "calendars"
"""Folder of a home for local days off and later years."""
PROGRAM_CALENDARS = Path(__file__).resolve().parent.parent / "resources" / "calendars"


def load_calendar(folders: Iterable[Path] = (PROGRAM_CALENDARS,)) -> WorkCalendar:
    """The calendar of every ``*.toml`` in the folders; a year in a later folder replaces it.

    Damaged, naming the file, when one cannot be read; Refused when two disagree about a local day.
    """
    years: dict[int, CalendarYear] = {}
    own: list[tuple[frozenset[date], frozenset[date]]] = []
    for folder in folders:
        for path in sorted(folder.glob("*.toml")):
            with _naming(path):
                data = tomllib.loads(path.read_text(encoding="utf-8"))
                if "local" in data and "year" not in data:
                    own.append(local_days(data))
                else:
                    loaded = calendar_year(data)
                    years[loaded.year] = loaded
    calendar = WorkCalendar.of(years.values())
    for off, work in own:
        calendar = calendar.with_local(off=off, work=work)
    return calendar


def read_calendar_year(path: Path) -> CalendarYear:
    """One year from its file; Damaged, with the reason, when it is torn or something else."""
    with _naming(path):
        return calendar_year(tomllib.loads(path.read_text(encoding="utf-8")))


@contextmanager
def _naming(path: Path) -> Iterator[None]:
    """Damaged, with the file's name, for all that can be wrong with it."""
    try:
        yield
    except Refused as wrong:
        part = wrong.why.params.get("part") or wrong.why.params.get("day", "")
        raise Damaged(refusal("calendar.file_damaged", file=path.name, part=part)) from wrong
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as broken:
        raise Damaged(refusal("calendar.file_damaged", file=path.name, part=broken)) from broken
