"""Packets that are thrown away, by a network of the test's own: the line's death is noticed."""

import shutil
import subprocess

import pytest

from tests.faults.dead_line import ALONE, DROP, tried

pytestmark = pytest.mark.system


def test_thrown_away_packets_are_noticed_in_the_middle_of_anything() -> None:
    if shutil.which("tc") is None:
        pytest.skip("no tc (iproute2) on this machine")
    if subprocess.run([*ALONE, "true"], capture_output=True, check=False).returncode != 0:
        pytest.skip("this machine allows no network of one's own")
    told = dict(tried(DROP))
    assert told.pop("claim")[0] == "sync.asking"
    assert {code for code, _ in told.values()} == {"centre.line"}
