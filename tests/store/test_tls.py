"""The line to a server over the net: encrypted to the hall's own server, or not opened at all."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from sqlalchemy import URL
from sqlalchemy.engine import make_url

from app.domain.errors import Refused, Unavailable
from db.postgres.engine import postgres_engine
from db.postgres.tls import secured
from tests.centres import KINDS, kind_label
from tests.certificates import Authority
from tests.postgres import Server

OWN, OTHER = Authority("the hall's"), Authority("somebody else's")


@pytest.fixture(params=KINDS[1:], ids=kind_label)
def server(request: pytest.FixtureRequest, servers: Callable[[Path], Server]) -> Server:
    return servers(Path(request.param))


@pytest.fixture
def roots(tmp_path: Path) -> Path:
    """What this machine was given to know the hall's server by."""
    file = tmp_path / "root.crt"
    file.write_bytes(OWN.certificate)
    return file


@pytest.fixture
def place(server: Server, roots: Path) -> Iterator[URL]:
    with server.database() as database:
        # The address beside the name: a bare machine may not know its own.
        found = server.over_the_net(database).set(host="localhost")
        known = {"hostaddr": "127.0.0.1", "sslrootcert": str(roots)}
        yield found.set(query={**known, "channel_binding": "prefer"})


def encrypted(place: URL) -> bool:
    """Whether the server sees the line encrypted; HallError when it does not open."""
    engine = postgres_engine(place)
    try:
        with engine.connect() as connection:
            sql = "SELECT ssl FROM pg_stat_ssl WHERE pid = pg_backend_pid()"
            return bool(connection.exec_driver_sql(sql).scalar_one())
    finally:
        engine.dispose()


def refusal_of(place: URL) -> str:
    with pytest.raises(Unavailable) as raised:
        encrypted(place)
    return raised.value.why.code


def test_a_server_of_the_halls_authority_is_spoken_to_encrypted(server: Server, place: URL) -> None:
    with server.speaking_tls(*OWN.server("localhost")):
        assert encrypted(place)


def test_a_server_of_another_authority_hears_nothing(server: Server, place: URL) -> None:
    with server.speaking_tls(*OTHER.server("localhost")):
        assert refusal_of(place) == "centre.not_safe"


def test_a_server_of_another_name_hears_nothing(server: Server, place: URL) -> None:
    with server.speaking_tls(*OWN.server("another.example")):
        assert refusal_of(place) == "centre.not_safe"


def test_a_server_that_speaks_in_the_clear_hears_nothing(place: URL) -> None:
    assert refusal_of(place) == "centre.not_safe"


def test_without_a_known_authority_nothing_is_sent(server: Server, place: URL) -> None:
    with server.speaking_tls(*OWN.server("localhost")):
        bare = place.update_query_dict({"sslrootcert": "/nowhere/root.crt"})
        assert refusal_of(bare) == "centre.not_safe"


def test_on_this_machine_the_url_may_say_that_the_line_is_plain(server: Server) -> None:
    with server.database() as database:
        assert not encrypted(server.over_the_net(database))
        assert not encrypted(server.url(database))


@pytest.mark.parametrize(
    ("url", "mode"),
    [
        ("postgresql://p@db.hall/h", "verify-full"),
        ("postgresql://p@localhost/h", "verify-full"),
        ("postgresql://p@localhost/h?sslmode=disable", "disable"),
        ("postgresql://p@/h?host=/run/postgresql", None),
        ("postgresql://p@/h", None),
        ("postgresql://p@/h?host=a.hall:5432&host=b.hall:5432", "verify-full"),
        ("postgresql://p@/h?host=[::1]:5432&sslmode=disable", "disable"),
    ],
)
def test_what_a_line_holds_to_follows_from_its_hosts(url: str, mode: str | None) -> None:
    assert secured(make_url(url)).query.get("sslmode") == mode


@pytest.mark.parametrize(
    "url",
    [
        "postgresql://p@db.hall/h?sslmode=require",
        "postgresql://p@db.hall/h?sslmode=verify-ca",
        "postgresql://p@/h?host=localhost:1&host=b.hall:2&sslmode=prefer",
    ],
)
def test_another_host_is_never_spoken_to_less_safely(url: str) -> None:
    with pytest.raises(Refused) as raised:
        secured(make_url(url))
    assert raised.value.why.code == "centre.plain"
