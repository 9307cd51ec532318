"""The sync thread: a round at once, then again and again; it ends within one round."""

from threading import Event, current_thread, main_thread
from time import monotonic

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from app.desks.session import LineState
from ui.sync_thread import SyncThread

LONG = 3600.0


class Ear(QObject):
    """Keeps what it hears, and on which thread."""

    def __init__(self) -> None:
        super().__init__()
        self.heard: list[object] = []
        self.threads: set[object] = set()

    def hear(self, value: object) -> None:
        self.heard.append(value)
        self.threads.add(current_thread())


def test_a_round_runs_off_the_gui_thread_and_is_told_on_it(qtbot: QtBot) -> None:
    ear, places = Ear(), list[object]()

    def one_round() -> str:
        places.append(current_thread())
        return "came"

    thread = SyncThread(one_round, every=LONG)
    thread.round_finished.connect(ear.hear)
    thread.start()
    qtbot.waitUntil(lambda: ear.heard == ["came"])
    thread.close()

    assert ear.threads == {main_thread()}
    assert main_thread() not in places


def test_sync_now_does_not_wait_for_the_interval(qtbot: QtBot) -> None:
    rounds: list[int] = []
    thread = SyncThread(lambda: rounds.append(1), every=LONG)
    thread.start()
    qtbot.waitUntil(lambda: len(rounds) == 1)
    thread.sync_now()
    qtbot.waitUntil(lambda: len(rounds) == 2)
    thread.close()

    assert len(rounds) == 2


def test_rounds_come_by_themselves(qtbot: QtBot) -> None:
    rounds: list[int] = []
    thread = SyncThread(lambda: rounds.append(1), every=0.001)
    thread.start()
    qtbot.waitUntil(lambda: len(rounds) >= 5)
    thread.close()


def test_closing_ends_within_the_round_in_hand(qtbot: QtBot) -> None:
    began, gate, rounds = Event(), Event(), list[int]()

    def one_round() -> None:
        rounds.append(1)
        began.set()
        gate.wait(5)

    thread = SyncThread(one_round, every=0)
    thread.start()
    assert began.wait(5)
    gate.set()
    before = monotonic()
    thread.close()

    assert monotonic() - before < 1
    assert thread.isFinished()


def test_the_line_is_told_only_when_it_changes(qtbot: QtBot) -> None:
    states = iter([LineState(True, 2), LineState(True, 2), LineState(False, 3)])
    rounds, ear = Ear(), Ear()
    thread = SyncThread(lambda: None, line=lambda: next(states, LineState(False, 3)), every=0.001)
    thread.round_finished.connect(rounds.hear)
    thread.line_changed.connect(ear.hear)
    thread.start()
    qtbot.waitUntil(lambda: len(rounds.heard) >= 4)
    thread.close()

    assert ear.heard == [LineState(True, 2), LineState(False, 3)]


def test_a_round_that_breaks_is_logged_and_told_and_the_next_one_comes(
    qtbot: QtBot, caplog: pytest.LogCaptureFixture
) -> None:
    ear, finished, fails = Ear(), Ear(), iter([True])

    def one_round() -> str:
        if next(fails, False):
            raise OSError("torn")
        return "well"

    thread = SyncThread(one_round, every=0.001)
    thread.round_failed.connect(ear.hear)
    thread.round_finished.connect(finished.hear)
    thread.start()
    qtbot.waitUntil(lambda: bool(finished.heard))
    thread.close()

    assert isinstance(ear.heard[0], OSError)
    assert "A round of sync broke" in caplog.text


def test_the_time_between_two_rounds_is_used_while_there_is_more(qtbot: QtBot) -> None:
    done, more = list[str](), iter([True, True, False])

    def between() -> bool:
        done.append("scan")
        return next(more, False)

    thread = SyncThread(lambda: done.append("round"), between=between, every=LONG)
    thread.start()
    qtbot.waitUntil(lambda: len(done) == 4)
    thread.sync_now()
    qtbot.waitUntil(lambda: len(done) == 6)
    thread.close()

    assert done == ["round", "scan", "scan", "scan", "round", "scan"]


def test_no_round_and_no_end_waits_for_more_than_one_piece(qtbot: QtBot) -> None:
    done, began, gate = list[str](), Event(), Event()

    def between() -> bool:
        done.append("scan")
        began.set()
        gate.wait(5)
        return True

    thread = SyncThread(lambda: done.append("round"), between=between, every=LONG)
    thread.start()
    assert began.wait(5)
    thread.sync_now()
    began.clear()
    gate.set()
    assert began.wait(5)
    thread.close()

    assert done[:3] == ["round", "scan", "round"]
    assert thread.isFinished()


def test_what_breaks_between_rounds_is_told_and_the_next_round_comes(
    qtbot: QtBot, caplog: pytest.LogCaptureFixture
) -> None:
    ear, finished = Ear(), Ear()

    def between() -> bool:
        raise OSError("torn")

    thread = SyncThread(lambda: "well", between=between, every=0.001)
    thread.round_failed.connect(ear.hear)
    thread.round_finished.connect(finished.hear)
    thread.start()
    qtbot.waitUntil(lambda: len(finished.heard) > 1 and bool(ear.heard))
    thread.close()

    assert isinstance(ear.heard[0], OSError)
    assert "between two rounds broke" in caplog.text


def test_a_hundred_starts_and_stops_leave_nothing_running(qtbot: QtBot) -> None:
    for number in range(100):
        done = Event()
        thread = SyncThread(done.set, every=LONG)
        thread.start()
        if number % 2:
            assert done.wait(5)
        thread.close()

        assert thread.isFinished()
