"""Pictures of review, decision and issue over a full hall: build/screens/, for people."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from datetime import date
from functools import partial

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.desks.decide import DecideDesk
from app.desks.issue import IssueDesk
from app.desks.proof import proof
from app.desks.review import ReviewDesk
from app.desks.session import DeskName
from app.domain.errors import Refused, refusal
from app.domain.handling import REFUSE
from tests.ui.conftest import take_picture
from tests.ui.stage import (
    COMPANY,
    FOOD,
    HYGIENE,
    PASSWORD,
    PERSON,
    Stage,
    hall_on_disk,
    stage,
)
from ui.application import Application
from ui.decide.page import DecidePage
from ui.desk_page import DeskPage
from ui.issue.page import IssuePage
from ui.review.page import ReviewPage
from ui.shell import ShellWindow
from ui.tasks import InlineTasks
from ui.theme import Scheme, tokens
from ui.widgets.search_box import SearchAnswer

__all__ = ["hall_on_disk", "stage"]

FULL_SIZE = (1366, 768)
LONG = {
    **COMPANY,
    "name": "示例（集团）内蒙古自治区示例盟示例旗草原肉制品加工与冷链物流股份有限公司第二分公司",
}
UYGHUR = {**PERSON, "name": "阿布都热西提·买买提", "number": "653190198703210195"}
RARE = {**PERSON, "name": "王䶮", "number": "152990198812120118"}
PEOPLE = (COMPANY, PERSON, LONG, UYGHUR, RARE)
AGENT = {
    "name": "何秀英",
    "document_kind": "111",
    "number": "510212197001050009",
    "phone": "13700000000",
    "powers": "submit,sign_for,correct",
    "valid_from": "2026-10-01",
    "valid_until": "2027-10-01",
}


def confirm(password: str) -> None:
    if password != PASSWORD:
        raise Refused(refusal("login.wrong"))


@pytest.fixture
def take(application: Application) -> Iterator[Callable[[ShellWindow, str], None]]:
    """Takes a picture in each scheme."""

    def pictures(window: ShellWindow, name: str) -> None:
        # The scheme shown comes first: changing it costs more than the picture.
        for scheme in sorted(Scheme, key=lambda one: one is not tokens().scheme):
            if scheme is not tokens().scheme:
                application.use_scheme(scheme)
                window.rail.renew_icons()
            for _ in range(4):  # cards within cards settle one after the other
                QApplication.processEvents()
            assert take_picture(window, f"{name}-{scheme.value}").exists()

    yield pictures
    application.use_scheme(Scheme.LIGHT)


@contextmanager
def shell(
    stage: Stage, qtbot: QtBot, who: str, desk: DeskName, make: Callable[[], DeskPage]
) -> Iterator[ShellWindow]:
    """The whole window around a page, shown."""
    window = ShellWindow(
        stage.office(who).session,
        {desk: make},
        tasks=InlineTasks(),
        find=lambda text: SearchAnswer(""),
        unlock=confirm,
        change_password=lambda old, new: None,
        now=lambda: stage.clock.at,
        idle_minutes=0,
    )
    qtbot.addWidget(window)
    window.resize(*FULL_SIZE)
    with qtbot.waitExposed(window):
        window.show()
    yield window
    window.close_down()


def taken_in(stage: Stage, plan: list[tuple[str, int, Mapping[str, str], int]]) -> Iterator[str]:
    """Cases by item, day of November, applicant and the material to follow."""
    for item, day, applicant, to_follow in plan:
        stage.clock.go_to(date(2026, 11, day))
        yield stage.take_in(item, applicant=applicant, to_follow=to_follow)


def test_pictures_of_review(
    stage: Stage, qtbot: QtBot, take: Callable[[ShellWindow, str], None]
) -> None:
    office = stage.office("巴图")

    def page() -> ReviewPage:
        return ReviewPage(ReviewDesk(office), stage.parts(office))

    with shell(stage, qtbot, "巴图", DeskName.REVIEW, page) as window:
        take(window, "review-empty")
    plan = [
        (HYGIENE, 3, COMPANY, 0),
        (FOOD, 4, PERSON, 4),
        ("医疗机构执业登记", 5, LONG, 0),
        (HYGIENE, 9, UYGHUR, 0),
        ("动物诊疗许可", 9, RARE, 0),
        (FOOD, 10, LONG, 0),
        (FOOD, 11, UYGHUR, 4),
        ("放射诊疗许可", 12, COMPANY, 0),
    ]
    cases = list(taken_in(stage, plan))
    stage.clock.go_to(date(2026, 11, 12), 6)
    ReviewDesk(stage.office("高娃")).claim(cases[5])
    with shell(stage, qtbot, "巴图", DeskName.REVIEW, page) as window:
        review = window.page
        assert isinstance(review, ReviewPage)
        take(window, "review-full")
        review.show_case(cases[1])
        review.actions_by_name["review.yes"].trigger()
        take(window, "review-tolerated-missing")
        review.show_case(cases[7])
        review.actions_by_name["review.yes"].trigger()
        review.opinion.opinion.set_value("经现场核查，场所、设施与申报一致，拟准予。")
        take(window, "review-claimed")
        review.actions_by_name["review.request"].trigger()
        take(window, "review-request")
        review.opinion.box.close_box()
        review.actions_by_name["review.yes"].trigger()
        take(window, "review-proposed")
        review.case.papers.looks[0].click()
        take(window, "review-paper")


def test_pictures_of_decision(
    stage: Stage, qtbot: QtBot, take: Callable[[ShellWindow, str], None]
) -> None:
    plan = [
        (HYGIENE, 3, COMPANY, 0),
        (FOOD, 4, PERSON, 0),
        (HYGIENE, 5, LONG, 0),
        ("医疗机构设置审批", 6, UYGHUR, 0),
        ("放射诊疗许可", 6, COMPANY, 0),
    ]
    cases = list(taken_in(stage, plan))
    for place, case_id in enumerate(cases):
        stage.proposed(case_id, REFUSE if place == 2 else "grant")
    filing = stage.proposed(stage.take_in("养老机构备案", applicant=RARE), reviewer="李国强")
    stage.clock.go_to(date(2026, 11, 9), 2)
    office = stage.office("赵敏")

    def page() -> DecidePage:
        return DecidePage(
            DecideDesk(office), stage.parts(office), confirm=confirm, proof=partial(proof, office)
        )

    with shell(stage, qtbot, "赵敏", DeskName.DECIDE, page) as window:
        decide = window.page
        assert isinstance(decide, DecidePage)
        take(window, "decide-list")
        decide.show_case(filing)
        take(window, "decide-filing")
        decide.show_case(cases[2])
        decide.card.inputs["facts"].set_value("经现场核查，经营场所未设置清洗消毒间。")
        decide.card.edited.emit()
        decide.actions_by_name["decide.no"].trigger()
        take(window, "decide-refusal")
        for name in ("reasons", "law"):
            decide.card.inputs[name].set_value("《公共场所卫生管理条例》第四条规定的条件不具备。")
        decide.card.edited.emit()
        for case_id in (cases[0], cases[1], cases[2], filing):
            decide.show_case(case_id)
            decide.mark_chosen()
        decide.show_case(cases[4])
        QApplication.processEvents()
        decide.actions_by_name["decide.terminate"].trigger()
        decide.ender.panel.basis.set_value("《中华人民共和国行政许可法》第六十九条")
        take(window, "decide-terminate")
        decide.ender.panel.reasons.set_value("申请人已经注销。")
        decide.ender.panel.confirmed.emit()
        take(window, "decide-terminated")
        decide.back_to_list()
        decide.show_case(filing)
        decide.sign_list()
        take(window, "decide-signing")
        stage.decided(cases[1], chief="高娃")
        decide.card.panel.password.setText(PASSWORD)
        decide.card.panel.hand_on()
        take(window, "decide-results")
        decide.results.closed.emit()
        decide.filters.choose("own")
        decide.filters.chosen.emit("own")
        take(window, "decide-own")


def test_pictures_of_issue(
    stage: Stage, qtbot: QtBot, take: Callable[[ShellWindow, str], None]
) -> None:
    office = stage.office("白音")

    def page() -> IssuePage:
        return IssuePage(IssueDesk(office), stage.parts(office))

    with shell(stage, qtbot, "白音", DeskName.ISSUE, page) as window:
        take(window, "issue-empty")
    shelf = []
    for day, applicant in ((2, COMPANY), (3, PERSON), (4, LONG), (6, UYGHUR)):
        stage.clock.go_to(date(2026, 11, day))
        case_id = stage.take_in(
            HYGIENE, applicant=applicant, agent=AGENT if applicant is PERSON else None
        )
        number = f"示卫公证字〔2026〕第00{day + 10}号"
        shelf.append(stage.produced(stage.decided(stage.proposed(case_id)), number))
    made = stage.decided(stage.proposed(stage.take_in("放射诊疗许可", applicant=COMPANY)))
    stage.clock.go_to(date(2026, 11, 17), 2)
    with shell(stage, qtbot, "白音", DeskName.ISSUE, page) as window:
        issue = window.page
        assert isinstance(issue, IssuePage)
        take(window, "issue-shelf")
        issue.show_case(shelf[1])
        take(window, "issue-agent-without-power")
        issue.show_case(shelf[0])
        issue.actions_by_name["issue.post"].trigger()
        take(window, "issue-post")
        issue.show_case(made)
        take(window, "issue-produce")
        issue.show_case(shelf[2])
        issue.actions_by_name["issue.notify"].trigger()
        take(window, "issue-notify")
        issue.notify.text.set_value("经办人接听，周五来取")
        issue.notify.confirmed.emit()
        take(window, "issue-notified")
        issue.show_case(shelf[3])
        issue.hand.number.set_value("11010519491231002X")
        issue.actions_by_name["issue.hand_over"].trigger()
        take(window, "issue-another-person")
        issue.hand.number.set_value(UYGHUR["number"])
        issue.actions_by_name["issue.hand_over"].trigger()
        take(window, "issue-proof")
