"""``sync --once`` from outside: what waits is handed in."""

from pathlib import Path

import pytest

from app.__main__ import main
from tests.app.commands.arguments import at
from tests.hall import Hall


def test_a_round_hands_in_what_waits(hall: Hall, capsys: pytest.CaptureFixture[str]) -> None:
    hall.first.desks()
    hall.first.pull_out()
    case_id = hall.first.take_in().file.case.id
    hall.first.close()
    assert main(at(hall, "sync", "--once")) == 0
    assert capsys.readouterr().out.startswith("cases 1  outbox 0  tasks 0")
    assert hall.central(case_id).case.number


def test_a_round_carries_the_scans_that_wait(hall: Hall, tmp_path: Path) -> None:
    scan = tmp_path / "scan.pdf"
    scan.write_bytes(b"%PDF-1.4\n%%EOF\n")
    case_id = hall.first.take_in().file.case.id
    hall.first.desks().casework.scans.attach(case_id, 1, scan)
    hall.first.close()
    assert main(at(hall, "sync", "--once")) == 0
    (held,) = hall.centre.scans(case_id)
    assert held.whole


def test_a_round_without_a_centre_says_so(hall: Hall, capsys: pytest.CaptureFixture[str]) -> None:
    hall.close()
    (hall.folder / "hall.sqlite").rename(hall.folder / "away.sqlite")
    assert main(at(hall, "sync", "--once")) == 1
    captured = capsys.readouterr()
    assert captured.out == ""
    assert "hall.sqlite" in captured.err
