"""The window's command: nothing but Qt and the login page is loaded before the first paint."""

import subprocess
import sys
from pathlib import Path

import pytest

from app.__main__ import main, window_wanted
from app.domain.errors import Unavailable
from app.domain.numbers import CaseNumber
from app.settings import Home, Settings, read_settings, write_settings
from app.window import ProgramHost, is_case_number

HEAVY = ("sqlalchemy", "cryptography", "pypinyin", "reportlab", "app.main", "app.commands", "db")
BEFORE_THE_PAINT = """
import sys
from app.__main__ import window_wanted
from app.window import begin_window

wanted = window_wanted(["--home", sys.argv[1]])
life = begin_window(wanted.home, sample=wanted.sample)
print([name for name in %r if name in sys.modules])
life.close()
"""


def test_before_the_first_paint_neither_stores_nor_commands_are_loaded(home: Path) -> None:
    ran = subprocess.run(
        [sys.executable, "-c", BEFORE_THE_PAINT % (HEAVY,), str(home)],
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )

    assert ran.returncode == 0, ran.stderr
    assert ran.stdout == "[]\n"


def test_a_command_line_without_a_command_is_for_the_window() -> None:
    wanted = window_wanted(["--home", "here", "--sample"])

    assert wanted is not None
    assert (wanted.home, wanted.sample) == ("here", True)
    assert window_wanted([]) is not None


@pytest.mark.parametrize("words", [["due"], ["--help"], ["--home", "due", "sync"], ["--unknown"]])
def test_anything_else_is_for_the_commands(words: list[str]) -> None:
    assert window_wanted(words) is None


def test_an_option_without_its_value_is_a_wrong_call(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["--home"])

    assert ended.value.code == 2
    assert "python -m app" in capsys.readouterr().err


def test_torn_settings_are_said_before_any_window(
    home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (home / "settings.toml").write_text("theme = ", encoding="utf-8")

    assert main(["--home", str(home)]) == 1
    assert "settings.toml" in capsys.readouterr().err


def test_scanned_digits_are_a_case_number_when_their_check_digit_fits() -> None:
    number = CaseNumber.make(division="152998", hall=1, counter=3, enrolment=1, year=2026, serial=1)
    digits = str(number)
    other = digits[:-1] + str((int(digits[-1]) + 1) % 10)

    assert is_case_number(digits)
    assert not is_case_number(other)


def test_before_the_stores_are_open_nobody_is_let_in(home: Path) -> None:
    host = ProgramHost(Home(home), Settings())

    with pytest.raises(Unavailable) as caught:
        host.login("p01", "yichuang2026")
    host.close()

    assert caught.value.why.code == "start.not_ready"


def test_what_one_person_likes_to_see_changes_nothing_else_of_the_settings(home: Path) -> None:
    host = ProgramHost(Home(home), Settings())
    write_settings(Home(home), Settings(idle_minutes=3, centre="/elsewhere/hall.sqlite"))
    host.keep_settings(Settings(theme="dark", language="en"))

    kept = read_settings(Home(home))
    assert (kept.theme, kept.language, kept.idle_minutes) == ("dark", "en", 3)
    assert kept.centre == "/elsewhere/hall.sqlite"
