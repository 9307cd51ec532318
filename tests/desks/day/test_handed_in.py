"""Without a published list: the clerk names what is handed in, draft and case have it."""

from dataclasses import replace
from datetime import date

import pytest

from app.desks.draft import Draft, draft_from_text, draft_text
from app.desks.intake import Finish, Outcome
from app.domain.handed_in import MOST, handed_in, in_order
from app.domain.materials import Material, Way
from tests.hall import FOOD, Counter, why

TODAY = date(2026, 6, 1)
NAMES = ("申请书", "居民身份证", "现场照片")


def rows(*names: str) -> tuple[Material, ...]:
    return in_order(handed_in(name, on=TODAY) for name in names or NAMES)


def outside(counter: Counter, *, named: tuple[Material, ...] | None = None) -> Draft:
    """An application for something on no list, with what was handed in."""
    return replace(
        counter.draft(),
        item_code="",
        outside_list="在河边摆摊卖冰棍",
        fields={},
        materials=(),
        handed_in=rows() if named is None else named,
    )


def test_what_was_named_is_kept_as_typed(counter: Counter) -> None:
    draft = outside(counter, named=rows("  申请书 ", ""))
    assert draft_from_text(draft_text(draft)) == draft
    desk = counter.desks().counter
    desk.keep_draft(draft)
    assert desk.drafts() == (draft,)


def test_a_draft_of_before_names_nothing() -> None:
    text = draft_text(Draft("d")).replace('"handed_in":[],', "")
    assert draft_from_text(text).handed_in == ()


def test_what_was_named_alone_is_worth_keeping() -> None:
    assert Draft("d").empty
    assert not Draft("d", handed_in=rows("申请书")).empty


def test_the_case_has_a_row_for_each_numbered_as_they_stand(counter: Counter) -> None:
    named = tuple(replace(each, no=7, name=f" {each.name}\n") for each in rows())
    kept = counter.desks().counter.finish(outside(counter, named=named), Finish(Outcome.KEEP))
    assert [(each.no, each.name) for each in kept.file.materials] == list(enumerate(NAMES, 1))
    assert [each.way for each in kept.file.materials] == [Way.ORIGINAL, Way.SEEN, Way.ORIGINAL]
    assert kept.file.materials[1].returned_on == TODAY


@pytest.mark.parametrize(
    ("named", "code"),
    [
        ((replace(rows("居民身份证")[0], way=Way.ORIGINAL),), "material.identity_kept"),
        (rows(" "), "material.unnamed"),
        (rows(*["照片"] * (MOST + 1)), "material.too_many"),
    ],
)
def test_a_row_that_cannot_be_stands_against_every_outcome_before_and_after(
    counter: Counter, named: tuple[Material, ...], code: str
) -> None:
    desk, draft = counter.desks().counter, outside(counter, named=named)
    assert {each.why_not[0].code for each in desk.standing(draft).choices} == {code}
    assert why(lambda: desk.finish(draft, Finish(Outcome.KEEP))) == code


def test_an_item_with_a_list_has_its_list_and_what_was_named_waits(counter: Counter) -> None:
    item = counter.item(FOOD)
    draft = replace(counter.draft(), handed_in=rows())
    assert draft.rows(item) == draft.materials
    assert draft.with_rows(item, ()).handed_in == rows()
    done = counter.desks().counter.finish(draft, Finish(Outcome.ACCEPT))
    assert [each.name for each in done.file.materials] == [each.name for each in item.materials]


def test_a_case_made_again_has_what_was_named(counter: Counter) -> None:
    desks = counter.desks()
    case = desks.counter.finish(outside(counter), Finish(Outcome.KEEP)).file.case
    _, again = desks.casework.redo(case.id, reason="写错了")
    assert (again.materials, again.handed_in) == ((), rows())
