"""扫描件: kept sealed and opened again, or not attached at all."""

from hashlib import sha256
from pathlib import Path

from app.domain.errors import Damaged, Unavailable
from tests.hall import Counter, why

PNG = b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 4


def test_a_scan_is_kept_sealed_and_opened_again(counter: Counter, tmp_path: Path) -> None:
    casework = counter.desks().casework
    path = tmp_path / "执照 scan.png"
    path.write_bytes(PNG)
    ids = [counter.take_in().file.case.id for _ in range(2)]
    for case_id in ids:
        done = casework.scans.attach(case_id, 1, path)
        digest = sha256(PNG).hexdigest()
        assert done.entry.act == {
            "no": 1,
            "sha256": digest,
            "size": len(PNG),
        }
        assert counter.file(case_id).materials[0].attachment == digest
        assert casework.scans.open(case_id, digest).content == PNG
        casework.scans.attach(case_id, 1, path)
    kept = list((counter.home.path / "scans").rglob("*.sealed"))
    assert len(kept) == 2
    assert all(b"PNG" not in each.read_bytes() for each in kept)


def test_what_is_no_scan_is_not_attached(counter: Counter, tmp_path: Path) -> None:
    casework = counter.desks().casework
    case_id = counter.take_in().file.case.id
    word, large, missing = tmp_path / "a.doc", tmp_path / "b.png", tmp_path / "c.png"
    word.write_bytes(b"\xd0\xcf\x11\xe0")
    with large.open("wb") as file:
        file.write(b"\x89PNG")
        file.truncate(20 * 1024 * 1024 + 1)
    assert why(lambda: casework.scans.attach(case_id, 1, word)) == "attach.kind"
    assert why(lambda: casework.scans.attach(case_id, 1, large)) == "attach.too_large"
    assert (
        why(lambda: casework.scans.attach(case_id, 1, missing), Unavailable) == "attach.unreadable"
    )
    assert (
        why(lambda: casework.scans.attach(case_id, 1, tmp_path), Unavailable) == "attach.unreadable"
    )
    good = tmp_path / "d.png"
    good.write_bytes(PNG)
    assert why(lambda: casework.scans.attach(case_id, 99, good)) == "attach.no_material"
    assert not (counter.home.path / "scans").exists()


def test_a_torn_or_absent_scan_says_so(counter: Counter, tmp_path: Path) -> None:
    casework = counter.desks().casework
    case_id = counter.take_in().file.case.id
    path = tmp_path / "a.png"
    path.write_bytes(PNG)
    casework.scans.attach(case_id, 1, path)
    digest = sha256(PNG).hexdigest()
    (kept,) = (counter.home.path / "scans").rglob("*.sealed")
    for torn in (b"", kept.read_bytes()[:-1], b"short"):
        kept.write_bytes(torn)
        assert why(lambda: casework.scans.open(case_id, digest), Damaged) == "attach.torn"
    kept.unlink()
    assert why(lambda: casework.scans.open(case_id, digest), Damaged) == "attach.lost"


def test_a_scan_that_cannot_be_kept_leaves_no_entry(counter: Counter, tmp_path: Path) -> None:
    casework = counter.desks().casework
    case_id = counter.take_in().file.case.id
    path = tmp_path / "a.png"
    path.write_bytes(PNG)
    (counter.home.path / "scans").write_text("in the way")
    assert why(lambda: casework.scans.attach(case_id, 1, path), Unavailable) == "attach.not_kept"
    assert counter.kinds(case_id) == ["receive", "accept"]
