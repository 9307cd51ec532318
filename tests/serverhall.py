"""A hall that is founded on a server of the tests by the program's own commands."""

import tomllib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import keyring
import psycopg
import pytest
from sqlalchemy import URL

from app.commands.acting import SERVICE
from app.commands.hall_answers import plan_of
from app.desks.on_server import ServerFounding, found_on_server
from app.desks.recovery import RecoveryWish
from app.machine import utc_now
from db.postgres.owner import Owner
from tests.centres import KINDS, kind_label
from tests.hall import CHEAP, PASSWORD
from tests.postgres import Server

NAME = "草原县政务服务中心"
SYSTEM, SECURITY = "斯琴", "乌云"
"""The first officers: the system's, and the security's."""
RECOVERY = "recovery-2026"
ANSWERS = f"""
[hall]
name = "{NAME}"
division = "990102"
hall_digit = "1"
bureau = "XZSP"
number_prefix = "草行审"

[list]
file = ""

[system]
name = "{SYSTEM}"
post = "管理岗"

[security]
name = "{SECURITY}"
post = "安全岗"
"""


def keep_passwords() -> None:
    """Put the first officers' and the recovery file's password into the keyring."""
    for name in (SYSTEM, SECURITY):
        keyring.set_password(SERVICE, f"{name}@{NAME}", PASSWORD)
    keyring.set_password(SERVICE, f"recovery@{NAME}", RECOVERY)


def found_cheaply(place: URL, folder: Path) -> None:
    """Found the hall of the answers, with keys that cost nothing."""
    owner = Owner(place.render_as_string())
    plan = plan_of(tomllib.loads(ANSWERS), folder, utc_now(), lambda hall, name: PASSWORD)
    recovery = RecoveryWish(folder / "hall.recovery", RECOVERY)
    found_on_server(plan, ServerFounding(owner, recovery, utc_now, CHEAP))
    owner.close()


@contextmanager
def copy_of(server: Server, founded: str) -> Iterator[URL]:
    """A database like one that was founded, with what a copy does not bring along."""
    name = server.copied(founded)
    place = server.url(name)
    with psycopg.connect(place.render_as_string(), autocommit=True) as owner:
        owner.execute(f"ALTER DATABASE {name} SET idle_in_transaction_session_timeout = '5min'")
    yield place
    server.drop(name)


@pytest.fixture(params=KINDS[1:], ids=kind_label, scope="module")
def server(request: pytest.FixtureRequest, servers: Callable[[Path], Server]) -> Server:
    """A server of each PostgreSQL there is."""
    return servers(Path(request.param))


@pytest.fixture(scope="module")
def pattern(server: Server, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A database in which the hall of the answers was founded."""
    with server.empty() as database:
        found_cheaply(server.url(database), tmp_path_factory.mktemp("pattern"))
        yield database
