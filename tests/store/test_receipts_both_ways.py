"""Receipts taken together become what they become one by one: the same answers, the same rows."""

import json
import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import psycopg
import pytest
from psycopg import sql

from app.domain.exchange import Parcel
from tests.case_keys import case_key, shown_in
from tests.centres import KINDS, HallCentre, kind_label
from tests.invented_hall import CLERK, SECOND
from tests.station import Station
from tests.store.handing_in import chain
from tests.store.receipt_lies import (
    INSTANTS,
    ODD,
    Json,
    Lie,
    batch,
    leaves,
    others,
    places,
    said_twice,
    taken_apart,
    written,
)

pytestmark = pytest.mark.parametrize("centre", KINDS[1:], indirect=True, ids=kind_label)

_ONE_BY_ONE = """
CREATE OR REPLACE FUNCTION guard.take_receipts(
    d hall.device, sent jsonb[], who guard.caller, at timestamptz
) RETURNS jsonb[] LANGUAGE sql AS 'SELECT NULL::jsonb[]'
"""
_DIGEST = "SELECT guard.hex_digest(guard.hashed_text(%s::jsonb))"
_PLACES = "{xid,position,central_position}"
"""What a server leaves gaps in."""
_ORDERED = {"feed": "position", "entry": "central_position", "quarantine": "id"}
_PERSON = "UPDATE hall.reference SET value = {} WHERE kind = 'person' AND key = '" + CLERK.id + "'"
_SAYS = "jsonb_set(value::jsonb, '{{{}}}', '{}')::text"
_SEEN = "UPDATE hall.presence SET at = '{}' WHERE person = '" + CLERK.id + "'"
_REPORTED = "UPDATE hall.device SET last_reported = '{}'"
_OF_FIRST = "SELECT '{}' FROM hall.presence LIMIT 1"
_WORLDS = {
    "as it is": "",
    "nobody there": "DELETE FROM hall.presence",
    "gone a second": _SEEN.format("2026-05-25T01:00:03+00:00"),
    "just there": _SEEN.format("2026-05-25T01:00:30+00:00"),
    "reported long after": _SEEN.format("2026-06-01T01:00:00+00:00")
    + ";"
    + _REPORTED.format("2026-06-09T01:00:00+00:00"),
    "reported before": _REPORTED.format("2026-05-01T01:00:00+00:00"),
    "gone from the list": _PERSON.format("''"),
    "torn on the list": _PERSON.format("'{'"),
    "not active": _PERSON.format(_SAYS.format("active", "false")),
    "hired": _PERSON.format(_SAYS.format("staff_kind", '"hired"')),
    "another name": _PERSON.format(_SAYS.format("id", '"x"')),
    "no role": _PERSON.format(_SAYS.format("grants", "[]")),
    "another role": _PERSON.format(_SAYS.format("grants", '[["reviewer", "XZSP"]]')),
    "another counter": "UPDATE hall.device SET counter = 'A99'",
    "another number": "UPDATE hall.device SET counter_number = 99",
    "another enrolment": "UPDATE hall.device SET enrolment = 2",
    "not at the beginning": "UPDATE hall.device SET last_sequence = 1",
    "of another chain": "UPDATE hall.device SET last_hash = repeat('1', 64)",
    "of a body": "UPDATE hall.reference SET value = jsonb_set(value::jsonb, '{short_name}',"
    " '\"示行审A03\"')::text WHERE kind = 'body'",
    "erased": "INSERT INTO hall.reference (kind, key, value, position)"
    " VALUES ('erased', '{case}', '{{}}', 0)",
    "erased and back": "INSERT INTO hall.reference (kind, key, value, position)"
    " VALUES ('erased', '{case}', '', 0)",
    "set apart": "INSERT INTO hall.quarantine (entry_id, device, sequence, hash, entry, answer,"
    " taken_at) VALUES ('{entry}', 'x', 1, 'x', '{{}}', '{{}}', '')",
    "set apart before": "INSERT INTO hall.quarantine (entry_id, device, sequence, hash, entry,"
    " answer, taken_at) VALUES ('{entry}', 'x', 1, '{hash}', '{{}}', '{{\"a\": 1}}', '')",
    "key there": "INSERT INTO hall.case_key (case_id, wrapped) VALUES ('{case}', 'x')",
    "answered": "INSERT INTO hall.answered (entry_id, hash, outcome, answer)"
    " VALUES ('{entry}', 'x', 'applied', '{{}}')",
}


@dataclass
class Bench:
    """A hall in which everything is handed in twice, and nothing stays."""

    owner: psycopg.Connection[tuple[object, ...]]
    device: str
    receipts: Sequence[Json]
    rows: bytes

    def digest(self, text: str) -> str:
        """The hash that the server makes of a text."""
        try:
            with self.owner.transaction():
                return str(self._first(_DIGEST, text))
        except psycopg.Error:
            return "0" * 64

    def handed_in(self, login: str, sent: str, world: str = "") -> object:
        """What the server says and every row it then has, by a login, in a world of its own."""
        try:
            with self.owner.transaction(force_rollback=True):
                self.owner.execute("SET LOCAL session_replication_role = replica")
                self.owner.execute(world.encode())
                self.owner.execute("SET LOCAL session_replication_role = origin")
                acting = sql.SQL("SET LOCAL SESSION AUTHORIZATION {}")
                self.owner.execute(acting.format(sql.Identifier(login)))
                told = self._first("SELECT api.push(%s, %s)", self.device, sent)
                self.owner.execute("RESET SESSION AUTHORIZATION")
                return told, self.owner.execute(self.rows).fetchall()
        except psycopg.Error as error:
            return error.sqlstate

    def both(self, given: Sequence[tuple[str, str, str]]) -> Iterator[tuple[object, object]]:
        """The same handed in so that it may be taken together, and one by one."""
        together = [self.handed_in(*each) for each in given]
        self.owner.execute(_ONE_BY_ONE)
        return zip(together, (self.handed_in(*each) for each in given), strict=True)

    def _first(self, statement: str, *values: str) -> object:
        found = self.owner.execute(statement.encode(), values).fetchone()
        assert found is not None
        return found[0]


@pytest.fixture
def bench(centre: HallCentre, station: Station) -> Bench:
    for person, name in ((CLERK, "张三"), (CLERK, "李四光"), (CLERK, "王")):
        station.receive(person, name=name)
    sent = [
        Parcel(each, case_key(each.case_id)[1], shown=shown_in(each)) for each in chain(station)
    ]
    centre.all_lines.device(station.device.id)
    for person in (CLERK, SECOND):
        centre.all_lines.person(person.id)
    centre.owner.execute("UPDATE hall.test_clock SET at = %s", (station.clock(),))
    return Bench(centre.owner, station.device.id, taken_apart(sent), _every_row(centre))


def _every_row(centre: HallCentre) -> bytes:
    left = ("test_clock", "day_end", "rule")
    found = centre.owner.execute(
        "SELECT tablename::text FROM pg_tables WHERE schemaname = 'hall' AND tablename <> ALL (%s)",
        (list(left),),
    )
    every = " UNION ALL ".join(_rows(str(name)) for (name,) in found)
    return f"{every} ORDER BY 1, 2, 3".encode()


def _rows(table: str) -> str:
    """Rows of a table as text, in the order of their places instead of with them."""
    order = f"rank() OVER (ORDER BY {_ORDERED[table]})" if table in _ORDERED else "0"
    left = f"- '{_PLACES}'::text[]" + (" - 'id'" if table == "quarantine" else "")
    return f"SELECT '{table}', {order}, (to_jsonb(t) {left})::text FROM hall.{table} t"


def _logins(bench: Bench) -> Sequence[str]:
    return f"device:{bench.device}", f"person:{CLERK.id}", f"person:{SECOND.id}"


@pytest.mark.parametrize("who", [0, 1], ids=["device", "person"])
def test_plain_receipts_are_not_looked_at_one_by_one(bench: Bench, who: int) -> None:
    bench.owner.execute("DROP FUNCTION guard.take(hall.device, jsonb, guard.caller, timestamptz)")
    told = bench.handed_in(_logins(bench)[who], batch(bench.receipts, [], bench.digest))
    assert isinstance(told, tuple)
    assert [json.loads(answer)["outcome"] for answer, _ in told[0]] == ["applied"] * 3


def test_whoever_is_there_the_same_becomes_of_receipts(bench: Bench) -> None:
    first = bench.receipts[1]
    entry, parcel = first["entry"], first["parcel"]
    assert isinstance(entry, dict)
    assert isinstance(parcel, dict)
    here = {"case": entry["case_id"], "entry": entry["id"], "hash": parcel["hash"]}
    sent = batch(bench.receipts, [], bench.digest)
    given = [
        (login, sent, world.format(**here) if "{case}" in world or "{entry}" in world else world)
        for world in _WORLDS.values()
        for login in _logins(bench)
    ]
    differing = [
        each for each, (one, other) in zip(given, bench.both(given), strict=True) if one != other
    ]
    assert differing == []


def test_whatever_else_a_column_says_the_same_becomes_of_the_receipt(bench: Bench) -> None:
    effect = bench.receipts[1]["body"]
    assert isinstance(effect, dict)
    lies = [
        [Lie(1, place, other)]
        for place, said in leaves(effect["effect"], ("body", "effect"))
        for other in others(said)
    ]
    lies += [[Lie(1, ("entry", "device_time"), each)] for each in INSTANTS]
    lies += [[Lie(1, ("entry", "body"), each)] for each in said_twice(written(effect))]
    _agree(bench, lies, [_logins(bench)[0]] * len(lies))


def test_whatever_stands_in_a_receipt_the_same_becomes_of_it(bench: Bench, seed: int) -> None:
    _same(bench, seed, 120)


@pytest.mark.long
def test_of_many_lies_the_same_becomes(bench: Bench, seed: int) -> None:
    _same(bench, seed, 1_000)


def _same(bench: Bench, seed: int, many: int) -> None:
    chance = random.Random(seed)
    lies = [_lies(bench, chance) for _ in range(many)]
    _agree(bench, lies, [chance.choice(_logins(bench)[:2]) for _ in lies])


def _agree(bench: Bench, lies: Sequence[Sequence[Lie]], logins: Sequence[str]) -> None:
    given = [
        (login, batch(bench.receipts, each, bench.digest), "")
        for login, each in zip(logins, lies, strict=True)
    ]
    both = list(bench.both(given))
    assert [
        [str(lie) for lie in each]
        for each, (one, other) in zip(lies, both, strict=True)
        if one != other
    ] == []
    assert len({str(one) for one, _ in both}) > len(lies) / 20


def _lies(bench: Bench, chance: random.Random) -> list[Lie]:
    """One, mostly: of two the second is seldom looked at."""
    found = []
    for _ in range(chance.choice((1, 1, 1, 2))):
        nth = chance.randrange(len(bench.receipts))
        found.append(Lie(nth, chance.choice(list(places(bench.receipts[nth]))), chance.choice(ODD)))
    return found
