"""Work off the GUI thread: answers come back here, in order, to whoever is still there."""

from functools import partial
from threading import Event, current_thread, main_thread

import pytest
import shiboken6
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.domain.errors import HallError, Refused, refusal
from ui.tasks import InlineTasks, Lane, Tasks


class Owner(QObject):
    """Keeps what it was answered."""

    def __init__(self) -> None:
        super().__init__()
        self.answers: list[object] = []
        self.threads: set[object] = set()

    def take(self, answer: object) -> None:
        self.answers.append(answer)
        self.threads.add(current_thread())


def refuse() -> None:
    raise Refused(refusal("test.no"))


def break_down() -> None:
    raise ZeroDivisionError


def test_answers_come_on_the_gui_thread_in_the_order_asked(qtbot: QtBot) -> None:
    tasks, owner = Tasks(), Owner()
    for number in range(50):
        tasks.run(owner, partial(int, number), owner.take)

    qtbot.waitUntil(lambda: len(owner.answers) == 50)

    assert owner.answers == list(range(50))
    assert owner.threads == {main_thread()}
    tasks.close()


def test_work_runs_off_the_gui_thread_and_papers_do_not_wait_for_the_store(qtbot: QtBot) -> None:
    tasks, owner, gate = Tasks(), Owner(), Event()
    tasks.run(owner, gate.wait, owner.take)
    tasks.run(owner, lambda: current_thread().name, owner.take, lane=Lane.PAPERS)

    qtbot.waitUntil(lambda: len(owner.answers) == 1)

    assert str(owner.answers[0]).startswith("papers")
    gate.set()
    tasks.close()


def test_a_refusal_goes_to_the_caller(qtbot: QtBot) -> None:
    tasks, owner = Tasks(), Owner()
    tasks.run(owner, refuse, owner.take, lambda error: owner.take(error.why.code))

    qtbot.waitUntil(lambda: owner.answers == ["test.no"])
    tasks.close()


def test_a_refusal_nobody_takes_is_told(qtbot: QtBot) -> None:
    tasks, owner = Tasks(), Owner()
    with qtbot.waitSignal(tasks.refused) as told:
        tasks.run(owner, refuse, owner.take)

    assert isinstance(told.args[0], HallError)
    tasks.close()


def test_a_bug_is_logged_and_told_and_the_worker_goes_on(
    qtbot: QtBot, caplog: pytest.LogCaptureFixture
) -> None:
    tasks, owner = Tasks(), Owner()
    with qtbot.waitSignal(tasks.broke) as told:
        tasks.run(owner, break_down, owner.take, owner.take)
    tasks.run(owner, lambda: "next", owner.take)
    qtbot.waitUntil(lambda: owner.answers == ["next"])

    assert isinstance(told.args[0], ZeroDivisionError)
    assert "A task broke" in caplog.text
    tasks.close()


def test_an_answer_for_somebody_gone_is_dropped(qtbot: QtBot) -> None:
    tasks, owner, other, gate = Tasks(), Owner(), Owner(), Event()
    tasks.run(owner, gate.wait, owner.take)
    shiboken6.delete(owner)
    gate.set()
    tasks.run(other, lambda: "there", other.take)
    qtbot.waitUntil(lambda: other.answers == ["there"])

    assert owner.answers == []
    tasks.close()


def test_closing_ends_the_work_in_hand_and_hands_nothing_over(
    qtbot: QtBot, qapp: QApplication
) -> None:
    tasks, owner, began = Tasks(), Owner(), Event()
    tasks.run(owner, began.set, owner.take)
    for _ in range(20):
        tasks.run(owner, lambda: "late", owner.take)
    began.wait(5)
    tasks.close()
    tasks.run(owner, lambda: "after", owner.take)
    qapp.sendPostedEvents()

    assert owner.answers == []


def test_inline_tasks_keep_the_same_promises(qapp: QApplication) -> None:
    tasks, owner, gone = InlineTasks(), Owner(), Owner()
    told: list[HallError] = []
    tasks.refused.connect(told.append)
    tasks.run(owner, lambda: 1, owner.take)
    tasks.run(owner, refuse, owner.take, lambda error: owner.take(error.why.code))
    tasks.run(owner, refuse, owner.take)
    shiboken6.delete(gone)
    tasks.run(gone, lambda: 2, owner.take)
    with pytest.raises(ZeroDivisionError):
        tasks.run(owner, break_down, owner.take)
    tasks.close()

    assert owner.answers == [1, "test.no"]
    assert [error.why.code for error in told] == ["test.no"]
