"""督查: the hall's figures and the cases behind them, exceptions by person, and open tasks."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from app.desks.inspection import InspectionDesk
from app.desks.known import Known
from app.desks.office import Office
from app.desks.records import Records
from app.desks.rows import Board, CaseRow, Figure, PersonFigure, Task, Which
from app.desks.sheets import note_export, sheet
from app.domain.errors import Refused, refusal
from app.domain.exchange import TaskClosed
from app.domain.masking import mask_name
from app.domain.people import Role

_MAY_LOOK = (Role.SUPERVISOR, Role.INSPECTOR)


@dataclass(frozen=True, slots=True)
class ExceptionOf:
    """How often something exceptional stands against a person, and the cases."""

    name: str
    post: str
    figure: PersonFigure


class OversightDesk:
    """What a supervisor or inspector looks at; the only act is to settle a task."""

    def __init__(self, office: Office, records: Records) -> None:
        self._office = office
        self._records = records
        self.inspection = InspectionDesk(office)
        """What only an inspector asks, and a few lists a supervisor asks too."""

    def board(self) -> Board:
        """The hall today. Refused for others than supervisors and inspectors."""
        self._ensure_may_look()
        with self._records.rows() as rows:
            return rows.board(self._office.today)

    def cases(self, figure: Figure) -> tuple[CaseRow, ...]:
        """The cases a figure counts, by due date."""
        self._ensure_may_look()
        return self._records.listed(figure.which, limit=500)

    def exceptions(self) -> tuple[ExceptionOf, ...]:
        """Deemed, late, reprinted, voided and late-entered, person by person."""
        self._ensure_may_look()
        known = self._office.known
        with self._records.rows() as rows:
            found = rows.exceptions()
        return tuple(_named(each, known) for each in found)

    def tasks(self) -> tuple[Task, ...]:
        """Entries that were flagged or not taken and wait for a person, oldest first."""
        with self._records.rows() as rows:
            central = rows.tasks()
        with self._records.here() as rows:
            local = rows.tasks()
        known = {task.entry_id for task in central}
        return (*central, *(task for task in local if task.entry_id not in known))

    def settle(self, task: Task, resolution: str) -> None:
        """Close a task with what was done; it stays in the journal of tasks.

        Refused for others than supervisors (an inspector changes nothing), and without a word.
        """
        office = self._office
        if not office.person.has_any(Role.SUPERVISOR):
            raise Refused(refusal("task.role"))
        if not resolution.strip():
            raise Refused(refusal("task.without_resolution"))
        closed = TaskClosed(task.entry_id, office.person.id, office.now(), resolution.strip())
        office.centre.close_task(closed)
        with office.store.work() as work:
            work.tasks.close(closed, reported=True)
            work.commit()

    def export(
        self, whiches: Sequence[Which], label: Callable[[CaseRow], str], *, purpose: str
    ) -> bytes:
        """The cases that match any, as CSV; names masked.

        ``label`` gives the state in words. Refused without a purpose; the export itself is logged.
        """
        self._ensure_may_look()
        found = [self._records.listed(which, limit=100_000) for which in whiches]
        rows = {row.id: row for each in found for row in each}.values()
        note_export(self._office, purpose, len(rows))
        known = self._office.known
        return sheet(_HEADINGS, (_line(row, label(row), known) for row in rows))

    def _ensure_may_look(self) -> None:
        if not any(self._office.person.has_any(role) for role in _MAY_LOOK):
            raise Refused(refusal("oversight.role"))


_HEADINGS = (
    "办件编号",
    "事项",
    "部门",
    "申请人",
    "状态",
    "窗口",
    "收件日期",
    "受理日期",
    "到期日",
    "办结日期",
    "受理人",
    "审查人",
    "决定人",
    "视为受理",
    "容缺待补",
)


def _line(row: CaseRow, state: str, known: Known) -> Sequence[str]:
    return (
        row.number,
        row.item_name,
        row.department_name,
        mask_name(row.applicant_name, organisation=row.applicant_kind != "自然人"),
        state,
        row.counter,
        str(row.received_on or ""),
        str(row.accepted_on or ""),
        str(row.due or ""),
        str(row.closed_on or row.decided_on or ""),
        known.name_of(row.accepted_by),
        known.name_of(row.reviewer),
        known.name_of(row.decided_by),
        "是" if row.deemed else "",
        str(row.tolerated or ""),
    )


def _named(figure: PersonFigure, known: Known) -> ExceptionOf:
    return ExceptionOf(known.name_of(figure.person), known.post_of(figure.person), figure)
