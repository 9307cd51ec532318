"""Scans at the centre: sealed chunks by case and SHA-256, verified before they count as whole."""

import json
from collections.abc import Iterator, Mapping

from sqlalchemy import Connection

from app.domain.canonical import canonical
from app.domain.errors import Refusal, Refused, Unavailable, refusal
from app.domain.journal import Fact
from app.domain.reference import ReferenceKind
from app.domain.scans import HeldScan, Manifest, chunk_fault, manifest_fault, whole_fault
from db import entries
from db.central_tables import scan
from db.references import References
from db.statements import rows_of, select_sql, upsert_sql

_COLUMNS = tuple(column.name for column in scan.columns)
_OF_CASE = select_sql(scan, _COLUMNS, "case_id = ? ORDER BY digest")
_ONE = select_sql(scan, _COLUMNS, "case_id = ? AND digest = ?")
_PUT = upsert_sql(scan)
_WHOLE = "UPDATE scan SET whole = ? WHERE case_id = ? AND digest = ?"
_ADD = (
    "INSERT INTO scan_chunk (case_id, digest, place, bytes) VALUES (?, ?, ?, ?)"
    " ON CONFLICT (case_id, digest, place) DO NOTHING"
)
_PLACES = "SELECT place FROM scan_chunk WHERE case_id = ? AND digest = ?"
_BYTES = "SELECT bytes FROM scan_chunk WHERE case_id = ? AND digest = ? AND place = ?"
_ATTACHED = "case_id = ? AND kind = ?"


class CentralScans:
    """The scans of the hall within one transaction of the centre."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def wanted(self, manifest: Manifest) -> tuple[int, ...]:
        """Places of the chunks the centre lacks; none once it has the whole.

        A scan that is whole stands. One that is not gives way to another manifest: whoever began
        it with a wrong one keeps nobody from sending the right one. Refused when no entry names
        the scan, the case was erased, or the manifest cannot be.
        """
        known = self._get(manifest.case_id, manifest.digest)
        if known is not None and known.whole:
            return ()
        wrong = manifest_fault(manifest) or self._unnamed(manifest)
        if wrong is not None:
            raise Refused(wrong)
        if known is None or known.manifest != manifest:
            self._begin(manifest)
        return self._missing(manifest)

    def put(self, case_id: str, digest: str, place: int, content: bytes) -> Refusal | None:
        """Keep a chunk. With the last one the whole is read back: what is wrong with it, if so.

        Refused when the chunk is not the one that was announced, or none was.
        """
        known = self._get(case_id, digest)
        if known is None:
            raise Refused(refusal("scan.not_announced", digest=digest))
        wrong = chunk_fault(known.manifest, place, content)
        if wrong is not None:
            raise Refused(wrong)
        self._connection.exec_driver_sql(_ADD, (case_id, digest, place, content))
        if known.whole or self._missing(known.manifest):
            return None
        return self._completed(known.manifest)

    def of_case(self, case_id: str) -> tuple[HeldScan, ...]:
        """The scans of a case, whole ones and others."""
        return tuple(self._select(_OF_CASE, (case_id,)))

    def chunk(self, case_id: str, digest: str, place: int) -> bytes:
        """A chunk of a whole scan. Unavailable while it is not whole here."""
        known = self._get(case_id, digest)
        if known is None or not known.whole:
            raise Unavailable(refusal("scan.not_whole"))
        found = self._connection.exec_driver_sql(_BYTES, (case_id, digest, place)).scalar()
        if found is None:
            raise Unavailable(refusal("scan.chunk", digest=digest, place=place + 1))
        return bytes(found)

    def drop(self, case_id: str) -> None:
        """Delete every scan of a case."""
        for table in ("scan_chunk", "scan"):
            self._connection.exec_driver_sql(f"DELETE FROM {table} WHERE case_id = ?", (case_id,))

    def _get(self, case_id: str, digest: str) -> HeldScan | None:
        return next(self._select(_ONE, (case_id, digest)), None)

    def _select(self, sql: str, values: tuple[str, ...]) -> Iterator[HeldScan]:
        for row in rows_of(self._connection.exec_driver_sql(sql, values), _COLUMNS):
            manifest = manifest_from(row)
            have = len(manifest.chunks) - len(self._missing(manifest))
            yield HeldScan(manifest, have, bool(row["whole"]))

    def _unnamed(self, manifest: Manifest) -> Refusal | None:
        """Why no entry of the centre stands behind a scan: nobody fills it with anything else."""
        if References(self._connection).get(ReferenceKind.ERASED, manifest.case_id) is not None:
            return refusal("scan.erased")
        values = (manifest.case_id, Fact.ATTACH.value)
        for entry in entries.select(self._connection, _ATTACHED, values):
            if entry.act.get("sha256") == manifest.digest:
                return None
        return refusal("scan.not_named", digest=manifest.digest)

    def _begin(self, manifest: Manifest) -> None:
        self._drop_chunks(manifest)
        self._connection.exec_driver_sql(_PUT, {**manifest_row(manifest), "whole": 0})

    def _drop_chunks(self, manifest: Manifest) -> None:
        sql = "DELETE FROM scan_chunk WHERE case_id = ? AND digest = ?"
        self._connection.exec_driver_sql(sql, (manifest.case_id, manifest.digest))

    def _missing(self, manifest: Manifest) -> tuple[int, ...]:
        values = (manifest.case_id, manifest.digest)
        found = self._connection.exec_driver_sql(_PLACES, values)
        here = {int(row[0]) for row in found}
        return tuple(place for place in range(len(manifest.chunks)) if place not in here)

    def _completed(self, manifest: Manifest) -> Refusal | None:
        """Whole once what lies here is the sealed file; if it is not, it begins anew."""
        wrong = whole_fault(manifest, self._read(manifest))
        if wrong is not None:
            self._drop_chunks(manifest)
            return wrong
        self._connection.exec_driver_sql(_WHOLE, (1, manifest.case_id, manifest.digest))
        return None

    def _read(self, manifest: Manifest) -> Iterator[bytes]:
        for place in range(len(manifest.chunks)):
            values = (manifest.case_id, manifest.digest, place)
            yield bytes(self._connection.exec_driver_sql(_BYTES, values).scalar_one())


def manifest_row(manifest: Manifest) -> dict[str, object]:
    """A manifest as columns."""
    return {
        "case_id": manifest.case_id,
        "digest": manifest.digest,
        "size": manifest.size,
        "sealed": manifest.sealed,
        "chunks": canonical(list(manifest.chunks)),
    }


def manifest_from(row: Mapping[str, object]) -> Manifest:
    """A manifest from the columns of its row."""
    return Manifest(
        case_id=str(row["case_id"]),
        digest=str(row["digest"]),
        size=int(str(row["size"])),
        sealed=str(row["sealed"]),
        chunks=tuple(json.loads(str(row["chunks"]))),
    )
