"""What a login does at a server, over a line of its own."""

import time

import psycopg

from app.domain.exchange import Outcome, Parcel
from app.domain.journal import Entry
from db.postgres.centre import PostgresCentre
from tests.centres import HallCentre
from tests.cluster import PATIENCE
from tests.station import Station
from tests.store.handing_in import outcome


def login(
    centre: HallCentre, *, person: str = "", device: str = ""
) -> psycopg.Connection[tuple[object, ...]]:
    """A connection of a login as its own program could open it."""
    line = centre.all_lines.device(device) if device else centre.all_lines.person(person)
    assert line is not None
    place = line.url.set(drivername="postgresql").render_as_string()
    return psycopg.connect(place, autocommit=True)


def handed_in(
    centre: PostgresCentre, station: Station, *entries: Entry
) -> list[tuple[Outcome, str]]:
    """What became of entries of a device, as its own program hands them in."""
    return outcome(centre.push(station.device.id, [Parcel(entry) for entry in entries]))


def alone(centre: HallCentre, station: Station) -> PostgresCentre:
    """The centre as the program of one device reaches it."""
    return PostgresCentre.at(centre.all_lines.device(station.device.id).url)


def until_two_wait(centre: HallCentre) -> None:
    """Wait until two calls wait for what others hold: they are as far as they come."""
    waiting = (
        "SELECT count(*) FROM pg_stat_activity"
        " WHERE datname = current_database() AND wait_event_type = 'Lock'"
    )
    until = time.monotonic() + PATIENCE
    while centre.owner.execute(waiting).fetchone() != (2,):
        assert time.monotonic() < until
        centre.server.cluster.breathes()
