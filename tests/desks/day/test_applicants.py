"""Every sample applicant at the counter's form: what is kept, what is said, where it leads."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from functools import partial

import pytest

from app.desks.draft import Draft
from app.desks.form import Reading, Severity, read, worst
from app.desks.intake import Finish, Outcome
from app.domain.finding import Verdict
from app.domain.party import Personal
from app.sealing import open_personal
from app.wording import sentence
from tests.domain.sample_applicants import SAMPLES, Sample
from tests.hall import (
    AGENT,
    ALLOWANCE,
    CLERK,
    PASSWORD,
    PERSON,
    SHOP,
    SUPERVISOR,
    Counter,
    why,
)

TODAY = date(2026, 11, 22)
ADULT_AGENT = {**AGENT, "valid_until": "2026-12-31"}
BODIES = ("uscc",)
GUARDIAN = {
    "guardian_name": "包 强",
    "guardian_number": "１５２９９０198507160017",
    "guardian_relation": "父亲",
}


def look(applicant: Mapping[str, str], agent: Mapping[str, str] | None = None) -> Reading:
    return read(Draft("d", applicant=applicant, agent=agent), None, TODAY)


def codes(reading: Reading, field: str = "") -> list[str]:
    return [each.what.code for each in reading.remarks if field in ("", each.field)]


def of(sample: Sample) -> dict[str, str]:
    body = sample.kind in BODIES
    more = {"nationality": "XXX"} if sample.kind == "414" else {}
    return {
        "kind": "企业法人" if body else "自然人",
        "document_kind": sample.kind,
        "number": sample.typed,
        "name": sample.name,
        "sex": sample.sex,
        "glyph_note": "左王右莹" if "〓" in sample.name else "",
        **more,
    }


GRAVEST = {
    Verdict.OK: (None, Severity.NOTE),
    Verdict.WARNING: (Severity.WARNING,),
    Verdict.BLOCK: (Severity.BLOCK,),
}
SENSITIVE = "A14"


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda sample: f"{sample.no}-{sample.name[:4]}")
def test_a_sample_applicant_at_the_form(sample: Sample) -> None:
    more = GUARDIAN if sample.no == SENSITIVE else {}
    reading = look({**of(sample), **more})
    assert worst(reading.remarks) in GRAVEST[sample.verdict]
    kept = reading.personal.applicant
    assert kept.number == (sample.normal or sample.typed)
    assert set(sample.says) <= set(codes(reading))


@pytest.mark.parametrize("no", ["A01", "A02", "A03", "A04"])
def test_one_person_however_typed(no: str) -> None:
    sample = next(each for each in SAMPLES if each.no == no)
    applicant = look(of(sample)).personal.applicant
    assert (applicant.name, applicant.number) == ("李静", "11010519491231002X")
    assert (applicant.sex, applicant.birth) == ("女", date(1949, 12, 31))


def test_a_suggested_number_is_offered_and_never_taken() -> None:
    reading = look({"name": "李静", "number": "110105491231002"})
    (remark,) = reading.under("applicant.number")
    assert remark.suggestion == "11010519491231002X"
    assert remark.severity is Severity.BLOCK


def test_sex_that_the_number_contradicts_is_kept_as_chosen_and_warned_of() -> None:
    reading = look({"name": "张伟", "number": "152990199008080025", "sex": "男"})
    assert "identity.sex_differs" in codes(reading, "applicant.number")
    assert reading.personal.applicant.sex == "男"
    assert reading.blocks == ()


CHILD = {"name": "包小雨", "number": "15299020161105004X"}


def test_a_child_needs_a_guardian_with_name_number_and_relation() -> None:
    reading = look(CHILD)
    fields = {each.field for each in reading.blocks}
    assert fields == {f"applicant.{name}" for name in GUARDIAN}
    assert set(codes(reading)) >= {"applicant.guardian", "identity.under_14"}
    whole = look({**CHILD, **GUARDIAN})
    assert whole.blocks == ()
    guardian = whole.personal.applicant
    assert (guardian.guardian_name, guardian.guardian_number) == ("包强", "152990198507160017")
    wrong = look({**CHILD, **GUARDIAN, "guardian_number": "152990198507160018"})
    assert codes(wrong, "applicant.guardian_number")[0] == "identity.check_digit"


def test_a_childs_case_is_in_no_general_search(counter: Counter) -> None:
    counter.clock.go_to(TODAY)
    child = {**PERSON, **CHILD, **GUARDIAN}
    case = counter.take_in(ALLOWANCE, applicant=child).file.case
    assert case.minor
    records = counter.desks().records
    assert records.search("包小雨") == ()
    assert records.search("bxy") == ()
    assert records.search("004X") == ()
    assert [hit.case_id for hit in records.search("15299020161105004X")] == [case.id]
    assert [hit.case_id for hit in records.search(case.number)] == [case.id]


def test_under_18_is_left_to_a_person_to_judge(counter: Counter) -> None:
    counter.clock.go_to(TODAY)
    applicant = {**PERSON, "name": "特日格勒", "number": "152990200911200092"}
    draft = counter.draft(SHOP, applicant=applicant)
    standing = counter.desks().counter.standing(draft)
    (warning,) = [
        each
        for each in standing.reading.under("applicant.number")
        if each.what.code == "identity.under_18"
    ]
    assert warning.severity is Severity.WARNING
    assert "主管" in sentence(warning.what)
    assert standing.choice(Outcome.ACCEPT).possible
    done = counter.desks().counter.finish(draft, Finish(Outcome.ACCEPT))
    with counter.program.store.work() as work:
        (receipt, *_) = work.journal.entries(done.file.case.id)
    assert "identity.under_18" in str(receipt.act["warned"])


def test_a_name_with_an_old_private_character_is_the_same_person(counter: Counter) -> None:
    counter.clock.go_to(TODAY)
    number = "152990198812120118"
    raw = "王\ue863"
    old = counter.take_in(ALLOWANCE, applicant={**PERSON, "name": raw, "number": number}).file.case
    new = counter.take_in(
        ALLOWANCE, applicant={**PERSON, "name": "王䶮", "number": number}
    ).file.case
    assert old.applicant_name == new.applicant_name == "王䶮"
    assert old.number_hash == new.number_hash
    assert _personal(counter, old.id).applicant.raw_name == raw
    hits = counter.desks().records.search("王䶮")
    assert {hit.case_id for hit in hits} == {old.id, new.id}
    assert not any(hit.namesakes for hit in hits)


def _personal(counter: Counter, case_id: str) -> Personal:
    office = counter.desks().office
    case = counter.file(case_id).case
    with counter.program.store.work() as work:
        key = office.case_key(work, case)
    return open_personal(case.sealed, key, case_id=case_id)


def test_a_character_without_a_code_needs_its_description() -> None:
    plain = {"name": "李〓", "number": "152990197909180155"}
    assert "name.glyph_note" in codes(look(plain), "applicant.name")
    noted = look({**plain, "glyph_note": " 左王右莹 "})
    assert noted.blocks == ()
    assert noted.personal.applicant.glyph_note == "左王右莹"


def test_a_traditional_form_is_shown_beside_the_standard_one_and_kept() -> None:
    reading = look({"name": "陈鎔", "number": "152990196504020175"})
    (remark,) = [each for each in reading.remarks if each.what.code == "name.traditional_form"]
    assert remark.field == "applicant.name"
    assert (remark.what.params["char"], remark.what.params["standard"]) == ("鎔", "镕")
    assert reading.personal.applicant.name == "陈鎔"


def test_two_spellings_of_a_dot_are_one_name_said_once() -> None:
    number = {"number": "653190198703210195"}
    for dot in "•・．.‧･":
        reading = look({"name": f"阿布都热西提{dot}买买提", **number})
        assert reading.personal.applicant.name == "阿布都热西提·买买提"
        assert codes(reading, "applicant.name") == ["name.dot_folded"]


def test_namesakes_are_two_people_and_wear_a_badge(counter: Counter) -> None:
    for number in ("152290199001010026", "152290199001010042"):
        counter.take_in(ALLOWANCE, applicant={**PERSON, "name": "王丽", "number": number})
    hits = counter.desks().records.search("王丽")
    assert len(hits) == 2
    assert all(hit.namesakes for hit in hits)
    counter.take_in(ALLOWANCE, applicant=PERSON)
    assert not counter.desks().records.search("李静")[0].namesakes


def test_a_passport_holds_no_nationality_so_it_is_asked_for() -> None:
    passport = {"document_kind": "414", "number": "X 5432109", "name": "SMITH JOHN MICHAEL"}
    reading = look(passport)
    assert [each.what.code for each in reading.gaps] == ["applicant.nationality"]
    said = look({**passport, "nationality": "usa", "birth": "1980/05/06", "sex": "男"})
    assert said.remarks == ()
    applicant = said.personal.applicant
    assert (applicant.nationality, applicant.birth) == ("USA", date(1980, 5, 6))
    assert applicant.number == "X5432109"
    wrong = look({**passport, "nationality": "USA", "birth": "yesterday"})
    assert codes(wrong, "applicant.birth") == ["date.unreadable"]


def test_a_child_with_a_passport_needs_a_guardian_too() -> None:
    child = {
        "document_kind": "414",
        "number": "X5432109",
        "name": "SMITH TIM",
        "nationality": "USA",
        "birth": "2016-05-06",
    }
    assert "applicant.guardian" in codes(look(child))


def test_an_accented_name_stands_as_printed_with_its_machine_form_beside() -> None:
    name = "MARÍA DE LOS ÁNGELES GARCÍA-LÓPEZ FERNÁNDEZ DE CÓRDOBA"
    reading = look(
        {"document_kind": "414", "number": "PAC123456", "name": name, "nationality": "ESP"}
    )
    assert reading.personal.applicant.name == name
    assert codes(reading, "applicant.name") == ["name.longer_than_mrz", "name.ascii_form"]


def test_what_stands_behind_a_permits_number_does_not_count() -> None:
    reading = look({"document_kind": "516", "number": "H1234567801", "name": "陳大文"})
    assert reading.personal.applicant.number == "H12345678"
    assert codes(reading) == ["permit.issue_count"]


LONG = (
    "示例（集团）内蒙古阿拉善左旗巴彦浩特镇 新能源与草原生态修复综合开发利用投资管理(有限合伙)"
    "第一分公司驻兴安盟科尔沁右翼前旗办事处"
)
COMPANY = {
    "kind": "企业法人",
    "name": LONG,
    "number": "91152998MA0L0NG19J",
    "legal_representative": "张 三",
}


def test_an_agent_whose_power_ended_yesterday_is_stopped() -> None:
    reading = look(COMPANY, agent={**ADULT_AGENT, "name": "王强", "valid_until": "2026-11-21"})
    (block,) = reading.blocks
    assert (block.field, block.what.code) == ("agent.valid_until", "agent.expired")


def test_the_legal_representative_is_no_agent_and_needs_no_power() -> None:
    expired = {"name": "张三", "number": "152990198507160017", "valid_until": "2026-11-21"}
    reading = look(COMPANY, agent=expired)
    assert reading.personal.agent is None
    assert reading.blocks == ()
    assert codes(reading, "agent.name") == ["agent.is_representative"]


def test_nor_is_the_applicant_in_person() -> None:
    person = {"name": "李静", "number": "11010519491231002X"}
    reading = look(person, agent={**person, "powers": ""})
    assert reading.personal.agent is None
    assert codes(reading, "agent.name") == ["agent.is_applicant"]


def test_a_long_name_is_kept_whole_and_found_by_either_bracket(counter: Counter) -> None:
    company = {**COMPANY, "phone": "13800000000", "address": "示例县"}
    case = counter.take_in(applicant=company).file.case
    assert case.applicant_name == LONG.replace(" ", "")
    for typed in ("示例(集团)", "示例（集团）内蒙古", "管理（有限合伙）"):
        assert [hit.case_id for hit in counter.desks().records.search(typed)] == [case.id]


FALSE_CHECK = {**PERSON, "number": "110105194912310021"}


def test_a_supervisor_may_let_a_card_with_a_false_check_character_pass(counter: Counter) -> None:
    desk = counter.desks().counter
    draft = counter.draft(ALLOWANCE, applicant=FALSE_CHECK)
    assert why(lambda: desk.finish(draft, Finish(Outcome.KEEP))) == "identity.check_digit"
    let = desk.override_identity(
        draft, supervisor=SUPERVISOR, password=PASSWORD, reason="号码以证件照片核对无误"
    )
    desk.keep_draft(let)
    assert desk.drafts() == (let,)
    standing = desk.standing(let)
    assert [each.what.code for each in standing.reading.under("applicant.number")] == [
        "identity.overridden"
    ]
    assert standing.reading.personal.applicant.birth == date(1949, 12, 31)
    done = desk.finish(let, Finish(Outcome.ACCEPT))
    with counter.program.store.work() as work:
        (receipt, *_) = work.journal.entries(done.file.case.id)
    assert receipt.act["override"] == {"by": "p12", "reason": "号码以证件照片核对无误"}
    assert _personal(counter, done.file.case.id).applicant.number == "110105194912310021"


def test_only_a_second_person_who_supervises_lets_a_number_pass(counter: Counter) -> None:
    desk = counter.desks().counter
    draft = counter.draft(ALLOWANCE, applicant=FALSE_CHECK)

    def let(name: str = SUPERVISOR, password: str = PASSWORD, reason: str = "核对") -> Draft:
        return desk.override_identity(draft, supervisor=name, password=password, reason=reason)

    assert why(lambda: let(name=CLERK)) == "login.other_role"
    assert why(lambda: let(password="no")) == "login.wrong"
    assert why(lambda: let(reason=" ")) == "override.reason"
    own = counter.desks(SUPERVISOR).counter
    assert (
        why(
            lambda: own.override_identity(
                draft, supervisor=SUPERVISOR, password=PASSWORD, reason="核对"
            )
        )
        == "override.supervisor"
    )


@pytest.mark.parametrize(
    "number", ["11010519491231002X", "152990199902290035", "1101051949123100", ""]
)
def test_nothing_else_about_a_number_is_let_pass(counter: Counter, number: str) -> None:
    desk = counter.desks().counter
    draft = counter.draft(ALLOWANCE, applicant={**PERSON, "number": number})
    assert (
        why(
            lambda: desk.override_identity(
                draft, supervisor=SUPERVISOR, password=PASSWORD, reason="核对"
            )
        )
        == "override.nothing"
    )


def test_a_forged_or_changed_override_lets_nothing_pass(counter: Counter) -> None:
    desk = counter.desks().counter
    draft = counter.draft(ALLOWANCE, applicant=FALSE_CHECK)
    for by in ("p01", "p02", "nobody"):
        forged = {"by": by, "number": FALSE_CHECK["number"], "reason": "核对"}
        mine = replace(draft, override=forged)
        assert why(partial(desk.finish, mine, Finish(Outcome.KEEP))) == "override.supervisor"
    other = {"by": "p12", "number": "11010519491231002X", "reason": "核对"}
    stale = replace(draft, override=other)
    assert why(lambda: desk.finish(stale, Finish(Outcome.KEEP))) == "identity.check_digit"


def test_an_agents_whole_block_is_read_and_remarked() -> None:
    agent = {
        "name": "",
        "number": "",
        "phone": "not a phone",
        "powers": "submit,unheard_of",
        "valid_from": "2026.01.01",
        "valid_until": "one day",
    }
    reading = look(COMPANY, agent=agent)
    assert codes(reading, "agent.name") == ["name.empty"]
    assert codes(reading, "agent.number") == ["identity.number_empty"]
    assert codes(reading, "agent.phone") == ["phone.unreadable"]
    assert codes(reading, "agent.valid_until") == ["date.unreadable"]
    assert reading.personal.agent is not None
    assert reading.personal.agent.valid_from == date(2026, 1, 1)


def test_an_unknown_kind_of_document_is_said_under_its_number() -> None:
    reading = look({"document_kind": "777", "number": "1", "name": "李静"})
    assert codes(reading, "applicant.number") == ["identity.kind_unknown"]


def test_a_further_name_is_folded_and_refused_like_the_first() -> None:
    body = {**COMPANY, "legal_representative": "买买提•阿不都"}
    reading = look(body)
    assert reading.personal.applicant.legal_representative == "买买提·阿不都"
    assert codes(reading, "applicant.legal_representative") == ["name.dot_folded"]
    control = look({**COMPANY, "legal_representative": "张\x00三"})
    assert codes(control, "applicant.legal_representative") == ["name.control_character"]
    assert control.personal.applicant.legal_representative == ""


def test_an_item_says_whom_it_is_for_and_whether_an_agent_may_come(counter: Counter) -> None:
    licence = counter.item("教师资格认定（幼儿园、小学、初中）")
    agent = {**AGENT, "name": "王强"}
    reading = read(Draft("d", applicant=COMPANY, agent=agent), licence, date(2026, 6, 1))
    assert codes(reading, "applicant.kind") == ["applicant.kind"]
    assert "agent.not_allowed" in codes(reading, "agent.name")
