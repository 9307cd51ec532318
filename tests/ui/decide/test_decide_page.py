"""The representative's page with its real desk: letters, text, signature, list, ways back."""

from datetime import date
from functools import partial

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from app.credentials import signature_fits
from app.desks.decide import DecideDesk
from app.desks.proof import proof
from app.desks.review import ReviewDesk
from app.desks.session import Changes, DeskName
from app.domain.case import PaperKind, State
from app.domain.closing import TerminateGround
from app.domain.errors import Refused, refusal
from app.domain.handling import REFUSE
from tests.ui.stage import FOOD, HYGIENE, PASSWORD, PERSON, LaterTasks, Stage
from ui.application import Application
from ui.decide.decision import END, FORWARD, NO, RETURN, YES
from ui.decide.page import DecidePage
from ui.decide.queue import MARKED, OPENED, OWN
from ui.key_map import of_desk
from ui.tasks import TaskRunner

CHIEF, DEPUTY = "赵敏", "高娃"
LETTER = "示行审授〔2026〕1号"
COLLECTIVE = "医疗机构设置审批"
CARE_HOME = "养老机构备案"


@pytest.fixture(autouse=True)
def shown_in_chinese(application: Application) -> None:
    """What people see."""


def confirm(password: str) -> None:
    """Takes the one password of the sample hall."""
    if password != PASSWORD:
        raise Refused(refusal("login.wrong"))


def opened(
    stage: Stage, qtbot: QtBot, who: str = CHIEF, tasks: TaskRunner | None = None
) -> DecidePage:
    office = stage.office(who)
    page = DecidePage(
        DecideDesk(office),
        stage.parts(office, tasks),
        confirm=confirm,
        proof=partial(proof, office),
    )
    qtbot.addWidget(page)
    return page


def sign(page: DecidePage, password: str = PASSWORD) -> None:
    page.card.panel.password.setText(password)
    page.card.panel.hand_on()


def signs(page: DecidePage) -> list[str]:
    return [page.table.rows.cell(row, 0).text for row in range(len(page.table.rows.rows))]


def fill_refusal(page: DecidePage) -> None:
    page.card.inputs["facts"].set_value("经营场所面积二十平方米。")
    page.card.inputs["reasons"].set_value("不符合规定的场所条件。")
    page.card.inputs["law"].set_value("《公共场所卫生管理条例》第四条")


def test_with_nothing_to_decide_the_page_says_so_and_every_outcome_why_not(
    stage: Stage, qtbot: QtBot
) -> None:
    page = opened(stage, qtbot)

    assert page.table.rows.rows == ()
    assert "先在左边选一件" in page.card.outcomes.reasons


def test_each_line_shows_proposal_and_letter_and_the_card_until_when(
    stage: Stage, qtbot: QtBot
) -> None:
    stage.proposed(stage.take_in(HYGIENE))
    page = opened(stage, qtbot)

    assert page.table.rows.cell(0, 3).text == f"拟准予\n{LETTER}"
    assert page.card.letter_words == f"✓ 授权书 {LETTER}，至 2027-12-07"
    assert page.card.outcomes.buttons[YES].state.likeliest


def test_an_ended_letter_is_said_in_the_list_and_under_the_outcomes(
    stage: Stage, qtbot: QtBot
) -> None:
    stage.proposed(stage.take_in(HYGIENE))
    stage.clock.go_to(date(2026, 12, 10))
    page = opened(stage, qtbot, DEPUTY)

    assert "无授权书" in page.table.rows.cell(0, 3).text
    button = page.card.outcomes.buttons[YES]
    assert not button.state.possible
    assert "2026-11-27" in button.state.reason


def test_the_text_is_the_papers_own_and_follows_what_is_typed(stage: Stage, qtbot: QtBot) -> None:
    stage.proposed(stage.take_in(HYGIENE))
    page = opened(stage, qtbot)

    assert page.card.proof.text.startswith("准予行政许可决定书")
    assert "示例草原餐饮有限公司：" in page.card.proof.text
    page.card.inputs["content"].set_value("准予延续公共场所卫生许可，核定床位四十张。")
    page.card.inputs["validity"].set_value("四年")
    page.card.edited.emit()
    assert "核定床位四十张" in page.card.proof.text
    assert "有效期：四年" in page.card.proof.text


def test_a_filing_is_worded_as_a_filing_everywhere(stage: Stage, qtbot: QtBot) -> None:
    stage.proposed(stage.take_in(CARE_HOME), reviewer="李国强")
    page = opened(stage, qtbot)

    assert "许可" not in page.card.proof.text
    assert page.card.proof.text.startswith("备案通知书")
    assert page.card.outcomes.buttons[YES].button.accessibleName().startswith("备案")


def test_f9_asks_for_the_password_and_signs_the_decision(stage: Stage, qtbot: QtBot) -> None:
    case_id = stage.proposed(stage.take_in(HYGIENE))
    page = opened(stage, qtbot)
    said: list[str] = []
    page.said.connect(said.append)
    with qtbot.waitExposed(page):
        page.show()

    QTest.keyClick(page.table, Qt.Key.Key_F9)
    assert page.card.panel.is_open
    assert stage.file(case_id).case.state is State.PROPOSED
    sign(page)

    file = stage.file(case_id)
    assert file.case.state is State.GRANTED
    assert file.case.letter == LETTER
    assert file.standing_paper(PaperKind.GRANT) is not None
    entry = stage.centre.entries(case_id)[-1].entry
    key = stage.known.people[entry.actor].public_key
    assert signature_fits(key, entry.hash, entry.signature)
    assert said == ["…0012 准予行政许可"]
    assert page.table.rows.rows == ()


def test_a_wrong_password_is_said_under_it_and_nothing_is_signed(
    stage: Stage, qtbot: QtBot
) -> None:
    case_id = stage.proposed(stage.take_in(HYGIENE))
    page = opened(stage, qtbot)
    page.actions_by_name[YES].trigger()

    sign(page, "not this one")
    assert page.card.panel.is_open
    assert page.card.panel.row.message
    assert page.card.notice.text == ""
    page.card.panel.password.clear()
    page.card.panel.hand_on()
    assert page.card.panel.row.message == "请输入密码签发"
    assert stage.file(case_id).case.state is State.PROPOSED


def test_a_refusal_needs_facts_reasons_and_law_each_said_under_its_field(
    stage: Stage, qtbot: QtBot
) -> None:
    case_id = stage.proposed(stage.take_in(HYGIENE), REFUSE)
    page = opened(stage, qtbot)

    assert not page.card.outcomes.buttons[YES].state.possible
    assert "审查人拟不予" in page.card.outcomes.reasons
    for name in ("facts", "reasons", "law"):
        page.actions_by_name[NO].trigger()
        assert not page.card.panel.is_open
        assert page.card.rows[name].message
        page.card.inputs[name].set_value("写明的内容。")
    page.actions_by_name[NO].trigger()
    sign(page)

    file = stage.file(case_id)
    assert file.case.state is State.REFUSED
    assert file.standing_paper(PaperKind.REFUSAL) is not None


def test_a_collective_item_asks_for_its_minutes(stage: Stage, qtbot: QtBot) -> None:
    case_id = stage.proposed(stage.take_in(COLLECTIVE))
    page = opened(stage, qtbot)

    page.actions_by_name[YES].trigger()
    assert page.card.rows["minutes"].message
    page.card.inputs["minutes"].set_value("审委会〔2026〕8号")
    page.actions_by_name[YES].trigger()
    sign(page)
    assert stage.file(case_id).case.minutes == "审委会〔2026〕8号"


def test_only_an_opened_case_can_be_marked(stage: Stage, qtbot: QtBot) -> None:
    stage.proposed(stage.take_in(HYGIENE))
    stage.proposed(stage.take_in(HYGIENE, applicant=PERSON))
    page = opened(stage, qtbot)
    with qtbot.waitExposed(page):
        page.show()
    page.opened()

    assert signs(page) == [OPENED, ""]
    QTest.keyClick(page.table, Qt.Key.Key_Space)
    assert signs(page) == [MARKED, ""]
    QTest.keyClick(page.table, Qt.Key.Key_Space)
    assert signs(page) == [OPENED, ""]


def test_a_mark_needs_a_complete_text(stage: Stage, qtbot: QtBot) -> None:
    stage.proposed(stage.take_in(HYGIENE), REFUSE)
    page = opened(stage, qtbot)

    page.mark_chosen()
    assert page.reviewed.marked == {}
    assert page.card.rows["facts"].message
    fill_refusal(page)
    page.mark_chosen()
    assert len(page.reviewed.marked) == 1
    page.card.inputs["law"].set_value("")
    page.card.edited.emit()
    assert page.reviewed.marked == {}


def test_a_list_without_marks_is_not_signed_and_the_page_says_how(
    stage: Stage, qtbot: QtBot
) -> None:
    stage.proposed(stage.take_in(HYGIENE))
    page = opened(stage, qtbot)

    page.actions_by_name["decide.sign_list"].trigger()

    assert not page.card.panel.is_open
    assert "空格" in page.card.notice.text


def test_one_confirmation_signs_the_marked_list_and_each_case_keeps_its_own_signature(
    stage: Stage, qtbot: QtBot
) -> None:
    first = stage.proposed(stage.take_in(HYGIENE))
    second = stage.proposed(stage.take_in(HYGIENE, applicant=PERSON))
    taken = stage.proposed(stage.take_in(FOOD))
    page = opened(stage, qtbot)
    for case_id in (first, second, taken):
        page.show_case(case_id)
        page.mark_chosen()
    with qtbot.waitExposed(page):
        page.show()

    QTest.keyClick(page.table, Qt.Key.Key_F9, Qt.KeyboardModifier.ControlModifier)
    stage.decided(taken, chief=DEPUTY)
    sign(page)

    assert [stage.file(each).case.state for each in (first, second)] == [State.GRANTED] * 2
    signatures = {stage.centre.entries(each)[-1].entry.signature for each in (first, second)}
    assert len(signatures - {""}) == 2
    assert page.right.currentWidget() is page.results
    assert page.results.accessibleName() == "已签发 2 件，未签发 1 件"
    rows = page.results.table.rows.rows
    assert rows[0].case_id == taken
    assert rows[0].words
    page.results.back.click()
    assert page.right.currentWidget() is page.card


def test_a_case_that_changed_after_it_was_marked_must_be_opened_again(
    stage: Stage, qtbot: QtBot
) -> None:
    case_id = stage.proposed(stage.take_in(FOOD))
    other = stage.proposed(stage.take_in(FOOD))
    page = opened(stage, qtbot)
    page.show_case(case_id)
    page.mark_chosen()
    page.show_case(other)

    DecideDesk(stage.office(DEPUTY)).send_back(case_id, "请补充理由")
    ReviewDesk(stage.office("巴图")).propose(case_id, proposal="grant", opinion="已补充理由。")
    page.refresh(Changes(cases=frozenset({case_id})))

    assert page.reviewed.marked == {}
    assert case_id not in page.reviewed.opened
    assert page.notice.text


def test_a_case_goes_back_with_its_reason(stage: Stage, qtbot: QtBot) -> None:
    case_id = stage.proposed(stage.take_in(HYGIENE))
    page = opened(stage, qtbot)

    page.actions_by_name[RETURN].trigger()
    page.card.box.hand_on()
    assert page.card.box.is_open
    page.card.box.edit.set_value("审查意见未说明理由，请补充。")
    page.card.box.hand_on()

    case = stage.file(case_id).case
    assert case.state is State.REVIEWING
    assert case.returned_reason == "审查意见未说明理由，请补充。"
    assert page.table.rows.rows == ()


def test_a_file_is_forwarded_after_a_question_and_the_answer_comes_back_as_the_proposal(
    stage: Stage, qtbot: QtBot
) -> None:
    case_id = stage.proposed(stage.take_in(HYGIENE))
    page = opened(stage, qtbot)

    page.actions_by_name[FORWARD].trigger()
    assert stage.file(case_id).case.state is State.PROPOSED
    page.card.notice.answers[0].click()
    assert stage.file(case_id).case.state is State.FORWARDED

    assert page.show_case(case_id)
    page.actions_by_name[FORWARD].trigger()
    page.card.box.edit.set_value("上级〔2026〕5号：不同意。")
    page.card.box.other.click()
    case = stage.file(case_id).case
    assert (case.state, case.proposal) == (State.PROPOSED, REFUSE)
    assert page.show_case(case_id)
    heads = [each.text() for each in page.case.said.findChildren(QLabel) if not each.isHidden()]
    assert "上级答复" in heads
    fill_refusal(page)
    page.actions_by_name[NO].trigger()
    sign(page)
    assert stage.file(case_id).case.state is State.REFUSED


def test_own_decisions_are_kept_in_sight_and_cannot_be_changed(stage: Stage, qtbot: QtBot) -> None:
    case_id = stage.decided(stage.proposed(stage.take_in(HYGIENE)))
    page = opened(stage, qtbot)

    page.filters.choose(OWN)
    page.filters.chosen.emit(OWN)

    assert [row.case_id for row in page.table.rows.rows] == [case_id]
    assert LETTER in page.card.letter_words
    assert page.card.outcomes.isHidden()
    page.mark_chosen()
    assert page.reviewed.marked == {}


def test_while_the_centre_signs_nothing_else_begins(stage: Stage, qtbot: QtBot) -> None:
    case_id = stage.proposed(stage.take_in(HYGIENE))
    later = LaterTasks()
    page = opened(stage, qtbot, tasks=later)
    later.go_on()
    page.actions_by_name[YES].trigger()
    sign(page)

    assert page.card.notice.text == "等待中心答复"
    assert "等待中心答复" in page.card.outcomes.reasons
    later.go_on()
    assert stage.file(case_id).case.state is State.GRANTED


def test_a_lost_answer_is_said_and_not_signed_twice(stage: Stage, qtbot: QtBot) -> None:
    case_id = stage.proposed(stage.take_in(HYGIENE))
    page = opened(stage, qtbot)
    page.actions_by_name[YES].trigger()
    stage.centre.loses_answers = True

    sign(page)
    assert page.card.notice.text

    stage.centre.loses_answers = False
    stage.sync()
    page.refresh(Changes(cases=frozenset({case_id})))
    assert stage.file(case_id).case.state is State.GRANTED
    assert page.table.rows.rows == ()


def test_a_scan_finds_waiting_and_own_cases(stage: Stage, qtbot: QtBot) -> None:
    own = stage.decided(stage.proposed(stage.take_in(HYGIENE)))
    waiting = stage.proposed(stage.take_in(HYGIENE))
    page = opened(stage, qtbot)

    assert page.take_scan(stage.file(own).case.number)
    assert page.filters.current == OWN
    assert page.take_scan(stage.file(waiting).case.number)
    assert page.view is not None
    assert page.view.file.case.id == waiting
    assert not page.take_scan("0" * 20)


def test_the_reviewers_words_can_be_taken_into_the_facts(stage: Stage, qtbot: QtBot) -> None:
    stage.proposed(stage.take_in(HYGIENE), REFUSE)
    page = opened(stage, qtbot)
    with qtbot.waitExposed(page):
        page.show()

    facts = page.card.inputs["facts"]
    page.phrases.open_for(facts)
    assert page.phrases.shown[0] == "经审查，材料齐全，符合法定条件。"
    page.phrases.open_for(page.card.inputs["law"])
    assert page.phrases.shown[0].startswith("《")
    page.phrases.hide()


def test_what_was_typed_is_there_again_after_a_logout_until_it_is_signed(
    stage: Stage, qtbot: QtBot
) -> None:
    case_id = stage.proposed(stage.take_in(HYGIENE), REFUSE)
    first = opened(stage, qtbot)
    fill_refusal(first)
    first.keep()

    again = opened(stage, qtbot)
    assert again.card.inputs["reasons"].value() == "不符合规定的场所条件。"
    assert opened(stage, qtbot, DEPUTY).card.inputs["reasons"].value() == ""
    again.actions_by_name[NO].trigger()
    sign(again)
    assert stage.file(case_id).case.state is State.REFUSED
    assert stage.parts(stage.office(CHIEF)).jottings.kept("decide") == {}


def fill_ending(page: DecidePage) -> None:
    page.ender.panel.basis.set_value("《行政许可法》第六十九条")
    page.ender.panel.reasons.set_value("申请人已经注销。")


def test_every_key_of_the_desk_does_something(stage: Stage, qtbot: QtBot) -> None:
    page = opened(stage, qtbot)

    own = {action.name for action in of_desk(DeskName.DECIDE) if action.desk}
    assert own - {"decide.mark"} == page.actions_by_name.keys()


def test_f8_ends_the_case_under_the_letter_and_its_notice_is_shown_and_printed(
    stage: Stage, qtbot: QtBot
) -> None:
    case_id = stage.proposed(stage.take_in(HYGIENE))
    page = opened(stage, qtbot)
    said: list[str] = []
    page.said.connect(said.append)
    with qtbot.waitExposed(page):
        page.show()

    QTest.keyClick(page.table, Qt.Key.Key_F8)
    panel = page.ender.panel
    assert page.right.currentWidget() is page.ender.column
    assert panel.ground.hasFocus()
    offered = [panel.ground.itemText(row) for row in range(panel.ground.count())]
    assert offered == ["申请人死亡或者终止", "法律、法规规定的其他情形"]
    QTest.keyClick(panel, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert "依据和理由" in panel.problem
    assert stage.file(case_id).case.state is State.PROPOSED
    fill_ending(page)
    panel.returned.boxes[0].setChecked(True)
    QTest.keyClick(panel, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)

    stage.sync()
    file = stage.file(case_id)
    assert (file.case.state, file.case.letter) == (State.TERMINATED, LETTER)
    act = next(
        each.entry.act for each in stage.centre.entries(case_id) if each.entry.kind == "terminate"
    )
    assert act["ground"] == TerminateGround.APPLICANT_GONE
    assert act["returned"] == [panel.returned.boxes[0].text()]
    notice = file.standing_paper(PaperKind.TERMINATION)
    assert notice is not None
    assert notice.prints == 1
    assert page.left.currentWidget() is page.paper
    assert page.right.currentWidget() is page.card
    assert page.table.rows.rows == ()
    assert "…0012 终止办理" in said


def test_a_letter_without_termination_is_said_under_its_key_and_nothing_opens(
    stage: Stage, qtbot: QtBot
) -> None:
    stage.proposed(stage.take_in(HYGIENE))
    page = opened(stage, qtbot, DEPUTY)

    assert "F8  授权书示行审授〔2026〕2号没有授予“终止”" in page.card.outcomes.reasons
    page.actions_by_name[END].trigger()
    assert page.right.currentWidget() is page.card
    assert "没有授予“终止”" in page.card.notice.text


def test_tolerated_materials_that_are_late_are_a_ground_only_once_they_are(
    stage: Stage, qtbot: QtBot
) -> None:
    item = stage.item(FOOD)
    tolerated = next(each.no for each in item.materials if each.tolerable)
    case_id = stage.proposed(stage.take_in(FOOD, to_follow=tolerated), REFUSE)
    page = opened(stage, qtbot)

    page.actions_by_name[END].trigger()
    assert page.ender.panel.ground.value() is TerminateGround.TOLERANCE_LATE
    fill_ending(page)
    page.ender.panel.confirmed.emit()
    assert "尚未逾期" in page.ender.panel.problem
    assert page.right.currentWidget() is page.ender.column
    assert stage.file(case_id).case.state is State.PROPOSED


def test_the_words_of_a_termination_stay_with_their_case_and_over_a_logout(
    stage: Stage, qtbot: QtBot
) -> None:
    case_id = stage.proposed(stage.take_in(HYGIENE), REFUSE)
    other = stage.proposed(stage.take_in(HYGIENE, applicant=PERSON))
    page = opened(stage, qtbot)
    page.show_case(case_id)
    fill_refusal(page)
    page.actions_by_name[END].trigger()
    fill_ending(page)
    page.ender.panel.ground.choose(TerminateGround.OTHER)
    page.show_case(other)
    assert page.right.currentWidget() is page.card
    page.actions_by_name[END].trigger()
    assert page.ender.panel.basis.value() == ""
    assert page.ender.panel.ground.value() is TerminateGround.APPLICANT_GONE
    page.keep()

    again = opened(stage, qtbot)
    again.show_case(case_id)
    assert again.card.inputs["facts"].value() == "经营场所面积二十平方米。"
    again.actions_by_name[END].trigger()
    plan = again.ender.panel.value()
    assert (plan.ground, plan.reasons) == (TerminateGround.OTHER, "申请人已经注销。")
    QTest.keyClick(again.ender.panel, Qt.Key.Key_Escape)
    assert again.right.currentWidget() is again.card
    again.actions_by_name[END].trigger()
    again.ender.panel.confirmed.emit()
    assert stage.file(case_id).case.state is State.TERMINATED
    assert stage.parts(stage.office(CHIEF)).jottings.kept("decide") == {}


def test_while_the_centre_ends_a_case_its_button_waits(stage: Stage, qtbot: QtBot) -> None:
    case_id = stage.proposed(stage.take_in(HYGIENE))
    later = LaterTasks()
    page = opened(stage, qtbot, tasks=later)
    later.go_on()
    page.actions_by_name[END].trigger()
    fill_ending(page)

    page.ender.panel.confirmed.emit()
    assert not page.ender.panel.yes.isEnabled()
    later.go_on()
    assert page.ender.panel.yes.isEnabled()
    assert stage.file(case_id).case.state is State.TERMINATED


def proposed_with_law(stage: Stage, proposal: str, law: str) -> str:
    case_id = stage.take_in(HYGIENE)
    desk = ReviewDesk(stage.office("巴图"))
    desk.claim(case_id)
    desk.propose(case_id, proposal=proposal, opinion="经审查的意见。", law=law)
    return case_id


def test_the_reviewers_law_stands_in_the_law_box_of_a_refusal_and_may_be_changed(
    stage: Stage, qtbot: QtBot
) -> None:
    law = "《公共场所卫生管理条例》第四条"
    case_id = proposed_with_law(stage, REFUSE, law)
    page = opened(stage, qtbot)

    assert page.card.inputs["law"].value() == law
    page.keep()
    assert stage.parts(stage.office(CHIEF)).jottings.kept("decide") == {}
    page.card.inputs["law"].set_value(f"{law}第一款")
    page.keep()
    again = opened(stage, qtbot)
    assert again.card.inputs["law"].value() == f"{law}第一款"
    again.card.inputs["facts"].set_value("经营场所面积二十平方米。")
    again.card.inputs["reasons"].set_value("不符合规定的场所条件。")
    again.actions_by_name[NO].trigger()
    sign(again)

    assert stage.file(case_id).case.state is State.REFUSED
    assert stage.centre.entries(case_id)[-1].entry.act["law"] == f"{law}第一款"


def test_the_reviewers_law_goes_with_a_grant_onto_the_approval_sheet(
    stage: Stage, qtbot: QtBot
) -> None:
    law = "《公共场所卫生管理条例》第四条"
    case_id = proposed_with_law(stage, "grant", law)
    page = opened(stage, qtbot)

    assert page.card.rows["law"].isHidden()
    page.actions_by_name[YES].trigger()
    sign(page)

    assert stage.centre.entries(case_id)[-1].entry.act["law"] == law


def test_every_field_has_a_name_for_a_screen_reader(stage: Stage, qtbot: QtBot) -> None:
    page = opened(stage, qtbot)

    assert all(field.accessibleName() for field in page.card.inputs.values())
    assert page.card.panel.password.accessibleName()
    ending = page.ender.panel
    assert all(one.accessibleName() for one in (ending.ground, ending.basis, ending.reasons))
