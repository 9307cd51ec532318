"""The centre of a hall on a PostgreSQL server: every call is one function there, or one reading."""

import json
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import datetime
from itertools import groupby

from sqlalchemy import URL, Engine, text
from sqlalchemy.exc import ArgumentError

from app.domain.canonical import canonical
from app.domain.case import CaseFile
from app.domain.erasing import Erasable
from app.domain.errors import Refusal, Refused, refusal
from app.domain.exchange import (
    Answer,
    DeviceSelf,
    Feed,
    Parcel,
    Placed,
    Tally,
    TaskClosed,
    Welcome,
    refusal_from_json,
)
from app.domain.fact_rules import ON_LINE, SIGNED
from app.domain.flat import from_row
from app.domain.journal import Entry
from app.domain.moves import MOVES
from app.domain.reference import Row
from app.domain.scans import HeldScan, Manifest
from app.domain.witnessing import Witnesses
from db.devices import Device, Devices
from db.header import PROGRAM
from db.numbers import CentralNumbers
from db.papers import Keys
from db.postgres.engine import calling, reading
from db.postgres.lines import Lines, OwnLines
from db.postgres.own_logins import OwnLogins
from db.postgres.served import ServedRows, entries_at, file_at
from db.postgres.wire import (
    answers_from,
    asked_from,
    batches,
    feed_from,
    parcels_text,
    welcome_from,
)
from db.postgres.witnesses import ServedWitnesses
from db.references import References
from db.scans import CentralScans, manifest_row
from db.verify import Opened, central_break

_OWN_LOGIN = frozenset({kind for kind, rule in MOVES.items() if rule.on_line} | ON_LINE | SIGNED)
"""Kinds that the server takes from the person's own login alone."""


class PostgresCentre(OwnLogins):
    """The centre on a server, which guards itself: this class only carries."""

    def __init__(self, lines: Lines) -> None:
        self.lines = lines

    @classmethod
    def at(cls, url: str | URL, password: str = "") -> "PostgresCentre":
        """The centre at a URL that names this device's login, and its password.

        Refused (centre.address) where that is no URL.
        """
        try:
            return cls(OwnLines(url, password))
        except (ArgumentError, ValueError) as error:
            raise Refused(refusal("centre.address")) from error

    # -- devices

    def enrol(
        self, device: DeviceSelf, *, counter: str, counter_number: int, by: str = ""
    ) -> Welcome:
        """Enrol a device for a counter: the security officer's act."""
        values = (device.id, device.machine, counter, counter_number, by)
        return welcome_from(str(self._call(self.lines.reader(), "enrol", *values)))

    def hello(self, device: DeviceSelf) -> Welcome:
        """What the centre knows of a device.

        Refused when it is not enrolled, or was copied, or this program is too old for the hall.
        """
        line = self.lines.device(device.id)
        oldest = int(str(self._call(line, "oldest_program")))
        if oldest > PROGRAM:
            place = line.url.render_as_string(hide_password=True)
            raise Refused(refusal("store.newer", path=place, oldest=oldest, program=PROGRAM))
        return welcome_from(str(self._call(line, "hello", device.id, device.machine)))

    def devices(self) -> tuple[Device, ...]:
        """Every enrolled device."""
        with reading(self.lines.reader()) as connection:
            return Devices(connection).all()

    # -- entries

    def push(self, device: str, parcels: Sequence[Parcel]) -> tuple[Answer, ...]:
        """Take a batch in the order of the device's chain.

        Runs of acts that need their author's own login go under it, where it is open here.
        """
        answers: list[Answer] = []
        for person, run in groupby(parcels, lambda each: _login(each.entry)):
            line = (self.lines.person(person) if person else None) or self.lines.device(device)
            for sent in batches(run):
                told = answers_from(str(self._call(line, "push", device, parcels_text(sent))))
                answers += told
                if len(told) < len(sent):
                    return tuple(answers)
        return tuple(answers)

    def ask(self, device: str, entry_ids: Sequence[str]) -> tuple[Answer, ...]:
        """The answers that entries of a device were given; none for those that never came."""
        line = self.lines.device(device)
        return asked_from(str(self._call(line, "ask", device, list(entry_ids))))

    def pull(self, device: str, cursor: str, limit: int) -> Feed:
        """The next page of what is new for the device's counter."""
        return feed_from(str(self._call(self.lines.device(device), "pull", device, cursor, limit)))

    def settle(self, device: str, tally: Tally) -> Tally:
        """The centre's own tally; a device that agrees has reported everything up to now."""
        line = self.lines.device(device)
        told = self._call(line, "settle", device, tally.last_sequence, tally.last_hash)
        sequence, last_hash = json.loads(str(told))
        return Tally(int(sequence), int(sequence), str(last_hash))

    def close_task(self, closed: TaskClosed) -> None:
        """Note how a person settled a task."""
        values = (closed.entry_id, closed.by, closed.at.isoformat(), closed.resolution)
        line = self.lines.person(closed.by) or self.lines.carrier()
        self._call(line, "close_task", *values)

    # -- cases

    def file(self, case_id: str) -> CaseFile | None:
        """A case as the centre has it."""
        return file_at(self.lines.reader(), case_id)

    def entries(self, case_id: str) -> tuple[Placed, ...]:
        """The entries in force of a case, in central order."""
        return entries_at(self.lines.reader(), case_id)

    def case_key(self, case_id: str) -> str | None:
        """The wrapped key of a case; None when it was erased."""
        with reading(self.lines.reader()) as connection:
            return Keys(connection).get(case_id)

    def erasable(self, number: str) -> Erasable | None:
        """The case of a number without whose it is. Refused but for the security officer."""
        found = self._call(self.lines.reader(), "erasable", number)
        return from_row(Erasable, json.loads(str(found))) if found is not None else None

    def case_numbers(self, case_ids: Sequence[str]) -> Mapping[str, str]:
        """Numbers of cases by id. Refused but for those who read the log of looks."""
        found = self._call(self.lines.reader(), "case_numbers", list(case_ids))
        return {str(key): str(number) for key, number in json.loads(str(found)).items()}

    def reading(self) -> ServedRows:
        """Lists for the screens: searches and queues each of a moment, all the rest of one."""
        return ServedRows(self.lines.reader())

    # -- numbers

    def take_number(self, series: str, entry_id: str) -> int:
        """The number of a series for an entry; asked again, the same one."""
        return int(str(self._call(self.lines.reader(), "take_number", series, entry_id)))

    def void_numbers(self, entry_id: str, reason: str) -> None:
        """The numbers taken for an entry that will not be in force are void."""
        self._call(self.lines.reader(), "void_numbers", entry_id, reason)

    # -- reference data

    def put_reference(self, kind: str, key: str, value: str) -> None:
        """Set one value; every counter pulls it. An empty value takes it back."""
        self.put_references([(kind, key, value)])

    def put_references(self, rows: Sequence[Row]) -> None:
        """Set several values (kind, key, value) at once."""
        text_of_rows = json.dumps([list(row) for row in rows], ensure_ascii=False)
        self._call(self.lines.reader(), "put_references", text_of_rows)

    def reference(self, kind: str) -> dict[str, str]:
        """Values of a kind by key."""
        with reading(self.lines.reader()) as connection:
            return References(connection).all(kind)

    # -- scans

    def scan_wanted(self, device: str, manifest: Manifest) -> tuple[int, ...]:
        """Places of the chunks of a sealed scan the centre lacks; none once it is whole."""
        line, said = self.lines.device(device), canonical(manifest_row(manifest))
        return tuple(json.loads(str(self._call(line, "scan_wanted", device, said))))

    def put_chunk(self, device: str, case_id: str, digest: str, place: int, content: bytes) -> None:
        """Hand in a chunk of a scan; a whole that is not what it should be is begun anew."""
        values = (device, case_id, digest, place, content)
        wrong = self._call(self.lines.device(device), "put_chunk", *values)
        if wrong is not None:
            raise Refused(refusal_from_json(json.loads(str(wrong))))

    def scans(self, case_id: str) -> tuple[HeldScan, ...]:
        """The scans of a case, also those that are on their way."""
        with reading(self.lines.reader()) as connection:
            return CentralScans(connection).of_case(case_id)

    def get_chunk(self, case_id: str, digest: str, place: int) -> bytes:
        """A chunk of a whole scan, sealed."""
        with reading(self.lines.reader()) as connection:
            return CentralScans(connection).chunk(case_id, digest, place)

    # -- itself

    @property
    def epoch(self) -> str:
        """Which history this centre tells; another one after a restore or a fail-over."""
        return str(self._call(self.lines.reader(), "epoch"))

    def renew_epoch(self) -> None:
        """After a restore: every counter settles anew what it has told and been told."""
        self._call(self.lines.reader(), "renew_epoch")

    def broken(self, opened: Opened | None = None) -> Refusal | None:
        """The first entry of the journal that does not fit, or None."""
        with reading(self.lines.reader()) as connection:
            return central_break(connection, opened)

    def sees_all(self) -> bool:
        """Whether this login sees every case, and so can tell whether the journal is whole."""
        return bool(self._call(self.lines.reader(), "sees_all"))

    def keeps_watch(self) -> bool:
        """Whether this login is an audit officer's."""
        return bool(self._call(self.lines.reader(), "keeps_watch"))

    def chains_broken(self) -> Refusal | None:
        """The first hash, chain or daily digest that does not fit, as the server finds it.

        Cases are not replayed: that takes reading them. Refused but for the audit officer.
        """
        with calling(self.lines.reader()) as connection:
            connection.execute(text("SET LOCAL statement_timeout = 0"))
            found = connection.execute(text("SELECT api.chains_break()")).scalar()
        return refusal_from_json(json.loads(str(found))) if found is not None else None

    @contextmanager
    def witnesses(self) -> Iterator[Witnesses]:
        """The signatures in the journal. Refused for whoever neither audits nor sees all."""
        with reading(self.lines.reader()) as connection:
            connection.execute(text("SET LOCAL statement_timeout = 0"))
            yield ServedWitnesses(connection)

    def open_numbers(self, before: datetime) -> tuple[tuple[str, int, str], ...]:
        """Numbers taken before an instant and neither issued nor void: series, number, entry."""
        with reading(self.lines.reader()) as connection:
            return CentralNumbers(connection).open(before)

    def void_list(self, series: str) -> dict[int, str]:
        """The void numbers of a series with their reasons."""
        with reading(self.lines.reader()) as connection:
            return CentralNumbers(connection).voids(series)

    def close(self) -> None:
        """Let the lines go."""
        self.lines.close()

    def _call(self, line: Engine, name: str, *values: object) -> object:
        """What a function of the server answers, in a transaction of its own."""
        marks = ", ".join(f":v{at}{_TYPES.get((name, at), '')}" for at in range(len(values)))
        given = {f"v{at}": value for at, value in enumerate(values)}
        with calling(line) as connection:
            return connection.execute(text(f"SELECT api.{name}({marks})"), given).scalar()


_TYPES = {
    ("put_references", 0): "\\:\\:jsonb",
    ("scan_wanted", 1): "\\:\\:jsonb",
    ("put_chunk", 3): "\\:\\:int",
    ("pull", 2): "\\:\\:int",
}
"""Where the driver's guess of a type is not the function's."""


def _login(entry: Entry) -> str:
    """Whose own login an act needs; empty where the device's is enough."""
    return entry.actor if entry.kind in _OWN_LOGIN else ""
