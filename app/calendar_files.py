"""Calendars from their files, one TOML file a year: the program's, and a hall's own on top."""

import tomllib
from collections.abc import Iterable
from pathlib import Path

from app.domain.calendar import CalendarYear, WorkCalendar, calendar_year
from app.domain.errors import Damaged, Refused, refusal

PROGRAM_CALENDARS = Path(__file__).resolve().parent.parent / "resources" / "calendars"


def load_calendar(folders: Iterable[Path] = (PROGRAM_CALENDARS,)) -> WorkCalendar:
    """The calendar of every ``*.toml`` in the folders; a year in a later folder replaces it.

    Damaged, naming the file, when one cannot be read; nothing of it is taken then.
    """
    years: dict[int, CalendarYear] = {}
    for folder in folders:
        for path in sorted(folder.glob("*.toml")):
            loaded = read_calendar_year(path)
            years[loaded.year] = loaded
    return WorkCalendar.of(years.values())


def read_calendar_year(path: Path) -> CalendarYear:
    """One year from its file; Damaged, with the reason, when it is torn or something else."""
    try:
        return calendar_year(tomllib.loads(path.read_text(encoding="utf-8")))
    except Refused as wrong:
        part = wrong.why.params.get("part") or wrong.why.params.get("day", "")
        raise Damaged(refusal("calendar.file_damaged", file=path.name, part=part)) from wrong
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as broken:
        raise Damaged(refusal("calendar.file_damaged", file=path.name, part=broken)) from broken
