"""A day without the line at two counters: thirty cases, then everything is at the centre, once."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from app.desks.intake import Finish, Outcome
from app.desks.rows import Which
from app.domain.case import CaseFile, State
from app.domain.closing import Ending, TerminateGround
from app.domain.declining import DeclineGround, Declining
from app.domain.materials import Way
from tests.hall import (
    AGENT,
    ALLOWANCE,
    ELSEWHERE,
    FILING,
    PERSON,
    Counter,
    Hall,
)

TODAY = date(2026, 6, 1)


def accept(counter: Counter) -> str:
    return counter.take_in(agent=AGENT).file.case.id


def accept_person(counter: Counter) -> str:
    return counter.take_in(ALLOWANCE, applicant={**PERSON, "name": "赵𬀩"}).file.case.id


def accept_instant(counter: Counter) -> str:
    plan = Finish(Outcome.ACCEPT, as_promised=True)
    return counter.desks().counter.finish(counter.draft(FILING), plan).file.case.id


def tolerate(counter: Counter) -> str:
    draft = counter.marked(counter.draft(), Way.TO_FOLLOW, counter.tolerable())
    plan = Finish(Outcome.TOLERATE, promise_signed=True)
    return counter.desks().counter.finish(draft, plan).file.case.id


def keep(counter: Counter) -> str:
    return counter.take_in(outcome=Outcome.KEEP).file.case.id


def keep_late(counter: Counter) -> str:
    late = {"true_date": "2026-05-29", "reason": "停电", "second_person": "p02"}
    draft = replace(counter.draft(), late_entry=late)
    return counter.desks().counter.finish(draft, Finish(Outcome.KEEP)).file.case.id


def tell(counter: Counter) -> str:
    return counter.told(1, 2).file.case.id


def supply_all(counter: Counter) -> str:
    case_id = tell(counter)
    desk = counter.desks().counter
    first, second = counter.brought(case_id, 1, 2)
    desk.supply(case_id, [first], arrived_on=TODAY, posted_on=None)
    desk.supply(case_id, [second], arrived_on=TODAY, posted_on=None)
    desk.answer(case_id, Finish(Outcome.ACCEPT))
    return case_id


def supply_some(counter: Counter) -> str:
    case_id = tell(counter)
    came = counter.brought(case_id, 2)
    counter.desks().counter.supply(case_id, came, arrived_on=TODAY, posted_on=None)
    return case_id


def decline(counter: Counter) -> str:
    said = Declining(
        DeclineGround.NOT_OUR_POWER,
        "申请购买民用爆炸物品",
        "民用爆炸物品安全管理条例第二十一条",
        right_body="示例县公安局",
        right_address="示例县平安路1号",
    )
    plan = Finish(Outcome.DECLINE, declining=said)
    return counter.desks().counter.finish(counter.draft(ELSEWHERE), plan).file.case.id


def decline_unlisted(counter: Counter) -> str:
    empty = counter.desks().counter.new_draft()
    draft = replace(empty, applicant=PERSON, outside_list="养一只猫")
    said = Declining(DeclineGround.NO_PERMIT, "养猫无须许可", "无此事项")
    plan = Finish(Outcome.DECLINE, declining=said)
    return counter.desks().counter.finish(draft, plan).file.case.id


def withdraw(counter: Counter) -> str:
    case_id = tell(counter)
    counter.desks().casework.withdraw(case_id, reason="不办了", requested_on=TODAY)
    return case_id


def terminate(counter: Counter) -> str:
    case_id = keep(counter)
    plan = Ending(TerminateGround.APPLICANT_GONE, "示例办法第九条", "公司已注销")
    counter.desks().casework.terminate(case_id, plan)
    return case_id


def redo(counter: Counter) -> str:
    old = accept(counter)
    _, draft = counter.desks().casework.redo(old, reason="选错事项")
    counter.desks().counter.finish(draft, Finish(Outcome.ACCEPT))
    return old


def mend(counter: Counter) -> str:
    case_id = counter.take_in(ALLOWANCE, applicant={**PERSON, "name": "李婧"}).file.case.id
    papers = [paper.id for paper in counter.file(case_id).papers]
    counter.desks().casework.correct_name(case_id, name="李静", paper_ids=papers, reason="错字")
    return case_id


STORIES: dict[Callable[[Counter], str], State] = {
    accept: State.ACCEPTED,
    accept_person: State.ACCEPTED,
    accept_instant: State.ACCEPTED,
    tolerate: State.ACCEPTED,
    keep: State.RECEIVED,
    keep_late: State.RECEIVED,
    tell: State.CORRECTING,
    supply_all: State.ACCEPTED,
    supply_some: State.CORRECTING,
    decline: State.DECLINED,
    decline_unlisted: State.DECLINED,
    withdraw: State.WITHDRAWN,
    terminate: State.TERMINATED,
    redo: State.WITHDRAWN,
    mend: State.ACCEPTED,
}


def print_all(counter: Counter, case_id: str) -> None:
    """Each paper of a case printed, one of them only after the printer failed."""
    press = counter.desks().press
    for number, paper in enumerate(counter.file(case_id).papers):
        if paper.void_reason:
            continue
        sheet = press.sheet(case_id, paper.id)
        if number == 0:
            press.printed(sheet, result="failed", printer="laser")
        press.printed(sheet, result="printed", printer="laser")


def test_thirty_cases_taken_in_without_the_line_reach_the_centre_once(hall: Hall) -> None:
    counters = (hall.first, hall.another())
    for counter in counters:
        counter.desks()
        counter.pull_out()
    states: dict[str, State] = {}
    before: dict[str, CaseFile] = {}
    for story, state in STORIES.items():
        for counter in counters:
            case_id = story(counter)
            states[case_id] = state
    for counter in counters:
        print_all(counter, next(iter(states)) if counter is hall.first else list(states)[1])
        counter.restart()
        counter.pull_out()
        for case_id in _own(counter):
            before[case_id] = counter.file(case_id)
    assert len(states) == 30
    assert hall.centre.devices()[0].last_sequence == 0
    written = sum(counter.entries() for counter in counters)

    for counter in (*counters, *counters):
        counter.plug_in()
    assert written == sum(counter.entries() for counter in counters)

    assert {case_id: hall.central(case_id).case.state for case_id in states} == states
    with hall.centre.reading() as rows:
        everywhere = {row.id: row.number for row in rows.listed(Which(), limit=1000)}
    assert everywhere.keys() == before.keys()
    assert len(set(everywhere.values())) == len(everywhere) == 32
    for case_id, file in before.items():
        assert hall.central(case_id) == file == hall.replayed(case_id)
    names = hall.keys.names_in
    for counter in counters:
        for case_id in _own(counter):
            assert counter.file(case_id) == hall.central(case_id)
        with counter.program.store.work() as work:
            assert work.files.pending_ids() == frozenset()
            assert work.journal.waiting() == 0
            assert work.tasks.waiting() == 0
        assert counter.program.store.broken(names) is None
    assert hall.centre.broken(names) is None
    _assert_dense(hall)


def _own(counter: Counter) -> list[str]:
    """Ids of the cases this counter received."""
    with counter.program.store.work() as work:
        return [entry.case_id for entry in work.journal.chain() if entry.kind == "receive"]


def _assert_dense(hall: Hall) -> None:
    """Every window's numbers of every kind run from 1 without a gap."""
    serials: dict[str, list[int]] = {}
    with hall.centre.reading() as rows:
        ids = [row.id for row in rows.listed(Which(), limit=1000)]
    for case_id in ids:
        for paper in hall.central(case_id).papers:
            if paper.number:
                series, _, serial = paper.number.partition("〕")
                serials.setdefault(series, []).append(int(serial.removesuffix("号")))
    assert len(serials) >= 16
    for series, numbers in serials.items():
        assert sorted(numbers) == list(range(1, len(numbers) + 1)), series
