"""What a store tells of the signatures in it (app/domain/witnessing.py), page by page."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from sqlalchemy import Connection

from app.domain.fact_rules import SIGNED
from app.domain.flat import columns, from_row
from app.domain.journal import Entry, Fact
from app.domain.moves import MOVES
from app.domain.reference import ReferenceKind
from app.domain.witnessing import SignedLine
from db import tables
from db.references import References
from db.statements import row_sql, rows_of

PAGE = 500
"""Entries read at once."""
_LINE = tuple(columns(SignedLine))
_ENTRY = tuple(columns(Entry))
_KINDS = sorted([*SIGNED, *(kind for kind, rule in MOVES.items() if rule.signed)])


@dataclass(frozen=True, slots=True)
class Kept:
    """How a kind of store keeps entries, in SQL."""

    rows: str
    """What they are selected from."""
    outcome: str
    """What the centre made of each."""
    order: str
    """In which order attestations were taken."""


AT_CENTRE = Kept("entry", "outcome", "central_position")
AT_COUNTER = Kept(
    "entry LEFT JOIN outbox ON outbox.entry_id = entry.id AND outbox.hash = entry.hash",
    "coalesce(outbox.state, entry.outcome)",
    "entry.sequence",
)
"""A counter pulls nobody else's attestation: its own stand in the order they were made in."""


class StoreWitnesses:
    """What whoever reads every row of a store finds."""

    def __init__(self, connection: Connection, kept: Kept) -> None:
        self._connection = connection
        self._kept = kept
        self._reference = References(connection)

    def digests(self) -> Mapping[str, str]:
        """The digests of days, by day."""
        return self._reference.all(ReferenceKind.DIGEST)

    def people(self) -> Mapping[str, str]:
        """The staff list, by id."""
        return self._reference.all(ReferenceKind.PERSON)

    def former_keys(self) -> Mapping[str, str]:
        """Keys people signed with before a reset; sealed secrets of others stand beside them."""
        return self._reference.all(ReferenceKind.CREDENTIAL)

    def attestations(self) -> Iterator[Entry]:
        """Every attestation in force, in the order of the centre."""
        kept = self._kept
        sql = (
            f"SELECT {row_sql(tables.entry, (*_ENTRY, 'central_position'))} FROM {kept.rows}"
            f" WHERE entry.kind = '{Fact.ATTEST}' AND {kept.outcome} = 'applied'"
            f" AND {kept.order} > ? ORDER BY {kept.order} LIMIT {PAGE}"
        )
        after: object = 0
        while page := self._page(sql, (after,), (*_ENTRY, "central_position")):
            for row in page:
                yield from_row(Entry, row)
            after = page[-1][kept.order.rpartition(".")[2]]

    def signed(self) -> Iterator[SignedLine]:
        """Every entry that is signed, or counts only with a signature; not what was set apart."""
        kept, kinds = self._kept, ", ".join(f"'{kind}'" for kind in _KINDS)
        sql = (
            f"SELECT {row_sql(tables.entry, _LINE)} FROM {kept.rows}"
            f" WHERE (entry.device, entry.sequence) > (?, ?) AND {kept.outcome} <> 'quarantined'"
            f" AND (signature <> '' OR {kept.outcome} = 'applied' AND kind IN ({kinds}))"
            f" ORDER BY entry.device, entry.sequence LIMIT {PAGE}"
        )
        after: tuple[object, ...] = ("", 0)
        while page := self._page(sql, after, _LINE):
            for row in page:
                yield from_row(SignedLine, row)
            after = (page[-1]["device"], page[-1]["sequence"])

    def _page(
        self, sql: str, after: tuple[object, ...], names: tuple[str, ...]
    ) -> list[dict[str, object]]:
        return rows_of(self._connection.exec_driver_sql(sql, after), names)
