"""The journal of a counter: audit trail, and the outbox of what this device wrote."""

import json
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime

from sqlalchemy import Connection

from app.domain.canonical import canonical
from app.domain.errors import Refused
from app.domain.exchange import IN_FORCE, Answer, Outcome, Placed, Sent, Tally, answer_from_text
from app.domain.exchange import answer_text as as_text
from app.domain.journal import GENESIS, Entry, fault
from app.domain.personal_values import NOTHING_SHOWN
from db import entries

_LAST = (
    "SELECT outbox.sequence, outbox.hash, entry.device_time FROM outbox"
    " JOIN entry ON entry.id = outbox.entry_id AND entry.hash = outbox.hash"
    " ORDER BY outbox.sequence DESC LIMIT 1"
)
_POST = (
    "INSERT INTO outbox (sequence, entry_id, hash, case_id, state, shown)"
    " VALUES (:sequence, :id, :hash, :case_id, :state, :shown)"
)
_OF_CASE = "case_id = ? ORDER BY central_position IS NULL, central_position, sequence"
_OVERLAY = (
    "WHERE outbox.case_id = ? AND outbox.state IN ('pending', 'applied', 'flagged')"
    " AND (case_version IS NULL OR case_version > ?) ORDER BY outbox.sequence"
)
_BY_STATE = "WHERE outbox.state IN ('pending', 'asking') ORDER BY outbox.sequence LIMIT ?"
_AFTER = "WHERE outbox.sequence > ? ORDER BY outbox.sequence LIMIT ?"
_UNANSWERED = (
    "SELECT entry_id FROM outbox WHERE state IN ('pending', 'asking') AND sequence <= ?"
    " ORDER BY sequence"
)


class Journal:
    """Entries of one unit of work: nothing here is ever changed but how an entry stands."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._last: tuple[int, str, datetime | None] | None = None

    def last(self) -> tuple[int, str]:
        """Sequence and hash of this device's last entry; (0, GENESIS) before the first."""
        return self._end()[:2]

    def last_time(self) -> datetime | None:
        """Device time of this device's last entry; a clock behind it may not number."""
        return self._end()[2]

    def append(
        self,
        entry: Entry,
        state: Sent = Sent.PENDING,
        *,
        shown: Mapping[str, str] = NOTHING_SHOWN,
    ) -> None:
        """Add this device's next entry, with the columns its sealed values set.

        Refused (journal.…) when it does not continue the chain.
        """
        sequence, previous = self.last()
        wrong = fault(entry, sequence=sequence + 1, previous=previous)
        if wrong is not None:
            raise Refused(wrong)
        entries.add(self._connection, entry)
        self._connection.exec_driver_sql(
            _POST,
            {
                "sequence": entry.sequence,
                "id": entry.id,
                "hash": entry.hash,
                "case_id": entry.case_id,
                "state": state.value,
                "shown": canonical(dict(shown)) if shown else "",
            },
        )
        self._last = (entry.sequence, entry.hash, entry.device_time)

    def get(self, entry_id: str) -> Entry | None:
        """The entry with that id: this device's own, or another's."""
        own = entries.select_own(self._connection, "WHERE outbox.entry_id = ?", (entry_id,))
        return next(own, None) or entries.get(self._connection, entry_id)

    def entries(self, case_id: str) -> tuple[Entry, ...]:
        """The entries of a case: confirmed ones in central order, then this device's own."""
        return tuple(entries.select(self._connection, _OF_CASE, (case_id,)))

    def outcomes(self, case_id: str) -> tuple[tuple[Entry, Outcome], ...]:
        """The confirmed entries of a case in central order, each with its outcome."""
        found = entries.select_placed(
            self._connection,
            "case_id = ? AND central_position IS NOT NULL ORDER BY central_position",
            (case_id,),
        )
        return tuple((entry, Outcome(str(row["outcome"]))) for entry, row in found)

    def overlay(self, case_id: str, version: int) -> tuple[Entry, ...]:
        """This device's entries that count on top of the confirmed copy of that version."""
        return tuple(entries.select_own(self._connection, _OVERLAY, (case_id, version)))

    def shown(self, entry_id: str) -> Mapping[str, str]:
        """The columns that the sealed values of an entry of this device set."""
        sql = "SELECT shown FROM outbox WHERE entry_id = ?"
        found = self._connection.exec_driver_sql(sql, (entry_id,)).scalar()
        columns: dict[str, str] = json.loads(str(found)) if found else {}
        return columns

    def pending(self, limit: int = -1) -> tuple[Entry, ...]:
        """The entries the centre has not answered, in the order they were made."""
        return tuple(entries.select_own(self._connection, _BY_STATE, (limit,)))

    def after(self, sequence: int, limit: int) -> tuple[Entry, ...]:
        """This device's entries behind a sequence, in order."""
        return tuple(entries.select_own(self._connection, _AFTER, (sequence, limit)))

    def waiting(self) -> int:
        """How many entries the centre has not answered."""
        sql = "SELECT count(*) FROM outbox WHERE state IN ('pending', 'asking')"
        return int(self._connection.exec_driver_sql(sql).scalar_one())

    def unanswered(self, up_to: int) -> tuple[str, ...]:
        """Ids of entries up to a sequence that the centre has, but whose answer was lost."""
        found = self._connection.exec_driver_sql(_UNANSWERED, (up_to,))
        return tuple(str(row[0]) for row in found)

    def state(self, entry_id: str) -> Sent | None:
        """How an entry of this device stands; None for entries of others."""
        sql = "SELECT state FROM outbox WHERE entry_id = ?"
        found = self._connection.exec_driver_sql(sql, (entry_id,)).scalar()
        return None if found is None else Sent(str(found))

    def answer(self, entry_id: str) -> Answer | None:
        """What the centre answered; None while it has not."""
        sql = "SELECT answer FROM outbox WHERE entry_id = ?"
        found = self._connection.exec_driver_sql(sql, (entry_id,)).scalar()
        return None if found is None else answer_from_text(str(found))

    def mark(self, entry_id: str, state: Sent, answer: Answer | None = None) -> None:
        """Note how an entry of this device stands, with the centre's answer where there is one."""
        self._connection.exec_driver_sql(
            "UPDATE outbox SET state = ?, answer = ? WHERE entry_id = ?",
            (state.value, as_text(answer) if answer else None, entry_id),
        )
        if answer is not None and answer.outcome in IN_FORCE:
            self._connection.exec_driver_sql(
                "UPDATE entry SET case_version = ? WHERE id = ?"
                " AND hash = (SELECT hash FROM outbox WHERE entry_id = entry.id)",
                (answer.version, entry_id),
            )

    def place(self, placed: Iterable[Placed]) -> None:
        """Write entries in force with their place at the centre."""
        entries.place(self._connection, placed)

    def hash_at(self, sequence: int) -> str:
        """Hash of this device's entry of that sequence; GENESIS for 0, empty when there is none."""
        if sequence == 0:
            return GENESIS
        sql = "SELECT hash FROM outbox WHERE sequence = ?"
        return str(self._connection.exec_driver_sql(sql, (sequence,)).scalar() or "")

    def tally(self) -> Tally:
        """How many entries this device wrote, and its last one."""
        count = self._connection.exec_driver_sql("SELECT count(*) FROM outbox").scalar_one()
        sequence, last = self.last()
        return Tally(int(count), sequence, last)

    def start_over(self, sequence: int) -> None:
        """The centre was restored: places are forgotten, what it lacks is pending again."""
        entries.displace_all(self._connection)
        self._connection.exec_driver_sql(
            "UPDATE outbox SET state = 'pending', answer = NULL WHERE sequence > ?", (sequence,)
        )

    def chain(self) -> Sequence[Entry]:
        """This device's entries from the first one, in order."""
        return self.after(0, -1)

    def _end(self) -> tuple[int, str, datetime | None]:
        """The end of the chain, read once: nobody else writes while this unit of work lasts."""
        if self._last is None:
            found = self._connection.exec_driver_sql(_LAST).first()
            self._last = (0, GENESIS, None)
            if found is not None:
                at = datetime.fromisoformat(str(found[2]))
                self._last = (int(found[0]), str(found[1]), at)
        return self._last
