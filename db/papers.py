"""Bytes of papers as first issued, and the wrapped keys of cases."""

from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy import Connection


@dataclass(frozen=True, slots=True)
class PaperFile:
    """The bytes of one paper with their SHA-256."""

    paper_id: str
    sha256: str
    content: bytes


class Papers:
    """Paper bytes within one unit of work: the first issue stays, a reprint uses it."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def keep(self, paper_id: str, case_id: str, sha256: str, content: bytes) -> None:
        """Keep the bytes of a first issue; later ones for the same paper change nothing."""
        self._connection.exec_driver_sql(
            "INSERT INTO paper_file (paper_id, case_id, sha256, bytes) VALUES (?, ?, ?, ?)"
            " ON CONFLICT (paper_id) DO NOTHING",
            (paper_id, case_id, sha256, content),
        )

    def get(self, paper_id: str) -> PaperFile | None:
        """The bytes of a paper, None when it was never drawn here."""
        sql = "SELECT sha256, bytes FROM paper_file WHERE paper_id = ?"
        found = self._connection.exec_driver_sql(sql, (paper_id,)).first()
        return PaperFile(paper_id, str(found[0]), bytes(found[1])) if found else None

    def drop(self, case_id: str) -> None:
        """Drop the bytes of all papers of a case: its applicant's name stands on them."""
        self._connection.exec_driver_sql("DELETE FROM paper_file WHERE case_id = ?", (case_id,))


class Keys:
    """Wrapped keys of cases within one unit of work."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def put(self, case_id: str, wrapped: str) -> None:
        """Keep the key of a case; the first one stays."""
        self._connection.exec_driver_sql(
            "INSERT INTO case_key (case_id, wrapped) VALUES (?, ?)"
            " ON CONFLICT (case_id) DO NOTHING",
            (case_id, wrapped),
        )

    def put_all(self, keys: Mapping[str, str]) -> None:
        """Keep the keys of several cases."""
        for case_id, wrapped in keys.items():
            self.put(case_id, wrapped)

    def get(self, case_id: str) -> str | None:
        """The key of a case; None when it never came here, or the case was erased."""
        sql = "SELECT wrapped FROM case_key WHERE case_id = ?"
        found = self._connection.exec_driver_sql(sql, (case_id,)).scalar()
        return None if found is None else str(found)

    def drop(self, case_id: str) -> None:
        """Drop the key: nothing that is sealed under it opens any more."""
        self._connection.exec_driver_sql("DELETE FROM case_key WHERE case_id = ?", (case_id,))
