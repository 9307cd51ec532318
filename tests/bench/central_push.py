"""Receipts handed in at the server, against the same rows by a function that checks nothing.

Each receipt is one entry with a case, eight materials and a paper; every call is durable. The peer
is what somebody would write who trusts every client: one statement for the whole batch, in a
function that acts for the tables' owner and that any login may call.
"""

import threading
import time
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from statistics import median

import psycopg

from app.domain.exchange import Outcome
from db.all_tables import metadata
from db.postgres.wire import answers_from, parcels_text
from tests.bench.central_hall import BenchHall
from tests.bench.hall_cases import TODAY, HallCases, device
from tests.bench.hall_stamps import COUNTER, Chains, parcels, stamp_of
from tests.bench.hall_stories import told_story

Line = psycopg.Connection[tuple[object, ...]]

CLIENTS = (1, 8, 50)
BATCHES = (1, 50)
"""Entries a call: a counter on line hands in one act, one that was off line fifty at a time."""
ROUNDS = 7
_CASES = {1: 1000, 50: 3000}
"""Receipts of a round in all, by the size of a batch."""
_OURS = "SELECT api.push(%s, %s)::text"
_BARE = "SELECT hall.bare_push(%s, %s::jsonb)"
_BARE_FUNCTION = """
CREATE FUNCTION hall.bare_push(of_device text, parcels jsonb) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = hall AS $$
BEGIN
    WITH said AS MATERIALIZED (
        SELECT x, e, (e ->> 'body')::jsonb -> 'effect' AS f
        FROM jsonb_array_elements(parcels) x, LATERAL (SELECT (x ->> 'text')::jsonb AS e) t
    ), cases AS (
        INSERT INTO case_file SELECT c.* FROM said,
            jsonb_populate_record(NULL::case_file,
                f -> 'case' || (x -> 'shown') || '{"version": 1}') c
    ), materials AS (
        INSERT INTO case_material (%(material)s) SELECT e ->> 'case_id', %(r_material)s
        FROM said, jsonb_populate_recordset(NULL::case_material, f -> 'materials') r
    ), papers AS (
        INSERT INTO case_paper (%(paper)s, place)
        SELECT e ->> 'case_id', %(r_paper)s, r.ordinality - 1 FROM said,
            jsonb_populate_recordset(NULL::case_paper, f -> 'papers') WITH ORDINALITY r
    ), grams AS (
        INSERT INTO name_gram
        SELECT DISTINCT substr(x #>> '{shown,name_key}', at, 2), e ->> 'case_id'
        FROM said, generate_series(1, length(x #>> '{shown,name_key}') - 1) at
    ), keys AS (
        INSERT INTO case_key SELECT e ->> 'case_id', x ->> 'wrapped_key' FROM said
    ), fed AS (
        INSERT INTO feed (entry_id, counter, at_window) SELECT e ->> 'id', e ->> 'counter', true
        FROM said RETURNING position, entry_id
    ), answers AS (
        INSERT INTO answered SELECT e ->> 'id', x ->> 'hash', 'applied', jsonb_build_object(
            'entry_id', e ->> 'id', 'outcome', 'applied', 'why', NULL, 'version', 1,
            'against', '{}'::text[])
        FROM said
    )
    INSERT INTO entry SELECT n.* FROM said JOIN fed ON fed.entry_id = e ->> 'id',
        jsonb_populate_record(NULL::entry, e || jsonb_build_object('hash', x -> 'hash',
            'signature', '', 'outcome', 'applied', 'central_position', position,
            'central_time', to_char(now() AT TIME ZONE interval '0', 'YYYY-MM-DD"T"HH24:MI:SS.US'),
            'case_version', 1,
            'case_hash', encode(sha256(convert_to(x ->> 'hash', 'UTF8')), 'hex'))) n;
    UPDATE device SET last_sequence = last_sequence + jsonb_array_length(parcels),
        last_hash = parcels -> -1 ->> 'hash' WHERE id = of_device;
END $$;
ALTER FUNCTION hall.bare_push(text, jsonb) OWNER TO yichuang_owner;
GRANT EXECUTE ON FUNCTION hall.bare_push(text, jsonb) TO yichuang_member;
GRANT EXECUTE ON FUNCTION pg_current_xact_id() TO yichuang_owner;
"""
"""Everything but the checks: the same parcels in, the same rows out."""
_BARE_DEVICES = """
INSERT INTO device (id, machine, counter, counter_number, enrolment, enrolled_at, last_hash)
SELECT 'bare' || at, '', 'bare' || at, 1000 + at, 1, '', '' FROM generate_series(1, %s) at
"""
"""Rows of the peer's own, so that neither side moves a chain of the other."""


@dataclass(frozen=True, slots=True)
class Load:
    """What one client hands in during one round: the texts of its calls."""

    device: str
    calls: Sequence[str]


def push(hall: BenchHall, cases: HallCases) -> dict[str, float]:
    """Cases a second and the ratio to the peer, for each number of clients and size of batch."""
    furnish_peer(hall)
    figures: dict[str, float] = {}
    for batch in BATCHES:
        for clients in CLIENTS:
            ours, bare = _compared(hall, cases, clients, batch)
            name = f"push_{clients}x{batch}"
            figures[f"{name}_per_s"] = median(ours)
            figures[f"{name}_bare_per_s"] = median(bare)
            ratios = [mine / other for mine, other in zip(ours, bare, strict=True)]
            figures[f"{name}_ratio"] = median(ratios)
    return figures


def furnish_peer(hall: BenchHall) -> None:
    """The peer's function and as many devices as there are clients."""
    hall.owner.execute(_bare_function())
    hall.owner.execute(_BARE_DEVICES, (max(CLIENTS),))


def receipts(
    cases: HallCases, chains: Chains, number: int, count: int, batch: int, writer: str = ""
) -> Load:
    """So many receipts of one counter, as its next calls."""
    stamp = stamp_of(told_story("received", TODAY))
    own = {COUNTER: writer or device(number)}
    made = [
        each
        for _ in range(count)
        for each in parcels(stamp, cases.slots(TODAY, number) | own, chains)
    ]
    calls = [parcels_text(made[at : at + batch]) for at in range(0, count, batch)]
    return Load(own[COUNTER], calls)


def _compared(
    hall: BenchHall, cases: HallCases, clients: int, batch: int
) -> tuple[list[float], list[float]]:
    """Cases a second of both sides, round by round, turn by turn."""
    ours: list[float] = []
    bare: list[float] = []
    each = max(_CASES[batch] // clients // batch, 1) * batch
    with _Lines(hall, clients) as lines:
        for _ in range(ROUNDS):
            for chains, found, order in ((cases.chains, ours, _OURS), (cases.beside, bare, _BARE)):
                loads = [
                    receipts(cases, chains, at, each, batch, "" if order is _OURS else f"bare{at}")
                    for at in range(1, clients + 1)
                ]
                took = lines.all_at_once(loads, order)
                found.append(each * clients / took)
    return ours, bare


class _Lines:
    """Connections of so many counters, under the logins of their devices."""

    def __init__(self, hall: BenchHall, clients: int) -> None:
        self._lines = [hall.connected(device(at + 1)) for at in range(clients)]

    def __enter__(self) -> "_Lines":
        return self

    def __exit__(self, *_: object) -> None:
        for line in self._lines:
            line.close()

    def all_at_once(self, loads: Sequence[Load], order: str) -> float:
        """Seconds from the first call of the first client to the last answer of the last."""
        gate = threading.Barrier(len(loads) + 1)
        with ThreadPoolExecutor(len(loads)) as pool:
            done = [
                pool.submit(_hand_in, line, load, order, gate)
                for line, load in zip(self._lines, loads, strict=True)
            ]
            gate.wait()
            begun = time.perf_counter()
            for each in done:
                each.result()
        return time.perf_counter() - begun


def _hand_in(line: Line, load: Load, order: str, gate: threading.Barrier) -> None:
    gate.wait()
    for call in load.calls:
        answer = line.execute(order, (load.device, call)).fetchone()
        if order is _OURS:
            assert answer is not None
            told = answers_from(str(answer[0]))
            assert {each.outcome for each in told} == {Outcome.APPLIED}


def _bare_function() -> str:
    parts = {}
    for part in ("material", "paper"):
        names = [
            column.name
            for column in metadata.tables[f"case_{part}"].columns
            if column.name not in ("case_id", "place")
        ]
        parts[part] = ", ".join(("case_id", *names))
        parts[f"r_{part}"] = ", ".join(f"r.{name}" for name in names)
    return _BARE_FUNCTION % parts
