"""An application that was only received, its form wrong: barred, amended, accepted, granted."""

from dataclasses import replace

from app.desks.intake import Finish, Outcome
from app.domain.case import CaseFile, PaperKind, State
from app.domain.deciding import Deciding
from app.wording import sentence
from tests.documents.reading import text
from tests.hall import CHIEF, HELPER, REVIEWER, Counter, Hall, why


def receipts(counter: Counter, file: CaseFile) -> list[str]:
    """The receipts of a case as they print, the oldest first."""
    made = [each for each in file.papers if each.kind is PaperKind.RECEIPT]
    return [text(counter.desks().press.sheet(file.case.id, each.id).content) for each in made]


def test_a_wrong_form_is_received_barred_amended_accepted_and_granted(hall: Hall) -> None:
    counter = hall.first
    desks, helper = counter.desks(), counter.desks(HELPER)
    counter.pull_out()
    draft = counter.draft()
    draft = replace(draft, fields={**draft.fields, "floor_area": "约八十", "employees": ""})
    kept = desks.counter.finish(draft, Finish(Outcome.KEEP)).file
    case_id = kept.case.id

    barred = desks.counter.standing_of_case(case_id).choice(Outcome.ACCEPT)
    said = [sentence(each) for each in barred.why_not]
    assert [part in each for part, each in zip(("经营面积", "从业人员数"), said, strict=True)]
    assert why(lambda: desks.counter.answer(case_id, Finish(Outcome.ACCEPT))) == "field.not_number"

    typed = {"fields.floor_area": "86.5", "fields.employees": "3"}
    amended = helper.casework.amend(case_id, typed, reason="申请人到窗口补填").file
    accepted = desks.counter.answer(case_id, Finish(Outcome.ACCEPT)).file
    assert accepted.case.state is State.ACCEPTED
    old, new = receipts(counter, accepted)
    assert "约八十" in old
    assert "86.5平方米" in new
    assert "3人" in new
    assert amended.case.received_on == kept.case.received_on
    assert why(lambda: desks.casework.amend(case_id, typed, reason="再改")) == "amend.accepted"

    counter.plug_in()
    assert hall.central(case_id).case.flagged is False
    review = counter.desks(REVIEWER)
    assert dict(review.records.view(case_id).fields)["经营面积"] == "86.5平方米"
    review.review.claim(case_id)
    review.review.propose(case_id, proposal="grant", opinion="符合条件")
    plan = Deciding("grant", "同意", content="准予从事食品经营", validity="五年")
    counter.desks(CHIEF).decide.decide(case_id, plan)
    counter.program.round()

    with counter.program.store.work() as work:
        entries = work.journal.entries(case_id)
    assert hall.replayed(case_id) == counter.file(case_id) == hall.central(case_id)
    for entry in entries:
        for value in ("约八十", "86.5"):
            assert value not in entry.body
    assert counter.program.store.broken() is None
    assert hall.centre.broken() is None
