"""A hall that moves to another server: its people and counters come in there as before."""

from collections.abc import Callable
from pathlib import Path

import psycopg
import pytest

from app.__main__ import main
from tests.centres import KINDS
from tests.postgres import Server, servers
from tests.serverhall import found_cheaply

__all__ = ["servers"]

_LOGINS = (
    "SELECT rolname, rolpassword, rolcanlogin, pg_has_role(rolname, 'yichuang_member', 'MEMBER')"
    " FROM pg_authid JOIN hall.login ON role = rolname ORDER BY 1"
)


@pytest.mark.parametrize("way", [(1, -1), (-1, 1)], ids=["newer", "older"])
def test_logins_come_along_to_a_server_that_never_saw_them(
    servers: Callable[[Path], Server],
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    way: tuple[int, int],
) -> None:
    old, new = (servers(Path(KINDS[each])) for each in way)
    file = str(tmp_path / "hall.backup")
    with old.empty() as before, new.empty() as after:
        found_cheaply(old.url(before), tmp_path)
        there = new.url(after).render_as_string()
        assert main(["central", "backup", old.url(before).render_as_string(), file]) == 0
        assert main(["central", "restore", file, there]) == 0
        found = []
        for place in (old.url(before).render_as_string(), there):
            with psycopg.connect(place) as owner:
                found.append(owner.execute(_LOGINS).fetchall())
        capsys.readouterr()
        main(["central", "check", there])
    assert found[0] == found[1]
    assert len(found[0]) == 2
    assert "斯琴" not in capsys.readouterr().out
