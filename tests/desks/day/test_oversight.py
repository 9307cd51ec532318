"""Figures, exceptions, tasks and the export: who may look, and what leaves the house."""

import csv
import io
from datetime import date
from functools import partial

from app.desks.intake import Finish, Outcome
from app.desks.rows import CaseRow, Which
from app.domain.case import State
from tests.hall import (
    ALLOWANCE,
    CHIEF,
    CLERK,
    INSPECTOR,
    PERSON,
    SUPERVISOR,
    SYSTEM,
    Counter,
    Hall,
    why,
)

EVERY = Which()


def state_of(row: CaseRow) -> str:
    return row.state.value


def rows(content: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig"))))


def test_supervisors_and_inspectors_look_and_nobody_else(counter: Counter) -> None:
    counter.take_in()
    counter.program.round()
    for name in (SUPERVISOR, INSPECTOR):
        desk = counter.desks(name).oversight
        assert desk.board().stages
        assert desk.exceptions() == ()
    for name in (CLERK, CHIEF, SYSTEM):
        desk = counter.desks(name).oversight
        for look in (desk.board, desk.exceptions):
            assert why(look) == "oversight.role"
        assert why(partial(desk.export, [EVERY], state_of, purpose="检查")) == "oversight.role"


def test_each_figure_opens_its_cases(hall: Hall) -> None:
    counter = hall.first
    ids = {counter.take_in().file.case.id for _ in range(2)}
    kept = counter.take_in(outcome=Outcome.KEEP).file.case.id
    counter.program.round()
    desk = counter.desks(SUPERVISOR).oversight
    by_state = {
        stage.state: {row.id for row in desk.cases(stage.figure)} for stage in desk.board().stages
    }
    assert by_state == {State.ACCEPTED: ids, State.RECEIVED: {kept}}


def test_an_export_runs_nothing_in_a_spreadsheet_and_covers_names(hall: Hall) -> None:
    counter = hall.first
    beginnings = ("=1+1", "+1", "-1", "@sum", "＝1")
    for number, name in enumerate(beginnings):
        company = {
            "kind": "企业法人",
            "name": f"{name}有限公司",
            "number": "91152998MA07E57166",
            "legal_representative": "赵磊",
            "phone": f"1380000000{number}",
            "address": "示例县",
        }
        counter.take_in(applicant=company)
    counter.take_in(ALLOWANCE, applicant=PERSON)
    counter.program.round()
    desk = counter.desks(SUPERVISOR).oversight
    both = [EVERY, Which(states=frozenset({State.ACCEPTED}))]
    assert why(partial(desk.export, both, state_of, purpose=" \u200b")) == "oversight.purpose"
    content = desk.export(both, state_of, purpose="季度检查")
    assert content.startswith(b"\xef\xbb\xbf")
    heading, *lines = rows(content)
    assert heading[0] == "办件编号"
    assert len(lines) == 6
    names = {line[3] for line in lines}
    assert {f"'{name}有限公司" for name in beginnings} <= names
    assert "李静" not in names
    for line in lines:
        assert not any(cell.startswith(("=", "+", "-", "@", "＝", "\t")) for cell in line)
    with counter.program.store.work() as work:
        (read,) = [each for each in work.reads.latest(10) if each.what == "export"]
    assert (read.person, read.why, read.count) == ("p12", "季度检查", 6)


def contested(hall: Hall) -> str:
    """A case that two counters answered at once; the later answer waits for a person."""
    first, second = hall.first, hall.another()
    second.desks()
    case_id = first.take_in(outcome=Outcome.KEEP).file.case.id
    first.program.round()
    second.program.round()
    second.pull_out()
    second.desks().casework.withdraw(case_id, reason="不办了", requested_on=date(2026, 6, 1))
    first.desks().counter.answer(case_id, Finish(Outcome.ACCEPT))
    first.program.round()
    second.plug_in()
    first.program.round()
    return case_id


def test_a_task_is_seen_everywhere_and_settled_once_by_a_supervisor(hall: Hall) -> None:
    case_id = contested(hall)
    first, second = hall.counters
    desk = first.desks(SUPERVISOR).oversight
    (task,) = desk.tasks()
    assert task.case_id == case_id
    assert [each.entry_id for each in second.desks(SUPERVISOR).oversight.tasks()] == [task.entry_id]
    assert hall.central(case_id).case.flagged
    assert why(lambda: desk.settle(task, " ")) == "task.without_resolution"
    for name in (INSPECTOR, CLERK):
        other = first.desks(name).oversight
        assert why(partial(other.settle, task, "好")) == "task.role"
    desk.settle(task, "已与申请人核实，按撤回处理")
    assert desk.tasks() == ()
    view = first.desks().records.view(case_id)
    assert view.file.case.flagged


def test_without_the_line_the_tasks_of_this_counter_are_shown(hall: Hall) -> None:
    contested(hall)
    second = hall.counters[1]
    second.desks(SUPERVISOR)
    assert second.program.line.tasks == 1
    second.pull_out()
    assert len(second.desks(SUPERVISOR).oversight.tasks()) == 1
