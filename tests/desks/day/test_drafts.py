"""Drafts of a visit: kept as typed, sealed, one's own, and gone once it is finished."""

from contextlib import suppress
from dataclasses import replace
from datetime import date
from functools import partial

import pytest

from app.desks.draft import draft_from_text, draft_text, next_draft
from app.desks.intake import Finish, Outcome
from app.desks.opening import all_as_required
from app.domain.errors import Damaged, Refused
from app.domain.materials import Way
from app.domain.numbers import CaseNumber
from tests.hall import AGENT, ALLOWANCE, FOOD, PERSON, SECOND, Counter, Hall, why


def test_a_refused_visit_uses_no_number_and_keeps_its_draft(counter: Counter) -> None:
    desk = counter.desks().counter
    draft = counter.without(counter.draft(), 1)
    desk.keep_draft(draft)
    assert why(lambda: desk.finish(draft, Finish(Outcome.ACCEPT))) == "accept.missing"
    assert desk.drafts() == (draft,)
    assert counter.entries() == 0
    done = desk.finish(counter.draft(), Finish(Outcome.ACCEPT))
    assert CaseNumber.parse(done.file.case.number).serial == 1


def test_a_finished_draft_is_gone_and_never_becomes_a_second_case(counter: Counter) -> None:
    desk = counter.desks().counter
    draft = counter.draft()
    desk.keep_draft(draft)
    desk.finish(draft, Finish(Outcome.ACCEPT))
    assert desk.drafts() == ()
    assert why(lambda: desk.finish(draft, Finish(Outcome.ACCEPT))) == "intake.kept"
    assert counter.entries() == 2


def test_drafts_are_ones_own_sealed_and_kept_as_typed(hall: Hall) -> None:
    counter = hall.first
    desk = counter.desks().counter
    draft = replace(
        counter.draft(), applicant={"name": "李　静 \u200b", "number": "１１０"}, note="急"
    )
    desk.keep_draft(draft)
    assert desk.drafts() == (draft,)
    assert counter.desks(SECOND).counter.drafts() == ()
    raw = b"".join(path.read_bytes() for path in counter.home.path.glob("counter.sqlite*"))
    assert draft.id.encode() in raw
    assert "李　静".encode() not in raw
    desk.drop_drafts(draft.id)
    assert desk.drafts() == ()


def test_drafts_come_newest_first_with_their_times_and_several_go_at_once(
    counter: Counter,
) -> None:
    desk = counter.desks().counter
    drafts = [counter.draft() for _ in range(3)]
    for each in drafts:
        desk.keep_draft(each)
    kept = desk.kept_drafts()
    assert [each.draft for each in kept] == drafts[::-1]
    assert kept[0].saved_at > kept[1].saved_at > kept[2].saved_at
    desk.drop_drafts(drafts[0].id, drafts[2].id)
    assert desk.drafts() == (drafts[1],)


def test_a_torn_draft_keeps_no_other_from_view(counter: Counter) -> None:
    desk = counter.desks().counter
    whole, torn = counter.draft(), counter.draft()
    desk.keep_draft(whole)
    desk.keep_draft(torn)
    with counter.program.store.work() as work:
        work.drafts.put(torn.id, "p01", "bm90IHNlYWxlZA==", counter.clock())
        work.commit()
    assert desk.drafts() == (whole,)


def test_a_draft_reads_back_from_its_text_or_says_it_is_torn(counter: Counter) -> None:
    draft = counter.draft(agent=AGENT)
    assert draft_from_text(draft_text(draft)) == draft
    for text in ("", "[]", '{"id": 1}', draft_text(draft).replace("materials", "m")):
        assert why(partial(draft_from_text, text), Damaged) == "draft.torn"


def test_an_empty_draft_is_not_worth_keeping(counter: Counter) -> None:
    assert counter.desks().counter.new_draft().empty
    assert not counter.draft().empty
    assert not replace(counter.desks().counter.new_draft(), outside_list="摆摊").empty


def test_the_next_case_of_a_visit_keeps_people_or_item(counter: Counter) -> None:
    draft = counter.draft(agent=AGENT)
    same_people = next_draft(draft, "n", same_item=False, same_people=True)
    assert (same_people.applicant, same_people.agent) == (draft.applicant, AGENT)
    assert same_people.item_code == ""
    same_item = next_draft(draft, "n", same_item=True, same_people=False)
    assert (same_item.item_code, same_item.agent) == (draft.item_code, None)


ODD = ("\x00", "\ud800", "x" * 3000, "😀", "\u202eabc", " \u200b", "\n\n", "{}", "²", "﷽" * 300)
"""Texts that somebody pastes, or a cat types."""


@pytest.mark.parametrize("typed", ODD, ids=ascii)
def test_whatever_is_typed_is_kept_or_refused_with_a_sentence(counter: Counter, typed: str) -> None:
    desk = counter.desks().counter
    whole = counter.draft(agent=AGENT)
    late = {"true_date": "2026-05-29", "reason": "停电", "second_person": "p02"}
    names = ("kind", "document_kind", "sex", "birth", "nationality", "glyph_note", *PARTS)
    assert whole.agent is not None
    drafts = [
        *(replace(whole, applicant={**whole.applicant, name: typed}) for name in names),
        *(replace(whole, agent={**whole.agent, name: typed}) for name in whole.agent),
        *(replace(whole, fields={**whole.fields, name: typed}) for name in whole.fields),
        *(replace(whole, late_entry={**late, name: typed}) for name in late),
        replace(whole, note=typed),
        replace(whole, item_code="", outside_list=typed, fields={}, materials=()),
    ]
    kept = 0
    for each in drafts:
        draft = replace(each, id=desk.new_draft().id)
        desk.keep_draft(draft)
        assert draft in desk.drafts()
        desk.standing(draft)
        with suppress(Refused):
            desk.finish(draft, Finish(Outcome.KEEP))
            kept += 1
    with counter.program.store.work() as work:
        assert work.journal.tally().entries == kept
    assert len(desk.drafts()) == len(drafts) - kept
    assert counter.program.store.broken() is None


PARTS = (
    "name",
    "number",
    "phone",
    "address",
    "legal_representative",
    "guardian_name",
    "guardian_number",
    "guardian_relation",
)


def test_free_text_is_one_line_of_what_can_be_seen(counter: Counter) -> None:
    desk = counter.desks().counter
    wish = " 在河边\u200b\n摆摊 " + "卖" * 300
    draft = replace(counter.draft(), item_code="", outside_list=wish, fields={}, materials=())
    name = desk.finish(draft, Finish(Outcome.KEEP)).file.case.item_name
    assert (name[:7], len(name)) == ("在河边 摆摊 ", 200)
    broken = replace(counter.draft(), note="half \ud800 of it")
    assert why(lambda: desk.finish(broken, Finish(Outcome.KEEP))) == "text.broken"
    ended = replace(counter.draft(), note="ends\0here")
    assert why(lambda: desk.finish(ended, Finish(Outcome.KEEP))) == "text.broken"


def test_all_as_required_leaves_what_was_marked_otherwise(counter: Counter) -> None:
    item = counter.item(FOOD)
    draft = counter.without(counter.draft(), 2)
    again = all_as_required(replace(draft, materials=()), item, date(2026, 6, 1))
    assert all(
        each.way is not Way.UNCHECKED
        for each in again.materials
        if item.requirement(each.no).required
    )
    assert counter.draft(ALLOWANCE, applicant=PERSON).materials
