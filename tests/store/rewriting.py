"""What a patient owner of a database can do: edit an entry, and compute everything anew by it."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

from sqlalchemy import Connection, text

from app.domain.attesting import DayDigest, attested_by, attesting_body
from app.domain.calendar import civil_date
from app.domain.canonical import digest
from app.domain.journal import GENESIS, Entry, Fact, case_link, sealed
from app.domain.reference import ReferenceKind
from db import entries
from db.central import SqliteCentre
from db.engine import writing
from db.header import StoreKind
from db.opening import open_store
from db.postgres.engine import postgres_engine
from tests.centres import HallCentre, Store

_IN_ORDER = "central_position IS NOT NULL ORDER BY central_position"
_ENTRY = (
    "UPDATE entry SET actor = ?, body = ?, device_time = ?, hash = ?, previous = ?,"
    " signature = ?, case_hash = ? WHERE id = ?"
)


@contextmanager
def owning(centre: Store) -> Iterator[Connection]:
    """A connection of whom nothing stops: triggers off; committed at the end."""
    if isinstance(centre, HallCentre):
        engine = postgres_engine(centre.server.url(centre.database))
        with engine.begin() as connection:
            connection.execute(text("SET LOCAL search_path = hall"))
            connection.execute(text("SET LOCAL session_replication_role = replica"))
            yield connection
    else:
        assert isinstance(centre, SqliteCentre)
        engine = open_store(centre.path, StoreKind.CENTRAL, mounts="")
        with writing(engine) as connection:
            yield connection
            connection.commit()
    engine.dispose()


@dataclass
class Rewriting:
    """Every entry in force again, in the order of the centre, as its owner would have it."""

    change: Callable[[Entry], Entry]
    attest: bool = True
    """Whether attestations are made to say what was computed anew."""
    sign: Callable[[Entry], Entry] = lambda entry: entry
    ends: dict[str, str] = field(default_factory=dict)
    links: dict[str, str] = field(default_factory=dict)
    days: dict[str, DayDigest] = field(default_factory=dict)
    day: str = ""
    running: str = GENESIS

    def run(self, centre: Store) -> None:
        """Write all of it: entries, answers, chains, digests."""
        with owning(centre) as connection:
            for entry, row in list(entries.select_placed(connection, _IN_ORDER, ())):
                entered = civil_date(datetime.fromisoformat(str(row["central_time"])))
                self._begin(entered.isoformat())
                made, link = self._made(entry), str(row["case_hash"])
                if made.case_id:
                    link = case_link(self.links.get(made.case_id, GENESIS), made.hash)
                    self.links[made.case_id] = link
                self.ends[made.device] = made.hash
                self._seal(int(str(row["central_position"])), made.hash, link)
                _put(connection, made, link)
            _put_ends(connection, self.ends, self.days)

    def _made(self, entry: Entry) -> Entry:
        changed = self.change(entry)
        if changed.kind == Fact.ATTEST and self.attest:
            ended = self.days[attested_by(changed).day]
            changed = replace(changed, body=attesting_body(ended))
        previous = self.ends.get(changed.device, GENESIS)
        return self.sign(sealed(replace(changed, previous=previous)))

    def _begin(self, day: str) -> None:
        if day != self.day:
            self.day, self.running = day, digest(f"{self.running}:{day}")

    def _seal(self, position: int, entry_hash: str, link: str) -> None:
        self.running = digest(f"{self.running}:{position}:{entry_hash}:{link}")
        self.days[self.day] = DayDigest(self.day, self.running, position)


def _put(connection: Connection, made: Entry, link: str) -> None:
    at = made.device_time.isoformat()
    values = (made.actor, made.body, at, made.hash, made.previous, made.signature, link, made.id)
    connection.exec_driver_sql(_ENTRY, values)
    connection.exec_driver_sql(
        "UPDATE answered SET hash = ? WHERE entry_id = ?", (made.hash, made.id)
    )


def _put_ends(connection: Connection, ends: dict[str, str], days: dict[str, DayDigest]) -> None:
    for device, last in ends.items():
        connection.exec_driver_sql("UPDATE device SET last_hash = ? WHERE id = ?", (last, device))
    put = "UPDATE reference SET value = ? WHERE kind = ? AND key = ?"
    for day, ended in days.items():
        connection.exec_driver_sql(put, (ended.told, ReferenceKind.DIGEST.value, day))


def earlier(kind: str, device: str = "") -> Callable[[Entry], Entry]:
    """The first entry of that kind was made a day before, says who rewrites history."""
    done: list[str] = []

    def change(entry: Entry) -> Entry:
        if entry.kind != kind or done or device not in ("", entry.device):
            return entry
        done.append(entry.id)
        return replace(entry, device_time=entry.device_time - timedelta(days=1))

    return change
