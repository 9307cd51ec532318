"""The counter's store: nothing is saved unless said, and what was said is there."""

import subprocess
import sys
import threading
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy.exc import IntegrityError

from app.domain.errors import Refused, Unavailable
from app.domain.exchange import Answer, Outcome, ReferenceRow, Sent, Tally, TaskClosed
from app.domain.journal import GENESIS
from app.domain.reading import Read
from db import engine
from db.store import LocalStore
from tests.clock import MORNING
from tests.invented_hall import CLERK
from tests.station import Station
from tests.sync.worlds import PowerCut, power_until


def test_leaving_without_commit_rolls_back(store: LocalStore) -> None:
    with store.work() as work:
        assert work.series.next("paper:2026") == 1
    with store.work() as work:
        assert work.series.next("paper:2026") == 1
        work.commit()
    with store.work() as work:
        assert work.series.next("paper:2026") == 2


def test_an_error_rolls_back(store: LocalStore) -> None:
    def fail() -> None:
        with store.work() as work:
            work.settings.put("a", "b")
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail()
    with store.work() as work:
        assert work.settings.get("a", "none") == "none"


def test_a_fault_of_the_store_names_no_applicant(store: LocalStore) -> None:
    with store.work() as work, pytest.raises(IntegrityError) as fault:
        work.connection.exec_driver_sql(
            "INSERT INTO setting (key, value) VALUES (?, ?), (?, ?)", ("a", "张三丰", "a", "张三丰")
        )
    assert "张三丰" not in str(fault.value)


def test_two_writers_lose_no_number(store: LocalStore) -> None:
    def write() -> None:
        for _ in range(50):
            with store.work() as work:
                work.series.next("race")
                work.commit()

    threads = [threading.Thread(target=write) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    with store.work() as work:
        assert work.series.last("race") == 100


def test_two_writers_read_and_write_without_a_lost_update(store: LocalStore) -> None:
    def write() -> None:
        for _ in range(50):
            with store.work() as work:
                work.settings.put("sum", str(int(work.settings.get("sum", "0")) + 1))
                work.commit()

    threads = [threading.Thread(target=write) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    with store.work() as work:
        assert work.settings.get("sum") == "100"


def test_a_reader_is_not_locked_out_by_a_writer(store: LocalStore) -> None:
    with store.work() as work:
        work.settings.put("a", "b")
        with store.reading() as rows:
            assert rows.board(MORNING.date()).stages == ()


def test_a_store_that_stays_busy_says_so(store: LocalStore) -> None:
    impatient = LocalStore(store.path, mounts="", busy_seconds=0)
    with store.work(), pytest.raises(Unavailable) as raised, impatient.work():
        pass
    assert raised.value.why.code == "store.busy"
    impatient.close()


def test_numbers_are_dense_and_void_ones_keep_their_reason(store: LocalStore) -> None:
    with store.work() as work:
        assert work.series.last("k") == 0
        assert [work.series.next("k") for _ in range(3)] == [1, 2, 3]
        work.series.void("k", 2, "打印卡纸")
        assert work.series.voids("k") == {2: "打印卡纸"}


def test_drafts_are_kept_as_typed_per_person(store: LocalStore) -> None:
    with store.work() as work:
        work.drafts.put("d1", "王晓燕", "old", MORNING)
        work.drafts.put("d1", "王晓燕", "new", MORNING + timedelta(minutes=1))
        work.drafts.put("d2", "王晓燕", "later", MORNING + timedelta(minutes=2))
        work.drafts.put("d3", "苏日娜", "other", MORNING)
        work.commit()
    with store.work() as work:
        assert [draft.sealed for draft in work.drafts.all("王晓燕")] == ["later", "new"]
        found = work.drafts.get("d1")
        assert found is not None
        assert found.sealed == "new"
        work.drafts.delete("d1")
        assert work.drafts.get("d1") is None


def test_reference_data_is_read_by_kind_and_taken_back_when_empty(store: LocalStore) -> None:
    with store.work() as work:
        work.reference.put("phrase", "b", '"two"')
        work.reference.put_all([ReferenceRow("phrase", "a", '"one"', 4)])
        assert work.reference.all("phrase") == {"a": '"one"', "b": '"two"'}
        work.reference.put("phrase", "a", "")
        assert work.reference.all("phrase") == {"b": '"two"'}
        assert work.reference.get("phrase", "a") is None
        assert work.reference.get("phrase", "c") is None
        assert work.reference.get("phrase", "b") == '"two"'


def test_the_first_bytes_of_a_paper_stay(store: LocalStore) -> None:
    with store.work() as work:
        work.papers.keep("p", "case", "one", b"first")
        work.papers.keep("p", "case", "two", b"second")
        kept = work.papers.get("p")
    assert kept is not None
    assert (kept.sha256, kept.content) == ("one", b"first")


def test_a_case_key_is_kept_once_and_can_be_dropped(store: LocalStore) -> None:
    with store.work() as work:
        work.keys.put("c", "first")
        work.keys.put_all({"c": "second", "d": "other"})
        assert work.keys.get("c") == "first"
        work.keys.drop("c")
        assert work.keys.get("c") is None
        assert work.keys.get("d") == "other"


def test_reads_of_full_numbers_are_logged(store: LocalStore) -> None:
    read = Read("r1", "王晓燕", "c", "number", "核对身份", MORNING)
    with store.work() as work:
        work.reads.add(read)
        assert work.reads.of_case("c") == (read,)
        assert work.reads.of_case("d") == ()


def test_tasks_are_closed_never_deleted(store: LocalStore) -> None:
    answer = Answer("e", Outcome.CONFLICT)
    closed = TaskClosed("e", "赵敏", MORNING, "已电话说明")
    with store.work() as work:
        work.tasks.add("c", answer, MORNING)
        work.tasks.add("c", replace(answer, outcome=Outcome.FLAGGED), MORNING)
        assert [task.outcome for task in work.tasks.open()] == [Outcome.CONFLICT]
        assert work.tasks.waiting() == 1
        work.tasks.close(closed)
        work.tasks.close(replace(closed, resolution="later"))
        assert work.tasks.open() == ()
        assert work.tasks.unreported() == (closed,)
        work.tasks.reported("e")
        assert work.tasks.unreported() == ()
        found = work.tasks.get("e")
        assert found is not None
        assert found.resolution == "已电话说明"
        assert work.tasks.of_case("c") == (found,)
        assert work.tasks.get("f") is None


def test_the_journal_takes_only_the_next_entry(station: Station) -> None:
    case_id = station.receive()
    with station.store.work() as work:
        file = work.files.get(case_id)
        assert file is not None
        entry = station.entry(work, "note", file, file, CLERK)
        for wrong in (
            replace(entry, sequence=3),
            replace(entry, previous=GENESIS),
            replace(entry, body="{}"),
        ):
            with pytest.raises(Refused):
                work.journal.append(wrong)
        work.journal.append(entry)
        assert work.journal.last() == (2, entry.hash)
        assert work.journal.last_time() == entry.device_time
        assert work.journal.tally() == Tally(2, 2, entry.hash)
        assert work.journal.hash_at(2) == entry.hash
        assert work.journal.hash_at(3) == ""
        assert work.journal.hash_at(0) == GENESIS


def test_a_new_journal_is_empty(store: LocalStore) -> None:
    with store.work() as work:
        assert work.journal.last() == (0, GENESIS)
        assert work.journal.last_time() is None
        assert work.journal.get("e") is None
        assert work.journal.state("e") is None
        assert work.journal.answer("e") is None
        assert work.journal.pending() == ()


def test_a_file_stands_here_as_its_last_entry_left_it(station: Station) -> None:
    case_id = station.receive()
    entry = station.accept(case_id)
    station.restart()
    with station.store.work() as work:
        file = work.files.get(case_id)
        assert file is not None
        assert work.files.by_number(file.case.number) == file
        assert work.files.by_number("nothing") is None
        assert work.files.confirmed(case_id) is None
        assert work.files.is_pending(case_id)
        assert [each.kind for each in work.journal.entries(case_id)] == ["receive", "accept"]
        assert [each.id for each in work.journal.pending(1)] != [entry.id]
        assert work.journal.waiting() == 2
        assert work.journal.state(entry.id) is Sent.PENDING
    assert station.store.broken() is None


def test_the_program_survives_a_kill_in_the_middle_of_a_unit(tmp_path: Path) -> None:
    path = tmp_path / "store.db"
    code = f"""
import os, signal
from pathlib import Path
from db.store import LocalStore
store = LocalStore(Path({str(path)!r}), mounts="")
with store.work() as work:
    work.settings.put("acknowledged", "yes")
    work.commit()
with store.work() as work:
    work.settings.put("acknowledged", "no")
    os.kill(os.getpid(), signal.SIGKILL)
"""
    top = Path(engine.__file__).parent.parent
    subprocess.run([sys.executable, "-c", code], cwd=top, check=False)
    store = LocalStore(path, mounts="")
    with store.work() as work:
        assert work.settings.get("acknowledged") == "yes"
    store.close()


def test_a_commit_that_fails_leaves_the_store_usable(store: LocalStore) -> None:
    def write() -> None:
        with store.work() as work:
            work.settings.put("a", "b")
            work.commit()

    for point in (1, 2, 3):
        with power_until(point, store.path), pytest.raises(PowerCut):
            write()
        with store.work() as work:
            assert work.settings.get("a") == ""
    write()


def test_what_the_centre_said_of_a_day_first_is_kept_until_it_was_restored(
    store: LocalStore,
) -> None:
    first, other = (
        ReferenceRow("digest", "2026-06-01", text, at) for text, at in (("a", 7), ("b", 9))
    )
    lost = ReferenceRow("digest", "2026-06-02", "c", 8)
    with store.work() as work:
        rows = work.reference
        rows.put_all([first, lost, other])
        assert rows.all("digest") == rows.told("digest") == {first.key: "a", lost.key: "c"}
        assert rows.newest("digest") == lost.key
        rows.start_over()
        assert (rows.told("digest"), rows.newest("digest")) == ({}, "")
        rows.put_all([other, first])
        rows.drop_untold()
        assert rows.all("digest") == {first.key: "b", lost.key: "c"}
        assert rows.told("digest") == {first.key: "b"}
        assert rows.newest("digest") == first.key
