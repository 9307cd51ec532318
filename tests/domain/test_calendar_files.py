"""Calendars from disk: the program's years, a hall's own, and torn files."""

from datetime import date
from pathlib import Path

import pytest

from app.calendar_files import PROGRAM_CALENDARS, load_calendar, read_calendar_year
from app.domain.errors import Damaged, Refused


def test_the_program_brings_three_years_and_each_names_its_notice() -> None:
    years = [read_calendar_year(path) for path in sorted(PROGRAM_CALENDARS.glob("*.toml"))]
    assert [year.year for year in years] == [2024, 2025, 2026]
    assert all(year.notice.startswith("国办发明电〔") for year in years)


def test_a_year_in_the_folder_of_the_hall_replaces_that_of_the_program(tmp_path: Path) -> None:
    (tmp_path / "2026.toml").write_text("year = 2026\nwork = [2026-01-03]\n", encoding="utf-8")
    (tmp_path / "2027.toml").write_text("year = 2027\n", encoding="utf-8")
    calendar = load_calendar([PROGRAM_CALENDARS, tmp_path])
    assert calendar.years == {2024, 2025, 2026, 2027}
    assert calendar.is_working(date(2026, 1, 3))
    assert not calendar.is_working(date(2026, 1, 4))


def test_a_file_of_local_days_adds_to_the_years_there_are(tmp_path: Path) -> None:
    (tmp_path / "local.toml").write_text(
        "[local]\noff = [2026-07-13]\nwork = [2026-07-18]\n", encoding="utf-8"
    )
    calendar = load_calendar([PROGRAM_CALENDARS, tmp_path])
    assert calendar.years == {2024, 2025, 2026}
    assert not calendar.is_working(date(2026, 7, 13))
    assert calendar.is_working(date(2026, 7, 18))


def test_two_files_that_disagree_about_a_local_day_are_refused(tmp_path: Path) -> None:
    (tmp_path / "a.toml").write_text("[local]\noff = [2026-07-13]\n", encoding="utf-8")
    (tmp_path / "b.toml").write_text("[local]\nwork = [2026-07-13]\n", encoding="utf-8")
    with pytest.raises(Refused) as refused:
        load_calendar([tmp_path])
    assert refused.value.why.code == "calendar.day_is_both"


@pytest.mark.parametrize(
    "content",
    [
        b"local = 5",
        b"[local]\noff = ['2026-07-13']",
        b"year = ",
        b"\xff\xfe",
        b"title = 'something else'",
        b"year = 2026\nwork = [2026-01-01]\n[[holiday]]\nfirst = 2026-01-01\nlast = 2026-01-01\n",
    ],
)
def test_a_file_that_is_no_calendar_is_named(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "2027.toml").write_bytes(content)
    with pytest.raises(Damaged) as damaged:
        load_calendar([tmp_path])
    assert damaged.value.why.code == "calendar.file_damaged"
    assert damaged.value.why.params["file"] == "2027.toml"
    assert damaged.value.why.params["part"]


def test_a_file_that_is_gone_is_named(tmp_path: Path) -> None:
    with pytest.raises(Damaged) as damaged:
        read_calendar_year(tmp_path / "2028.toml")
    assert damaged.value.why.params["file"] == "2028.toml"
