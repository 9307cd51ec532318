"""What the server must know of the domain, written from it: the table of moves, names, columns.

There is one source of truth for the flow; a test holds what a database has equal to this.
"""

from collections.abc import Iterable, Mapping

from sqlalchemy import Table

from app.domain.authority import DelegatedPower
from app.domain.body_numbers import MOST_LOST, RESTORED
from app.domain.case import Case, Interval, Paper
from app.domain.circumstances import RECUSAL_ARTICLE
from app.domain.exchange import LARGEST_PAGE
from app.domain.fact_rules import COLUMNS, OFFICE, ON_LINE, QUIET, ROLES, SIGNED
from app.domain.flat import columns
from app.domain.forgery import ACTORS, BY_ITSELF, FIXED
from app.domain.journal import ALGORITHM, FORMAT, ID_SHAPE, MAX_BODY, UNHASHED, Entry, Fact
from app.domain.lawful import ACCEPTING, APART, DECIDING, HELPING, OWN, POWER
from app.domain.materials import Material
from app.domain.moves import MOVES, Move, Rule
from app.domain.officers import CENTRES_OWN, CHANGING, OF_KIND
from app.domain.people import OFFICERS, SEEING, SEEING_ALL, Role, StaffKind
from app.domain.personal_values import COLUMNS as PERSONAL
from app.domain.readable import LARGEST_CASE, LONG_CASE, TOO_DEEP
from app.domain.referee import ACCEPTANCES, RECEIPTS, SETTLED, WINDOW_STATES
from app.domain.scans import CHUNK, MOST_CHUNKS
from app.domain.series_marks import BODY_MARKS, CENTRAL_KINDS
from db.devices import MOST_ENROLMENTS
from db.header import OLDEST
from db.postgres.sql_text import (
    array_of,
    constant,
    listed,
    plpgsql_function,
    row_checks,
    sql_function,
)
from db.tables import confirmed

Value = str | bool | list[str]
LARGEST_PARCEL = 8 * MAX_BODY
"""Bytes of an entry on its way without the rows it brings; its body alone may be three a letter."""
LARGEST_BATCH = 32 * 1024 * 1024
"""Bytes: room for the texts of one new catalogue."""
MOST_HELD = 200
"""Entries of a batch whose cases are locked together; a device hands in fifty at once."""

_DAY = (
    "t LIKE '____-__-__' AND translate(t, '0123456789', '') = '--' AND left(t, 4) > '0000'"
    " AND substr(t, 6, 2) BETWEEN '01' AND '12'"
)
"""How a day is written, but for the last day of its month; a cast would fail for what is none."""


def rule_rows() -> list[dict[str, Value]]:
    """One row for each move and each fact."""
    return [_move_row(rule) for rule in MOVES.values()] + [_fact_row(fact) for fact in Fact]


def _move_row(rule: Rule) -> dict[str, Value]:
    move = rule.move
    sources = {state.value if state else "" for state in rule.sources}
    return {
        **_common(move, rule.roles),
        "is_move": True,
        "sources": sorted(sources),
        "targets": sorted(rule.targets),
        "stays": bool(rule.sources & rule.targets),
        "paper": rule.papers[0].value if rule.paper_required else "",
        "on_line": rule.on_line,
        "own_login": rule.on_line,
        "signed": rule.signed,
        "holders": sorted(rule.holders),
        "article": rule.article,
        "columns": [],
        "power": str(POWER.get(move, "")),
        "receipt": move in RECEIPTS,
        "acceptance": move in ACCEPTANCES,
        "accepting": move in ACCEPTING,
        "helping": move in HELPING,
        "own": move in OWN,
        "deciding": move in DECIDING,
        "apart": move in APART,
    }


def _fact_row(fact: Fact) -> dict[str, Value]:
    nothing = (
        "receipt",
        "acceptance",
        "accepting",
        "helping",
        "own",
        "deciding",
        "apart",
    )
    return {
        **_common(fact, ROLES.get(fact, frozenset())),
        **dict.fromkeys(nothing, False),
        "is_move": False,
        "sources": [],
        "targets": [],
        "stays": True,
        "paper": "",
        "on_line": fact in ON_LINE,
        "own_login": fact in ON_LINE | SIGNED,
        "signed": fact in SIGNED,
        "holders": [],
        "article": "",
        "columns": sorted(COLUMNS.get(fact, frozenset())),
        "power": "",
    }


def _common(kind: Move | Fact, roles: Iterable[str]) -> dict[str, Value]:
    names = [str(role) for role in sorted(roles)]
    return {
        "kind": kind.value,
        "roles": names,
        "role_list": ",".join(names),
        "quiet": kind in QUIET,
        "by_itself": kind in BY_ITSELF,
    }


def domain_functions() -> str:
    """Functions of the schema guard that say what the domain says."""
    parts = {"material": Material, "paper": Paper, "interval": Interval}
    lists: dict[str, Iterable[str]] = {
        "fixed": FIXED,
        "actors": ACTORS,
        "settled": SETTLED,
        "window_states": WINDOW_STATES,
        "office": OFFICE,
        "personal": PERSONAL,
        "roles": Role,
        "staff_kinds": StaffKind,
        "powers": DelegatedPower,
        "officers": OFFICERS,
        "changing": CHANGING,
        "centres_own": CENTRES_OWN,
        "seeing": SEEING,
        "seeing_all": SEEING_ALL,
        "central_kinds": CENTRAL_KINDS,
        "body_marks": BODY_MARKS,
        "body_ends": {f"%{mark}" for mark in BODY_MARKS},
        "case_columns": set(columns(Case)) - {"version"},
        **{f"{part}_columns": columns(kind) for part, kind in parts.items()},
    }
    values = {
        "format": FORMAT,
        "algorithm": ALGORITHM,
        "id_shape": ID_SHAPE,
        "recusal_article": RECUSAL_ARTICLE,
        "restored": RESTORED,
    }
    numbers = {
        "longest_body": MAX_BODY,
        "largest_parcel": LARGEST_PARCEL,
        "largest_batch": LARGEST_BATCH,
        "most_held": MOST_HELD,
        "largest_page": LARGEST_PAGE,
        "long_case": LONG_CASE,
        "largest_case": LARGEST_CASE,
        "largest_credential": MAX_BODY,
        "most_enrolments": MOST_ENROLMENTS,
        "oldest_program": OLDEST,
        "scan_chunk": CHUNK,
        "most_chunks": MOST_CHUNKS,
        "most_lost": MOST_LOST,
    }
    return "\n".join(
        [
            *(constant(name, "text[]", array_of(words)) for name, words in lists.items()),
            *(constant(name, "text", f"'{value}'") for name, value in values.items()),
            *(constant(name, "int", str(value)) for name, value in numbers.items()),
            constant("too_deep", "jsonpath", f"'$.**{{{TOO_DEEP}}}'::jsonpath"),
            _officer_of(),
            *_hashed_texts(),
            *_whole(parts),
            _put_case(),
            _put_rows("materials", confirmed.material, "no"),
            _put_rows("papers", confirmed.paper, "id"),
            _put_rows("intervals", confirmed.interval, "id"),
        ]
    )


def _officer_of() -> str:
    """Whose the rows of a kind of reference data are; null where they are nobody's alone."""
    cases = " ".join(f"WHEN '{kind}' THEN '{role}'" for kind, role in sorted(OF_KIND.items()))
    return sql_function(
        "officer_of", "kind text", "text", f"SELECT CASE kind {cases} END", "IMMUTABLE"
    )


def _hashed_texts() -> Iterable[str]:
    """The text of an entry that its hash is made of, canonical JSON, from its text or its row."""
    kinds = {name: kind for name, kind in sorted(columns(Entry).items()) if name not in UNHASHED}
    typed = ", ".join(
        f"{name} {'numeric' if kind is int else 'text'}" for name, kind in kinds.items()
    )
    yield f"CREATE TYPE guard.told AS ({typed});"
    text_of = "SELECT row_to_json({})::text"
    told = "jsonb_populate_record(NULL::guard.told, said)"
    yield sql_function("hashed_text", "said jsonb", "text", text_of.format(told), "STABLE")
    row = f"ROW({listed(list(kinds), 'e.')})::guard.told"
    yield sql_function("told_text", "e hall.entry", "text", text_of.format(row), "STABLE")


def _whole(parts: Mapping[str, type]) -> Iterable[str]:
    """Whether values are words of the domain and dates are dates, before anything is kept.

    Dates and instants as Python writes them and reads them again: PostgreSQL knows more of both.
    """
    time = r"([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.(?!000000)\d{6})?"
    instant = rf"t ~ '^\d{{4}}-\d\d-\d\dT{time}\+00:00$'"
    yield _is("is_day", _DAY, "((left(t, 8) || '01')::date + right(t, 2)::int - 1)::text = t")
    yield _is("is_instant", instant, "t::timestamptz IS NOT NULL")
    yield _whole_row("case", "case_file", Case)
    rows = []
    for part, kind in parts.items():
        yield _whole_row(part, f"case_{part}", kind)
        every = f"jsonb_array_elements(coalesce(effect -> '{part}s', '[]')) raw"
        row = f"jsonb_populate_record(NULL::hall.case_{part}, raw) r"
        said = "to_jsonb(r) - ARRAY['case_id', 'place'] = raw"
        wrong = f"NOT {said} OR NOT guard.whole_{part}(r)"
        rows.append(f"NOT EXISTS (SELECT FROM {every}, {row} WHERE {wrong})")
    yield plpgsql_function("whole_rows", "effect jsonb", "boolean", f"RETURN {' AND '.join(rows)}")


def _whole_row(name: str, table: str, kind: type) -> str:
    body = f"SELECT {row_checks(kind, columns(kind))}"
    return sql_function(f"whole_{name}", f"r hall.{table}", "boolean", body, "STABLE")


def _is(name: str, shape: str, value: str) -> str:
    body = f"SELECT CASE WHEN t IS NULL THEN true WHEN {shape} THEN {value} ELSE false END"
    return sql_function(name, "t text", "boolean", body, "STABLE")


def _put_case() -> str:
    names = [name for name in columns(Case) if name != "id"]
    sets = ", ".join(f"{name} = n.{name}" for name in names)
    body = (
        "IF c.id IS NULL THEN INSERT INTO hall.case_file SELECT n.*;"
        f" ELSE UPDATE hall.case_file SET {sets} WHERE id = n.id; END IF"
    )
    return plpgsql_function("put_case", "n hall.case_file, c hall.case_file", "void", body)


def _put_rows(part: str, table: Table, key: str) -> str:
    """Rows by their key; new ones stand behind those that are there."""
    names = [column.name for column in table.columns if column.name not in ("case_id", "place")]
    ordered = "place" in table.columns
    into, values = listed(names), listed(names, "r.")
    if ordered:
        into += ", place"
        last = f"SELECT coalesce(max(place), -1) FROM hall.{table.name} WHERE case_id = of_case"
        values += f", ({last}) + r.ordinality"
    sets = ", ".join(f"{name} = excluded.{name}" for name in names if name != key)
    body = (
        f"INSERT INTO hall.{table.name} (case_id, {into}) SELECT of_case, {values}"
        f" FROM jsonb_populate_recordset(NULL::hall.{table.name}, rows) WITH ORDINALITY r"
        f" ON CONFLICT (case_id, {key}) DO UPDATE SET {sets}"
    )
    return plpgsql_function(f"put_{part}", "of_case text, rows jsonb", "void", body)
