"""A scan from a counter without the line to the reviewer's desk on another machine, and its end."""

from datetime import date
from functools import partial
from pathlib import Path

from app.desks.scans import ScanWord
from app.domain.case import State
from app.domain.closing import Ending, TerminateGround
from app.domain.errors import Unavailable
from tests.hall import REVIEWER, SECURITY, Counter, Hall, why

SCAN = b"%PDF-1.7\n" + bytes(range(256)) * 20_000
"""Five MB: ten chunks."""


def word(counter: Counter, case_id: str, name: str) -> tuple[ScanWord, int]:
    """How the scan of the case stands, and how many chunks of it have come."""
    (stand,) = counter.desks(name).records.view(case_id).scans.values()
    return stand.word, stand.have


def test_a_scan_attached_without_the_line_is_opened_where_the_case_is_reviewed(
    hall: Hall, tmp_path: Path
) -> None:
    counter, office = hall.first, hall.another("B01", 21)
    review, clerk = office.desks(REVIEWER), counter.desks()
    page = tmp_path / "平面图.pdf"
    page.write_bytes(SCAN)

    counter.pull_out()
    case_id = counter.take_in().file.case.id
    digest = str(clerk.casework.scans.attach(case_id, 2, page).entry.act["sha256"])
    page.unlink()
    assert clerk.casework.scans.open(case_id, digest).content == SCAN
    assert word(counter, case_id, "苏日娜") == (ScanWord.TO_SEND, 0)

    counter.plug_in()
    review.review.claim(case_id)
    assert word(office, case_id, REVIEWER) == (ScanWord.TO_SEND, 0)
    for _ in range(5):
        assert counter.program.carry_scan()
    counter.cable.out = True
    assert not counter.program.carry_scan()
    assert word(office, case_id, REVIEWER) == (ScanWord.TO_SEND, 4)

    counter.restart()
    counter.desks()
    other = counter.take_in().file.case.id
    counter.plug_in()
    assert hall.central(other).case.state is State.ACCEPTED
    while counter.program.carry_scan():
        continue
    assert case_id in counter.program.round().scans
    assert word(counter, case_id, "苏日娜") == (ScanWord.SAFE, 10)
    assert word(office, case_id, REVIEWER) == (ScanWord.TO_FETCH, 0)

    parts = [review.casework.scans.open(case_id, digest) for _ in range(11)]
    assert [part.have for part in parts[:10]] == list(range(1, 11))
    assert parts[-1].content == SCAN
    office.pull_out()
    assert len(list((office.home.path / "scans").rglob("*.sealed"))) == 1


def test_an_erased_case_takes_its_scans_with_it_from_every_machine(
    hall: Hall, tmp_path: Path
) -> None:
    counter, office = hall.first, hall.another("B01", 21)
    page = tmp_path / "执照.pdf"
    page.write_bytes(SCAN)
    case_id = counter.told(1, 2).file.case.id
    scans = counter.desks().casework.scans
    digest = str(scans.attach(case_id, 1, page).entry.act["sha256"])
    counter.plug_in()
    while counter.program.carry_scan():
        continue
    office.plug_in()
    while office.desks().casework.scans.open(case_id, digest).content is None:
        continue
    gone = Ending(TerminateGround.APPLICANT_GONE, "示例办法第九条", "公司已注销")
    counter.clock.go_to(date(2026, 6, 2))
    counter.desks().casework.terminate(case_id, gone)
    counter.plug_in()

    number = hall.central(case_id).case.number
    counter.desks(SECURITY).admin.erasing.erase(number, why="保管期限已满")
    for each in (counter, office):
        each.plug_in()
        assert list((each.home.path / "scans").rglob("*.sealed")) == []
        assert each.desks().records.view(case_id).scans == {}
        again = partial(each.desks().casework.scans.open, case_id, digest)
        assert why(again, Unavailable) == "scan.not_whole"
    assert hall.centre.scans(case_id) == ()
    assert hall.centre.broken() is None
