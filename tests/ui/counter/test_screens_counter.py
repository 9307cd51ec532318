"""Pictures of the counter for people to look at: each state a clerk meets, light and dark."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.desks.intake import Outcome
from app.desks.session import DeskName
from app.domain.declining import DeclineGround
from app.domain.materials import Way
from tests.ui.conftest import take_picture
from tests.ui.counter.counter_stage import (
    AGENT,
    CLERK,
    Printer,
    choose_item,
    draft_for,
    parts_of,
    show,
    taken_in,
)
from tests.ui.stage import COMPANY, FOOD, PERSON, Stage
from ui.application import Application
from ui.counter.page import CounterPage
from ui.hands import write
from ui.shell import ShellWindow
from ui.tasks import InlineTasks
from ui.theme import Scheme
from ui.widgets.search_box import SearchAnswer
from ui.window import MainWindow

LONG_COMPANY = (
    "示例（集团）内蒙古阿拉善左旗巴彦浩特镇新能源与草原生态修复综合开发利用投资管理"
    "（有限合伙）第一分公司驻兴安盟科尔沁右翼前旗办事处"
)
LONG_PERSON = "仁增多吉旺堆才让·阿旺罗桑丹增嘉措次仁"
LONG_ITEM = (
    "在城市建筑物、设施上张挂、张贴宣传品以及利用街道两侧和公共场地设置大型户外广告、临时性户外"
    "宣传设施、霓虹灯、电子显示屏、实物造型等并需要占用城市道路的行政许可（含变更、延续、补办以及"
    "因公共利益需要的迁移与拆除等各类情形）"
)
SIZE, WIDE = (1366, 768), (1920, 1080)


class Desk:
    """The counter in the window of the program."""

    def __init__(self, stage: Stage) -> None:
        self.stage = stage
        self.window = MainWindow()
        office = stage.office(CLERK)
        shell = ShellWindow(
            office.session,
            {DeskName.COUNTER: lambda: CounterPage(parts_of(stage, Printer()))},
            tasks=InlineTasks(),
            find=lambda text: SearchAnswer("", ()),
            unlock=lambda password: None,
            change_password=lambda old, new: None,
            now=stage.clock,
            idle_minutes=0,
        )
        page = shell.page
        assert isinstance(page, CounterPage)
        self.page = page
        self.window.show_page(shell)
        self.window.resize(*SIZE)
        self.window.show()

    def picture(self, name: str, size: tuple[int, int] = SIZE) -> Path:
        """Keep a picture of the window."""
        self.window.resize(*size)
        for _ in range(4):  # a label that wraps anew asks its card, and that the column, for room
            QApplication.processEvents()
        return take_picture(self.window, f"counter-{name}")


@pytest.fixture
def desk(stage: Stage, qtbot: QtBot) -> Iterator[Desk]:
    made = Desk(stage)
    qtbot.addWidget(made.window)
    yield made
    made.window.hide()


def empty(desk: Desk) -> None:
    desk.page.intake.begin()


def accepting(desk: Desk) -> None:
    show(desk.page, draft_for(desk.stage)).materials.begin()


def tolerating(desk: Desk) -> None:
    intake = show(desk.page, draft_for(desk.stage, ways={4: Way.TO_FOLLOW}, agent=AGENT))
    intake.materials.begin()
    intake.materials.table.choose(4)


def promising(desk: Desk) -> None:
    tolerating(desk)
    desk.page.choose(Outcome.TOLERATE)


def telling(desk: Desk) -> None:
    draft = draft_for(desk.stage, ways={4: Way.TO_FOLLOW, 7: Way.MISSING}, agent=AGENT)
    intake = show(desk.page, draft)
    intake.materials.begin()
    intake.materials.table.choose(7)
    intake.materials.detail.defect.setText("委托书已过期")
    intake.materials.detail.defect.textEdited.emit("委托书已过期")


def wrong_number(desk: Desk) -> None:
    show(desk.page, draft_for(desk.stage, agent={**AGENT, "number": "653190198703210194"}))


def on_the_spot(desk: Desk) -> None:
    intake = show(desk.page, draft_for(desk.stage))
    intake.correct_on_the_spot()
    intake.spots.panel.before.set_value("2025年11月20日")
    intake.spots.panel.after.set_value("2026年11月20日")
    intake.spots.panel.confirmed.emit()


def correcting(desk: Desk) -> None:
    on_the_spot(desk)
    desk.page.intake.correct_on_the_spot()


def too_small(desk: Desk) -> None:
    draft = draft_for(desk.stage, "劳务派遣经营许可（新设）")
    show(desk.page, replace(draft, fields={**draft.fields, "registered_capital": "100"}))
    desk.page.choose(Outcome.ACCEPT)


def by_photo(desk: Desk) -> None:
    applicant = {**PERSON, "number": "110105194912310021"}
    intake = show(desk.page, draft_for(desk.stage, "高龄津贴申领", applicant=applicant))
    intake.applicant.photo.click()


def declining(desk: Desk) -> None:
    show(desk.page, draft_for(desk.stage))
    desk.page.choose(Outcome.DECLINE)
    panel = desk.page.intake.decline
    panel.ground.choose(DeclineGround.NOT_OUR_POWER)
    panel.facts.set_value("申请事项由上级市场监督管理部门办理。")
    panel.basis.set_value("《行政许可法》第三十二条第一款第二项")
    panel.right_body.set_value("示例市市场监督管理局")


def suggesting(desk: Desk) -> None:
    choose_item(desk.page.intake, FOOD)
    desk.page.intake.applicant.form.put_value("number", "91152998maO7e57167")
    desk.page.choose(Outcome.ACCEPT)


def child(desk: Desk) -> None:
    choose_item(desk.page.intake, "个体工商户设立登记")
    line = "包小雨|女|汉|20161105|示例县和平路3号|15299020161105004X"
    desk.page.intake.applicant.reader.line.setText(line)
    desk.page.intake.applicant.reader.read_now()


def long_names(desk: Desk) -> None:
    stage = desk.stage
    item = replace(stage.item(FOOD), code="X1", name=LONG_ITEM)
    catalogue = stage.known.catalogue
    stage.known = replace(stage.known, catalogue=replace(catalogue, items=(*catalogue.items, item)))
    company = {**COMPANY, "name": LONG_COMPANY, "legal_representative": "赵晖"}
    agent = {**AGENT, "name": LONG_PERSON, "number": "542190197806010216"}
    draft = draft_for(stage, applicant=company, agent=agent)
    show(desk.page, replace(draft, item_code="X1"))
    desk.page.intake.renew()


def finding(desk: Desk) -> None:
    box = desk.page.intake.item_card.search
    desk.page.intake.item_card.begin()
    box.setText("食品")
    box.list_now()


def guide(desk: Desk) -> None:
    show(desk.page, draft_for(desk.stage))
    desk.page.intake.item_card.guide_wanted.emit()


def by_hand(desk: Desk) -> None:
    show(desk.page, draft_for(desk.stage))
    desk.page.intake.late.begin()


def unlisted(desk: Desk) -> None:
    draft = draft_for(desk.stage, applicant=PERSON)
    show(
        desk.page,
        replace(draft, item_code="", outside_list="在河道里放养鸭子", fields={}, materials=()),
    )


def handing_in(desk: Desk) -> None:
    unlisted(desk)
    materials = desk.page.intake.materials
    for name in ("申请书", "居民身份证", "河道管理范围示意图复印件", "授权委托书及受托人身份证明"):
        materials.name_one(name)
    materials.table.choose(1)
    materials.mark(Way.MISSING)
    materials.detail.defect.setText("第二页没有签名")
    materials.detail.defect.textEdited.emit("第二页没有签名")


def naming(desk: Desk) -> None:
    handing_in(desk)
    desk.page.intake.materials.begin()
    write(desk.page.intake.materials.naming, "身份")


def finished(desk: Desk) -> None:
    show(desk.page, draft_for(desk.stage, agent=AGENT))
    desk.page.choose(Outcome.ACCEPT)


def kept_case(desk: Desk) -> None:
    desk.page.show_case(taken_in(desk.stage, Outcome.KEEP, {4: Way.MISSING}))


def barred_by_form(desk: Desk) -> None:
    wrong = {"floor_area": "", "seats": "6000"}
    desk.page.show_case(taken_in(desk.stage, Outcome.KEEP, fields=wrong))


def amending(desk: Desk) -> None:
    barred_by_form(desk)
    desk.page.choose(Outcome.ACCEPT)


def existing_case(desk: Desk) -> None:
    desk.page.show_case(taken_in(desk.stage, Outcome.TOLERATE, {4: Way.TO_FOLLOW}))


def supplement(desk: Desk) -> None:
    desk.page.show_case(taken_in(desk.stage, Outcome.TELL, {3: Way.MISSING, 4: Way.MISSING}))
    desk.page.supply()


def withdrawing(desk: Desk) -> None:
    desk.page.show_case(taken_in(desk.stage, Outcome.ACCEPT))
    desk.page.case.do("withdraw")


def today(desk: Desk) -> None:
    for name in (FOOD, "高龄津贴申领"):
        desk.page.intake.keeper.touch(draft_for(desk.stage, name, applicant=PERSON))
        desk.page.intake.keep()
    desk.stage.clock.go_to(date(2026, 11, 3))
    for outcome, ways in (
        (Outcome.KEEP, {}),
        (Outcome.TELL, {3: Way.MISSING}),
        (Outcome.TOLERATE, {4: Way.TO_FOLLOW}),
        (Outcome.ACCEPT, {}),
    ):
        taken_in(desk.stage, outcome, ways)
    show(desk.page, draft_for(desk.stage))
    desk.page.intake.keeper.touch(desk.page.intake.draft)
    desk.page.show_today()


STATES: dict[str, Callable[[Desk], None]] = {
    "empty": empty,
    "accepting": accepting,
    "tolerating": tolerating,
    "promising": promising,
    "telling": telling,
    "wrong-number": wrong_number,
    "on-the-spot": on_the_spot,
    "correcting": correcting,
    "too-small": too_small,
    "by-photo": by_photo,
    "declining": declining,
    "suggesting": suggesting,
    "child": child,
    "long-names": long_names,
    "finding": finding,
    "guide": guide,
    "by-hand": by_hand,
    "unlisted": unlisted,
    "handing-in": handing_in,
    "naming": naming,
    "finished": finished,
    "kept-case": kept_case,
    "barred-by-form": barred_by_form,
    "amending": amending,
    "existing-case": existing_case,
    "supplement": supplement,
    "withdrawing": withdrawing,
    "today": today,
}


@pytest.mark.parametrize("name", STATES)
def test_a_picture_of_each_state_is_kept(desk: Desk, name: str) -> None:
    STATES[name](desk)

    picture = desk.picture(name)

    assert picture.stat().st_size > 10_000
    assert desk.page.minimumSizeHint().width() <= SIZE[0] - 76


@pytest.mark.parametrize("name", ["tolerating", "wrong-number", "finished", "existing-case"])
def test_the_same_states_are_kept_dark(desk: Desk, application: Application, name: str) -> None:
    application.use_scheme(Scheme.DARK)
    STATES[name](desk)

    assert desk.picture(f"{name}-dark").stat().st_size > 10_000


@pytest.mark.parametrize("name", ["tolerating", "long-names", "existing-case"])
def test_the_same_states_are_kept_on_a_large_screen(desk: Desk, name: str) -> None:
    desk.window.resize(*WIDE)
    STATES[name](desk)

    assert desk.picture(f"{name}-wide", WIDE).stat().st_size > 10_000
