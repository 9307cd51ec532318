"""The supervisor's page over real stores: each figure opens what it counts, each case its steps."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.desks.oversight import OversightDesk
from app.desks.review import ReviewDesk
from app.desks.rows import Task
from app.desks.session import Changes
from app.domain.errors import Refused, Unavailable, refusal
from app.domain.exchange import Answer, Outcome
from app.domain.handling import claim
from app.domain.moves import Move
from tests.ui.conftest import take_picture
from tests.ui.stage import FOOD, HYGIENE, PERSON, Stage
from ui.application import Application
from ui.oversight.lists import why
from ui.oversight.page import SETTLE, OversightPage
from ui.oversight.purpose import EXPORT
from ui.theme import Scheme

SUPERVISOR, CLERK = "陈静", "苏日娜"
Save = Callable[[str, bytes], str]


@pytest.fixture(autouse=True)
def shown_in_chinese(application: Application) -> None:
    """What people see."""


def opened(
    stage: Stage, qtbot: QtBot, *, who: str = SUPERVISOR, save: Save | None = None
) -> OversightPage:
    office = stage.office(who)
    parts = stage.parts(office)
    desk = OversightDesk(office, parts.records)
    page = OversightPage(desk, parts, save or (lambda name, data: name))
    qtbot.addWidget(page)
    page.resize(1290, 686)
    return page


def shown(page: OversightPage, qtbot: QtBot) -> OversightPage:
    with qtbot.waitExposed(page):
        page.show()
    return page


def number(page: OversightPage, tile: str) -> str:
    return page.board.tiles[tile].accessibleName()


def test_an_empty_hall_counts_nothing_and_says_so(stage: Stage, qtbot: QtBot) -> None:
    page = opened(stage, qtbot)

    assert number(page, "waiting").startswith("在办 0")
    assert page.exceptions.rows.rows == ()
    assert page.tasks.rows.rows == ()
    assert page.task_panel.isHidden()


def test_every_figure_is_counted_from_the_cases_themselves(stage: Stage, qtbot: QtBot) -> None:
    stage.take_in(HYGIENE)
    stage.take_in(FOOD, to_follow=4)
    page = opened(stage, qtbot)

    assert number(page, "waiting").startswith("在办 2")
    assert number(page, "received").startswith("今日收件 2")
    assert number(page, "tolerated").startswith("容缺待补 1")
    assert number(page, "overdue").startswith("超期 0")


def test_a_tile_opens_the_cases_it_counts(stage: Stage, qtbot: QtBot) -> None:
    tolerated = stage.take_in(FOOD, to_follow=4)
    stage.take_in(HYGIENE)
    page = opened(stage, qtbot)

    page.board.tiles["tolerated"].click()

    assert [row.id for row in page.cases.rows.rows] == [tolerated]
    assert page.views.currentWidget() is page.list_page


def test_a_late_case_is_said_to_be_late_in_words(stage: Stage, qtbot: QtBot) -> None:
    stage.take_in(HYGIENE)
    stage.clock.go_to(date(2026, 11, 20))
    page = opened(stage, qtbot)

    assert number(page, "overdue").startswith("超期 1")
    page.board.tiles["overdue"].click()

    assert page.cases.rows.cell(0, 0).text.startswith("超 ")


def test_a_bar_of_a_department_opens_its_stage(stage: Stage, qtbot: QtBot) -> None:
    case_id = stage.take_in(HYGIENE)
    page = opened(stage, qtbot)

    page.board.departments.clicked.emit("stage:WJW:accepted")

    assert [row.id for row in page.cases.rows.rows] == [case_id]


def test_a_mark_nobody_drew_opens_nothing(stage: Stage, qtbot: QtBot) -> None:
    page = opened(stage, qtbot)

    page.board.hours.clicked.emit("hour:3")

    assert page.views.currentWidget() is page.front


def test_a_case_shows_who_did_what_in_which_time_under_which_authority(
    stage: Stage, qtbot: QtBot
) -> None:
    case_id = stage.decided(stage.proposed(stage.take_in(HYGIENE)))
    page = opened(stage, qtbot)

    assert page.show_case(case_id)

    steps = page.trace.table.rows.rows
    assert [step.kind for step in steps] == ["receive", "accept", "claim", "propose", "grant"]
    assert [step.who for step in steps] == ["苏日娜", "苏日娜", "巴图", "巴图", "赵敏"]
    assert steps[-1].letter == "示行审授〔2026〕1号"
    assert steps[-1].signed
    assert "送达" in page.trace.limits.text()


def test_looking_at_a_case_is_logged(stage: Stage, qtbot: QtBot) -> None:
    case_id = stage.take_in(HYGIENE)
    page = opened(stage, qtbot)

    page.show_case(case_id)

    with stage.store.work() as work:
        assert [read.why for read in work.reads.of_case(case_id)] == ["oversight"]


def test_a_supervisor_is_offered_no_act_on_the_paper(stage: Stage, qtbot: QtBot) -> None:
    case_id = stage.take_in(HYGIENE)
    page = opened(stage, qtbot)

    page.show_case(case_id)

    assert page.case.transfer.isHidden()


def test_a_list_is_exported_with_names_covered(stage: Stage, qtbot: QtBot) -> None:
    kept: dict[str, bytes] = {}

    def save(name: str, data: bytes) -> str:
        kept[name] = data
        return name

    stage.take_in("医师执业注册", applicant=PERSON)
    page = opened(stage, qtbot, save=save)
    page.board.tiles["waiting"].click()
    page.purpose.purpose.set_value("季度检查")
    with qtbot.waitSignal(page.said) as said:
        page.export()

    text = kept["在办.csv"].decode("utf-8-sig")
    assert said.args == ["已存为 在办.csv"]
    assert "办件编号" in text
    assert "乌**," in text
    assert PERSON["name"] not in text
    assert PERSON["number"] not in text


def test_an_export_that_cannot_be_kept_says_why(stage: Stage, qtbot: QtBot) -> None:
    def full(name: str, data: bytes) -> str:
        raise Unavailable(refusal("print.unwritable", path=name, what="磁盘已满"))

    stage.take_in(HYGIENE)
    page = opened(stage, qtbot, save=full)
    page.board.tiles["waiting"].click()
    page.purpose.purpose.set_value("季度检查")

    page.export()

    assert not page.notice.isHidden()


def test_nothing_is_exported_before_a_list_is_open(stage: Stage, qtbot: QtBot) -> None:
    kept: list[str] = []

    def save(name: str, data: bytes) -> str:
        kept.append(name)
        return name

    page = opened(stage, qtbot, save=save)

    page.actions_by_name[EXPORT].trigger()
    assert page.notice.text == "先打开一个列表"
    page.board.tiles["waiting"].click()
    page.actions_by_name[EXPORT].trigger()
    assert page.notice.text == "列表是空的，没有可导出的内容"
    stage.take_in(HYGIENE)
    page.load()
    page.board.tiles["waiting"].click()
    page.actions_by_name[EXPORT].trigger()
    assert page.notice.text == "先写明导出用途"
    assert kept == []
    page.purpose.purpose.set_value("季度检查")
    page.actions_by_name[EXPORT].trigger()
    assert kept == ["在办.csv"]
    page.back()
    page.export()

    assert kept == ["在办.csv"]


def test_who_may_not_look_is_told_so(stage: Stage, qtbot: QtBot) -> None:
    page = opened(stage, qtbot, who=CLERK)

    assert not page.notice.isHidden()
    assert number(page, "waiting").strip() in ("", "在办")


def test_a_deemed_acceptance_stands_against_who_received_it(stage: Stage, qtbot: QtBot) -> None:
    case_id = stage.take_in(HYGIENE)
    stage.clock.go_to(date(2026, 11, 3))
    page = opened(stage, qtbot)

    assert page.exceptions.rows.rows == ()
    page.refresh(Changes(cases=frozenset({case_id})))
    assert number(page, "waiting").startswith("在办 1")


def test_a_task_shows_both_sides_and_is_settled_with_what_was_done(
    stage: Stage, qtbot: QtBot
) -> None:
    _contested(stage)
    page = opened(stage, qtbot)
    (task,) = page.tasks.rows.rows

    page.tasks.choose(task.entry_id)
    assert not page.task_panel.isHidden()
    assert page.task_panel.reason.text()
    assert "巴图" in page.task_panel.other.text()
    page.task_panel.done.setText("已电话告知高娃，由巴图继续办理")
    QTest.keyClick(page.task_panel.done, Qt.Key.Key_Return)

    assert page.tasks.rows.rows == ()
    assert page.task_panel.isHidden()


def test_who_came_first_and_with_what_is_said_in_words() -> None:
    stale = refusal("sync.stale", expected=3, version=4, by="p02", other="accept")
    task = Task(
        "e",
        "c",
        Outcome.CONFLICT,
        Answer("e", Outcome.CONFLICT, why=stale),
        datetime(2026, 6, 1, tzinfo=UTC),
    )

    said = why(task, {"p02": "王晓燕"}.__getitem__)

    assert said == "办理依据的是第3次记录，中心已到第4次：王晓燕先办了“受理”"
    nothing = replace(task, answer=Answer("e", Outcome.FLAGGED))
    assert why(nothing, str) == "–"


def test_a_task_is_not_settled_with_nothing_said(stage: Stage, qtbot: QtBot) -> None:
    _contested(stage)
    page = opened(stage, qtbot)
    (task,) = page.tasks.rows.rows
    page.tasks.choose(task.entry_id)

    page.task_panel.button.click()

    assert page.tasks.rows.rows == (task,)


def test_f9_settles_the_task_or_goes_to_its_line(stage: Stage, qtbot: QtBot) -> None:
    page = shown(opened(stage, qtbot), qtbot)
    page.actions_by_name[SETTLE].trigger()
    assert page.notice.text == "先选一条待处理记录"

    _contested(stage)
    page.load()
    (task,) = page.tasks.rows.rows
    page.tasks.choose(task.entry_id)
    page.actions_by_name[SETTLE].trigger()
    assert page.task_panel.done.hasFocus()
    page.task_panel.done.setText("已核对，以先到者为准")
    page.actions_by_name[SETTLE].trigger()
    assert page.tasks.rows.rows == ()


@pytest.mark.parametrize("scheme", list(Scheme))
def test_pictures(stage: Stage, qtbot: QtBot, application: Application, scheme: Scheme) -> None:
    first = stage.take_in(FOOD, to_follow=4)
    stage.take_in(HYGIENE)
    stage.take_in("医师执业注册", applicant=PERSON)
    _contested(stage)
    application.use_scheme(scheme)
    page = shown(opened(stage, qtbot), qtbot)
    page.tasks.choose_first()
    take_picture(page, f"oversight-board-{scheme.value}")
    page.board.tiles["waiting"].click()
    take_picture(page, f"oversight-list-{scheme.value}")
    page.show_case(first)
    take_picture(page, f"oversight-trace-{scheme.value}")
    page.hide()


def _contested(stage: Stage) -> None:
    """Two reviewers claim what both saw free; the second one's act becomes a task."""
    seen = stage.file(stage.take_in(FOOD))
    ReviewDesk(stage.office("巴图")).claim(seen.case.id)
    office = stage.office("高娃")
    after = claim(seen, office.circumstances(office.item_of(seen.case)))
    with stage.store.work() as work:
        recorded = office.record(
            work,
            Move.CLAIM,
            before=seen,
            after=after,
            act={},
            entry_id=office.new_id(),
            desk="review",
        )
        work.commit()
    with pytest.raises(Refused):
        office.send(recorded)
    stage.sync()
