"""The sealed scans of a counter: which of them wait for the centre, and how far each has come."""

import json
from collections.abc import Mapping

from sqlalchemy import Connection

from app.domain.canonical import canonical
from app.domain.exchange import refusal_from_json, refusal_to_json
from app.domain.journal import Fact
from app.domain.scans import Manifest, ScanFile, ScanState
from db.counter_tables import scan_file
from db.scans import manifest_from, manifest_row
from db.statements import rows_of, select_sql, upsert_sql

_COLUMNS = tuple(column.name for column in scan_file.columns)
_PUT = upsert_sql(scan_file)
_OF_CASE = select_sql(scan_file, _COLUMNS, "case_id = ? ORDER BY digest")
_NEXT = select_sql(
    scan_file,
    _COLUMNS,
    "state = 'waiting' AND NOT EXISTS (SELECT 1 FROM outbox JOIN entry"
    " ON entry.id = outbox.entry_id AND entry.hash = outbox.hash"
    f" WHERE outbox.case_id = scan_file.case_id AND entry.kind = '{Fact.ATTACH.value}'"
    " AND outbox.state IN ('pending', 'asking')) ORDER BY case_id, digest LIMIT 1",
)
_STAND = "UPDATE scan_file SET state = ?, have = ?, why = ? WHERE case_id = ? AND digest = ?"


class ScanFiles:
    """Scans of this machine within one unit of work; their files lie in the home."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def put(self, manifest: Manifest, state: ScanState) -> None:
        """A scan lies here, or is about to; one the centre has already stays with it."""
        known = self.get(manifest.case_id, manifest.digest)
        if known is None or known.state is not ScanState.KEPT or state is ScanState.FETCHING:
            row = {**manifest_row(manifest), "state": state.value, "have": 0, "why": ""}
            self._connection.exec_driver_sql(_PUT, row)

    def stand(self, scan: ScanFile) -> None:
        """Note how far a scan has come; one that was erased meanwhile stays gone."""
        why = canonical(refusal_to_json(scan.why)) if scan.why is not None else ""
        of = scan.manifest
        values = (scan.state.value, scan.have, why, of.case_id, of.digest)
        self._connection.exec_driver_sql(_STAND, values)

    def get(self, case_id: str, digest: str) -> ScanFile | None:
        """One scan of a case; None when it never was on this machine."""
        return next(
            (each for each in self.of_case(case_id) if each.manifest.digest == digest), None
        )

    def of_case(self, case_id: str) -> tuple[ScanFile, ...]:
        """The scans of a case that are or were on this machine."""
        return self._select(_OF_CASE, (case_id,))

    def next(self) -> ScanFile | None:
        """The first scan that waits and whose entries the centre has answered."""
        return next(iter(self._select(_NEXT, ())), None)

    def try_again(self) -> None:
        """What could not go may go now: at a start of the program somebody may have mended it."""
        self._become(ScanState.WAITING, ScanState.STUCK)

    def start_over(self) -> None:
        """The centre was restored: it is asked for each scan anew."""
        self._become(ScanState.WAITING, ScanState.KEPT)

    def _become(self, after: ScanState, before: ScanState) -> None:
        sql = "UPDATE scan_file SET state = ?, have = 0, why = '' WHERE state = ?"
        self._connection.exec_driver_sql(sql, (after.value, before.value))

    def _select(self, sql: str, values: tuple[str, ...]) -> tuple[ScanFile, ...]:
        found = rows_of(self._connection.exec_driver_sql(sql, values), _COLUMNS)
        return tuple(_from_row(row) for row in found)


def _from_row(row: Mapping[str, object]) -> ScanFile:
    why = str(row["why"])
    return ScanFile(
        manifest_from(row),
        ScanState(str(row["state"])),
        int(str(row["have"])),
        refusal_from_json(json.loads(why)) if why else None,
    )
