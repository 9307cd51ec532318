"""Corrections in the applicant's hand while the visit lasts."""

from dataclasses import replace

from app.desks.draft import Draft, Spot
from app.desks.intake import Finish, Outcome
from app.domain.case import PaperKind, State
from tests.hall import FILING, Counter, why


def test_what_was_corrected_on_the_spot_is_a_fact_between_receipt_and_answer(
    counter: Counter,
) -> None:
    desk = counter.desks().counter
    for outcome in (Outcome.ACCEPT, Outcome.KEEP, Outcome.TELL):
        draft = (
            counter.draft() if outcome is Outcome.ACCEPT else counter.without(counter.draft(), 1)
        )
        noted = desk.correct_on_the_spot(draft, Spot(2, "2025 年", " 2026 年\u200b"))
        noted = desk.correct_on_the_spot(noted, Spot(2, "", "补签姓名"))
        desk.keep_draft(noted)
        assert noted in desk.drafts()
        done = desk.finish(noted, Finish(outcome))
        with counter.program.store.work() as work:
            entries = work.journal.entries(done.file.case.id)
            said = counter.desks().office.said(work, entries[1])
        answered = [] if outcome is Outcome.KEEP else [outcome.value]
        kinds = ["receive", "spot_correction", "spot_correction", *answered]
        assert [each.kind for each in entries] == kinds
        assert said == {"no": 2, "before": "2025 年", "after": "2026 年"}
        assert [each.kind for each in done.papers[:2]] == [PaperKind.RECEIPT, PaperKind.SLIP]


def test_an_item_accepted_on_receipt_may_be_corrected_on_the_spot_too(counter: Counter) -> None:
    desk = counter.desks().counter
    draft = desk.correct_on_the_spot(counter.draft(FILING), Spot(1, "", "补签日期"))
    assert desk.finish(draft, Finish(Outcome.ACCEPT)).file.case.state is not State.RECEIVED


def test_a_correction_on_the_spot_names_a_listed_material_and_a_difference(
    counter: Counter,
) -> None:
    desk = counter.desks().counter
    draft = counter.draft()

    def noted(draft: Draft, spot: Spot) -> str:
        return why(lambda: desk.correct_on_the_spot(draft, spot))

    assert noted(draft, Spot(1, "甲", " 甲 ")) == "spot.nothing"
    assert noted(draft, Spot(1, "甲", " ")) == "spot.nothing"
    assert noted(draft, Spot(99, "甲", "乙")) == "material.not_on_list"
    assert noted(replace(draft, item_code=""), Spot(1, "甲", "乙")) == "intake.no_item"
    stale = replace(draft, spots=(Spot(99, "甲", "乙"),))
    assert why(lambda: desk.finish(stale, Finish(Outcome.KEEP))) == "material.not_on_list"
    assert counter.entries() == 0
