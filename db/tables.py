"""The journal with its answers, the cases, and what else both stores have, in one metadata.

What a store has alone stands in ``counter_tables`` and ``central_tables``; ``all_tables`` has all.

Columns of the projection and of the journal are the fields of the domain's flat dataclasses; dates
and instants stand as ISO text, which sorts as they do and reads the same in every store.
"""

from dataclasses import dataclass
from types import NoneType
from typing import get_args, get_type_hints

from sqlalchemy import (
    BigInteger,
    Boolean,
    CheckConstraint,
    Column,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    Table,
    Text,
)
from sqlalchemy.types import TypeEngine

from app.domain.case import Case, Interval, Paper
from app.domain.flat import columns
from app.domain.journal import Entry
from app.domain.materials import Material
from app.domain.reading import Read

SHARED, LOCAL, CENTRAL = "shared", "local", "central"
"""Groups: a local store has shared and local tables, the centre shared and central ones."""

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
    }
)

FLAG = Boolean().with_variant(Integer(), "sqlite")
"""True and false, kept as 1 and 0 where a store has no boolean."""

NUMBER = BigInteger().with_variant(Integer(), "sqlite")
"""A number of 64 bits in every store: a counter off line for 25 days counts that many ms."""

PENDING = "_pending"
"""Suffix of the overlay: cases with entries that are not confirmed yet."""


def group_of(table: Table) -> str:
    """Which group a table belongs to."""
    group = table.info["group"]
    assert isinstance(group, str)
    return group


def table(name: str, group: str, *parts: Column[object] | Index | CheckConstraint) -> Table:
    """A table of that group, in the one metadata."""
    return Table(name, metadata, *parts, info={"group": group})


def text_column(name: str, *, default: bool = True) -> Column[object]:
    """Words that are never NULL; empty where nobody says otherwise."""
    return Column(name, Text, nullable=False, server_default="" if default else None)


def _fields(kind: type, *keys: str) -> list[Column[object]]:
    hints = get_type_hints(kind)
    return [
        Column(
            name,
            _sql_type(base),
            primary_key=name in keys,
            nullable=name not in keys and NoneType in get_args(hints[name]),
        )
        for name, base in columns(kind).items()
    ]


def _place(kind: type) -> list[Column[object]]:
    """Materials have their own numbers; the rest keep their place in the file."""
    return [] if kind is Material else [Column("place", NUMBER, nullable=False)]


def _sql_type(base: type) -> TypeEngine[bool] | TypeEngine[int] | TypeEngine[str]:
    if base is bool:
        return FLAG
    return NUMBER if base is int else Text()


@dataclass(frozen=True, slots=True)
class CaseTables:
    """The tables one projection of cases is kept in."""

    case: Table
    material: Table
    paper: Table
    interval: Table
    gram: Table
    """Bigrams of the folded names: two-character names are found by part too."""


SEPARATION = {
    "review_apart": "flagged OR reviewer = '' OR (reviewer NOT IN"
    " (accepted_by, told_by, declined_by)"
    " AND ',' || told_before || ',' NOT LIKE '%,' || reviewer || ',%')",
    "decision_apart": "flagged OR decided_by = '' OR (decided_by NOT IN"
    " (accepted_by, told_by, declined_by)"
    " AND ',' || told_before || ',' NOT LIKE '%,' || decided_by || ',%')",
    "recusal_apart": "flagged OR decided_by = ''"
    " OR ',' || recused || ',' NOT LIKE '%,' || decided_by || ',%'",
    "proposal_apart": "flagged OR kind = 'instant' OR decided_by = '' OR decided_by <> proposed_by",
}
"""受审分离 in the row itself; a flagged row waits for a person to put it right."""


def _projection(suffix: str, group: str) -> CaseTables:
    case = table(
        f"case_file{suffix}",
        group,
        *_fields(Case, "id"),
        *(CheckConstraint(rule, name=name) for name, rule in SEPARATION.items()),
    )
    for names in (
        ("number",),
        ("state", "department"),
        ("counter", "received_on"),
        ("name_key",),
        ("pinyin",),
        ("number_hash",),
        ("tail_hash",),
        ("phone_hash",),
        ("reviewer",),
        ("received_on",),
        ("decided_on", "accepted_by", "decided_by"),
    ):
        label = f"ix_{case.name}_{'_'.join(names)}"
        Index(label, *(case.c[name] for name in names), unique=names == ("number",))

    def rows(name: str, kind: type, key: str) -> Table:
        return table(
            f"{name}{suffix}",
            group,
            Column(
                "case_id",
                Text,
                ForeignKey(case.c.id, ondelete="CASCADE"),
                primary_key=True,
            ),
            *_fields(kind, key),
            *_place(kind),
        )

    gram = table(
        f"name_gram{suffix}",
        group,
        Column("gram", Text, primary_key=True),
        Column("case_id", Text, ForeignKey(case.c.id, ondelete="CASCADE"), primary_key=True),
    )
    Index(f"ix_{gram.name}_case_id", gram.c.case_id)
    paper = rows("case_paper", Paper, "id")
    Index(f"ix_{paper.name}_number", paper.c.number)
    return CaseTables(
        case,
        rows("case_material", Material, "no"),
        paper,
        rows("case_interval", Interval, "id"),
        gram,
    )


entry = table(
    "entry",
    SHARED,
    *_fields(Entry, "id", "device"),
    Column("outcome", Text, nullable=False, server_default=""),
    Column("central_position", NUMBER),
    Column("central_time", Text),
    Column("case_version", NUMBER),
    Column("case_hash", Text),
)
"""The journal. What the centre adds stands outside the hash; nothing else is ever updated.

An id stands once at the centre. A counter may keep two of the clock's own (its and another
holder's), of which one is in force.
"""
Index("ix_entry_device_sequence", entry.c.device, entry.c.sequence, unique=True)
Index("ix_entry_central_position", entry.c.central_position, unique=True)
Index("ix_entry_case_id_case_version", entry.c.case_id, entry.c.case_version)
Index("ix_entry_kind_actor_device_time", entry.c.kind, entry.c.actor, entry.c.device_time)
Index("ix_entry_kind_device_time", entry.c.kind, entry.c.device_time)
Index("ix_entry_device_time", entry.c.device_time)
Index("ix_entry_outcome", entry.c.outcome)

confirmed = _projection("", SHARED)
pending = _projection(PENDING, LOCAL)

case_key = table(
    "case_key",
    SHARED,
    Column("case_id", Text, primary_key=True),
    Column("wrapped", Text, nullable=False),
)
"""Key of a case, wrapped by the hall key; dropping it erases the personal values."""

reference = table(
    "reference",
    SHARED,
    Column("kind", Text, primary_key=True),
    Column("key", Text, primary_key=True),
    Column("value", Text, nullable=False),
    Column("position", NUMBER, nullable=False),
)

task = table(
    "task",
    SHARED,
    Column("entry_id", Text, primary_key=True),
    Column("case_id", Text, nullable=False, index=True),
    Column("outcome", Text, nullable=False),
    Column("answer", Text, nullable=False),
    Column("opened_at", Text, nullable=False),
    text_column("done_by"),
    Column("done_at", Text),
    text_column("resolution"),
    Column("reported", FLAG, nullable=False, server_default="0"),
)
"""An entry the centre did not simply take, with both sides in the answer."""

read_log = table("read_log", SHARED, *_fields(Read, "entry_id"))
"""Who saw whose data, why and when (个人信息保护法第五十五条): the looks of the journal as rows.

A counter has its own, the centre those of the whole hall.
"""
Index("ix_read_log_case_id", read_log.c.case_id)
Index("ix_read_log_at", read_log.c.at)
Index("ix_read_log_what_at", read_log.c.what, read_log.c.at)
Index("ix_read_log_person_at", read_log.c.person, read_log.c.at)
