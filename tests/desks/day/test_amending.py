"""The form of a case that was only received: what bars its acceptance, and how it is amended."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

import pytest

from app.desks.amending import typed_anew
from app.desks.form import read
from app.desks.intake import Finish, Outcome
from app.domain.case import CaseFile, PaperKind, State
from app.domain.errors import Unavailable
from app.wording import sentence
from tests.documents.reading import text
from tests.hall import AGENT, ALLOWANCE, FOOD, HELPER, PERSON, REVIEWER, Counter, Hall, why

TODAY = date(2026, 6, 1)
AREA, SEATS, MANAGER = "fields.floor_area", "fields.seats", "fields.food_safety_manager"


def kept(counter: Counter, fields: Mapping[str, str], *missing: int) -> CaseFile:
    """A food permit that was received as it was, with some fields typed otherwise."""
    draft = counter.without(counter.draft(), *missing)
    draft = replace(draft, fields={**draft.fields, **fields})
    return counter.desks().counter.finish(draft, Finish(Outcome.KEEP)).file


def numberless(counter: Counter) -> str:
    """A case of somebody who had no document with them."""
    draft = replace(counter.draft(ALLOWANCE), applicant={**PERSON, "number": ""})
    return counter.desks().counter.finish(draft, Finish(Outcome.KEEP)).file.case.id


def receipt(counter: Counter, file: CaseFile) -> str:
    paper = file.standing_paper(PaperKind.RECEIPT)
    assert paper is not None
    return text(counter.desks().press.sheet(file.case.id, paper.id).content)


def bars(counter: Counter, case_id: str, outcome: Outcome = Outcome.ACCEPT) -> list[str]:
    """The codes of what stands in the way of an outcome, as the buttons say it."""
    choice = counter.desks().counter.standing_of_case(case_id).choice(outcome)
    return [each.code for each in choice.why_not]


# -- what bars acceptance


@pytest.mark.parametrize(
    ("fields", "codes"),
    [
        ({"floor_area": ""}, ["field.required"]),
        ({"floor_area": "很大"}, ["field.not_number"]),
        ({"floor_area": "", "seats": "-1"}, ["field.required", "field.too_small"]),
        ({"floor_area": "86.5"}, []),
    ],
)
def test_a_kept_case_is_barred_by_what_bars_the_same_draft(
    counter: Counter, fields: Mapping[str, str], codes: list[str]
) -> None:
    desk = counter.desks().counter
    draft = counter.draft()
    draft = replace(draft, fields={**draft.fields, **fields})
    first = desk.standing(draft)
    case_id = desk.finish(draft, Finish(Outcome.KEEP)).file.case.id

    assert desk.standing_of_case(case_id).reading.gaps == first.reading.gaps
    assert bars(counter, case_id) == [each.what.code for each in first.reading.gaps] == codes
    if codes:
        assert why(lambda: desk.answer(case_id, Finish(Outcome.ACCEPT))) == codes[0]
        assert why(lambda: desk.answer(case_id, Finish(Outcome.TOLERATE))) == codes[0]
        assert counter.kinds(case_id) == ["receive"]
    else:
        assert desk.answer(case_id, Finish(Outcome.ACCEPT)).file.case.state is State.ACCEPTED


def test_a_wrong_form_bars_no_notice_and_no_refusal_to_accept(counter: Counter) -> None:
    case_id = kept(counter, {"floor_area": ""}, 1).case.id
    assert bars(counter, case_id, Outcome.TELL) == []
    assert bars(counter, case_id, Outcome.DECLINE) == []


def test_a_number_that_is_missing_bars_acceptance_until_it_is_filled_in(counter: Counter) -> None:
    desks = counter.desks()
    case_id = numberless(counter)
    assert bars(counter, case_id) == ["identity.number_empty"]

    form = desks.casework.form(case_id)
    assert form.names[0] == "applicant.number"
    wrong = {"applicant.number": "110105194912310021"}
    assert why(lambda: desks.casework.amend(case_id, wrong, reason="补")) == "identity.check_digit"
    right = {"applicant.number": " 11010519491231002x "}
    done = desks.casework.amend(case_id, right, reason="补验身份证").file

    assert done.case.masked_number.endswith("002X")
    assert PERSON["number"][-4:] in receipt(counter, done)
    assert [hit.case_id for hit in desks.records.search(PERSON["number"])] == [case_id]
    assert bars(counter, case_id) == []
    assert "applicant.number" not in desks.casework.form(case_id).names


def test_a_number_of_a_child_needs_its_guardian(counter: Counter) -> None:
    case_id = numberless(counter)
    child = {"applicant.number": "110105202001010015"}
    reading = typed_anew(counter.desks().casework.form(case_id), child, TODAY)
    assert {each.field for each in reading.blocks} >= {"applicant.guardian_name"}
    casework = counter.desks().casework
    assert why(lambda: casework.amend(case_id, child, reason="补")) == "applicant.guardian"


def test_an_agents_number_and_a_nationality_are_asked_for_too(counter: Counter) -> None:
    desks = counter.desks()
    passport = {**PERSON, "document_kind": "414", "number": "E12345678"}
    draft = counter.draft(ALLOWANCE, applicant=passport, agent={**AGENT, "number": ""})
    case_id = desks.counter.finish(draft, Finish(Outcome.KEEP)).file.case.id
    assert bars(counter, case_id) == ["applicant.nationality", "identity.number_empty"]

    typed = {"applicant.nationality": "chn", "agent.number": AGENT["number"]}
    desks.casework.amend(case_id, typed, reason="补填")

    personal = desks.casework.form(case_id).personal
    assert personal.applicant.nationality == "CHN"
    assert personal.agent is not None
    assert personal.agent.number == AGENT["number"]
    assert bars(counter, case_id) == []


def test_a_notice_names_what_is_wrong_in_the_form_and_repeats_none_of_it(
    counter: Counter,
) -> None:
    draft = counter.without(counter.draft(agent={**AGENT, "number": ""}), 1)
    draft = replace(draft, fields={**draft.fields, "floor_area": "约八十八", "employees": ""})
    done = counter.desks().counter.finish(draft, Finish(Outcome.TELL))

    with counter.program.store.work() as work:
        entry = work.journal.entries(done.file.case.id)[-1]
    assert "约八十八" not in entry.body
    paper = done.file.standing_paper(PaperKind.CORRECTION)
    assert paper is not None
    notice = text(counter.desks().press.sheet(done.file.case.id, paper.id).content)
    for part in (
        "申请表：经营面积填写不符合要求请更正",
        "申请表：从业人员数未填写请补填",
        "申请表：代理人证件号码未填写请补填",
    ):
        assert part in notice
    assert bars(counter, done.file.case.id, Outcome.TELL)


# -- amending


def test_an_amended_field_is_kept_in_one_form_and_a_new_receipt_shows_it(
    counter: Counter,
) -> None:
    desks = counter.desks()
    before = kept(counter, {"floor_area": "很大"})
    case_id, old = before.case.id, receipt(counter, before)
    done = desks.casework.amend(case_id, {AREA: "８６.50 平方米"}, reason="申请人当场补正")

    assert "86.5平方米" in receipt(counter, done.file)
    assert "很大" in old
    assert dict(desks.records.view(case_id).fields)["经营面积"] == "86.5平方米"
    void, new = (each for each in done.file.papers if each.kind is PaperKind.RECEIPT)
    assert (void.void_reason, new.replaces) == ("申请人当场补正", void.id)
    assert done.file.case.received_on == before.case.received_on
    assert counter.kinds(case_id) == ["receive", "correct"]
    assert done.entry.act == {"field": "form", "fields": [AREA], "reason": "申请人当场补正"}


def test_the_entry_names_the_fields_and_never_what_they_say(counter: Counter) -> None:
    case_id = kept(counter, {}).case.id
    typed = {AREA: "73.25", MANAGER: "巴特尔"}
    entry = counter.desks().casework.amend(case_id, typed, reason="填错").entry
    assert entry.act["fields"] == [AREA, MANAGER]
    for value in ("73.25", "巴特尔"):
        assert value not in entry.body
        assert value not in entry.personal


def test_a_personal_field_is_on_no_receipt_so_none_is_made_anew(counter: Counter) -> None:
    case_id = kept(counter, {}).case.id
    done = counter.desks().casework.amend(case_id, {MANAGER: "巴特尔"}, reason="填错").file
    assert len(done.papers) == len([each for each in done.papers if not each.void_reason]) == 2
    personal = counter.desks().casework.form(case_id).personal
    assert personal.fields["food_safety_manager"] == "巴特尔"


def test_one_wrong_field_is_amended_while_another_still_waits(counter: Counter) -> None:
    casework = counter.desks().casework
    case_id = kept(counter, {"floor_area": "", "employees": ""}).case.id
    casework.amend(case_id, {AREA: "86.5"}, reason="补填")
    assert bars(counter, case_id) == ["field.required"]


def test_an_amendment_is_right_differs_and_has_a_reason(counter: Counter) -> None:
    casework = counter.desks().casework
    case_id = kept(counter, {"floor_area": ""}).case.id

    def amend(typed: Mapping[str, str], reason: str = "补填") -> str:
        return why(lambda: casework.amend(case_id, typed, reason=reason))

    assert amend({AREA: "很大"}) == "field.not_number"
    assert amend({AREA: ""}) == "field.required"
    assert amend({AREA: "86.5"}, reason=" ") == "correct.without_reason"
    assert amend({SEATS: " 6 "}) == "correct.nothing"
    assert amend({}) == "correct.nothing"
    assert amend({"applicant.name": "别人", "fields.unknown": "1"}) == "correct.nothing"
    assert counter.kinds(case_id) == ["receive"]


def test_a_form_is_amended_while_corrections_are_out_and_by_hired_staff(counter: Counter) -> None:
    case_id = counter.told(1).file.case.id
    casework = counter.desks(HELPER).casework
    assert casework.choices(counter.file(case_id)).amend is None
    done = casework.amend(case_id, {SEATS: "12"}, reason="申请人补填")
    assert done.file.case.state is State.CORRECTING
    assert done.file.case.supplement_due == counter.file(case_id).case.supplement_due


def test_after_acceptance_the_refusal_says_who_asks_instead(counter: Counter) -> None:
    casework = counter.desks().casework
    file = counter.take_in().file
    found = casework.choices(file).amend
    assert found is not None
    assert "审查人员" in sentence(found)
    case_id = file.case.id
    assert why(lambda: casework.amend(case_id, {SEATS: "9"}, reason="错")) == "amend.accepted"
    withdrawn = counter.take_in(outcome=Outcome.KEEP).file.case.id
    casework.withdraw(withdrawn, reason="不办了", requested_on=TODAY)
    assert why(lambda: casework.amend(withdrawn, {SEATS: "9"}, reason="错")) == "amend.closed"
    reviewer = counter.desks(REVIEWER).casework
    kept_id = kept(counter, {}).case.id
    assert why(lambda: reviewer.amend(kept_id, {SEATS: "9"}, reason="错")) == "move.role"


def test_another_counter_without_a_line_amends_nothing(hall: Hall) -> None:
    first, second = hall.first, hall.another()
    second.desks()
    case_id = kept(first, {"floor_area": ""}).case.id
    for each in (first, second):
        each.program.round()
    second.pull_out()
    casework = second.desks().casework
    assert why(lambda: casework.amend(case_id, {AREA: "9"}, reason="补")) == "answer.other_counter"
    second.plug_in()
    casework.amend(case_id, {AREA: "9"}, reason="补")
    assert second.program.round().trouble is None
    assert hall.central(case_id).case.flagged is False
    first.program.round()
    assert bars(first, case_id) == []


def test_opening_a_form_that_names_people_is_logged(counter: Counter) -> None:
    case_id = kept(counter, {}).case.id
    counter.desks().casework.form(case_id)
    with counter.program.store.work() as work:
        (seen,) = work.reads.of_case(case_id)
    assert (seen.case_id, seen.what, seen.why) == (case_id, "form", "form")


def test_a_form_whose_key_was_dropped_is_gone(counter: Counter) -> None:
    case_id = kept(counter, {}).case.id
    with counter.program.store.work() as work:
        work.keys.drop(case_id)
        work.commit()
    assert why(lambda: counter.desks().casework.form(case_id), Unavailable) == "case.erased"


def test_what_was_typed_is_read_as_the_intake_reads_it(counter: Counter) -> None:
    draft = counter.draft()
    case_id = kept(counter, {"floor_area": ""}).case.id
    form = counter.desks().casework.form(case_id)
    typed = {AREA: "八十", SEATS: "0.5"}
    fields = {**draft.fields, "floor_area": "八十", "seats": "0.5"}
    first = read(replace(draft, fields=fields), counter.item(FOOD), TODAY)
    assert typed_anew(form, typed, TODAY).gaps == first.gaps
    assert form.values[AREA] == ""


def test_the_journal_says_again_what_the_desk_stored(counter: Counter) -> None:
    case_id = kept(counter, {"floor_area": ""}).case.id
    counter.desks().casework.amend(case_id, {AREA: "86.5", MANAGER: "巴特尔"}, reason="补填")
    counter.desks().counter.answer(case_id, Finish(Outcome.ACCEPT))
    assert counter.program.store.broken(counter.desks().office.keys.names_in) is None
