"""The tables hold what the domain holds, and migrations make exactly these tables."""

import subprocess
import sys
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, Engine, Table, text

from app.domain.case import Case, Interval, Paper
from app.domain.flat import columns
from app.domain.journal import Entry
from app.domain.materials import Material
from db import tables
from db.all_tables import metadata, tables_of
from db.cases import CaseRow
from db.engine import sqlite_engine, writing
from db.header import StoreKind
from db.opening import open_store
from db.schema import HEAD, downgrade, revision, upgrade
from db.tables import CENTRAL, LOCAL, SHARED, group_of

KINDS = ((StoreKind.LOCAL, LOCAL), (StoreKind.CENTRAL, CENTRAL))


@pytest.mark.parametrize("made", [tables.confirmed, tables.pending])
def test_projection_columns_are_the_fields_of_the_domain(made: tables.CaseTables) -> None:
    for table, kind, more in (
        (made.case, Case, set()),
        (made.material, Material, {"case_id"}),
        (made.paper, Paper, {"case_id", "place"}),
        (made.interval, Interval, {"case_id", "place"}),
    ):
        assert {column.name for column in table.columns} == set(columns(kind)) | more


def test_the_journal_holds_every_field_of_an_entry_and_what_the_centre_adds() -> None:
    added = {"outcome", "central_position", "central_time", "case_version", "case_hash"}
    assert {column.name for column in tables.entry.columns} == set(columns(Entry)) | added


def test_lists_show_columns_of_the_case_and_three_more() -> None:
    assert set(columns(CaseRow)) - set(columns(Case)) == {"due", "pending", "stopped"}


def test_every_table_belongs_to_a_group() -> None:
    assert {group_of(table) for table in metadata.sorted_tables} == {SHARED, LOCAL, CENTRAL}


@pytest.mark.parametrize(("kind", "group"), KINDS)
def test_an_empty_store_upgraded_is_the_metadata(
    tmp_path: Path, kind: StoreKind, group: str
) -> None:
    upgraded = open_store(tmp_path / "upgraded.db", kind, mounts="")
    plain = sqlite_engine(tmp_path / "plain.db")
    with writing(plain) as connection:
        metadata.create_all(connection, tables_of(SHARED, group))
        connection.commit()
    assert shape(upgraded, tables_of(SHARED, group)) == shape(plain, tables_of(SHARED, group))
    with upgraded.connect() as connection:
        wanted = {table.name for table in tables_of(SHARED, group)}
        assert differences(connection, wanted) == []
    upgraded.dispose()
    plain.dispose()


def differences(connection: Connection, wanted: set[str]) -> list[object]:
    def ours(thing: object, name: str | None, kind: str, reflected: bool, other: object) -> bool:
        return kind != "table" or name in wanted

    context = MigrationContext.configure(connection, opts={"include_object": ours})
    return list(compare_metadata(context, metadata))


def shape(engine: Engine, wanted: list[Table]) -> dict[str, object]:
    """Columns, keys, indexes and checks of each table, in the order of their names."""
    found: dict[str, object] = {}
    with engine.connect() as connection:
        for table in wanted:
            info = connection.exec_driver_sql(f"PRAGMA table_xinfo({table.name})")
            keys = connection.exec_driver_sql(f"PRAGMA foreign_key_list({table.name})")
            made = connection.execute(
                text(f"SELECT sql FROM sqlite_master WHERE name = '{table.name}'")
            ).scalar_one()
            indexes = connection.execute(
                text(
                    "SELECT name, sql FROM sqlite_master WHERE type = 'index'"
                    f" AND tbl_name = '{table.name}' AND sql IS NOT NULL ORDER BY name"
                )
            )
            found[table.name] = (
                sorted(tuple(row[1:]) for row in info),
                sorted(tuple(row[2:]) for row in keys),
                [tuple(row) for row in indexes],
                sorted(line.strip(" ,\t)") for line in str(made).split("\n") if "CHECK" in line),
            )
    return found


@pytest.mark.parametrize(("kind", "group"), KINDS)
def test_going_down_leaves_nothing_and_up_again_works(
    tmp_path: Path, kind: StoreKind, group: str
) -> None:
    engine = open_store(tmp_path / "store.db", kind, mounts="")
    with writing(engine) as connection:
        downgrade(connection, group)
        left = connection.execute(text("SELECT name FROM sqlite_master WHERE type = 'table'"))
        assert {row[0] for row in left} <= {"alembic_version", "sqlite_sequence"}
        assert revision(connection) == ""
        upgrade(connection, group)
        assert revision(connection) == HEAD
    engine.dispose()


def test_the_last_migration_is_the_one_the_program_asks_for() -> None:
    folder = Path(tables.__file__).parent / "migrations"
    assert ScriptDirectory(str(folder)).get_current_head() == HEAD


def test_opening_a_store_that_is_up_to_date_does_not_load_alembic(tmp_path: Path) -> None:
    path = tmp_path / "store.db"
    open_store(path, StoreKind.LOCAL, mounts="").dispose()
    code = (
        "import sys; from pathlib import Path; from db.store import LocalStore;"
        f"LocalStore(Path({str(path)!r})).close(); print('alembic' in sys.modules)"
    )
    top = Path(tables.__file__).parent.parent
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=top, capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "False"
