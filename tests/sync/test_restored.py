"""A centre restored from a backup: what it had told since is told anew, or is no more."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from app.domain.body_numbers import MOST_LOST
from app.domain.case import CaseFile, PaperKind
from app.domain.circumstances import Circumstances
from app.domain.deciding import send_back
from app.domain.errors import Unavailable
from app.domain.exchange import Outcome, Parcel, TaskClosed
from app.domain.journal import Entry
from app.domain.moves import Move
from app.domain.people import Grant, Role
from app.domain.reference import ReferenceKind, person_text
from app.sync.round import submit
from tests.centres import KINDS, kind_label, server_of
from tests.clock import MORNING
from tests.invented_hall import CHIEF, CLERK, SECOND
from tests.postgres import Server
from tests.station import Station
from tests.store.hostile.test_numbers import renumbered
from tests.sync.acts import attest, erase
from tests.sync.town import assert_whole, grow, pass_time
from tests.sync.worlds import World

NO_ACCEPTOR = replace(SECOND, grants=frozenset({Grant(Role.CLERK)}))


@pytest.fixture(params=KINDS[:2], ids=kind_label)
def world(
    request: pytest.FixtureRequest, folder: Path, servers: Callable[[Path], Server]
) -> Iterator[World]:
    """A hall whose centre is a file or a database of a server."""
    with ExitStack() as stack:
        made = grow(World(folder, serve=server_of(request.param, servers, stack)))
        stack.callback(made.close)
        made.heal()
        yield made


def tasks(station: Station) -> list[Outcome]:
    with station.store.work() as work:
        return [task.outcome for task in work.tasks.open()]


def settle(station: Station) -> None:
    with station.store.work() as work:
        (task,) = work.tasks.open()
        work.tasks.close(TaskClosed(task.entry_id, CLERK.id, MORNING, "已告知"))
        work.commit()


def whole(world: World) -> None:
    world.heal()
    assert_whole(world)


def test_a_task_about_an_answer_that_was_lost_goes_with_it(world: World) -> None:
    case_id = world.a.receive()
    world.heal()
    restore = world.back_up()
    world.b.withdraw(case_id)
    world.b.sync(world.centre)
    world.a.accept(case_id)
    world.a.sync(world.centre)
    assert tasks(world.a) == [Outcome.FLAGGED]
    restore()
    world.a.sync(world.centre)
    assert tasks(world.a) == []
    whole(world)
    assert tasks(world.b) == [Outcome.FLAGGED]


def test_a_settled_task_is_open_again_when_the_answer_is_another(world: World) -> None:
    case_id = world.a.receive()
    world.heal()
    restore = world.back_up()
    world.a.withdraw(case_id)
    world.a.sync(world.centre)
    world.b.accept(case_id, SECOND)
    world.b.sync(world.centre)
    assert tasks(world.b) == [Outcome.CONFLICT]
    settle(world.b)
    restore()
    world.centre.put_reference(ReferenceKind.PERSON, SECOND.id, person_text(NO_ACCEPTOR))
    world.b.sync(world.centre)
    assert tasks(world.b) == [Outcome.FLAGGED]
    whole(world)


def test_what_was_settled_is_told_to_a_restored_centre_again(world: World) -> None:
    case_id = world.a.receive()
    world.heal()
    world.b.withdraw(case_id)
    world.b.sync(world.centre)
    world.a.accept(case_id)
    world.a.sync(world.centre)
    restore = world.back_up()
    settle(world.a)
    world.a.sync(world.centre)
    restore()
    whole(world)
    with world.centre.reading() as rows:
        assert rows.tasks() == ()


def test_reference_data_that_was_lost_is_no_more_but_digests_are(world: World) -> None:
    restore = world.back_up()
    world.a.receive()
    world.centre.put_reference(ReferenceKind.PERSON, "lost", person_text(SECOND))
    world.a.sync(world.centre)
    pass_time(world, timedelta(days=1))
    world.a.sync(world.centre)
    pass_time(world, timedelta(days=1))
    restore()
    whole(world)
    with world.a.store.work() as work:
        assert "lost" not in work.reference.all(ReferenceKind.PERSON)
        kept = work.reference.all(ReferenceKind.DIGEST).keys()
    assert kept - world.centre.reference(ReferenceKind.DIGEST).keys()


def test_what_was_signed_of_a_day_that_is_told_otherwise_is_refused_and_the_rest_stands(
    world: World,
) -> None:
    def next_day() -> tuple[str, Entry]:
        pass_time(world, timedelta(days=1))
        world.a.sync(world.centre)
        with world.a.store.work() as work:
            day = work.reference.newest(ReferenceKind.DIGEST)
        signed = attest(world.a)
        world.a.sync(world.centre)
        return day, signed

    world.a.receive()
    world.a.sync(world.centre)
    first, kept = next_day()
    world.a.receive()
    world.a.sync(world.centre)
    restore = world.back_up()
    world.a.receive()
    world.a.sync(world.centre)
    second, lost = next_day()
    assert [*world.centre.reference(ReferenceKind.ATTESTED)] == [first, second]
    restore()
    whole(world)
    with world.a.store.work() as work:
        answers = [work.journal.answer(entry.id) for entry in (kept, lost)]
    codes = [(each.outcome, each.why and each.why.code) for each in answers if each]
    assert codes == [(Outcome.APPLIED, None), (Outcome.REFUSED, "journal.attests_other")]
    assert [*world.centre.reference(ReferenceKind.ATTESTED)] == [first]
    assert tasks(world.a) == [Outcome.REFUSED]


def test_reference_data_counts_until_it_is_told_again(world: World) -> None:
    restore = world.back_up()
    restore()
    world.a.store.close()
    world.a.restart()
    line = world.line()
    line.lose_answer = 2
    with pytest.raises(Unavailable):
        world.a.sync(line, page=1)
    with world.a.store.work() as work:
        assert work.reference.all(ReferenceKind.PERSON) == world.centre.reference(
            ReferenceKind.PERSON
        )
    whole(world)


def test_a_case_that_was_erased_since_the_backup_is_erased_again(world: World) -> None:
    case_id, station = world.a.receive(), world.a
    world.heal()
    restore = world.back_up()
    station.change(case_id, applicant_name="李四")
    station.withdraw(case_id)
    world.heal()
    file = world.centre.file(case_id)
    assert file is not None
    erase(station, file)
    world.heal()
    assert station.file(case_id).case.applicant_name == ""
    restore()
    whole(world)
    assert station.file(case_id).case.applicant_name == ""
    assert world.centre.case_key(case_id) is None


# -- numbers that the centre gave after the backup

GRANTS = "paper:示行审准:2026"


def proposed(world: World) -> str:
    case_id = world.a.receive()
    world.a.accept(case_id)
    world.a.sync(world.centre)
    for act in (world.office.claim, world.office.propose):
        submit(world.office.store, world.centre, act(world.centre, case_id))
    return case_id


def grant(world: World, station: Station, case_id: str) -> None:
    submit(station.store, world.centre, station.grant(world.centre, case_id))


def numbers(world: World, *case_ids: str) -> list[str]:
    """Numbers of the decisions on these cases, as the centre has them; empty for none."""
    files = (world.centre.file(case_id) for case_id in case_ids)
    papers = (file.standing_paper(PaperKind.GRANT) if file else None for file in files)
    return [paper.number if paper else "" for paper in papers]


def n(*serials: int) -> list[str]:
    return [f"示行审准〔2026〕{serial}号" for serial in serials]


def test_a_number_given_after_the_backup_is_not_given_again(world: World) -> None:
    kept, lost, later = (proposed(world) for _ in range(3))
    grant(world, world.office, kept)
    restore = world.back_up()
    grant(world, world.office, lost)
    restore()
    assert numbers(world, kept, lost) == [*n(1), ""]
    world.office.sync(world.centre)
    grant(world, world.office, later)
    assert numbers(world, kept, lost, later) == n(1, 2, 3)
    assert world.centre.void_list(GRANTS) == {}
    whole(world)


def test_numbers_that_were_lost_come_back_in_any_order(world: World) -> None:
    cases = [proposed(world) for _ in range(4)]
    world.heal()
    restore = world.back_up()
    for station, case_id in zip((world.office, world.a, world.b), cases[:3], strict=True):
        grant(world, station, case_id)
    restore()
    world.b.sync(world.centre)
    assert world.centre.void_list(GRANTS) == {1: "restored", 2: "restored"}
    grant(world, world.b, cases[3])
    world.office.sync(world.centre)
    assert world.centre.void_list(GRANTS) == {2: "restored"}
    world.a.sync(world.centre)
    assert numbers(world, *cases) == n(1, 2, 3, 4)
    assert world.centre.void_list(GRANTS) == {}
    whole(world)


def test_a_print_that_comes_back_before_its_decision_does_not_keep_it_out(world: World) -> None:
    case_id = proposed(world)
    world.heal()
    restore = world.back_up()
    grant(world, world.office, case_id)
    world.a.sync(world.centre)
    world.a.print_paper(case_id)
    world.a.sync(world.centre)
    restore()
    world.a.sync(world.centre)
    world.office.sync(world.centre)
    assert numbers(world, case_id) == n(1)
    assert tasks(world.a) == [Outcome.QUARANTINED]
    assert tasks(world.office) == []
    whole(world)


def test_a_number_that_another_entry_got_since_the_restore_stays_with_it(world: World) -> None:
    lost, later = proposed(world), proposed(world)
    world.heal()
    restore = world.back_up()
    grant(world, world.office, lost)
    restore()
    grant(world, world.b, later)
    world.office.sync(world.centre)
    assert numbers(world, lost, later) == ["", *n(1)]
    assert tasks(world.office) == [Outcome.QUARANTINED]
    whole(world)


def test_a_lost_decision_that_comes_too_late_keeps_its_number_void(world: World) -> None:
    case_id, later = proposed(world), proposed(world)
    world.heal()
    restore = world.back_up()
    grant(world, world.office, case_id)
    restore()

    def returned(file: CaseFile, given: Circumstances, _entry: str) -> CaseFile:
        return send_back(file, given, reason="理由不足")

    back = world.b.on_line(world.centre, case_id, Move.RETURN, CHIEF, returned)
    submit(world.b.store, world.centre, back)
    world.office.sync(world.centre)
    assert tasks(world.office) == [Outcome.CONFLICT]
    assert world.centre.void_list(GRANTS) == {1: "move.state"}
    grant(world, world.office, later)
    assert numbers(world, case_id, later) == ["", *n(2)]
    whole(world)


def told(world: World, entry: Entry) -> list[tuple[Outcome, str]]:
    found = world.centre.push(world.office.device.id, [Parcel(entry)])
    return [(each.outcome, each.why.code if each.why else "") for each in found]


NOT_GIVEN = [(Outcome.QUARANTINED, "sync.number_not_given")]


@pytest.mark.parametrize(
    "number",
    [*n(MOST_LOST + 1), "示行审准〔2025〕1号", "他局准〔2026〕1号", "示行审准〔2026〕01号", "一号"],
)
def test_what_was_lost_is_no_pretext_for_any_number(world: World, number: str) -> None:
    case_id = proposed(world)
    world.heal()
    restore = world.back_up()
    entry = world.office.grant(world.centre, case_id)
    restore()
    assert told(world, renumbered(entry, number)) == NOT_GIVEN
    assert world.centre.take_number(GRANTS, "next") == 1


def test_a_series_is_not_led_away_step_by_step(world: World) -> None:
    one, other = proposed(world), proposed(world)
    world.heal()
    restore = world.back_up()
    first = world.office.grant(world.centre, one)
    second = world.office.grant(world.centre, other)
    restore()
    far = renumbered(first, *n(MOST_LOST))
    assert told(world, far) == [(Outcome.APPLIED, "")]
    farther = renumbered(replace(second, previous=far.hash), *n(MOST_LOST + 1))
    assert told(world, farther) == NOT_GIVEN
    assert world.centre.take_number(GRANTS, "next") == MOST_LOST + 1
    assert len(world.centre.void_list(GRANTS)) == MOST_LOST - 1


def test_what_is_made_after_the_restore_was_not_lost(world: World) -> None:
    case_id = proposed(world)
    world.heal()
    world.back_up()()
    pass_time(world, timedelta(hours=1))
    entry = world.office.grant(world.centre, case_id)
    assert told(world, renumbered(entry, *n(2))) == NOT_GIVEN
