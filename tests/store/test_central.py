"""The centre: each entry once, what is forged apart, numbers dense."""

import threading
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from app.domain.case import State
from app.domain.circumstances import RECUSAL_ARTICLE
from app.domain.deemed import deem, deemed_entry_id
from app.domain.errors import Refused
from app.domain.exchange import DeviceSelf, Outcome, Sent, Tally, TaskClosed
from app.domain.journal import Entry, Fact, sealed
from app.domain.moves import Move
from app.domain.people import key_id
from app.domain.readable import LARGEST_CASE, LONG_CASE
from app.domain.recusal import recuse
from app.domain.reference import ReferenceKind, former_key_row, person_text
from app.sync.round import submit
from tests.centres import BROKEN_RULE, FILE, Store, edit
from tests.clock import MORNING, Clock
from tests.domain import builders as rules
from tests.invented_hall import CHIEF, CLERK, REVIEWER, SECOND, signed
from tests.station import Station
from tests.store.handing_in import APPLIED, chain, outcome, pushed, to_proposed


def test_a_push_repeated_is_answered_the_same_and_changes_nothing(
    centre: Store, station: Station
) -> None:
    station.accept(station.receive())
    first = pushed(centre, station, *chain(station))
    again = pushed(centre, station, *chain(station))
    assert outcome(first) == outcome(again) == [APPLIED, APPLIED]
    assert [each.repeated for each in (*first, *again)] == [False, False, True, True]
    asked = centre.ask(station.device.id, [each.entry_id for each in first] + ["never"])
    assert [replace(each, repeated=False) for each in asked] == list(first)
    assert centre.broken() is None


def test_the_same_id_with_another_payload_is_set_apart(centre: Store, station: Station) -> None:
    station.receive()
    (entry,) = chain(station)
    pushed(centre, station, entry)
    other = sealed(replace(entry, actor=SECOND.id))
    found = pushed(centre, station, other)
    assert outcome(found) == [(Outcome.QUARANTINED, "sync.other_payload")]
    assert outcome(pushed(centre, station, other)) == outcome(found)
    assert outcome(centre.ask(station.device.id, [entry.id])) == [APPLIED]
    follows = sealed(replace(entry, actor=SECOND.id, sequence=2, previous=entry.hash))
    assert outcome(pushed(centre, station, follows)) == [
        (Outcome.QUARANTINED, "sync.other_payload")
    ]
    file = centre.file(entry.case_id)
    assert file is not None
    assert file.case.received_by == CLERK.id
    assert centre.broken() is None


def test_an_altered_entry_is_set_apart_and_the_queue_goes_on(
    centre: Store, station: Station
) -> None:
    bad, good = station.receive(), station.receive()
    first, second = chain(station)
    forged = replace(first, body=first.body.replace("A01", "A02").replace("A03", "A04"))
    found = pushed(centre, station, forged, second)
    assert outcome(found) == [(Outcome.QUARANTINED, "journal.altered"), APPLIED]
    assert centre.file(bad) is None
    assert centre.file(good) is not None
    assert centre.broken() is None
    with centre.reading() as rows:
        assert [task.outcome for task in rows.tasks()] == [Outcome.QUARANTINED]


def test_what_follows_a_gap_waits(centre: Store, station: Station) -> None:
    for _ in range(3):
        station.receive()
    first, second, third = chain(station)
    assert pushed(centre, station, second, third) == ()
    assert outcome(pushed(centre, station, first, third)) == [APPLIED]
    assert outcome(pushed(centre, station, second, third)) == [APPLIED, APPLIED]


def test_a_copied_disk_is_noticed_by_its_chain(
    centre: Store, station: Station, folder: Path, clock: Clock
) -> None:
    station.receive()
    station.close()
    copy = folder / "copy.db"
    copy.write_bytes(station.path.read_bytes())
    station.restart()
    twin = Station(folder, "copy", number=3, clock=clock, salt=7)
    twin.device = station.device
    station.receive()
    station.sync(centre)
    twin.receive(name="李四")
    found = pushed(centre, twin, chain(twin)[1])
    assert outcome(found) == [(Outcome.QUARANTINED, "journal.forked")]
    assert [device.forked for device in centre.devices()] == [True]
    with pytest.raises(Refused) as raised:
        twin.sync(centre)
    assert raised.value.why.code == "sync.copied_disk"
    assert station.sync(centre).refused == 0
    twin.close()


def test_another_machine_with_the_same_device_is_refused(centre: Store, station: Station) -> None:
    station.device = replace(station.device, machine="another")
    with pytest.raises(Refused) as raised:
        station.sync(centre)
    assert raised.value.why.code == "sync.copied_disk"


def test_a_device_nobody_enrolled_is_refused(centre: Store) -> None:
    with pytest.raises(Refused) as raised:
        centre.hello(DeviceSelf("stranger", "machine"))
    assert raised.value.why.code == "sync.not_enrolled"


def test_an_entry_of_another_device_is_set_apart(
    centre: Store, station: Station, office: Station
) -> None:
    station.receive()
    found = pushed(centre, office, *chain(station))
    assert outcome(found) == [(Outcome.QUARANTINED, "sync.foreign_device")]


def test_a_number_that_is_taken_cannot_be_taken_again(
    centre: Store, station: Station, office: Station
) -> None:
    case_id = station.receive()
    (first,) = chain(station)
    body = first.body.replace(case_id, "other")
    again = sealed(
        replace(first, id="again", sequence=2, previous=first.hash, case_id="other", body=body)
    )
    taken = (Outcome.QUARANTINED, "sync.constraint")
    assert outcome(pushed(centre, station, first, again)) == [APPLIED, taken]
    office.receive(changes={"number": "99010110030126000025"})
    third = office.receive()
    foreign = (Outcome.QUARANTINED, "sync.foreign_number")
    assert outcome(pushed(centre, office, *chain(office))) == [foreign, APPLIED]
    assert centre.file(third) is not None
    assert centre.broken() is None


def test_the_row_itself_keeps_review_and_decision_apart(centre: Store, station: Station) -> None:
    case_id = station.receive()
    station.sync(centre)
    for column in ("reviewer", "decided_by"):
        for other in ("accepted_by", "told_by", "declined_by", "told_before"):
            with pytest.raises(BROKEN_RULE):
                edit(centre, f"UPDATE case_file SET {column} = 'x', {other} = 'x'")
    with pytest.raises(BROKEN_RULE):
        edit(centre, "UPDATE case_file SET decided_by = 'x', proposed_by = 'x'")
    edit(centre, "UPDATE case_file SET decided_by = 'x', told_before = 'a,x', flagged = true")
    assert case_id


def test_enrolment_goes_up_with_each_installation(centre: Store, station: Station) -> None:
    again = centre.enrol(station.device, counter="A03", counter_number=3)
    assert again.enrolment == 1
    second = centre.enrol(DeviceSelf("new", "new machine"), counter="A03", counter_number=3)
    assert (second.enrolment, second.counter, second.counter_number) == (2, "A03", 3)
    with pytest.raises(Refused) as raised:
        centre.enrol(station.device, counter="A04", counter_number=4)
    assert raised.value.why.code == "sync.enrolled_elsewhere"


def test_a_counter_is_enrolled_ninety_nine_times_at_most(centre: Store) -> None:
    for at in range(99):
        centre.enrol(DeviceSelf(f"d{at}", "m"), counter="A07", counter_number=7)
    with pytest.raises(Refused) as raised:
        centre.enrol(DeviceSelf("one more", "m"), counter="A07", counter_number=7)
    assert raised.value.why.code == "sync.too_many_enrolments"


def test_of_two_decisions_the_first_stands_and_the_seconds_number_is_void(
    centre: Store, station: Station, office: Station
) -> None:
    case_id = to_proposed(centre, station, office)
    seen = centre.file(case_id)
    submit(office.store, centre, office.grant(centre, case_id))
    second = office.grant(centre, case_id, seen=seen)
    with pytest.raises(Refused) as raised:
        submit(office.store, centre, second)
    assert raised.value.why.code == "move.state"
    centre.void_numbers(second.id, "again")
    assert centre.void_list("paper:示行审准:2026") == {2: "move.state"}
    with office.store.work() as work:
        (task,) = work.tasks.open()
    assert [entry.kind for entry in task.answer.against] == [Move.GRANT]
    assert office.sync(centre).waiting == 0
    assert centre.broken() is None
    file = centre.file(case_id)
    assert file is not None
    centre.void_numbers(file.papers[-1].entry, "a decision in force keeps its number")
    assert list(centre.void_list("paper:示行审准:2026")) == [2]


def test_two_reviewers_at_once_one_gets_the_case(
    centre: Store, station: Station, office: Station, folder: Path, clock: Clock
) -> None:
    case_id = station.receive()
    station.accept(case_id)
    station.sync(centre)
    other = Station(folder, "other", number=8, clock=clock, centre=centre)
    claims = [(each, each.claim(centre, case_id)) for each in (office, other)]
    told: list[str] = []

    def push(desk: Station, entry: Entry) -> None:
        try:
            told.append(submit(desk.store, centre, entry).outcome.value)
        except Refused as refused:
            told.append(refused.why.code)

    threads = [threading.Thread(target=push, args=each) for each in claims]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(told) == ["applied", "move.state"]
    other.close()


def test_who_stands_aside_gets_no_case(centre: Store, station: Station, office: Station) -> None:
    case_id = station.receive()
    station.accept(case_id)
    station.sync(centre)
    before = centre.file(case_id)
    assert before is not None
    given = office.given(REVIEWER)
    office.record(
        Fact.RECUSE,
        before,
        lambda work, entry: recuse(before, REVIEWER.id, given, ground="近亲属"),
        REVIEWER,
    )
    seen = replace(before, case=replace(before.case, version=before.case.version + 1))
    office.claim(centre, case_id, seen=seen)
    answers = pushed(centre, office, *chain(office))
    assert outcome(answers) == [APPLIED, (Outcome.REFUSED, "recuse.stands_aside")]
    assert answers[1].why is not None
    assert answers[1].why.article == RECUSAL_ARTICLE


def test_an_unlawful_decision_is_refused_and_kept(
    centre: Store, station: Station, office: Station
) -> None:
    case_id = to_proposed(centre, station, office)
    entry = office.grant(centre, case_id)
    unsigned = replace(entry, signature="")
    assert outcome(pushed(centre, office, *chain(office)[:-1], unsigned))[-1] == (
        Outcome.REFUSED,
        "sync.unsigned",
    )
    forged = replace(entry, signature=signed(chain(office)[0]).signature)
    assert pushed(centre, office, forged)[0].repeated


@pytest.mark.parametrize(
    ("columns", "code"),
    [({"undated_year": 10**30}, "journal.torn"), ({"expected": 10**30}, "sync.constraint")],
)
def test_a_number_no_store_can_hold_is_set_apart_and_blocks_nothing(
    centre: Store, station: Station, columns: dict[str, int], code: str
) -> None:
    station.accept(station.receive())
    first, second = chain(station)
    wild = first.body.replace(
        '"undated_year":0', f'"undated_year":{columns.get("undated_year", 0)}'
    )
    torn = sealed(replace(first, body=wild, expected=columns.get("expected", 0)))
    behind = sealed(replace(second, previous=torn.hash))
    answers = pushed(centre, station, torn, behind)
    assert outcome(answers) == [
        (Outcome.QUARANTINED, code),
        (Outcome.QUARANTINED, "sync.no_case"),
    ]
    assert centre.broken() is None


@pytest.mark.parametrize("centre", [FILE], indirect=True)
def test_a_signature_of_somebody_else_is_forged(
    centre: Store, station: Station, office: Station
) -> None:
    case_id = to_proposed(centre, station, office)
    entry = office.grant(centre, case_id)
    forged = replace(entry, signature=signed(chain(office)[0]).signature)
    assert outcome(pushed(centre, office, forged)) == [(Outcome.QUARANTINED, "journal.signature")]
    assert centre.broken() is None


def test_a_decision_signed_before_a_reset_counts_though_it_comes_after_it(
    centre: Store, station: Station, office: Station
) -> None:
    case_id = to_proposed(centre, station, office)
    entry = signed(sealed(replace(office.grant(centre, case_id), key_id=key_id(CHIEF.public_key))))
    renewed = replace(CHIEF, public_key=CHIEF.public_key.replace("04", "05", 1))
    centre.put_references(
        [
            (ReferenceKind.PERSON.value, CHIEF.id, person_text(renewed)),
            former_key_row(CHIEF, entry.device_time + timedelta(minutes=1)),
        ]
    )
    assert outcome(pushed(centre, office, entry)) == [(Outcome.APPLIED, "")]


def test_silence_written_by_two_holders_exists_once(
    centre: Store, station: Station, office: Station, clock: Clock
) -> None:
    case_id = station.receive()
    station.sync(centre)
    office.sync(centre)
    clock.at += timedelta(days=12)
    before = station.file(case_id)
    after = deem(before, station.given(rules.CLOCK))
    for each in (office, station):
        with each.store.work() as work:
            entry = each.entry(
                work,
                Move.DEEM,
                before,
                after,
                rules.CLOCK,
                entry_id=deemed_entry_id(before.case),
            )
            work.journal.append(entry)
            work.commit()
    office.sync(centre)
    report = station.sync(centre)
    assert (report.pushed, report.tasks) == (1, 0)
    office.sync(centre)
    with station.store.work() as work:
        assert work.journal.state(deemed_entry_id(before.case)) is Sent.DUPLICATE
        assert not work.files.is_pending(case_id)
    file = station.file(case_id)
    assert (file.case.state, file.case.deemed, file.case.version) == (State.ACCEPTED, True, 2)
    assert centre.broken() is None
    assert station.store.broken() is None
    assert office.store.broken() is None


def test_a_device_has_reported_when_both_tallies_agree(centre: Store, station: Station) -> None:
    station.receive()
    assert centre.settle(station.device.id, Tally(1, 1, "x")) != Tally(1, 1, "x")
    assert [device.last_reported for device in centre.devices()] == [None]
    station.sync(centre)
    (device,) = centre.devices()
    assert device.last_reported is not None
    assert device.last_seen is not None


def test_a_task_is_closed_at_the_centre(centre: Store, station: Station) -> None:
    station.receive()
    (entry,) = chain(station)
    pushed(centre, station, replace(entry, body="{}"))
    centre.close_task(TaskClosed(entry.id, "白音", MORNING, "已核实"))
    with centre.reading() as rows:
        assert rows.tasks() == ()
        (task,) = rows.tasks_of(entry.case_id)
        assert (task.done_by, task.resolution) == ("白音", "已核实")


@pytest.mark.parametrize(
    ("version", "held", "told"),
    [
        (LONG_CASE, LARGEST_CASE, (Outcome.QUARANTINED, "sync.case_full")),
        (LONG_CASE, LARGEST_CASE - 4096, APPLIED),
        (LONG_CASE - 1, LARGEST_CASE, APPLIED),
    ],
)
def test_a_case_does_not_grow_beyond_what_a_counter_can_read(
    centre: Store, station: Station, version: int, held: int, told: tuple[Outcome, str]
) -> None:
    case_id = station.receive()
    before, note = station.note(case_id), station.note(case_id)
    receipt = chain(station)[0]
    pushed(centre, station, receipt, before)
    body = "x" * (held - len(receipt.body.encode()))
    edit(centre, "UPDATE entry SET body = :body WHERE id = :id", {"body": body, "id": before.id})
    edit(centre, "UPDATE case_file SET version = :version", {"version": version})
    assert outcome(pushed(centre, station, note)) == [told]
