"""Any sequence of acts, cuts and restores: no case is lost, and a faulty centre is found out."""

import pytest
from hypothesis import Phase, settings
from hypothesis.stateful import run_state_machine_as_test

from db.central import SqliteCentre
from tests.sync.any_day import AnyDay
from tests.sync.faulty import CursorTooFar, NotIdempotent, NoVersionCheck

FAST = (Phase.explicit, Phase.generate)
"""Without shrinking: a failure prints its steps, and the long run shrinks."""


def test_no_case_is_lost_whatever_a_day_brings() -> None:
    run_state_machine_as_test(
        AnyDay,
        settings=settings(max_examples=8, stateful_step_count=30, deadline=None, phases=FAST),
    )


@pytest.mark.long
def test_no_case_is_lost_whatever_a_long_day_brings() -> None:
    run_state_machine_as_test(
        AnyDay, settings=settings(max_examples=600, stateful_step_count=80, deadline=None)
    )


@pytest.mark.parametrize("kind", [CursorTooFar, NotIdempotent, NoVersionCheck])
def test_the_proof_finds_a_centre_that_is_broken(kind: type[SqliteCentre]) -> None:
    class Broken(AnyDay):
        centre_kind = kind

    with pytest.raises(AssertionError):
        run_state_machine_as_test(
            Broken,
            settings=settings(
                max_examples=100,
                stateful_step_count=30,
                deadline=None,
                phases=FAST,
                report_multiple_bugs=False,
            ),
        )
