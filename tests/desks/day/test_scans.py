"""Scans of a case at the desks: how each stands on its way, and who can open it where."""

from dataclasses import replace
from hashlib import sha256
from pathlib import Path

import pytest

from app.desks.scans import ScanDesk, ScanStand, ScanWord
from app.domain.errors import Damaged, Unavailable
from app.scans import LARGEST, Chosen, Shelf, _Seal, look_at
from tests.hall import REVIEWER, Counter, Hall, why

LONG = b"%PDF-1.7\n" + bytes(range(256)) * 4_800
"""Three chunks, sealed."""
DIGEST = sha256(LONG).hexdigest()


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A scan as somebody chooses it."""
    made = tmp_path / "平面图.pdf"
    made.write_bytes(LONG)
    return made


def scans(counter: Counter, name: str = "苏日娜") -> ScanDesk:
    return counter.desks(name).casework.scans


def stand(counter: Counter, case_id: str, name: str = "苏日娜") -> ScanStand:
    """How the one scan of a case stands, as its page shows it."""
    view = counter.desks(name).records.view(case_id)
    (found,) = view.scans.values()
    return found


def open_whole(counter: Counter, case_id: str, name: str = "苏日娜") -> tuple[bytes, int]:
    """The scan, and after how many calls it was there."""
    for calls in range(1, 10):
        part = scans(counter, name).open(case_id, DIGEST)
        if part.content is not None:
            return part.content, calls
    pytest.fail("the scan never comes")


def code(found: ScanStand) -> str:
    return found.closed.code if found.closed else ""


def test_a_scan_is_seen_on_its_way_and_opened_at_every_desk(hall: Hall, file: Path) -> None:
    here, there = hall.first, hall.another()
    there.desks(REVIEWER)
    here.desks()
    here.pull_out()
    case_id = here.take_in().file.case.id
    scans(here).attach(case_id, 1, file)
    assert stand(here, case_id) == ScanStand(ScanWord.TO_SEND, 0, 3)
    assert not here.program.carry_scan()
    here.plug_in()
    assert stand(there, case_id, REVIEWER).word is ScanWord.TO_SEND
    assert why(lambda: scans(there, REVIEWER).open(case_id, DIGEST), Unavailable) == (
        "scan.not_whole"
    )
    assert [here.program.carry_scan() for _ in range(2)] == [True, True]
    assert stand(here, case_id) == ScanStand(ScanWord.TO_SEND, 1, 3)
    on_its_way = stand(there, case_id, REVIEWER)
    assert (on_its_way.have, on_its_way.of, code(on_its_way)) == (1, 3, "scan.not_whole")
    assert here.program.round().scans == frozenset({case_id})
    assert [here.program.carry_scan() for _ in range(3)] == [True, True, False]
    assert stand(here, case_id) == ScanStand(ScanWord.SAFE, 3, 3)
    assert stand(there, case_id, REVIEWER) == ScanStand(ScanWord.TO_FETCH, 0, 3)
    assert scans(there, REVIEWER).open(case_id, DIGEST).have == 1
    assert stand(there, case_id, REVIEWER) == ScanStand(ScanWord.TO_FETCH, 1, 3)
    there.restart()
    there.plug_in()
    assert open_whole(there, case_id, REVIEWER) == (LONG, 3)
    assert stand(there, case_id, REVIEWER) == ScanStand(ScanWord.SAFE, 3, 3)


def test_without_the_line_a_scan_of_elsewhere_says_that_it_is_not_here(
    hall: Hall, file: Path
) -> None:
    here, there = hall.first, hall.another()
    case_id = here.told(1, 2).file.case.id
    scans(here).attach(case_id, 1, file)
    here.plug_in()
    there.plug_in()
    there.desks()
    there.pull_out()
    found = stand(there, case_id)
    assert (found.word, code(found)) == (ScanWord.AWAY, "attach.away")
    assert why(lambda: scans(there).open(case_id, DIGEST), Unavailable) == "store.unreadable"


def test_a_lost_file_is_said_in_the_case_at_once(counter: Counter, file: Path) -> None:
    case_id = counter.take_in().file.case.id
    scans(counter).attach(case_id, 1, file)
    (kept,) = (counter.home.path / "scans").rglob("*.sealed")
    kept.rename(kept.with_suffix(".away"))
    counter.plug_in()
    found = stand(counter, case_id)
    assert (found.word, code(found)) == (ScanWord.STUCK, "attach.lost")
    while counter.program.carry_scan():
        continue
    assert stand(counter, case_id).word is ScanWord.STUCK
    assert why(lambda: scans(counter).open(case_id, DIGEST), Damaged) == "attach.lost"
    scans(counter).attach(case_id, 1, file)
    counter.plug_in()
    while counter.program.carry_scan():
        continue
    assert stand(counter, case_id).word is ScanWord.SAFE


def test_a_torn_file_is_said_and_the_line_stays_up(counter: Counter, file: Path) -> None:
    case_id = counter.take_in().file.case.id
    scans(counter).attach(case_id, 1, file)
    (kept,) = (counter.home.path / "scans").rglob("*.sealed")
    kept.write_bytes(b"torn" + kept.read_bytes()[4:])
    counter.plug_in()
    while counter.program.carry_scan():
        continue
    found = stand(counter, case_id)
    assert (found.word, found.why and found.why.code) == (ScanWord.STUCK, "attach.torn")
    assert counter.program.online
    assert why(lambda: scans(counter).open(case_id, DIGEST), Damaged) == "attach.torn"


@pytest.mark.parametrize("harm", ["torn", "lost"])
def test_what_was_harmed_here_is_fetched_from_the_centre(
    counter: Counter, file: Path, harm: str
) -> None:
    case_id = counter.take_in().file.case.id
    scans(counter).attach(case_id, 1, file)
    counter.plug_in()
    while counter.program.carry_scan():
        continue
    (kept,) = (counter.home.path / "scans").rglob("*.sealed")
    if harm == "torn":
        kept.write_bytes(kept.read_bytes()[:-1])
    else:
        kept.unlink()
        assert stand(counter, case_id).word is ScanWord.TO_FETCH
    assert open_whole(counter, case_id)[0] == LONG
    assert stand(counter, case_id).word is ScanWord.SAFE


def test_what_is_sealed_is_compared_with_what_its_entry_names(home: Path, file: Path) -> None:
    """Somebody with the key of the case may seal another scan under the name of the first."""
    shelf, key = Shelf(home), b"k" * 32
    manifest = shelf.keep("case", look_at(file), key)
    seal = _Seal(key, "case", manifest.digest, 1)
    shelf._file(manifest).write_bytes(seal.closed(b"%PDF another", 0))
    forged = replace(manifest, size=100, chunks=manifest.chunks[:1])
    assert why(lambda: shelf.opened(forged, key), Damaged) == "attach.torn"


def test_a_file_that_changes_while_it_is_read_is_not_attached(counter: Counter, file: Path) -> None:
    case_id = counter.take_in().file.case.id
    looked_at = Chosen(file, "0" * 64, len(LONG))
    shelf = Shelf(counter.home.path)
    assert why(lambda: shelf.keep(case_id, looked_at, b"k" * 32), Unavailable) == "attach.changed"
    assert list((counter.home.path / "scans").rglob("*.*")) == []


def test_an_empty_file_is_no_scan(counter: Counter, tmp_path: Path) -> None:
    case_id = counter.take_in().file.case.id
    empty = tmp_path / "empty.pdf"
    empty.touch()
    assert why(lambda: scans(counter).attach(case_id, 1, empty)) == "attach.kind"


def test_a_scan_of_the_largest_size_is_taken(counter: Counter, tmp_path: Path) -> None:
    large = tmp_path / "large.pdf"
    with large.open("wb") as made:
        made.write(b"%PDF")
        made.truncate(LARGEST)
    case_id = counter.take_in().file.case.id
    done = scans(counter).attach(case_id, 1, large)
    assert done.entry.act["size"] == LARGEST
    assert stand(counter, case_id).of == 41


def test_a_disk_that_is_full_here_keeps_what_came_of_a_scan(hall: Hall, file: Path) -> None:
    here, there = hall.first, hall.another()
    case_id = here.take_in().file.case.id
    scans(here).attach(case_id, 1, file)
    here.plug_in()
    while here.program.carry_scan():
        continue
    assert scans(there, REVIEWER).open(case_id, DIGEST).have == 1
    (part,) = (there.home.path / "scans").rglob("*.part")
    part.rename(part.with_suffix(".kept"))
    part.mkdir()
    assert why(lambda: scans(there, REVIEWER).open(case_id, DIGEST), Unavailable) == (
        "attach.not_kept"
    )
    part.rmdir()
    part.with_suffix(".kept").rename(part)
    assert open_whole(there, case_id, REVIEWER) == (LONG, 3)
