"""Case files of a counter: the confirmed copy, and on top what the centre has not confirmed."""

from sqlalchemy import Connection

from app.domain.case import CaseFile
from db import tables
from db.projection import Projection

_CONFIRMED = Projection(tables.confirmed)
_PENDING = Projection(tables.pending)


class Files:
    """Files as the desk reads and keeps them, within one unit of work."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._seen: dict[str, CaseFile] = {}
        self._unwritten: dict[str, CaseFile] = {}

    def get(self, case_id: str) -> CaseFile | None:
        """The file as it stands here: pending over confirmed."""
        if case_id in self._unwritten:
            return self._unwritten[case_id]
        found = _PENDING.get(self._connection, case_id)
        if found is not None:
            self._seen[case_id] = found
            return found
        return self.confirmed(case_id)

    def confirmed(self, case_id: str) -> CaseFile | None:
        """The file as the centre last told it."""
        return _CONFIRMED.get(self._connection, case_id)

    def is_pending(self, case_id: str) -> bool:
        """Whether the file has entries on top of its confirmed copy."""
        self.write()
        sql = f"SELECT 1 FROM {tables.pending.case.name} WHERE id = ?"
        return self._connection.exec_driver_sql(sql, (case_id,)).first() is not None

    def by_number(self, number: str) -> CaseFile | None:
        """The file of the case with that number."""
        self.write()
        for projection in (_PENDING, _CONFIRMED):
            found = projection.id_of(self._connection, number)
            if found is not None:
                return self.get(found)
        return None

    def put_pending(self, file: CaseFile) -> None:
        """Keep the file as an entry of this device left it.

        Its rows are written with the commit: of two acts in one visit, those of the second.
        """
        self._unwritten[file.case.id] = file

    def write(self) -> None:
        """Write what was kept; the unit of work does it before it commits."""
        for case_id, file in self._unwritten.items():
            _PENDING.put(self._connection, file, self._seen.get(case_id))
            self._seen[case_id] = file
        self._unwritten.clear()

    def put_confirmed(self, file: CaseFile, known: CaseFile | None) -> None:
        """Keep the file as the centre told it; ``known`` is what stands here now."""
        _CONFIRMED.put(self._connection, file, known)

    def drop_pending(self, case_id: str) -> None:
        """Take the overlay of a case away: nothing of it is unconfirmed any more."""
        _PENDING.drop(self._connection, case_id)
        self._seen.pop(case_id, None)
        self._unwritten.pop(case_id, None)

    def drop_confirmed(self, case_id: str) -> None:
        """Give up the copy of a case that this counter does not follow any more."""
        _CONFIRMED.drop(self._connection, case_id)

    def pending_ids(self) -> frozenset[str]:
        """Ids of the cases that have an overlay."""
        self.write()
        return self._ids(tables.pending.case.name)

    def confirmed_ids(self) -> frozenset[str]:
        """Ids of the cases of the confirmed copy."""
        return self._ids(tables.confirmed.case.name)

    def follows(self, case_id: str, counter: str) -> bool:
        """Whether this counter keeps a copy: it has one, or the case is its own."""
        self.write()
        sql = (
            f"SELECT 1 FROM {tables.confirmed.case.name} WHERE id = ? UNION ALL"
            f" SELECT 1 FROM {tables.pending.case.name} WHERE id = ? AND counter = ?"
        )
        found = self._connection.exec_driver_sql(sql, (case_id, case_id, counter))
        return found.first() is not None

    def _ids(self, table: str) -> frozenset[str]:
        found = self._connection.exec_driver_sql(f"SELECT id FROM {table}")
        return frozenset(str(row[0]) for row in found)
