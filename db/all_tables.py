"""All tables of both stores, for who makes or compares them: the metadata with every one in it."""

from sqlalchemy import Table

from db import central_tables, counter_tables
from db.tables import group_of, metadata

__all__ = ["central_tables", "counter_tables", "metadata", "tables_of"]


def tables_of(*groups: str) -> list[Table]:
    """The tables of these groups, in the order in which they can be made."""
    return [table for table in metadata.sorted_tables if group_of(table) in groups]
