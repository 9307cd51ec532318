"""A real keyring (Secret Service): a command takes the password from it and asks nobody."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.hall import PASSWORD, Hall

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


def test_a_command_takes_the_password_from_the_keyring(hall: Hall, tmp_path: Path) -> None:
    number = hall.first.take_in().file.case.number
    folder = hall.first.program.home.path
    user = f"苏日娜@{hall.first.program.known.hall.name}"
    hall.first.program.close()
    show = f"{sys.executable} -m app case show {number} --as 苏日娜 --home {folder}"
    keep = f'{sys.executable} -c "{KEEP}" "{user}" {PASSWORD}'

    without = in_session(tmp_path / "nobody", show)
    with_it = in_session(tmp_path / "somebody", f"{keep} && {show}")

    assert without.returncode == 1
    assert number not in without.stdout
    assert with_it.returncode == 0, with_it.stderr
    assert number in with_it.stdout
