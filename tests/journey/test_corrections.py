"""A case that does not go smoothly: told once, supplied in parts, tolerated, asked, refused."""

from datetime import date

from app.desks.decide import DecideDesk
from app.desks.intake import Finish, Outcome
from app.domain.case import CaseFile, PaperKind, State
from app.domain.deciding import Deciding
from app.domain.materials import Way
from tests.documents.reading import text
from tests.hall import CHIEF, REVIEWER, SUPERVISOR, Counter, Hall, why


def paper_text(counter: Counter, file: CaseFile, kind: PaperKind) -> str:
    paper = file.standing_paper(kind)
    assert paper is not None
    return text(counter.desks().press.sheet(file.case.id, paper.id).content)


def test_told_once_supplied_in_parts_tolerated_asked_and_refused(hall: Hall) -> None:
    counter = hall.first
    desks = counter.desks()
    follows = counter.tolerable()
    told = counter.told(1, 2)
    case_id = told.file.case.id
    item = counter.item(told.file.case.item_name)
    notice = paper_text(counter, told.file, PaperKind.CORRECTION)
    for no in (1, 2):
        assert item.requirement(no).name.replace(" ", "") in notice
    assert counter.program.round().trouble is None

    counter.clock.go_to(date(2026, 6, 5))
    first = counter.brought(case_id, 1)
    some = desks.counter.supply(case_id, first, arrived_on=date(2026, 6, 5), posted_on=None)
    assert some.file.case.state is State.CORRECTING
    counter.clock.go_to(date(2026, 6, 9))
    second = counter.brought(case_id, 2)
    whole = desks.counter.supply(
        case_id, second, arrived_on=date(2026, 6, 8), posted_on=date(2026, 6, 6)
    )
    assert (whole.file.case.state, whole.file.case.received_on) == (
        State.RECEIVED,
        date(2026, 6, 8),
    )

    tolerated = counter.marked(counter.draft(), Way.TO_FOLLOW, follows).materials
    late = [each for each in tolerated if each.no == follows]
    plan = Finish(Outcome.TOLERATE, promise_signed=True)
    accepted = desks.counter.answer(case_id, plan, late)
    case = accepted.file.case
    assert (case.state, case.accepted_on, case.tolerated) == (
        State.ACCEPTED,
        date(2026, 6, 8),
        1,
    )
    assert item.requirement(follows).name in paper_text(counter, accepted.file, PaperKind.PROMISE)
    counter.program.round()

    review = counter.desks(REVIEWER).review
    review.claim(case_id)
    review.ask(case_id, "请说明操作流程图中的第三步")
    opinion = "现场核查不合格"
    assert why(lambda: review.propose(case_id, proposal="grant", opinion=opinion)) == (
        "grant.tolerated_missing"
    )
    counter.clock.go_to(date(2026, 6, 10))
    desks.casework.come_in(
        case_id,
        counter.brought(case_id, follows),
        arrived_on=date(2026, 6, 10),
        answers_request=True,
    )
    counter.program.round()
    assert (hall.central(case_id).case.tolerated, hall.central(case_id).case.request) == (0, "")
    review.propose(case_id, proposal="refuse", opinion=opinion, law="第三十五条")

    decide: DecideDesk = counter.desks(CHIEF).decide
    bare = Deciding("refuse", "不予许可")
    assert why(lambda: decide.decide(case_id, bare)) == "decide.without_facts"
    decide.decide(
        case_id,
        Deciding(
            "refuse",
            "不予许可",
            facts="经现场核查，加工间与卫生间直通",
            reasons="不符合食品安全要求",
            law="《中华人民共和国食品安全法》第三十三条",
        ),
    )
    refused = hall.central(case_id)
    assert refused.case.state is State.REFUSED
    said = paper_text(counter, refused, PaperKind.REFUSAL)
    hall_data = counter.program.known.hall
    for part in (
        "加工间与卫生间直通",
        "第三十三条",
        hall_data.review_government,
        hall_data.court,
        "六十日",
        "六个月",
    ):
        assert part in said
    counter.program.round()
    assert counter.file(case_id) == hall.central(case_id)
    assert hall.centre.broken() is None


def test_a_withdrawal_at_another_counter_is_taken_and_shown_with_both_sides(hall: Hall) -> None:
    first, second = hall.first, hall.another()
    second.desks()
    case_id = first.take_in(outcome=Outcome.KEEP).file.case.id
    for counter in (first, second):
        counter.program.round()
    second.pull_out()

    accepted = first.desks().counter.answer(case_id, Finish(Outcome.ACCEPT))
    first.program.round()
    withdrawn = second.desks().casework.withdraw(
        case_id, reason="申请人改日再办", requested_on=date(2026, 6, 1), returned=("申请书",)
    )
    assert accepted.file.case.state is State.ACCEPTED
    assert withdrawn.file.case.state is State.WITHDRAWN

    second.plug_in()
    first.plug_in()
    central = hall.central(case_id)
    assert (central.case.state, central.case.flagged) == (State.WITHDRAWN, True)
    kinds = {paper.kind for paper in central.papers}
    assert {PaperKind.ACCEPTANCE, PaperKind.WITHDRAWAL} <= kinds

    desk = first.desks(SUPERVISOR).oversight
    (task,) = desk.tasks()
    assert (task.case_id, task.entry_id) == (case_id, withdrawn.entry.id)
    assert task.answer.why is not None
    view = first.desks(SUPERVISOR).records.view(case_id)
    assert [step.kind for step in view.steps] == ["receive", "accept", "withdraw"]
    assert {step.counter for step in view.steps} == {"A03", "A04"}
    desk.settle(task, "申请人确认撤回，受理通知书已收回")
    second.program.round()
    first.program.round()
    assert desk.tasks() == ()
    assert second.desks(SUPERVISOR).oversight.tasks() == ()
    for counter in (first, second):
        assert counter.program.store.broken() is None
    assert hall.centre.broken() is None
