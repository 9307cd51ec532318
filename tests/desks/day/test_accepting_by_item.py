"""What an item asks of its acceptance: at once, on the line, by its department's own."""

from app.desks.intake import Finish, Outcome
from app.domain.item import CaseKind
from tests.desks.day.papers_of_a_visit import receipt_text
from tests.hall import FILING, HOTEL, LIMITED, POLICE_CLERK, Counter, Hall, why


def test_an_item_accepted_on_receipt_is_both_in_one_visit(counter: Counter) -> None:
    done = counter.take_in(FILING)
    assert done.file.case.kind is CaseKind.INSTANT
    assert counter.kinds(done.file.case.id) == ["receive", "accept"]
    assert "收件即受理" in receipt_text(counter, done)
    kept = counter.take_in(FILING, Outcome.KEEP)
    assert "收件即受理" not in receipt_text(counter, kept)


def test_off_line_an_instant_item_becomes_a_promised_one(counter: Counter) -> None:
    desk = counter.desks().counter
    counter.pull_out()
    draft = counter.draft(FILING)
    assert why(lambda: desk.finish(draft, Finish(Outcome.ACCEPT))) == "accept.instant_off_line"
    done = desk.finish(draft, Finish(Outcome.ACCEPT, as_promised=True))
    assert done.file.case.kind is CaseKind.PROMISED


def test_off_line_a_limited_number_is_only_received(counter: Counter) -> None:
    desk = counter.desks().counter
    counter.pull_out()
    draft = counter.draft(LIMITED)
    assert why(lambda: desk.finish(draft, Finish(Outcome.ACCEPT))) == "accept.limited_number"
    kept = desk.finish(draft, Finish(Outcome.KEEP))
    counter.plug_in()
    assert desk.answer(kept.file.case.id, Finish(Outcome.ACCEPT)).file.case.accepted_by == "p01"


def test_a_stationed_item_is_accepted_by_the_departments_own(counter: Counter) -> None:
    police = counter.take_in(HOTEL, name=POLICE_CLERK)
    assert police.file.case.accepted_by == "p09"


def test_the_window_accepts_a_stationed_item_under_the_departments_letter_alone(
    hall: Hall,
) -> None:
    counter = hall.first
    assert counter.take_in(HOTEL).file.case.accepted_by == "p01"
    hall.centre.put_reference("letter", "示公受授〔2026〕2号", "")
    counter.program.round()
    draft = counter.draft(HOTEL)
    desk = counter.desks().counter
    assert why(lambda: desk.finish(draft, Finish(Outcome.ACCEPT))) == "authority.no_acceptance"
    kept = desk.finish(draft, Finish(Outcome.KEEP))
    own = counter.desks(POLICE_CLERK).counter
    assert own.answer(kept.file.case.id, Finish(Outcome.ACCEPT)).file.case.accepted_by == "p09"
