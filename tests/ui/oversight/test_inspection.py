"""The lists of an inspector over real stores: what they show, open, and let out of the house."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from app.desks.inspection_lines import MOST_LINES, View
from app.desks.oversight import OversightDesk
from app.domain.errors import Unavailable, refusal
from tests.ui.conftest import take_picture
from tests.ui.stage import FOOD, HYGIENE, LaterTasks, Stage
from ui.application import Application
from ui.oversight.inspection.authority import AuthoritySection
from ui.oversight.inspection.draw import DrawSection
from ui.oversight.inspection.pairs import PairsSection
from ui.oversight.inspection.papers import PapersSection
from ui.oversight.inspection.reads import ReadsSection
from ui.oversight.inspection.silent import SilentSection
from ui.oversight.page import BACK, INSPECT, LOOK, OversightPage
from ui.oversight.purpose import EXPORT
from ui.theme import Scheme

SUPERVISOR, INSPECTOR, CLERK = "陈静", "周正", "苏日娜"
Save = Callable[[str, bytes], str]


@pytest.fixture(autouse=True)
def shown_in_chinese(application: Application) -> None:
    """What people see."""


def opened(
    stage: Stage,
    qtbot: QtBot,
    view: View = View.PAPERS,
    *,
    who: str = INSPECTOR,
    save: Save | None = None,
    tasks: LaterTasks | None = None,
) -> OversightPage:
    """The page with one of the lists in front."""
    office = stage.office(who)
    parts = stage.parts(office, tasks)
    page = OversightPage(
        OversightDesk(office, parts.records), parts, save or (lambda name, data: name)
    )
    qtbot.addWidget(page)
    page.resize(1290, 686)
    page.inspect()
    page.inspection.show_view(view)
    return page


def names(page: OversightPage) -> list[str]:
    rows = page.inspection.names
    return [rows.item(place).text() for place in range(rows.count())]


def missing_numbers(stage: Stage) -> None:
    """Two numbers of the acceptance notices are lost between two cases."""
    stage.take_in(HYGIENE)
    with stage.store.work() as work:
        for _ in range(2):
            work.series.next(f"paper:示行审受{stage.place.counter}:2026")
        work.commit()
    stage.take_in(FOOD)


def test_the_board_leads_to_the_lists_and_back_by_keys(stage: Stage, qtbot: QtBot) -> None:
    page = opened(stage, qtbot)
    page.back()
    assert page.views.currentWidget() is page.front

    page.actions_by_name[INSPECT].trigger()
    assert page.views.currentWidget() is page.inspection
    assert page.inspection.shown is page.inspection.section(View.PAPERS)
    page.actions_by_name[BACK].trigger()
    assert page.views.currentWidget() is page.front
    page.actions_by_name[LOOK].trigger()
    assert page.views.currentWidget() is page.inspection


def test_a_supervisor_is_not_shown_what_only_an_inspector_may_see(
    stage: Stage, qtbot: QtBot
) -> None:
    assert names(opened(stage, qtbot, who=SUPERVISOR)) == ["文号核查", "案卷抽查", "未上报窗口"]
    assert len(names(opened(stage, qtbot))) == len(View)


def test_a_gap_is_named_and_a_line_without_a_case_says_so(stage: Stage, qtbot: QtBot) -> None:
    missing_numbers(stage)
    page = opened(stage, qtbot)
    section = page.inspection.section(View.PAPERS)
    assert isinstance(section, PapersSection)

    (line,) = section.table.rows.rows
    cells = [section.table.rows.cell(0, column).text for column in range(4)]
    assert cells == [
        f"示行审受{stage.place.counter}〔2026〕",
        "2 – 3",
        "既未发出也未作废",
        "2",
    ]
    section.table.row_activated.emit(line)
    assert page.notice.text == "这一行没有对应的办件"


def test_a_day_that_is_no_date_is_asked_for(stage: Stage, qtbot: QtBot) -> None:
    page = opened(stage, qtbot)
    section = page.inspection.section(View.PAPERS)
    section.period.first.setText("很久以前")

    page.actions_by_name[LOOK].trigger()

    assert page.notice.text == "请填写起止日期，如20261122"


def test_a_look_is_listed_and_opens_its_case_which_is_a_look_again(
    stage: Stage, qtbot: QtBot
) -> None:
    case_id = stage.take_in(HYGIENE)
    stage.parts(stage.office(CLERK)).records.reveal(case_id, "number", "核对申请人身份")
    stage.sync()
    page = opened(stage, qtbot, View.READS)
    section = page.inspection.section(View.READS)
    assert isinstance(section, ReadsSection)
    (line,) = section.table.rows.rows
    assert (line.person, line.why, line.case_id) == (CLERK, "核对申请人身份", case_id)

    section.table.setFocus()
    section.table.choose_first()
    QTest.keyClick(section.table, Qt.Key.Key_Return)
    assert page.views.currentWidget() is page.case_page
    page.back()
    assert page.views.currentWidget() is page.inspection
    stage.sync()
    page.inspection.look()

    assert [one.what for one in section.table.rows.rows] == ["case", "number"]
    assert section.table.rows.cell(0, 6).text == "督查调阅"


def test_a_log_that_goes_on_says_that_it_does(stage: Stage, qtbot: QtBot) -> None:
    case_id = stage.take_in(HYGIENE)
    stage.parts(stage.office(CLERK)).records.reveal(case_id, "number", "核对申请人身份")
    stage.sync()
    section = opened(stage, qtbot, View.READS).inspection.section(View.READS)
    (line,) = section.table.rows.rows

    section.take([replace(line, id=str(number)) for number in range(MOST_LINES)])

    said = [one.text() for one in section.findChildren(QLabel)]
    assert f"最近{MOST_LINES}条，其余请缩短时段" in said


def test_an_export_needs_a_purpose_and_stands_in_the_log_itself(stage: Stage, qtbot: QtBot) -> None:
    kept: dict[str, bytes] = {}

    def save(name: str, data: bytes) -> str:
        kept[name] = data
        return name

    missing_numbers(stage)
    page = opened(stage, qtbot, save=save)
    section = page.inspection.section(View.PAPERS)
    page.actions_by_name[EXPORT].trigger()
    assert page.notice.text == "先写明导出用途"
    section.purpose.purpose.setText("线索核查")
    with qtbot.waitSignal(page.said) as said:
        page.actions_by_name[EXPORT].trigger()

    assert said.args == ["已存为 文号核查.csv"]
    text = kept["文号核查.csv"].decode("utf-8-sig")
    assert text.splitlines()[0] == "字号,号数,问题,数量"
    stage.sync()
    reads = page.inspection.section(View.READS)
    (line,) = reads.table.rows.rows
    assert (line.what, line.why, line.person) == ("export", "线索核查", INSPECTOR)
    reads.table.row_activated.emit(line)
    assert page.notice.text == "这次查看的是列表，不是单个办件"


def test_an_export_that_cannot_be_kept_says_why(stage: Stage, qtbot: QtBot) -> None:
    def full(name: str, data: bytes) -> str:
        raise Unavailable(refusal("print.unwritable", path=name, what="磁盘已满"))

    missing_numbers(stage)
    page = opened(stage, qtbot, save=full)
    section = page.inspection.section(View.PAPERS)
    section.purpose.purpose.setText("线索核查")

    QTest.keyClick(section.purpose.purpose, Qt.Key.Key_Return)

    assert "磁盘已满" in page.notice.text


def test_what_is_typed_in_the_filter_narrows_the_lines(stage: Stage, qtbot: QtBot) -> None:
    case_id = stage.take_in(HYGIENE)
    records = stage.parts(stage.office(CLERK)).records
    records.reveal(case_id, "number", "核对申请人身份")
    records.reveal(case_id, "phone", "电话通知")
    stage.sync()
    section = opened(stage, qtbot, View.READS).inspection.section(View.READS)

    section.filter.setText("电话号码")

    assert [one.what for one in section.table.rows.rows] == ["phone"]
    section.filter.setText("")
    assert len(section.table.rows.rows) == 2


def test_cases_are_drawn_listed_and_drawn_again_with_their_seed(stage: Stage, qtbot: QtBot) -> None:
    ids = {stage.take_in(HYGIENE) for _ in range(3)}
    stage.take_in(FOOD)
    page = opened(stage, qtbot, View.DRAW, who=SUPERVISOR)
    section = page.inspection.section(View.DRAW)
    assert isinstance(section, DrawSection)
    section.again.click()
    assert page.notice.text == "先选一次抽查"
    page.actions_by_name[LOOK].trigger()
    assert page.notice.text == "请写明抽查事由"
    section.department.choose("WJW")
    section.department.chosen.emit("WJW")
    section.item.choose(stage.item(HYGIENE).code)
    section.many.setText("2")
    section.why.setText("季度抽查")

    page.actions_by_name[LOOK].trigger()

    assert page.views.currentWidget() is page.list_page
    drawn = {row.id for row in page.cases.rows.rows}
    assert drawn < ids
    page.back()
    (line,) = section.table.rows.rows
    assert set(line.draw.cases) == drawn
    assert section.table.rows.cell(0, 4).text == line.draw.seed
    section.table.choose_first()
    with qtbot.waitSignal(page.said) as said:
        section.again.click()
    assert said.args == ["同一规则和种子抽出的案卷相同"]
    stage.sync()
    section.load()
    assert section.table.rows.rows == (line,)


def test_a_draw_that_comes_out_otherwise_now_is_said_to(stage: Stage, qtbot: QtBot) -> None:
    stage.take_in(HYGIENE)
    page = opened(stage, qtbot, View.DRAW)
    section = page.inspection.section(View.DRAW)
    assert isinstance(section, DrawSection)
    section.why.setText("季度抽查")
    section.look()
    page.back()
    stage.take_in(FOOD)

    section.table.choose_first()
    section.again.click()

    assert page.notice.text.startswith("现在重抽的结果不同")


def test_acts_are_looked_through_piece_by_piece_and_a_newer_look_ends_the_old(
    stage: Stage, qtbot: QtBot
) -> None:
    stage.decided(stage.proposed(stage.take_in(HYGIENE)))
    later = LaterTasks()
    page = opened(stage, qtbot, View.AUTHORITY, tasks=later)
    section = page.inspection.section(View.AUTHORITY)
    assert isinstance(section, AuthoritySection)
    later.go_on()
    assert section.table.rows.rowCount() == 0
    text = stage.centre.reference("letter")
    for key, letter in text.items():
        revoked = letter.replace('"revoked_on":null', '"revoked_on":"2026-01-02"')
        stage.centre.put_reference("letter", key, revoked)
    section.look()
    section.look()
    later.go_on()

    (line,) = section.table.rows.rows
    assert (line.kind, line.person) == ("grant", "赵敏")
    assert section.table.rows.cell(0, 4).text
    section.table.row_activated.emit(line)
    later.go_on()
    assert page.views.currentWidget() is page.case_page


def test_a_pair_opens_its_cases(stage: Stage, qtbot: QtBot) -> None:
    case_id = stage.decided(stage.proposed(stage.take_in(HYGIENE)))
    page = opened(stage, qtbot, View.PAIRS)
    section = page.inspection.section(View.PAIRS)
    assert isinstance(section, PairsSection)

    section.table.row_activated.emit(section.table.rows.rows[0])

    assert [row.id for row in page.cases.rows.rows] == [case_id]
    assert section.table.rows.cell(0, 3).text == "100%"


def test_a_login_in_two_pairs_of_hands_opens_its_cases(stage: Stage, qtbot: QtBot) -> None:
    first = stage.take_in(HYGIENE, clerk="王晓燕")
    second = stage.take_in(FOOD, clerk=CLERK)
    page = opened(stage, qtbot, View.LOGINS)
    section = page.inspection.section(View.LOGINS)

    section.table.row_activated.emit(section.table.rows.rows[0])

    assert {row.id for row in page.cases.rows.rows} == {first, second}


def test_silent_counters_are_asked_for_by_days_and_undated_cases_open(
    stage: Stage, qtbot: QtBot
) -> None:
    case_id = stage.take_in(HYGIENE)
    stage.clock.go_to(date(2026, 11, 9))
    page = opened(stage, qtbot, View.SILENT)
    section = page.inspection.section(View.SILENT)
    assert isinstance(section, SilentSection)

    (line,) = section.table.rows.rows
    assert line.counter == stage.place.counter
    section.table.row_activated.emit(line)
    assert stage.place.counter in page.notice.text
    section.silence.setText("30")
    QTest.keyClick(section.silence, Qt.Key.Key_Return)
    assert section.table.rows.rows == ()
    section.silence.setText("")
    page.inspection.look()
    assert page.notice.text == "请填写未上报天数"
    assert section.undated.text() == "期限待定的办件 0"
    assert not section.undated.isEnabled()
    assert case_id


@pytest.mark.parametrize("scheme", list(Scheme))
def test_pictures(stage: Stage, qtbot: QtBot, application: Application, scheme: Scheme) -> None:
    missing_numbers(stage)
    stage.decided(stage.proposed(stage.take_in(HYGIENE)))
    case_id = stage.take_in(FOOD, clerk="王晓燕")
    records = stage.parts(stage.office(CLERK)).records
    records.reveal(case_id, "number", "核对申请人身份")
    records.reveal(case_id, "phone", "电话通知领取结果")
    stage.sync()
    application.use_scheme(scheme)
    page = opened(stage, qtbot)
    with qtbot.waitExposed(page):
        page.show()
    for view in View:
        page.inspection.names.setCurrentRow(list(View).index(view))
        page.inspection.show_view(view)
        section = page.inspection.section(view)
        if isinstance(section, DrawSection):
            section.why.setText("季度案卷抽查")
            section.look()
            page.back()
        section.begin()
        section.table.choose_first()
        take_picture(page, f"inspection-{view.value}-{scheme.value}")
    page.hide()
