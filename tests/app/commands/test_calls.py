"""Every command from outside: its home, its help, its exit code, its settings, its calendar."""

import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from app.__main__ import main
from app.desks.hall_calendar import year_text
from app.domain.calendar import CalendarYear
from app.domain.reference import ReferenceKind
from app.settings import Home
from tests.app.commands.arguments import at
from tests.hall import CLERK, Hall

# -- all of them


def test_a_home_without_a_hall_is_said(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    empty = ["--home", str(tmp_path / "nothing")]
    for command in (["sync", "--once"], ["journal", "verify"], ["case", "show", "1", "--as", "x"]):
        assert main([*command, *empty]) == 1
        assert main([*empty, *command]) == 1
    captured = capsys.readouterr()
    assert captured.out == ""
    assert captured.err.count("nothing") == 6
    assert not (tmp_path / "nothing").exists()


def test_the_variable_names_the_home_too(
    hall: Hall, number: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("YICHUANG_HOME", str(hall.first.home.path))
    assert main(["journal", "verify"]) == 0
    assert capsys.readouterr().out


@pytest.mark.parametrize(
    "command",
    [
        [],
        ["tour"],
        ["catalogue"],
        ["catalogue", "import"],
        ["catalogue", "search"],
        ["due"],
        ["check"],
        ["case"],
        ["case", "show"],
        ["sync"],
        ["journal"],
        ["journal", "verify"],
        ["journal", "changes"],
    ],
    ids=" ".join,
)
def test_every_command_has_its_help(command: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main([*command, "--help"])
    assert ended.value.code == 0
    assert "usage: python -m app" in capsys.readouterr().out


@pytest.mark.parametrize(
    "wrong", [["nothing"], ["sync"], ["case", "show", "1"], ["journal"], ["case"], ["--no"]]
)
def test_a_wrong_call_ends_with_2(wrong: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(wrong)
    assert ended.value.code == 2
    captured = capsys.readouterr()
    assert captured.out == ""
    assert "usage" in captured.err


def test_it_runs_as_a_module_of_its_own(hall: Hall, number: str) -> None:
    ran = subprocess.run(
        [sys.executable, "-m", "app", *at(hall, "case", "show", number, "--as", CLERK)],
        input="",
        capture_output=True,
        text=True,
        timeout=60,
        cwd=Path(__file__).parents[3],
        env={"PYTHON_KEYRING_BACKEND": "keyring.backends.fail.Keyring", "PATH": "/usr/bin"},
        start_new_session=True,
        check=False,
    )
    assert ran.returncode == 1
    assert "没有输入" in ran.stderr
    assert "Traceback" not in ran.stderr


def test_a_torn_settings_file_stops_a_command_with_its_name(
    hall: Hall, capsys: pytest.CaptureFixture[str]
) -> None:
    home = Home(hall.first.home.path)
    (home.path / "settings.toml").write_text("language = ", encoding="utf-8")
    assert main(at(hall, "journal", "verify")) == 1
    assert "settings.toml" in capsys.readouterr().err


# -- due


def test_a_year_the_hall_was_given_is_counted_with(
    hall: Hall, capsys: pytest.CaptureFixture[str]
) -> None:
    year = CalendarYear(2027, "示例通知", frozenset({date(2027, 1, 1)}), frozenset())
    asking = at(hall, "due", "2026-12-30", "3")
    assert main(asking) == 1
    assert "2027" in capsys.readouterr().err
    hall.centre.put_reference(ReferenceKind.CALENDAR, "2027", year_text(year))
    hall.first.program.round()
    assert main(asking) == 0
    assert capsys.readouterr().out == "2027-01-05\n"
