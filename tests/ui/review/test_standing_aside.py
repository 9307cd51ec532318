"""回避 at the reviewer's and the representative's page: a sentence, and the case goes elsewhere."""

from functools import partial

import pytest
from pytestqt.qtbot import QtBot

from app.desks.decide import DecideDesk
from app.desks.proof import proof
from app.desks.review import ReviewDesk
from app.domain.case import State
from app.domain.errors import Refused
from tests.ui.conftest import take_picture
from tests.ui.stage import HYGIENE, Stage
from ui.decide.decision import ASIDE as CHIEF_ASIDE
from ui.decide.page import DecidePage
from ui.hands import settle
from ui.review.opinion import ASIDE, YES
from ui.review.page import ReviewPage

REVIEWER, CHIEF = "巴图", "赵敏"
GROUND = "申请人是本人的近亲属"


def review(stage: Stage, qtbot: QtBot) -> ReviewPage:
    office = stage.office(REVIEWER)
    page = ReviewPage(ReviewDesk(office), stage.parts(office))
    qtbot.addWidget(page)
    page.resize(1290, 685)
    with qtbot.waitExposed(page):
        page.show()
    return page


def decide(stage: Stage, qtbot: QtBot) -> DecidePage:
    office = stage.office(CHIEF)
    page = DecidePage(
        DecideDesk(office),
        stage.parts(office),
        confirm=lambda password: None,
        proof=partial(proof, office),
    )
    qtbot.addWidget(page)
    page.resize(1290, 685)
    with qtbot.waitExposed(page):
        page.show()
    return page


def test_a_reviewer_says_why_and_the_case_goes_back(stage: Stage, qtbot: QtBot) -> None:
    case_id = stage.take_in(HYGIENE)
    page = review(stage, qtbot)
    page.actions_by_name[YES].trigger()
    assert not page.opinion.aside_button.isHidden()
    page.opinion.aside_button.click()
    box = page.opinion.box
    box.hand_on()
    assert box.is_open
    box.edit.set_value(GROUND)
    settle()
    take_picture(page, "review-aside")
    box.hand_on()

    assert box.isHidden()
    case = stage.file(case_id).case
    assert (case.state, case.reviewer, case.recused != "") == (State.ACCEPTED, "", True)
    assert page.opinion.aside_button.isHidden()
    assert "已回避" in page.opinion.outcomes.buttons[YES].state.reason
    page.actions_by_name[ASIDE].trigger()
    assert "已经记录" in page.opinion.notice.text


def test_a_representative_says_whose_stake_it_is(stage: Stage, qtbot: QtBot) -> None:
    case_id = stage.proposed(stage.take_in(HYGIENE))
    page = decide(stage, qtbot)
    page.actions_by_name[CHIEF_ASIDE].trigger()
    page.card.box.edit.set_value("审查员与申请人有利害关系")
    settle()
    take_picture(page, "decide-aside")
    page.card.box.other.click()
    reviewer = stage.file(case_id).case.reviewer
    assert stage.file(case_id).case.recused == reviewer

    page.card.aside_button.click()
    assert page.card.box.other.isHidden()
    page.card.box.edit.set_value(GROUND)
    page.card.box.hand_on()
    office = stage.office(CHIEF)
    assert stage.file(case_id).case.recused == f"{reviewer},{office.person.id}"
    assert page.card.aside_button.isHidden()
    page.actions_by_name[CHIEF_ASIDE].trigger()
    assert "已经记录" in page.card.notice.text


def test_nothing_is_asked_while_no_case_is_chosen(stage: Stage, qtbot: QtBot) -> None:
    page = review(stage, qtbot)
    page.actions_by_name[ASIDE].trigger()
    assert not page.opinion.box.is_open
    with pytest.raises(Refused):
        ReviewDesk(stage.office(REVIEWER)).stand_aside("0" * 32, GROUND)
