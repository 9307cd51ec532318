"""A real keyring (Secret Service): a command takes the password from it and asks nobody."""

import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from app.desks.intake import Finish, Outcome
from app.desks.setting_up import SetUp
from app.machine import machine_identity, utc_now
from app.main import Program
from app.settings import Home, Settings
from tests.hall import CHEAP, PASSWORD

pytestmark = pytest.mark.system

UNLOCKED = (
    'printf "test\\n" | gnome-keyring-daemon --unlock --components=secrets >/dev/null; exec "$@"'
)
KEEP = "import keyring, sys; keyring.set_password('yichuang', sys.argv[1], sys.argv[2])"


def in_session(home: Path, command: str) -> subprocess.CompletedProcess[str]:
    """Run a shell line in a session of its own, with a keyring that is open."""
    home.mkdir()
    return subprocess.run(
        ["dbus-run-session", "--", "bash", "-c", UNLOCKED, "bash", "bash", "-c", command],
        env={"HOME": str(home), "PATH": "/usr/bin:/bin", "LANG": "C.UTF-8"},
        cwd=Path(__file__).parents[2],
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


@pytest.fixture
def hall(tmp_path: Path) -> tuple[Path, str, str]:
    """A hall of this machine and this hour: its folder, its name, and the number of a case."""
    home = Home(tmp_path / "hall")
    SetUp(home, clock=utc_now, machine=machine_identity(), cost=CHEAP).sample(lambda step: None)
    program = Program(home, Settings())
    program.round()
    desk = program.desks(program.gate.login("苏日娜", PASSWORD)).counter
    applicant = {"kind": "自然人", "name": "李静", "number": "11010519491231002X"}
    draft = replace(desk.new_draft(), outside_list="清单外的请求", applicant=applicant)
    number = desk.finish(draft, Finish(Outcome.KEEP)).file.case.number
    name = program.known.hall.name
    program.close()
    return home.path, name, number


def test_a_command_takes_the_password_from_the_keyring(
    hall: tuple[Path, str, str], tmp_path: Path
) -> None:
    folder, name, number = hall
    show = f"{sys.executable} -m app case show {number} --as 苏日娜 --home {folder}"
    keep = f'{sys.executable} -c "{KEEP}" "苏日娜@{name}" {PASSWORD}'

    without = in_session(tmp_path / "nobody", show)
    with_it = in_session(tmp_path / "somebody", f"{keep} && {show}")

    assert without.returncode == 1
    assert number not in without.stdout
    assert with_it.returncode == 0, with_it.stderr
    assert number in with_it.stdout
