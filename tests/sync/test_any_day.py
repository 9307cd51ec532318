"""Any sequence of acts, cuts and restores: no case is lost, and a faulty centre is found out."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import ClassVar

import pytest
from hypothesis import Phase, settings
from hypothesis import seed as begun_with
from hypothesis.stateful import run_state_machine_as_test

from db.central import SqliteCentre
from tests.centres import KINDS, HallCentre, server_of
from tests.postgres import Server
from tests.sync.any_day import AnyDay
from tests.sync.any_hall import morning
from tests.sync.faulty import CursorTooFar, NotIdempotent, NoVersionCheck
from tests.sync.town import grow
from tests.sync.worlds import World

FAST = (Phase.explicit, Phase.generate)
"""Without shrinking: a failure prints its steps, and the long run shrinks."""


class ServedDay(AnyDay):
    """Any day with the centre on a server, of which each example has a database."""

    servers: ClassVar[Callable[[Path], Server]]

    def opened(self) -> tuple[World, list[str]]:
        self.stack = ExitStack()
        serve = server_of(KINDS[1], type(self).servers, self.stack)
        world = grow(World(self.folder, serve=serve))
        return world, morning(world)

    def reopen(self) -> None:
        """A server goes on; its lines were cut."""

    @contextmanager
    def centre_until(self, point: int) -> Iterator[None]:
        """The server cuts every line when it has been asked so often."""
        assert isinstance(self.world.centre, HallCentre)
        with self.world.centre.cut_at(point):
            yield

    def teardown(self) -> None:
        try:
            super().teardown()
        finally:
            if hasattr(self, "stack"):
                self.stack.close()


def days(examples: int, steps: int, *, shrink: bool = False) -> settings:
    plain = settings(max_examples=examples, stateful_step_count=steps, deadline=None)
    return plain if shrink else settings(plain, phases=FAST, report_multiple_bugs=False)


def served(servers: Callable[[Path], Server]) -> type[AnyDay]:
    class Served(ServedDay):
        pass

    Served.servers = servers
    return Served


def run_part(kind: type[AnyDay], seed: str, of: settings) -> None:
    """Days of a part of a long run: without a seed of its own it would see the same as the rest."""
    run_state_machine_as_test(begun_with(seed)(kind), settings=of)


def test_no_case_is_lost_whatever_a_day_brings() -> None:
    run_state_machine_as_test(AnyDay, settings=days(8, 30))


def test_no_case_is_lost_whatever_a_day_brings_to_a_server(
    servers: Callable[[Path], Server],
) -> None:
    run_state_machine_as_test(served(servers), settings=days(3, 25))


@pytest.mark.long
@pytest.mark.parametrize("part", range(8))
def test_no_case_is_lost_whatever_a_long_day_brings(seed: int, part: int) -> None:
    class Part(AnyDay):
        pass

    run_part(Part, f"{seed}-{part}", days(50, 60, shrink=True))


@pytest.mark.long
@pytest.mark.parametrize("part", range(10))
def test_no_case_is_lost_whatever_a_long_day_brings_to_a_server(
    servers: Callable[[Path], Server], seed: int, part: int
) -> None:
    run_part(served(servers), f"{seed}-{part}", days(10, 50, shrink=True))


@pytest.mark.parametrize("kind", [CursorTooFar, NotIdempotent, NoVersionCheck])
def test_the_proof_finds_a_centre_that_is_broken(kind: type[SqliteCentre]) -> None:
    class Broken(AnyDay):
        centre_kind = kind

    with pytest.raises(AssertionError):
        run_state_machine_as_test(Broken, settings=days(100, 30))
