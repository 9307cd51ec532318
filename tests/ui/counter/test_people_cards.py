"""Applicant and agent: the rows their documents ask for, and what is said under each."""

from collections.abc import Mapping

import pytest
from pytestqt.qtbot import QtBot

from app.desks.intake import Outcome
from tests.ui.counter.counter_stage import AGENT, ID_LINE, choose_item, draft_for, page_at, show
from tests.ui.stage import COMPANY, FOOD, HYGIENE, PERSON, Stage
from ui.counter.applicant_card import ApplicantCard
from ui.counter.page import CounterPage
from ui.hands import press
from ui.widgets.fields import TextField


@pytest.fixture
def page(stage: Stage, qtbot: QtBot) -> CounterPage:
    return page_at(stage, qtbot)


def shown(card: ApplicantCard, name: str) -> bool:
    return not card.form.row(name).isHidden()


def drafted(page: CounterPage) -> Mapping[str, str] | None:
    """The agent of the draft."""
    return page.intake.draft.agent


def test_one_line_of_a_card_reader_fills_all_identity_fields(page: CounterPage) -> None:
    applicant = page.intake.applicant
    page.intake.begin_identity()
    assert not applicant.reader.isHidden()

    applicant.reader.line.setText(ID_LINE)
    press(applicant.reader.line, "Return")

    values = page.intake.draft.applicant
    assert values["name"] == "乌云毕力格"
    assert values["number"] == "11010519491231002X"
    assert values["address"] == "示例县和平路9号"
    assert applicant.reader.isHidden()
    assert "女  1949-12-31" in applicant.form.row("number").message


def test_a_line_that_cannot_be_read_stays_with_its_reason(page: CounterPage) -> None:
    reader = page.intake.applicant.reader
    reader.begin()
    reader.line.setText("乌云毕力格|女")

    reader.read_now()

    assert "没有证件号码" in reader.problem
    assert reader.line.text() == "乌云毕力格|女"
    press(reader.line, "Escape")
    assert reader.isHidden()


def test_a_tab_between_the_parts_stays_in_the_line(page: CounterPage) -> None:
    line = page.intake.applicant.reader.line
    line.setText("李静")

    press(line, "Tab")

    assert line.text() == "李静\t"


def test_a_whole_line_pasted_into_the_number_is_taken_apart(page: CounterPage) -> None:
    form = page.intake.applicant.form

    form.put_value("number", ID_LINE)

    assert page.intake.draft.applicant["number"] == "11010519491231002X"
    assert page.intake.draft.applicant["name"] == "乌云毕力格"


@pytest.mark.parametrize("name", ["number", "name", "phone", "address"])
@pytest.mark.parametrize(
    "line",
    [
        "乌云毕力格|女|蒙古|19491231|示例自治区示例盟科尔沁右翼前旗示例镇示例路3号示例小区5号楼2单元"
        "301室|11010519491231002X|示例县公安局|20160101-20360101",
        "乌云毕力格 11010519491231002X 13900000000",
    ],
)
def test_a_whole_line_in_the_wrong_field_is_taken_apart_untorn(
    page: CounterPage, name: str, line: str
) -> None:
    form = page.intake.applicant.form
    field = form.field(name)
    assert isinstance(field, TextField)

    field.insert(line)
    field.textEdited.emit(field.text())

    assert page.intake.draft.applicant["number"] == "11010519491231002X"
    assert page.intake.draft.applicant["name"] == "乌云毕力格"


def test_nothing_is_said_of_the_kind_before_anything_was_typed(page: CounterPage) -> None:
    choose_item(page.intake, FOOD)

    assert page.intake.applicant.kind.value() == "企业法人"
    assert page.intake.applicant.form.row("kind").message == ""


def test_a_credit_code_makes_the_applicant_a_body(page: CounterPage) -> None:
    applicant = page.intake.applicant
    assert not shown(applicant, "legal_representative")

    applicant.form.put_value("number", COMPANY["number"])

    assert applicant.kind.value() == "企业法人"
    assert shown(applicant, "legal_representative")
    assert page.intake.draft.applicant["document_kind"] == "uscc"


def test_a_child_is_asked_for_a_guardian(page: CounterPage) -> None:
    applicant = page.intake.applicant
    assert not shown(applicant, "guardian_name")

    applicant.form.put_value("number", "15299020161105004X")
    applicant.form.put_value("name", "包小雨")

    assert shown(applicant, "guardian_name")
    assert "未满14周岁" in applicant.form.row("number").message
    applicant.form.put_value("guardian_name", "包志强")
    applicant.form.put_value("guardian_number", "152290198307110236")
    applicant.form.put_value("guardian_relation", "父亲")
    assert page.intake.draft.applicant["guardian_name"] == "包志强"


def test_a_glyph_without_a_code_is_asked_for_in_words(page: CounterPage) -> None:
    applicant = page.intake.applicant
    assert not shown(applicant, "glyph_note")

    applicant.form.put_value("number", "152990197909180155")
    applicant.form.put_value("name", "李〓")

    assert shown(applicant, "glyph_note")
    applicant.form.put_value("glyph_note", "左王右莹")
    assert page.intake.draft.applicant["glyph_note"] == "左王右莹"


def test_a_passport_asks_for_sex_and_nationality(page: CounterPage) -> None:
    applicant = page.intake.applicant
    assert not shown(applicant, "sex")

    applicant.document.choose("414")
    applicant.form.put_value("number", "X5432109")

    assert shown(applicant, "sex")
    applicant.form.put_value("nationality", "USA")
    assert page.intake.draft.applicant["nationality"] == "USA"


def test_sex_that_differs_from_the_number_is_shown_to_be_looked_at(page: CounterPage) -> None:
    applicant = page.intake.applicant

    applicant.reader.line.setText("张伟|男|汉|19900808||152990199008080025")
    applicant.reader.read_now()

    assert shown(applicant, "sex")
    assert "性别" in applicant.form.row("number").message


def test_a_number_that_may_be_meant_is_offered_and_taken_only_by_a_person(
    page: CounterPage,
) -> None:
    form = page.intake.applicant.form
    page.intake.applicant.document.choose("516")

    form.put_value("number", "M00l23456")
    offer = form.offer("number")

    assert offer is not None
    assert "M00123456" in offer.text()
    assert page.intake.draft.applicant["number"] == "M00l23456"
    offer.click()
    assert page.intake.draft.applicant["number"] == "M00123456"
    assert offer.isHidden()


def test_a_folded_dot_is_said_once_under_the_name(page: CounterPage) -> None:
    form = page.intake.applicant.form
    form.put_value("number", "653190198703210195")

    form.put_value("name", "阿布都热西提•买买提")

    assert "·" in form.row("name").message


def test_the_agent_is_folded_until_somebody_acts(page: CounterPage) -> None:
    agent = page.intake.agent
    assert drafted(page) is None

    agent.begin()
    agent.form.put_value("name", "赵磊")
    typed = drafted(page)
    assert typed is not None
    assert typed["powers"] == "submit,sign_for,correct"

    agent.toggle.click()
    assert drafted(page) is None
    agent.toggle.click()
    assert drafted(page) == typed


def test_a_power_that_ran_out_stands_in_the_way(stage: Stage, page: CounterPage) -> None:
    intake = show(page, draft_for(stage, agent={**AGENT, "valid_until": "2026-10-31"}))

    assert not intake.standing.choice(Outcome.ACCEPT).possible
    assert "已于2026-10-31到期" in intake.agent.form.row("valid_until").message


def test_powers_are_ticked(stage: Stage, page: CounterPage) -> None:
    intake = show(page, draft_for(stage, agent={**AGENT, "powers": "sign_for"}))
    assert not intake.standing.choice(Outcome.KEEP).possible

    intake.agent.powers.boxes[0].click()

    assert intake.draft.agent is not None
    assert intake.draft.agent["powers"] == "submit,sign_for"
    assert intake.standing.choice(Outcome.KEEP).possible


def test_a_line_for_the_agent_fills_the_agent(page: CounterPage) -> None:
    agent = page.intake.agent
    agent.begin()

    agent.reader.line.setText(ID_LINE)
    agent.reader.read_now()

    assert page.intake.draft.agent is not None
    assert page.intake.draft.agent["number"] == "11010519491231002X"
    assert page.intake.draft.applicant == {}


def test_the_next_case_of_the_same_people_keeps_applicant_agent_and_power(
    stage: Stage, page: CounterPage
) -> None:
    intake = show(page, draft_for(stage, HYGIENE, agent=AGENT))
    intake.choose(Outcome.ACCEPT)
    assert page.finished.finished is not None

    page.next_same_people()

    assert intake.draft.applicant["name"] == COMPANY["name"]
    assert intake.draft.agent == AGENT
    assert intake.draft.item_code == ""
    page.next_case()
    assert intake.draft.empty


def test_the_next_with_the_same_item_keeps_the_item_alone(stage: Stage, page: CounterPage) -> None:
    intake = show(page, draft_for(stage, HYGIENE, applicant=PERSON))
    intake.choose(Outcome.KEEP)

    page.next_same_item()

    assert intake.draft.item_code == stage.item(HYGIENE).code
    assert intake.draft.applicant in ({}, {"kind": "自然人"})


def test_a_name_longer_than_its_field_stands_beneath_it_in_full(
    stage: Stage, page: CounterPage
) -> None:
    name = "示例（集团）内蒙古阿拉善左旗巴彦浩特镇新能源与草原生态修复综合开发利用投资管理有限公司"
    page.resize(1290, 680)
    page.show()
    intake = page.intake
    choose_item(intake, FOOD)

    intake.applicant.show_values({**COMPANY, "name": name})
    intake.renew()
    intake.applicant.edited.emit()

    assert name in intake.applicant.form.row("name").message
    page.hide()
