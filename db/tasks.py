"""What waits for a person: entries the centre did not simply take; and who read what."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection

from app.domain.exchange import Answer, Outcome, TaskClosed, answer_from_text, answer_text
from app.domain.flat import columns, from_row, to_row
from app.domain.reading import Read
from db import tables
from db.statements import insert_sql, rows_of, select_sql

_COLUMNS = "entry_id, case_id, outcome, answer, opened_at, done_by, done_at, resolution"
_ADD = (
    "INSERT INTO task (entry_id, case_id, outcome, answer, opened_at) VALUES (?, ?, ?, ?, ?)"
    " ON CONFLICT (entry_id) DO "
)
_ANEW = (
    "UPDATE SET outcome = excluded.outcome, answer = excluded.answer,"
    " opened_at = excluded.opened_at, done_by = '', done_at = NULL, resolution = '', reported = 0"
    " WHERE outcome <> excluded.outcome"
)
_FORGET = (
    "DELETE FROM task WHERE done_at IS NULL"
    " AND entry_id IN (SELECT entry_id FROM outbox WHERE state = 'pending')"
)
_CLOSE = (
    "UPDATE task SET done_by = ?, done_at = ?, resolution = ?, reported = ?"
    " WHERE entry_id = ? AND done_at IS NULL"
)


@dataclass(frozen=True, slots=True)
class Task:
    """One entry that was flagged, not taken or set apart; the answer holds the other side."""

    entry_id: str
    case_id: str
    outcome: Outcome
    answer: Answer
    opened_at: datetime
    done_by: str = ""
    done_at: datetime | None = None
    resolution: str = ""


class Tasks:
    """Tasks within one unit of work; they are closed, never deleted while their answer stands."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def add(self, case_id: str, answer: Answer, at: datetime) -> None:
        """Open a task for an answer; one entry has one task."""
        self._add("NOTHING", case_id, answer, at)

    def add_anew(self, case_id: str, answer: Answer, at: datetime) -> None:
        """The same where the answer may be another than before: then it is looked at again."""
        self._add(_ANEW, case_id, answer, at)

    def _add(self, known: str, case_id: str, answer: Answer, at: datetime) -> None:
        values = (
            answer.entry_id,
            case_id,
            answer.outcome.value,
            answer_text(answer),
            at.isoformat(),
        )
        self._connection.exec_driver_sql(_ADD + known, values)

    def open(self) -> tuple[Task, ...]:
        """The tasks nobody has settled, oldest first."""
        return self._select("done_at IS NULL ORDER BY opened_at, entry_id", ())

    def get(self, entry_id: str) -> Task | None:
        """The task about an entry."""
        for found in self._select("entry_id = ?", (entry_id,)):
            return found
        return None

    def of_case(self, case_id: str) -> tuple[Task, ...]:
        """The tasks about the entries of a case, oldest first."""
        return self._select("case_id = ? ORDER BY opened_at, entry_id", (case_id,))

    def close(self, closed: TaskClosed, *, reported: bool = False) -> None:
        """Note who settled a task and how; a task that is settled stays as it is."""
        values = (
            closed.by,
            closed.at.isoformat(),
            closed.resolution,
            int(reported),
            closed.entry_id,
        )
        self._connection.exec_driver_sql(_CLOSE, values)

    def unreported(self) -> tuple[TaskClosed, ...]:
        """Settled tasks the centre has not heard of."""
        found = self._select("done_at IS NOT NULL AND reported = 0 ORDER BY done_at", ())
        return tuple(
            TaskClosed(task.entry_id, task.done_by, task.done_at, task.resolution)
            for task in found
            if task.done_at is not None
        )

    def reported(self, entry_id: str) -> None:
        """The centre has heard of it."""
        sql = "UPDATE task SET reported = 1 WHERE entry_id = ?"
        self._connection.exec_driver_sql(sql, (entry_id,))

    def start_over(self) -> None:
        """The centre was restored: answers it lost are no tasks, what was settled is told anew."""
        self._connection.exec_driver_sql(_FORGET)
        self._connection.exec_driver_sql("UPDATE task SET reported = 0 WHERE done_at IS NOT NULL")

    def waiting(self) -> int:
        """How many tasks are open."""
        sql = "SELECT count(*) FROM task WHERE done_at IS NULL"
        return int(self._connection.exec_driver_sql(sql).scalar_one())

    def _select(self, where: str, values: tuple[object, ...]) -> tuple[Task, ...]:
        sql = f"SELECT {_COLUMNS} FROM task WHERE {where}"
        return tuple(
            Task(
                entry_id=str(row[0]),
                case_id=str(row[1]),
                outcome=Outcome(str(row[2])),
                answer=answer_from_text(str(row[3])),
                opened_at=datetime.fromisoformat(str(row[4])),
                done_by=str(row[5]),
                done_at=datetime.fromisoformat(str(row[6])) if row[6] else None,
                resolution=str(row[7]),
            )
            for row in self._connection.exec_driver_sql(sql, values)
        )


_READ = tuple(columns(Read))
_ADD_READ = f"{insert_sql(tables.read_log)} ON CONFLICT (entry_id) DO NOTHING"


class Reads:
    """The log of reads within one unit of work: one line for each look in the journal."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def add(self, read: Read) -> None:
        """Note who saw what, why and when."""
        self._connection.exec_driver_sql(_ADD_READ, to_row(read))

    def of_case(self, case_id: str) -> tuple[Read, ...]:
        """Who saw the data of a case, oldest first."""
        return self.select("case_id = ? ORDER BY at, entry_id", (case_id,))

    def latest(self, limit: int) -> tuple[Read, ...]:
        """The last reads of all cases, newest first."""
        return self.select("1 = 1 ORDER BY at DESC, entry_id DESC LIMIT ?", (limit,))

    def select(self, where: str, values: tuple[object, ...]) -> tuple[Read, ...]:
        """The lines that match, in the order the condition asks for."""
        sql = select_sql(tables.read_log, _READ, where)
        found = rows_of(self._connection.exec_driver_sql(sql, values), _READ)
        return tuple(from_row(Read, row) for row in found)
