"""Agents and their powers (第二十九条), legal representatives, guardians."""

from datetime import date

import pytest

from app.domain.party import (
    Personal,
    Power,
    personal_from_json,
    personal_to_json,
)
from app.domain.representation import acting, agent_refusal, party_refusal, same_name, under_14
from tests.domain.builders import MONDAY, agent, applicant, item, personal


def company() -> Personal:
    return personal(
        applicant=applicant(kind="企业法人", name="甲公司", birth=None, legal_representative="王五")
    )


def test_without_an_agent_anybody_may_file() -> None:
    assert party_refusal(personal(), item(), on=MONDAY) is None


def test_where_the_person_must_come_no_agent_files() -> None:
    refused = party_refusal(personal(agent=agent()), item(agent_allowed=False), on=MONDAY)
    assert refused is not None
    assert (refused.code, refused.article) == ("agent.not_allowed", "行政许可法第二十九条第二款")


def test_a_nameless_agent_is_none() -> None:
    assert acting(personal(agent=agent(name=" "))).agent is None


def test_the_legal_representative_needs_no_power() -> None:
    own = Personal(company().applicant, agent(name="王五", powers=frozenset()))
    assert acting(own).agent is None
    assert party_refusal(own, item(agent_allowed=False), on=MONDAY) is None


def test_an_employee_of_a_company_is_an_agent() -> None:
    employee = Personal(company().applicant, agent())
    assert acting(employee).agent == agent()


def test_applicants_are_not_their_own_agents() -> None:
    number = applicant().number
    assert acting(personal(agent=agent(number=number))).agent is None
    assert acting(personal(agent=agent(number=""))).agent is not None


@pytest.mark.parametrize(
    ("changes", "on", "code"),
    [
        ({"powers": frozenset({Power.COLLECT})}, MONDAY, "agent.power"),
        ({}, date(2025, 12, 31), "agent.not_yet"),
        ({}, date(2027, 1, 1), "agent.expired"),
    ],
)
def test_a_power_of_attorney_holds_for_its_acts_and_days(
    changes: dict[str, object], on: date, code: str
) -> None:
    refused = agent_refusal(agent(**changes), Power.SUBMIT, on)
    assert refused is not None
    assert refused.code == code


def test_a_power_without_dates_holds_on_any_day() -> None:
    open_ended = agent(valid_from=None, valid_until=None)
    assert agent_refusal(open_ended, Power.SUBMIT, date(2035, 1, 1)) is None


@pytest.mark.parametrize(
    ("on", "child"),
    [(date(2026, 5, 31), True), (date(2026, 6, 1), False), (date(2026, 6, 2), False)],
)
def test_fourteen_is_counted_to_the_birthday(on: date, *, child: bool) -> None:
    assert under_14(applicant(birth=date(2012, 6, 1)), on) is child


def test_born_on_29_february_one_is_fourteen_on_1_march_of_a_common_year() -> None:
    born = applicant(birth=date(2012, 2, 29))
    assert under_14(born, date(2026, 2, 28))
    assert not under_14(born, date(2026, 3, 1))


def test_no_birth_is_known_of_companies_and_some_documents() -> None:
    assert not under_14(applicant(birth=None), MONDAY)
    assert not under_14(company().applicant, MONDAY)


@pytest.mark.parametrize("lacking", ["guardian_name", "guardian_number", "guardian_relation"])
def test_a_child_comes_with_a_guardian_who_is_named_in_full(lacking: str) -> None:
    whole = {"guardian_name": "张父", "guardian_number": "1", "guardian_relation": "父亲"}
    child = applicant(birth=date(2016, 1, 1), **whole)
    assert party_refusal(personal(applicant=child), item(), on=MONDAY) is None
    torn = applicant(birth=date(2016, 1, 1), **whole | {lacking: " "})
    refused = party_refusal(personal(applicant=torn), item(), on=MONDAY)
    assert refused is not None
    assert refused.code == "applicant.guardian"


def test_spellings_of_one_name_agree_and_nobody_is_nameless() -> None:
    assert same_name("阿卜杜拉·买买提", "阿卜杜拉•买买提")
    assert not same_name("张三", "李四")
    assert not same_name("", "")
    assert not same_name("张三", " ")


# -- the sealed part, there and back


def test_the_personal_part_comes_back_from_json_as_it_was() -> None:
    whole = Personal(applicant(), agent(), {"area": "120"})
    assert personal_from_json(personal_to_json(whole)) == whole
    bare = Personal(applicant(birth=None))
    assert personal_from_json(personal_to_json(bare)) == bare
    open_ended = Personal(applicant(), agent(valid_from=None, valid_until=None))
    assert personal_from_json(personal_to_json(open_ended)) == open_ended


def test_torn_personal_json_is_said_to_be_torn() -> None:
    good = personal_to_json(Personal(applicant(), agent()))
    with pytest.raises(KeyError):
        personal_from_json({"applicant": good["applicant"]})
    with pytest.raises(TypeError):
        personal_from_json(good | {"fields": []})
    whole_agent = good["agent"]
    assert isinstance(whole_agent, dict)
    torn_agent = whole_agent | {"powers": "submit"}
    with pytest.raises(TypeError):
        personal_from_json(good | {"agent": torn_agent})
