"""Packets that are thrown away, by a network of the test's own: the line's death is noticed."""

import pytest

from tests.faults.dead_line import DROP, tried

pytestmark = pytest.mark.system


def test_thrown_away_packets_are_noticed_in_the_middle_of_anything() -> None:
    told = dict(tried(DROP))
    assert told.pop("claim")[0] == "sync.asking"
    assert {code for code, _ in told.values()} == {"centre.line"}
