"""Papers on demand, search, one case in full, full numbers, and the timeline."""

from dataclasses import replace
from datetime import date
from hashlib import sha256

import pytest

from app.desks.cases import as_issued, found
from app.desks.intake import Finish, Outcome
from app.desks.rows import Which
from app.domain.case import Paper, PaperKind, State
from app.domain.deciding import Deciding
from app.domain.errors import Unavailable
from app.domain.journal import Fact
from app.domain.materials import Way
from app.domain.numbers import CaseNumber
from app.domain.reference import ReferenceKind, person_text
from tests.documents.reading import text
from tests.hall import (
    AGENT,
    ALLOWANCE,
    AUDIT,
    CLERK,
    FOOD,
    INSPECTOR,
    PERSON,
    REVIEWER,
    SECOND,
    SECURITY,
    SYSTEM,
    Counter,
    Hall,
    why,
)


def paper_of(counter: Counter, case_id: str, kind: PaperKind) -> Paper:
    found_paper = counter.file(case_id).standing_paper(kind)
    assert found_paper is not None
    return found_paper


# -- papers


def test_a_reprint_has_the_bytes_of_the_first_issue(hall: Hall) -> None:
    counter = hall.first
    press = counter.desks().press
    case_id = counter.take_in().file.case.id
    receipt = paper_of(counter, case_id, PaperKind.RECEIPT)
    first = press.sheet(case_id, receipt.id)
    assert first.sha256 == sha256(first.content).hexdigest()
    assert not first.slip
    press.printed(first, result="printed", printer="laser")
    person = counter.program.known.people["p01"]
    renamed = person_text(replace(person, name="苏日娜娜"))
    hall.centre.put_reference(ReferenceKind.PERSON, "p01", renamed)
    counter.program.round()
    again = press.sheet(case_id, receipt.id)
    assert again.content == first.content
    press.printed(again, result="printed", printer="laser")
    kept = counter.file(case_id).paper(receipt.id)
    assert (kept.sha256, kept.prints, kept.last_print) == (first.sha256, 2, "printed")


def test_a_failed_print_stays_visible_and_does_not_count(counter: Counter) -> None:
    press = counter.desks().press
    case_id = counter.take_in().file.case.id
    sheet = press.sheet(case_id, paper_of(counter, case_id, PaperKind.ACCEPTANCE).id)
    press.printed(sheet, result="failed", printer="laser")
    failed = counter.file(case_id).paper(sheet.paper.id)
    assert (failed.prints, failed.last_print) == (0, "failed")
    press.printed(sheet, result="saved", printer="file")
    saved = counter.file(case_id).paper(sheet.paper.id)
    assert (saved.prints, saved.last_print) == (1, "saved")
    assert counter.kinds(case_id).count(Fact.PRINT) == 2
    assert why(lambda: press.printed(sheet, result="lost", printer="x")) == "print.result"


def test_other_bytes_are_never_printed_under_a_number(counter: Counter) -> None:
    press = counter.desks().press
    case_id = counter.take_in().file.case.id
    sheet = press.sheet(case_id, paper_of(counter, case_id, PaperKind.SLIP).id)
    assert sheet.slip
    press.printed(sheet, result="printed", printer="slip")
    other = replace(sheet, sha256="0" * 64)
    assert why(lambda: press.printed(other, result="printed", printer="slip")) == (
        "print.other_bytes"
    )


def test_another_counter_draws_the_same_bytes(hall: Hall) -> None:
    first, second = hall.first, hall.another()
    case_id = first.take_in(outcome=Outcome.KEEP).file.case.id
    receipt = paper_of(first, case_id, PaperKind.RECEIPT)
    here = first.desks().press.sheet(case_id, receipt.id)
    first.program.round()
    second.program.round()
    there = second.desks().press.sheet(case_id, receipt.id)
    assert there.content == here.content


def test_a_receipt_shows_whose_it_is_with_masked_numbers(counter: Counter) -> None:
    done = counter.take_in(ALLOWANCE, Outcome.KEEP, applicant=PERSON)
    receipt = paper_of(counter, done.file.case.id, PaperKind.RECEIPT)
    said = text(counter.desks().press.sheet(done.file.case.id, receipt.id).content)
    for shown in (PERSON["name"], done.file.case.masked_number, done.file.case.masked_phone):
        assert shown
        assert shown in said
    assert PERSON["number"] not in said


def test_a_paper_that_is_not_there_is_named(counter: Counter) -> None:
    press = counter.desks().press
    case_id = counter.take_in().file.case.id
    assert why(lambda: press.sheet(case_id, "0" * 32)) == "paper.unknown"
    assert why(lambda: press.sheet("0" * 32, "0" * 32)) == "case.unknown"


def test_a_paper_handed_over_is_noted(counter: Counter) -> None:
    desks = counter.desks()
    case_id = counter.take_in().file.case.id
    receipt = paper_of(counter, case_id, PaperKind.RECEIPT)
    desks.press.given(case_id, receipt.id)
    assert counter.file(case_id).paper(receipt.id).given_on == date(2026, 6, 1)


def test_an_entry_that_is_away_cannot_be_drawn_from(counter: Counter) -> None:
    case_id = counter.take_in().file.case.id
    case = found(counter.desks().office, case_id)
    assert (
        why(lambda: as_issued(case, "0" * 32, lambda entry: {}), Unavailable) == "case.entry_away"
    )


# -- search


@pytest.mark.parametrize(
    ("typed", "finds"),
    [
        ("11010519491231002X", True),
        ("１１０１０５ 19491231002x", True),
        ("002X", True),
        ("13900000001", True),
        ("139-0000-0001", True),
        ("+86 13900000001", True),
        ("李静", True),
        ("李　静", True),
        ("李", True),
        ("lj", True),
        ("LJ", True),
        ("静李", False),
        ("xj", False),
        ("13900000002", False),
        ("", False),
        ("\x00", False),
        ("%", False),
        ("李%", False),
    ],
)
def test_the_search_box_knows_what_was_typed(counter: Counter, typed: str, finds: bool) -> None:
    case_id = counter.take_in(ALLOWANCE, applicant=PERSON).file.case.id
    hits = counter.desks().records.search(typed)
    assert [hit.case_id for hit in hits] == ([case_id] if finds else [])


def test_a_part_of_two_characters_finds_a_company(counter: Counter) -> None:
    case = counter.take_in().file.case
    records = counter.desks().records
    for typed in ("乳业", "草原", "有限公司", "7166", "91152998ma07e57166", case.number[-6:]):
        assert [hit.case_id for hit in records.search(typed)] == [case.id]
    hit = records.search(case.number)[0]
    assert hit.applicant == "示例草原乳业有限公司"
    assert records.find(case.number) == case.id


def test_names_of_people_are_covered_in_hits(counter: Counter) -> None:
    counter.take_in(ALLOWANCE, applicant=PERSON)
    (hit,) = counter.desks().records.search("李静")
    assert "静" not in hit.applicant


def test_the_newest_fifty_are_enough(counter: Counter) -> None:
    ids = [
        counter.take_in(ALLOWANCE, Outcome.KEEP, applicant=PERSON).file.case.id for _ in range(53)
    ]
    hits = counter.desks().records.search("李静")
    assert [hit.case_id for hit in hits] == sorted(ids, reverse=True)[:50]


def test_a_case_elsewhere_is_found_while_the_line_is_up(hall: Hall) -> None:
    first, second = hall.first, hall.another()
    case = first.take_in().file.case
    first.program.round()
    second.program.round()
    records = second.desks().records
    assert records.find(case.number) == case.id
    assert [hit.case_id for hit in records.search("乳业")] == [case.id]
    view = records.view(case.id)
    assert view.asked_of_centre
    assert records.count(Which()) == 1
    assert [row.id for row in records.listed(Which())] == [case.id]
    second.pull_out()
    assert records.search("乳业") == ()
    assert why(lambda: records.find(case.number), Unavailable) == "case.needs_line"
    assert why(lambda: records.view(case.id), Unavailable) == "case.needs_line"


def test_a_line_that_goes_in_the_middle_shows_what_is_here(hall: Hall) -> None:
    counter = hall.first
    case = counter.take_in().file.case
    counter.program.round()
    records = counter.desks().records
    counter.cable.out = True
    assert [hit.case_id for hit in records.search("乳业")] == [case.id]
    assert records.view(case.id).file.case.number == case.number


def test_a_number_that_is_none_or_nobodys_is_said(counter: Counter) -> None:
    records = counter.desks().records
    assert why(lambda: records.find("123")).startswith("number.")
    taken = CaseNumber.parse(counter.take_in().file.case.number)
    nobodys = str(replace(taken, serial=99))
    assert why(lambda: records.find(nobodys)) == "case.number_unknown"


def test_todays_list_is_this_counters_newest_first(hall: Hall) -> None:
    counter = hall.first
    ids = [counter.take_in().file.case.id for _ in range(2)]
    assert [row.id for row in counter.desks().records.today()] == ids[::-1]
    counter.clock.go_to(date(2026, 6, 2))
    assert counter.desks().records.today() == ()
    assert counter.desks().records.shelf() == ()


# -- one case


def test_a_view_shows_masked_numbers_clocks_and_steps(counter: Counter) -> None:
    desks = counter.desks()
    case_id = counter.take_in(agent=AGENT).file.case.id
    receipt = paper_of(counter, case_id, PaperKind.RECEIPT)
    desks.press.printed(desks.press.sheet(case_id, receipt.id), result="printed", printer="x")
    view = desks.records.view(case_id)
    assert view.pending == 3
    assert [step.kind for step in view.steps] == ["receive", "accept"]
    assert not any(step.synced for step in view.steps)
    assert {step.who for step in view.steps} == {CLERK}
    assert view.steps[1].took_seconds > 0
    assert [clock.name for clock in view.clocks] == ["promised", "statutory"]
    assert ("经营面积", "120平方米") in view.fields
    assert not view.asked_of_centre
    counter.program.round()
    synced = desks.records.view(case_id)
    assert all(step.synced for step in synced.steps)
    assert synced.pending == 0


def test_each_state_has_its_clock(counter: Counter) -> None:
    desks = counter.desks()
    records = desks.records
    kept = counter.take_in(outcome=Outcome.KEEP).file.case.id
    assert [clock.name for clock in records.view(kept).clocks] == ["notice"]
    told = counter.told(1).file.case.id
    assert [clock.name for clock in records.view(told).clocks] == ["supplement"]
    draft = counter.marked(counter.draft(), Way.TO_FOLLOW, counter.tolerable())
    plan = Finish(Outcome.TOLERATE, promise_signed=True)
    tolerated = desks.counter.finish(draft, plan).file.case.id
    names = [clock.name for clock in records.view(tolerated).clocks]
    assert names == ["tolerance", "promised", "statutory"]
    recorded = desks.casework.withdraw(kept, reason="不办了", requested_on=date(2026, 6, 1))
    assert recorded.file.case.state is State.WITHDRAWN
    assert records.view(kept).clocks == ()


def test_a_full_number_is_shown_with_its_purpose_and_logged(counter: Counter) -> None:
    records = counter.desks().records
    case_id = counter.take_in(ALLOWANCE, applicant=PERSON, agent=AGENT).file.case.id
    assert records.reveal(case_id, "number", "核对身份") == "11010519491231002X"
    assert records.reveal(case_id, "phone", "通知领取") == "13900000001"
    assert records.reveal(case_id, "address", "邮寄") == "示例县和平路1号"
    assert records.reveal(case_id, "agent", "核对") == "152990198507160017"
    assert why(lambda: records.reveal(case_id, "number", "  ")) == "reveal.purpose"
    assert why(lambda: records.reveal(case_id, "salary", "好奇")) == "reveal.unknown"
    with counter.program.store.work() as work:
        log = [(each.person, each.what, each.why) for each in work.reads.of_case(case_id)]
    assert log == [
        ("p01", "number", "核对身份"),
        ("p01", "phone", "通知领取"),
        ("p01", "address", "邮寄"),
        ("p01", "agent", "核对"),
    ]


def test_a_looked_up_case_is_logged(counter: Counter) -> None:
    case_id = counter.take_in().file.case.id
    counter.desks(INSPECTOR).records.looked_up(case_id, "case show")
    with counter.program.store.work() as work:
        (read,) = work.reads.of_case(case_id)
    assert (read.person, read.what, read.why) == ("p13", "case", "case show")


def test_an_erased_case_still_stands_without_what_was_sealed(hall: Hall) -> None:
    counter = hall.first
    desks = counter.desks()
    case_id = counter.take_in(ALLOWANCE, applicant=PERSON).file.case.id
    with counter.program.store.work() as work:
        work.erase(case_id)
        work.commit()
    view = desks.records.view(case_id)
    assert view.fields == ()
    assert (view.file.case.masked_number, view.file.case.applicant_name) == ("", "")
    assert view.file.case.number
    assert (
        why(lambda: desks.records.reveal(case_id, "number", "核对"), Unavailable) == "case.erased"
    )
    assert counter.program.store.broken() is None


def test_the_timeline_tells_who_decided_under_which_letter(hall: Hall) -> None:
    counter = hall.first
    case_id = counter.take_in().file.case.id
    counter.program.round()
    review = counter.desks(REVIEWER).review
    review.claim(case_id)
    review.propose(case_id, proposal="grant", opinion="符合条件", law="第三十五条")
    counter.desks("赵敏").decide.decide(
        case_id, Deciding("grant", "同意", content="准予", validity="五年")
    )
    steps = counter.desks(SECOND).records.view(case_id).steps
    last = steps[-1]
    assert (last.kind, last.who, last.post) == ("grant", "赵敏", "首席代表")
    assert (last.letter, last.signed) == ("示行审授〔2026〕1号", True)
    assert steps[2].said == ""
    assert "符合条件" in steps[3].said
    assert counter.item(FOOD).code == counter.file(case_id).case.item_code


def test_items_taken_in_last_are_offered_first_and_only_to_who_took_them(counter: Counter) -> None:
    records = counter.desks().records
    assert records.used_items() == ()
    counter.take_in(FOOD)
    counter.take_in(ALLOWANCE, applicant=PERSON)
    counter.take_in(FOOD)
    food, allowance = counter.item(FOOD).code, counter.item(ALLOWANCE).code
    assert records.used_items() == (food, allowance)
    assert counter.desks(SECOND).records.used_items() == ()


@pytest.mark.parametrize("name", [SYSTEM, SECURITY, AUDIT])
def test_no_officer_finds_a_case_or_looks_at_one(counter: Counter, name: str) -> None:
    case_id = counter.take_in().file.case.id
    records = counter.desks(name).records
    for look in (
        lambda: records.search("示例草原"),
        lambda: records.today(),
        lambda: records.view(case_id),
        lambda: records.looked_up(case_id, "oversight"),
        lambda: records.reveal(case_id, "number", "核对身份"),
    ):
        assert why(look) == "case.not_seen"
    with counter.program.store.work() as work:
        assert work.reads.of_case(case_id) == ()
