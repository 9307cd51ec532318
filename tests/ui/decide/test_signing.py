"""One decision is signed: password, reasons, minutes, and an answer that is late or lost."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.credentials import signature_fits
from app.desks.review import ReviewDesk
from app.desks.session import Changes
from app.domain.case import PaperKind, State
from app.domain.handling import REFUSE
from tests.ui.decide.decide_stage import CHIEF, DEPUTY, LETTER, fill_refusal, opened, sign
from tests.ui.stage import HYGIENE, LaterTasks, Stage
from ui.decide.decision import NO, YES

COLLECTIVE = "医疗机构设置审批"


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
