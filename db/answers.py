"""What a device is told of an entry, and what is kept of one that is not in force."""

from datetime import datetime

from sqlalchemy import Connection

from app.domain.canonical import canonical
from app.domain.errors import Refusal
from app.domain.exchange import Answer, Outcome, answer_from_text, answer_text
from app.domain.flat import to_row
from app.domain.journal import Entry
from db import central_tables, entries
from db.numbers import CentralNumbers
from db.statements import insert_sql
from db.tasks import Tasks

_ANSWERED = insert_sql(central_tables.answered)
_REFUSE = "UPDATE entry SET outcome = ?, central_time = ? WHERE id = ?"
_QUARANTINE = (
    "INSERT INTO quarantine (entry_id, device, sequence, hash, entry, answer, taken_at)"
    " VALUES (?, ?, ?, ?, ?, ?, ?)"
)


class Answers:
    """Answers of the centre, each kept with its entry: asked again, it is the same."""

    def __init__(self, connection: Connection, now: datetime) -> None:
        self._connection = connection
        self._now = now
        self._tasks = Tasks(connection)

    def known(self, entry: Entry) -> Answer | None:
        """The answer this very entry was given before; None when it comes for the first time."""
        for table in ("answered", "quarantine"):
            sql = f"SELECT answer FROM {table} WHERE entry_id = ? AND hash = ?"
            found = self._connection.exec_driver_sql(sql, (entry.id, entry.hash)).scalar()
            if found is not None:
                return answer_from_text(str(found), repeated=True)
        return None

    def given(self, entry: Entry, answer: Answer) -> Answer:
        """Of an entry that stands in the journal; a task where it was not simply applied."""
        row = {
            "entry_id": entry.id,
            "hash": entry.hash,
            "outcome": answer.outcome.value,
            "answer": answer_text(answer),
        }
        self._connection.exec_driver_sql(_ANSWERED, row)
        if answer.outcome is not Outcome.APPLIED:
            self._tasks.add(entry.case_id, answer, self._now)
        return answer

    def decline(self, entry: Entry, answer: Answer) -> Answer:
        """Of an entry that stands in the journal and not in force; its numbers are void."""
        entries.add(self._connection, entry)
        values = (answer.outcome.value, self._now.isoformat(), entry.id)
        self._connection.exec_driver_sql(_REFUSE, values)
        code = answer.why.code if answer.why else answer.outcome.value
        CentralNumbers(self._connection).void(entry.id, code)
        return self.given(entry, answer)

    def set_apart(
        self, entry: Entry, why: Refusal, outcome: Outcome = Outcome.QUARANTINED
    ) -> Answer:
        """Of an entry that is kept beside the journal."""
        answer = Answer(entry.id, outcome, why)
        values = (
            entry.id,
            entry.device,
            entry.sequence,
            entry.hash,
            canonical(to_row(entry)),
            answer_text(answer),
            self._now.isoformat(),
        )
        self._connection.exec_driver_sql(_QUARANTINE, values)
        if outcome is Outcome.QUARANTINED:
            self._tasks.add(entry.case_id, answer, self._now)
        return answer


def asked_answer(connection: Connection, device: str, entry_id: str) -> Answer | None:
    """The answer an entry of a device was given; None when it never came.

    The journal's comes first: what somebody else sent under the same id was set apart.
    """
    for sql in (
        "SELECT answer FROM answered JOIN entry ON entry.id = answered.entry_id"
        " WHERE entry_id = ? AND device = ?",
        "SELECT answer FROM quarantine WHERE entry_id = ? AND device = ? ORDER BY id",
    ):
        found = connection.exec_driver_sql(sql, (entry_id, device)).scalar()
        if found is not None:
            return answer_from_text(str(found), repeated=True)
    return None
