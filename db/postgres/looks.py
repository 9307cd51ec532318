"""Functions of the schema api that answer one look of a screen each, in one call.

A statement with policies in it is planned anew whenever it is asked, a function keeps its plans. It
acts for its owner, whom no policy binds, so it asks itself what the policy on cases asks. Lists and
due dates are the very expressions of ``db/cases.py``, columns those of the domain.
"""

from collections.abc import Iterable, Sequence

from sqlalchemy import Table

from app.domain.case import Case, Interval, Paper
from app.domain.flat import columns
from app.domain.materials import Material
from app.domain.numbers import LENGTH
from app.domain.personal_values import COLUMNS as PERSONAL
from app.domain.referee import WINDOW_STATES
from db.cases import CENTRAL_ROWS, FAR, LISTED, Which, rows_where
from db.postgres.engine import SCHEMA, postgres_sql
from db.postgres.sql_text import DIALECT, row_type
from db.postgres.wire import PLACED
from db.projection import GRAM
from db.search import MOST, SUFFIX
from db.statements import row_sql
from db.tables import confirmed, entry

_HEAD = (
    "LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp"
    " SET plan_cache_mode = force_generic_plan SET jit = off"
)
"""Plans for good believe in more rows than there are, and would be compiled for them each time."""
_WHO = "who guard.sight := guard.sight();"
_LAST = "chr(1114111)"
"""Sorts behind every character."""


def look_functions() -> str:
    """The type of a list's row and the functions, as one script for their owner."""
    return "\n".join(
        [
            row_type("api.case_row", CENTRAL_ROWS.cases, LISTED),
            _function("search", _SEARCH_TAKES, "SETOF api.case_row", _search(), "hits text[];"),
            _function("queue", _QUEUE_TAKES, "SETOF api.case_row", _queue()),
            _function("case_file", "wanted text", "text", _of_case(_file())),
            _function("case_entries", "wanted text", "text", _of_case(_entries())),
            _row_of(entry, "entry", PLACED),
            _row_of(confirmed.case, "shown", PERSONAL),
        ]
    )


def _function(name: str, takes: str, gives: str, body: str, more: str = "") -> str:
    head = f"CREATE FUNCTION api.{name}({takes}) RETURNS {gives} {_HEAD}"
    return f"{head} AS $look$ DECLARE {_WHO} {more} BEGIN {body} END $look$;"


def _seen(case: str, who: Sequence[str] = ("who.everything", "who.bodies", "who.counter")) -> str:
    """What the policy on cases says of a row (rights.sql)."""
    everything, bodies, counter = who
    states = ", ".join(f"'{state}'" for state in sorted(WINDOW_STATES))
    return (
        f"({everything} OR {case}.body = ANY ({bodies}) OR {case}.department = ANY ({bodies})"
        f" OR {case}.counter = {counter} OR {counter} IS NOT NULL AND {case}.state IN ({states}))"
    )


def _rows() -> str:
    every = rows_where(CENTRAL_ROWS, Which())
    compiled = every.compile(
        dialect=DIALECT,
        schema_translate_map={None: SCHEMA},
        render_schema_translate=True,
        compile_kwargs={"literal_binds": True},
    )
    return str(compiled)


# -- the search: each part that was typed, by its own index (db/search.py)

_FIRST = "ORDER BY cases.id DESC LIMIT most"
_SEARCH_TAKES = (
    "of_number text, of_document text, of_tail text, of_phone text, of_name text,"
    " of_pinyin text, most int"
)


def _search() -> str:
    return (
        "".join(_alone())
        + "hits := '{}';"
        + "".join(_parts())
        + f"RETURN QUERY {_rows()} WHERE cases.id = ANY (hits) {_FIRST};"
    )


def _alone() -> Iterable[str]:
    """A whole number by itself, scanned mostly: its rows at once, without what finds the others."""
    others = "of_tail || of_phone || of_name || of_pinyin = ''"
    for typed, condition, most in (
        (f"length(of_number) = {LENGTH} AND of_document = ''", "cases.number = of_number", ""),
        ("of_document <> '' AND of_number = ''", "cases.number_hash = of_document", _FIRST),
    ):
        found = f"{_rows()} WHERE {condition} AND {_seen('cases')} {most}"
        yield f"IF {typed} AND {others} THEN RETURN QUERY {found}; RETURN; END IF;"


def _parts() -> Iterable[str]:
    yield _part("of_document <> ''", "c.number_hash = of_document")
    yield _part("of_phone <> ''", "c.phone_hash = of_phone")
    yield _part("of_number <> ''", "c.number = of_number")
    yield _part("of_tail <> ''", "c.tail_hash = of_tail AND NOT c.minor")
    ends = f"substr(c.number, {LENGTH - SUFFIX + 1}) = right(of_number, {SUFFIX})"
    whole = "right(c.number, length(of_number)) = of_number AND NOT c.minor"
    yield _part(f"length(of_number) BETWEEN {SUFFIX} AND {LENGTH - 1}", f"{ends} AND {whole}")
    yield _beginning(f"length(of_number) BETWEEN 1 AND {LENGTH - 1}", "number", "of_number")
    yield _beginning("of_pinyin <> ''", "pinyin", "of_pinyin")
    yield _beginning(f"length(of_name) BETWEEN 1 AND {GRAM - 1}", "name_key", "of_name")
    of_gram = f"SELECT g.case_id FROM {SCHEMA}.name_gram g WHERE g.gram ="
    yield _part(f"length(of_name) = {GRAM}", f"c.id IN ({of_gram} of_name) AND NOT c.minor")
    first, last = f"{of_gram} left(of_name, {GRAM})", f"{of_gram} right(of_name, {GRAM})"
    named = f"c.id IN ({first} INTERSECT {last}) AND strpos(c.name_key, of_name) > 0"
    yield _part(f"length(of_name) > {GRAM}", f"{named} AND NOT c.minor")


def _part(typed: str, condition: str) -> str:
    newest = f"SELECT c.id FROM {SCHEMA}.case_file c WHERE {condition} AND {_seen('c')}"
    return (
        f"IF {typed} THEN hits := hits || ARRAY({newest} ORDER BY c.id DESC LIMIT {MOST}); END IF;"
    )


def _beginning(typed: str, column: str, given: str) -> str:
    """Planned at each call: whether a range is a handful or half the hall lies in its value.

    Most that is typed begins nothing: the first that follows it says so without a plan.
    """
    cases, end = f"{SCHEMA}.case_file c WHERE c.{column} >=", f"|| {_LAST}"
    newest = (
        f"SELECT c.id FROM {cases} $1 AND c.{column} < $1 {end}"
        f" AND NOT c.minor AND {_seen('c', ('$2', '$3', '$4'))} ORDER BY c.id DESC LIMIT {MOST}"
    )
    return (
        f"IF {typed} THEN IF (SELECT min(c.{column}) FROM {cases} {given}) < {given} {end} THEN"
        f" EXECUTE $q$SELECT $5 || ARRAY({newest})$q$ INTO hits"
        f" USING {given}, who.everything, who.bodies, who.counter, hits; END IF; END IF;"
    )


# -- a queue by due date

_QUEUE_TAKES = "keys text[], states text[], after_due text, after_id text, most int"


def _queue() -> str:
    """Departments and bodies each by their own index: a condition on either has none."""
    rows, in_state = _rows(), "WHERE cases.state = ANY (states)"
    of_departments = f"{rows} {in_state} AND cases.department = ANY (keys)"
    of_bodies = f"{rows} {in_state} AND cases.body = ANY (keys)"
    of_keys = f"{of_departments} UNION ALL {of_bodies} AND NOT cases.department = ANY (keys)"
    return (
        f"IF '' = ANY (keys) THEN RETURN QUERY {_page(f'{rows} {in_state}')};"
        f" ELSE RETURN QUERY {_page(of_keys)}; END IF;"
    )


def _page(rows: str) -> str:
    due = f"coalesce(c.due, '{FAR}')"
    return (
        f"SELECT c.* FROM ({rows}) c WHERE {_seen('c')}"
        f" AND (after_id = '' OR ({due}, c.id) > (after_due, after_id))"
        f" ORDER BY {due}, c.id LIMIT most"
    )


# -- one case: every row of it is seen by who sees the case


def _of_case(answer: str) -> str:
    there = f"SELECT FROM {SCHEMA}.case_file c WHERE c.id = wanted AND {_seen('c')}"
    return f"IF NOT EXISTS ({there}) THEN RETURN NULL; END IF; RETURN {answer};"


def _file() -> str:
    parts = [
        _listed(confirmed.material, columns(Material), "case_id = wanted", "no"),
        _listed(confirmed.paper, columns(Paper), "case_id = wanted", "place"),
        _listed(confirmed.interval, columns(Interval), "case_id = wanted", "place"),
    ]
    case = f"SELECT {_row(confirmed.case, columns(Case))} FROM {SCHEMA}.case_file WHERE id = wanted"
    return f"json_build_array(({case}), {', '.join(parts)})"


def _entries() -> str:
    placed = _listed(
        entry, PLACED, "case_id = wanted AND central_position IS NOT NULL", "central_position"
    )
    case = f"SELECT json_build_array(counter, state) FROM {SCHEMA}.case_file WHERE id = wanted"
    return f"json_build_array(({case}), {placed})"


def _listed(table: Table, names: Iterable[str], where: str, order: str) -> str:
    rows = f"json_agg({_row(table, names)} ORDER BY {order})"
    return f"(SELECT coalesce({rows}, '[]') FROM {SCHEMA}.{table.name} WHERE {where})"


def _row(table: Table, names: Iterable[str]) -> str:
    return postgres_sql(row_sql(table, names))


def _row_of(table: Table, name: str, names: Iterable[str]) -> str:
    """A function that makes such an array of one row, for a statement it is put into."""
    head = f"CREATE FUNCTION guard.{name}_row({table.name} {SCHEMA}.{table.name}) RETURNS json"
    return f"{head} LANGUAGE sql STABLE AS $look$ SELECT {_row(table, names)} $look$;"
