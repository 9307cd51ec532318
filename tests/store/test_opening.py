"""What is not our store, or not ours to open, is named and left as it was."""

import os
import shutil
import sqlite3
from collections.abc import Callable
from pathlib import Path, PurePosixPath

import pytest

from app.credentials import signature_fits
from app.domain.errors import Damaged, HallError, Refused, Unavailable
from app.wording import sentence
from db.central import SqliteCentre
from db.header import PROGRAM, StoreKind, user_version
from db.places import filesystem_of, mounts_text, network_share
from db.store import LocalStore
from tests.clock import Clock
from tests.empty_stores import make_centre

MOUNTS = r"""/dev/sda1 / ext4 rw 0 0
server:/export /srv/shared nfs4 rw 0 0
//nas/hall /mnt/hall\040share cifs rw 0 0
tmpfs /srv/shared/local tmpfs rw 0 0
short
"""


def refused(path: Path, mounts: str = "") -> HallError:
    with pytest.raises(HallError) as raised:
        LocalStore(path, mounts=mounts)
    assert sentence(raised.value.why)
    assert sentence(raised.value.why, "en")
    return raised.value


def make_store(path: Path) -> None:
    LocalStore(path, mounts="").close()


def rewrite(path: Path, statement: str) -> None:
    connection = sqlite3.connect(path)
    connection.execute(statement)
    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    connection.close()


def newer(path: Path) -> None:
    make_store(path)
    rewrite(path, f"PRAGMA user_version = {user_version(PROGRAM + 5, PROGRAM + 1)}")


def another_program(path: Path) -> None:
    connection = sqlite3.connect(path)
    connection.execute("CREATE TABLE t (a)")
    connection.execute("PRAGMA application_id = 1234")
    connection.commit()
    connection.close()


def a_centre(path: Path) -> None:
    make_centre(path, Clock()).close()
    rewrite(path, "SELECT 1")


def a_text(path: Path) -> None:
    path.write_text("受理通知书\n" * 100, encoding="utf-8")


def a_torn_head(path: Path) -> None:
    path.write_bytes(b"SQLite format 3\x00 and no more")


def torn_pages(path: Path) -> None:
    make_store(path)
    rewrite(path, "SELECT 1")
    whole = path.read_bytes()
    path.write_bytes(whole[:4096] + os.urandom(len(whole) - 4096))


def half_a_file(path: Path) -> None:
    make_store(path)
    rewrite(path, "SELECT 1")
    path.write_bytes(path.read_bytes()[:5000])


@pytest.mark.parametrize(
    ("spoil", "kind", "code"),
    [
        (newer, Refused, "store.newer"),
        (another_program, Damaged, "store.foreign"),
        (a_centre, Damaged, "store.foreign"),
        (a_text, Damaged, "store.foreign"),
        (a_torn_head, Damaged, "store.damaged"),
        (torn_pages, Damaged, "store.damaged"),
        (half_a_file, Damaged, "store.damaged"),
    ],
)
def test_a_wrong_store_is_named_and_left_byte_for_byte(
    tmp_path: Path, spoil: Callable[[Path], None], kind: type[HallError], code: str
) -> None:
    path = tmp_path / "store.db"
    spoil(path)
    before = path.read_bytes()
    error = refused(path)
    assert isinstance(error, kind)
    assert error.why.code == code
    assert path.read_bytes() == before


def test_a_newer_store_whose_header_stands_in_the_log_is_refused_too(tmp_path: Path) -> None:
    path = tmp_path / "store.db"
    make_store(path)
    connection = sqlite3.connect(path)
    connection.execute(f"PRAGMA user_version = {user_version(PROGRAM + 1, PROGRAM + 1)}")
    copy = tmp_path / "copy.db"
    for suffix in ("", "-wal"):
        shutil.copy(f"{path}{suffix}", f"{copy}{suffix}")
    connection.close()
    assert refused(copy).why.code == "store.newer"


def test_a_newer_store_that_this_program_may_still_open_is_opened(tmp_path: Path) -> None:
    path = tmp_path / "store.db"
    make_store(path)
    rewrite(path, f"PRAGMA user_version = {user_version(PROGRAM + 1, PROGRAM)}")
    LocalStore(path, mounts="").close()


def test_a_folder_in_place_of_a_store_is_unreadable(tmp_path: Path) -> None:
    error = refused(tmp_path)
    assert isinstance(error, Unavailable)
    assert error.why.code == "store.unreadable"


def test_a_store_below_a_file_is_unreadable(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x", encoding="utf-8")
    assert refused(tmp_path / "file" / "store.db").why.code == "store.unreadable"


def test_a_store_that_cannot_be_made_is_unreadable(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x", encoding="utf-8")
    error = refused(tmp_path / "file" / "deep" / "store.db")
    assert isinstance(error, Unavailable)


def test_an_empty_file_becomes_a_store(tmp_path: Path) -> None:
    path = tmp_path / "store.db"
    path.touch()
    LocalStore(path, mounts="").close()
    assert int.from_bytes(path.read_bytes()[68:72], "big") == StoreKind.LOCAL


def test_a_store_on_a_network_share_is_refused_before_anything_is_written(
    tmp_path: Path,
) -> None:
    path = tmp_path / "store.db"
    error = refused(path, f"server:/export {tmp_path} nfs4 rw 0 0\n")
    assert error.why.code == "store.network_share"
    assert error.why.params["share"] == "nfs4"
    assert not path.exists()


def test_a_centre_on_a_network_share_is_refused(tmp_path: Path) -> None:
    mounts = f"//nas/hall {tmp_path} cifs rw 0 0\n"
    with pytest.raises(Refused) as raised:
        SqliteCentre(tmp_path / "centre.db", clock=Clock(), verify=signature_fits, mounts=mounts)
    assert raised.value.why.code == "store.network_share"


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("/srv/hall/store.db", "ext4"),
        ("/srv/shared/store.db", "nfs4"),
        ("/srv/shared/local/store.db", "tmpfs"),
        ("/srv/sharedness/store.db", "ext4"),
        ("/mnt/hall share/store.db", "cifs"),
    ],
)
def test_the_longest_mount_point_tells_the_file_system(path: str, kind: str) -> None:
    assert filesystem_of(PurePosixPath(path), MOUNTS) == kind


def test_only_network_file_systems_are_shares() -> None:
    assert network_share(Path("/srv/shared/a.db"), MOUNTS) == "nfs4"
    assert network_share(Path("/home/a.db"), MOUNTS) == ""
    assert network_share(Path("relative.db"), "") == ""
    assert network_share(Path("//nas/hall/a.db"), "") == "UNC"


def test_the_mounts_of_this_machine_can_be_read(tmp_path: Path) -> None:
    assert isinstance(mounts_text(), str)
    assert mounts_text(tmp_path / "none") == ""


def test_a_folder_that_cannot_be_made_is_unreadable(tmp_path: Path) -> None:
    (tmp_path / "nowhere").symlink_to(tmp_path / "gone")
    assert refused(tmp_path / "nowhere" / "store.db").why.code == "store.unreadable"


def test_a_link_that_leads_nowhere_is_unreadable(tmp_path: Path) -> None:
    (tmp_path / "store.db").symlink_to(tmp_path / "gone" / "store.db")
    assert refused(tmp_path / "store.db").why.code == "store.unreadable"


def test_a_full_disk_is_said_and_nothing_is_lost(tmp_path: Path) -> None:
    path = tmp_path / "store.db"
    store = LocalStore(path, mounts="")
    with store.work() as work:
        work.settings.put("kept", "yes")
        work.commit()
        pages = work.connection.exec_driver_sql("PRAGMA page_count").scalar_one()

    def fill() -> None:
        with store.work() as work:
            work.connection.exec_driver_sql(f"PRAGMA max_page_count = {pages}")
            work.papers.keep("p", "case", "hash", b"x" * 1_000_000)
            work.commit()

    with pytest.raises(Unavailable) as raised:
        fill()
    assert raised.value.why.code == "store.full"
    store.close()
    again = LocalStore(path, mounts="")
    with again.work() as work:
        assert work.settings.get("kept") == "yes"
        assert work.papers.get("p") is None
        work.papers.keep("p", "case", "hash", b"x" * 1_000_000)
        work.commit()
    again.close()
