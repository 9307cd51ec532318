"""A centre restored from a backup: what it had told since is told anew, or is no more."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from app.domain.errors import Unavailable
from app.domain.exchange import Outcome, TaskClosed
from app.domain.people import Grant, Role
from app.domain.reference import ReferenceKind, person_text
from tests.builders import CLERK, MORNING, SECOND, Station
from tests.centres import KINDS, kind_label, server_of
from tests.postgres import Server
from tests.sync.acts import erase
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
