"""A machine that was shut: the centre hears nothing of it until it is opened again."""

from collections.abc import Callable
from datetime import date

import psycopg
import pytest

from app.domain.errors import HallError
from app.domain.exchange import Outcome, Tally
from app.domain.journal import GENESIS
from app.domain.machines import Shutting, shutting_text
from app.domain.reference import ReferenceKind, person_text
from app.domain.scans import Manifest
from tests.centres import KINDS, HallCentre, Store, kind_label
from tests.invented_hall import CLERK
from tests.station import Station
from tests.store.changing import ADMIN, changed_by_admin, refused_for
from tests.store.handing_in import chain, pushed
from tests.store.served_acts import login

DAY = date(2026, 11, 28)


@pytest.fixture(autouse=True)
def admin(centre: Store) -> None:
    """The chief of the invented hall is its security officer today."""
    centre.put_reference(ReferenceKind.PERSON, ADMIN.id, person_text(ADMIN))


def shut(centre: Store, by: Station, which: Station, **said: str) -> str:
    """Shut a machine; why that was refused, or nothing."""
    text = said.get("text") or shutting_text(
        Shutting(said.get("counter", which.counter), DAY, said.get("why", "遗失"))
    )
    key = said.get("key", which.device.id)
    answers = changed_by_admin(centre, by, (ReferenceKind.MACHINE.value, key, text))
    return "" if answers[0].outcome is Outcome.APPLIED else refused_for(answers)


def code(act: Callable[[], object]) -> str:
    with pytest.raises(HallError) as refused:
        act()
    return refused.value.why.code


def test_a_machine_that_was_shut_is_told_so_whatever_it_asks(
    centre: Store, station: Station, office: Station
) -> None:
    case_id = station.receive()
    assert shut(centre, office, station) == ""
    device = station.device
    asked: tuple[Callable[[], object], ...] = (
        lambda: centre.hello(device),
        lambda: pushed(centre, station, *chain(station)),
        lambda: centre.pull(device.id, "", 10),
        lambda: centre.settle(device.id, Tally(0, 0, GENESIS)),
        lambda: centre.scan_wanted(
            device.id, Manifest(case_id, "0" * 64, 1, "0" * 64, ("0" * 64,))
        ),
        lambda: centre.put_chunk(device.id, case_id, "0" * 64, 0, b"x"),
    )
    assert {code(act) for act in asked} == {"sync.machine_shut"}
    with pytest.raises(HallError) as refused:
        centre.hello(device)
    assert dict(refused.value.why.params) == {"on": "2026-11-28", "why": "遗失"}
    office.sync(centre)
    assert centre.file(case_id) is None


def test_what_it_had_not_handed_in_comes_once_it_is_opened_again(
    centre: Store, station: Station, office: Station
) -> None:
    case_id = station.receive()
    shut(centre, office, station)
    assert code(lambda: station.sync(centre)) == "sync.machine_shut"
    opened = changed_by_admin(centre, office, (ReferenceKind.MACHINE.value, station.device.id, ""))
    assert [each.outcome for each in opened] == [Outcome.APPLIED]
    station.sync(centre)
    assert centre.file(case_id) == station.file(case_id)
    assert centre.broken() is None


@pytest.mark.parametrize(
    ("said", "why"),
    [
        ({"why": "  "}, "machine.no_reason"),
        ({"key": "no-such-device"}, "sync.not_enrolled"),
        ({"counter": "A99"}, "sync.not_enrolled"),
        ({"text": "{}"}, "journal.torn"),
        ({"text": "[]"}, "journal.torn"),
        ({"text": '{"counter":"A03","on":"soon","why":"x"}'}, "journal.torn"),
        ({"text": '{"counter":"A03","on":"20261128","why":"x"}'}, "journal.torn"),
        ({"text": '{"counter":"A03","on":"2026-02-30","why":"x"}'}, "journal.torn"),
        ({"text": '{"counter":"A03","on":"0000-01-01","why":"x"}'}, "journal.torn"),
        ({"text": '{"counter":"A03","on":"abcdefghij","why":"x"}'}, "journal.torn"),
        ({"text": '{"counter":"A03","on":"1234567-8-","why":"x"}'}, "journal.torn"),
        ({"text": '{"counter":"A03","on":"2026-11-28","why":5}'}, "journal.torn"),
        ({"text": '{"counter":"A03","on":"2026-11-28","why":"x","by":"y"}'}, "journal.torn"),
        ({"why": "\n\u3000"}, "machine.no_reason"),
    ],
)
def test_a_machine_is_shut_with_a_ground_and_by_its_own_counter(
    centre: Store, station: Station, office: Station, said: dict[str, str], why: str
) -> None:
    assert shut(centre, office, station, **said) == why
    centre.hello(station.device)


@pytest.mark.parametrize("centre", KINDS[1:], indirect=True, ids=kind_label)
def test_at_a_server_nobody_hands_in_at_it_and_it_reads_nothing(
    centre: HallCentre, station: Station, office: Station
) -> None:
    case_id = station.receive()
    station.sync(centre)
    with login(centre, device=station.device.id) as line, login(centre, person=CLERK.id) as own:
        assert line.execute("SELECT id FROM hall.case_file").fetchall() == [(case_id,)]
        shut(centre, office, station)
        for table in ("case_file", "reference", "device"):
            assert line.execute(f"SELECT FROM hall.{table}".encode()).fetchall() == []
        assert line.execute("SELECT api.case_file(%s)", (case_id,)).fetchall() == [(None,)]
        with pytest.raises(psycopg.Error, match="machine_shut"):
            own.execute("SELECT api.push(%s, '[]')", (station.device.id,))
