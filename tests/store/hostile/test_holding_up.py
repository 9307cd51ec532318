"""What one session can hold up for the others, and for how long."""

from contextlib import ExitStack
from datetime import timedelta

import psycopg
import pytest

from db.postgres.founding import MOST_CONNECTIONS
from tests.centres import KINDS, HallCentre, kind_label
from tests.clock import Clock
from tests.invented_hall import CLERK
from tests.station import Station
from tests.store.hostile.attacker import NO_RIGHT, WHO, Attacker, attacker
from tests.store.hostile.conftest import Guarded

served = pytest.mark.parametrize("centre", KINDS[1:], indirect=True, ids=kind_label)


def test_no_login_calls_what_fills_the_disk_or_holds_others_up(guarded: Guarded) -> None:
    by = guarded.by(CLERK.id)
    left = by.asks(
        "SELECT proname FROM pg_proc WHERE has_function_privilege(oid, 'EXECUTE') AND proname ~"
        " 'advisory|^lo_|^lo(read|write)$|sleep|^pg_notify|emit_message|export_snapshot"
        "|^txid_current$|^pg_current_xact_id$|^dblink'"
    )
    assert left == []
    for statement in (
        "SELECT pg_advisory_lock(1)",
        "SELECT pg_sleep(1000)",
        "SELECT txid_current()",
        "SELECT pg_current_xact_id()",
        "SELECT pg_logical_emit_message(true, 'x', repeat('x', 1000000))",
        "DO $$ BEGIN LOOP END LOOP; END $$",
    ):
        assert by.tries(statement) == NO_RIGHT


@pytest.mark.parametrize("who", WHO)
def test_every_session_is_under_limits_and_lifts_only_those_that_others_do_not_feel(
    guarded: Guarded, who: str
) -> None:
    with attacker(guarded.centre, who).line as line:
        by = Attacker(line)
        assert by.one("SHOW idle_in_transaction_session_timeout") == "30s"
        assert by.one("SHOW statement_timeout") == "2min"
        assert by.one("SHOW lock_timeout") == "10s"
        assert by.one("SHOW temp_file_limit") == "1GB"
        assert by.tries("SET temp_file_limit = -1") == NO_RIGHT
        assert by.tries("SET statement_timeout = 0") == "00000"  # api.sweep ends those
        by.asks("SET statement_timeout = '50ms'")
        endless = (
            "WITH RECURSIVE r(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM r) SELECT max(n) FROM r"
        )
        assert by.tries(endless) == "57014"


def test_one_login_opens_so_many_lines_and_no_more(guarded: Guarded) -> None:
    with ExitStack() as lines:
        for _ in range(MOST_CONNECTIONS):
            lines.enter_context(attacker(guarded.centre, "device-flood").line)
        with pytest.raises(psycopg.OperationalError, match="too many connections for role"):
            attacker(guarded.centre, "device-flood")


@served
def test_who_stays_in_a_transaction_holds_the_feed_back_until_it_is_swept(
    centre: HallCentre, station: Station, office: Station
) -> None:
    """A call that wrote has a transaction number; the feed is read below the oldest of them."""
    cursor = centre.pull(office.device.id, "", 1000).cursor
    by = attacker(centre, station.device.id)
    by.asks("SET idle_in_transaction_session_timeout = 0")
    by.asks("BEGIN")
    by.asks("SELECT api.push(%s, '[]')", station.device.id)
    centre.put_reference("phrase", "later", "1")
    assert centre.pull(office.device.id, cursor, 1000).reference == ()
    with attacker(centre, office.device.id).line as line:
        assert Attacker(line).one("SELECT api.sweep()") == 0  # it has not stayed long yet
    reader = attacker(centre, CLERK.id)
    reader.asks("BEGIN")
    reader.asks("SELECT count(*) FROM hall.case_file")
    sweep = "SELECT guard.sweep(%s, '0 seconds')"
    assert centre.owner.execute(sweep, ("1 day",)).fetchall() == [(1,)]
    with pytest.raises(psycopg.errors.AdminShutdown):
        by.line.execute("SELECT 1")
    by.line.close()
    assert reader.one("SELECT 1") == 1
    assert centre.owner.execute(sweep, ("0 seconds",)).fetchall() == [(1,)]  # it is idle
    reader.line.close()
    page = centre.pull(office.device.id, cursor, 1000)
    assert [row.key for row in page.reference] == ["later"]


@served
def test_an_open_transaction_over_midnight_puts_the_digest_off_and_stops_nobody(
    centre: HallCentre, station: Station, office: Station, clock: Clock
) -> None:
    station.receive()
    station.sync(centre)
    by = attacker(centre, station.device.id)
    by.asks("BEGIN")
    by.asks("SELECT api.push(%s, '[]')", station.device.id)
    clock.at += timedelta(days=1)
    office.receive()
    assert office.sync(centre).applied == 1
    assert centre.reference("digest") == {}
    by.line.close()
    office.sync(centre)
    assert list(centre.reference("digest")) == ["2026-06-01"]


def test_a_table_is_locked_against_an_upgrade_alone_and_not_for_long(guarded: Guarded) -> None:
    """Reading locks a table against being changed in its form; the lock timeout of who changes it
    and the sweep bound that. Stronger locks are refused (test_writing)."""
    by = attacker(guarded.centre, CLERK.id)
    by.asks("BEGIN; LOCK TABLE hall.case_file IN ACCESS SHARE MODE")
    assert guarded.centre.owner.execute("SELECT count(*) FROM hall.case_file").fetchone() == (2,)
    with guarded.centre.owner.transaction(force_rollback=True):
        guarded.centre.owner.execute("SET LOCAL lock_timeout = '50ms'")
        with pytest.raises(psycopg.errors.LockNotAvailable):
            guarded.centre.owner.execute("ALTER TABLE hall.case_file ADD COLUMN x int")
    by.line.close()
