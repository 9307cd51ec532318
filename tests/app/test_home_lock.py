"""One window for one home: held by a living process, by nothing else; commands go on beside it."""

import subprocess
import sys
from pathlib import Path

import keyring
import pytest

from app.__main__ import main
from app.commands.acting import SERVICE
from app.domain.errors import Unavailable
from app.domain.numbers import CaseNumber
from app.home_lock import FILE, HomeLock
from app.settings import Home, Settings
from app.window import ProgramHost

HOLDS = """
import sys
from pathlib import Path
from app.home_lock import HomeLock

lock = HomeLock(Path(sys.argv[1]))
lock.take()
print("held", flush=True)
sys.stdin.read()
"""


def code_of(home: Path) -> str:
    """What another window of this home is told."""
    with pytest.raises(Unavailable) as caught:
        HomeLock(home).take()
    return caught.value.why.code


def test_a_home_is_held_once_and_let_go(home: Path) -> None:
    first = HomeLock(home)
    first.take()
    first.take()
    assert code_of(home) == "start.in_use"

    first.release()
    first.release()
    next_one = HomeLock(home)
    next_one.take()
    next_one.release()


def test_homes_are_held_apart(home: Path, tmp_path: Path) -> None:
    lock, other = HomeLock(home), HomeLock(tmp_path / "other" / "home")
    lock.take()
    other.take()
    lock.release()
    other.release()


def test_a_folder_that_cannot_be_written_is_named(home: Path) -> None:
    (home / "file").write_bytes(b"")
    assert code_of(home / "file") == "store.unreadable"


def test_a_killed_window_leaves_no_lock(home: Path) -> None:
    with subprocess.Popen(
        [sys.executable, "-c", HOLDS, str(home)], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as held:
        assert held.stdout is not None
        assert held.stdout.readline() == b"held\n"
        assert code_of(home) == "start.in_use"
        held.kill()
        held.wait(timeout=30)

    assert (home / FILE).exists()
    lock = HomeLock(home)
    lock.take()
    lock.release()


def test_commands_go_on_beside_an_open_window(
    home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    host = ProgramHost(Home(home), Settings(), sample=True)
    assert host.open(lambda step: None)
    try:
        assert main(["--home", str(home), "journal", "verify"]) == 0
        assert main(["--home", str(home), "sync", "--once"]) == 0
        keyring.set_password(SERVICE, f"苏日娜@{host.program.known.hall.name}", "yichuang2026")
        number = str(
            CaseNumber.make(division="152998", hall=1, counter=3, enrolment=1, year=2026, serial=9)
        )
        assert main(["case", "show", "--home", str(home), "--as", "苏日娜", number]) == 1
    finally:
        host.close()
    assert "没有编号" in capsys.readouterr().err
