"""Functions that answer a look act for their owner: none shows more than the policies would."""

import json
from collections.abc import Iterator

import psycopg
import pytest

from app.domain.case import State
from db.postgres.looks import look_functions
from tests.store.hostile.attacker import NO_RIGHT, OTHER_DEVICE, REFUSED, WHO, Attacker
from tests.store.hostile.conftest import Guarded

EVERYBODY = (*WHO, OTHER_DEVICE)
_STATES = [state.value for state in State]
_SEARCH = "SELECT id FROM api.search(%s, %s, %s, %s, %s, %s, 50) ORDER BY id"
_BY_POLICY = "SELECT id FROM hall.case_file WHERE {} ORDER BY id"
_SEARCHES = {
    "number": ("number = %s", 0, "{number}"),
    "beginning of a number": ("left(number, 6) = %s", 0, "{number:.6}"),
    "number_hash": ("number_hash = %s", 1, "{number_hash}"),
    "tail_hash": ("tail_hash = %s", 2, "{tail_hash}"),
    "phone_hash": ("phone_hash = %s", 3, "{phone_hash}"),
    "a name": ("name_key = %s", 4, "{name_key}"),
    "part of a name": ("left(name_key, 2) = %s", 4, "{name_key:.2}"),
    "beginning of a name": ("left(name_key, 1) = %s", 4, "{name_key:.1}"),
    "pinyin": ("pinyin = %s", 5, "{pinyin}"),
}
"""What the policies are asked, the place of the argument, and its value from a case."""


_HASHES = ("number_hash", "tail_hash", "phone_hash", "pinyin")


@pytest.fixture
def hashed(guarded: Guarded) -> Iterator[Guarded]:
    """The hall with something in every column that is searched; as it was afterwards."""
    kept = guarded.centre.owner.execute(f"SELECT {', '.join(_HASHES)}, id FROM hall.case_file")
    before = kept.fetchall()
    fill = ", ".join(f"{name} = '{name}' || substr(number, 14)" for name in _HASHES)
    guarded.centre.owner.execute(f"UPDATE hall.case_file SET {fill}".encode())
    yield guarded
    back = ", ".join(f"{name} = %s" for name in _HASHES)
    for row in before:
        guarded.centre.owner.execute(
            f"UPDATE hall.case_file SET {back} WHERE id = %s".encode(), row
        )


def _cases(guarded: Guarded) -> list[dict[str, str]]:
    found = guarded.centre.owner.execute("SELECT row_to_json(c) FROM hall.case_file c").fetchall()
    assert len(found) == 2
    return [dict(row[0]) for row in found if isinstance(row[0], dict)]


@pytest.mark.parametrize("who", EVERYBODY)
def test_a_search_finds_what_the_policies_show(hashed: Guarded, who: str) -> None:
    by, found = hashed.by(who), 0
    for case in _cases(hashed):
        for condition, place, shape in _SEARCHES.values():
            value = shape.format(**case)
            asked = [value if at == place else "" for at in range(6)]
            hits = by.asks(_SEARCH, *asked)
            assert hits == by.asks(_BY_POLICY.format(condition), value), (condition, value)
            found += len(hits)
        end = case["number"][-6:]
        by_end = by.asks(_BY_POLICY.format("right(number, 6) = %s"), end)
        assert by.asks(_SEARCH, end, "", "", "", "", "") == by_end
    assert (found > 0) is bool(by.asks(_BY_POLICY.format("true")))


@pytest.mark.parametrize("who", EVERYBODY)
def test_a_queue_and_a_case_show_what_the_policies_show(guarded: Guarded, who: str) -> None:
    by = guarded.by(who)
    queue = "SELECT id FROM api.queue(%s, %s, '', '', 1000) ORDER BY id"
    cases = _cases(guarded)
    keys = sorted({case[name] for case in cases for name in ("body", "department")})
    seen = by.asks(_BY_POLICY.format("true"))
    for wanted in ([""], keys):
        assert by.asks(queue, wanted, _STATES) == seen
    for each in cases:
        for look in ("case_file", "case_entries"):
            told = by.one(f"SELECT api.{look}(%s)", each["id"])
            assert (told is not None) is ((each["id"],) in seen)


def test_whoever_sees_one_case_is_told_its_rows_and_no_others(guarded: Guarded) -> None:
    by = guarded.by(WHO[2])
    assert by.one("SELECT api.case_file(%s)", guarded.foreign) is None
    case, materials, papers, intervals = json.loads(
        str(by.one("SELECT api.case_file(%s)", guarded.mine))
    )
    _, entries = json.loads(str(by.one("SELECT api.case_entries(%s)", guarded.mine)))
    assert case[0] == guarded.mine
    for table, rows in (
        ("case_material", materials),
        ("case_paper", papers),
        ("case_interval", intervals),
        ("entry", entries),
    ):
        assert len(rows) == by.one(f"SELECT count(*) FROM hall.{table}")


def test_a_login_that_this_hall_gave_to_nobody_sees_no_case(guarded: Guarded) -> None:
    guarded.centre.server.login("elsewhere")
    place = guarded.centre.server.url(guarded.centre.database, "elsewhere")
    with psycopg.connect(place.render_as_string(), autocommit=True) as line:
        by = Attacker(line)
        assert by.asks("SELECT * FROM api.queue('{\"\"}', %s, '', '', 10)", _STATES) == []
        assert by.asks(_SEARCH, guarded.foreign_number, "", "", "", "欧阳", "") == []
        for case_id in (guarded.mine, guarded.foreign):
            assert by.one("SELECT api.case_file(%s)", case_id) is None
            assert by.one("SELECT api.case_entries(%s)", case_id) is None


_LONG = "repeat('欧阳', 500000)"
_STRANGE = (
    "search(NULL, NULL, NULL, NULL, NULL, NULL, NULL)",
    f"search({', '.join([_LONG] * 6)}, 50)",
    "search('%', '%', '%', '%', '%%', '%', 50)",
    "search('', '', '', '', '欧阳'' OR true --', '$q$', 50)",
    "search('', '', '', '', '欧阳', '', -1)",
    "search('', '', '', '', '欧阳', '', 2147483648)",
    "search('', '', '', '', ARRAY['欧阳'], '', 50)",
    "search(chr(1114111), '', '', '', chr(1114111), chr(1114111), 50)",
    "queue(NULL, NULL, NULL, NULL, NULL)",
    "queue('{}', '{}', '', '', 10)",
    "queue('{{\"\"},{\"\"}}', '{accepted,NULL}', '9', '\"', NULL)",
    "queue('{NULL,\"\"}', '{accepted}', NULL, 'x', 10)",
    f"queue(ARRAY[{_LONG}], ARRAY[{_LONG}], {_LONG}, {_LONG}, 10)",
    "queue(1, 2, 3, 4, 5)",
    "case_file(NULL)",
    f"case_file({_LONG})",
    "case_entries('')",
    "case_entries(NULL)",
)


@pytest.mark.parametrize("call", _STRANGE)
def test_nothing_strange_shows_anything_of_another_bodys_case(guarded: Guarded, call: str) -> None:
    by = guarded.by(WHO[2])
    statement = f"SELECT * FROM api.{call}"
    state, said = by.told(statement)
    assert state[:2] in ("00", "22", "42"), said
    assert state not in (NO_RIGHT, REFUSED)
    shown = said if state != "00000" else str(by.asks(statement))
    assert guarded.foreign not in shown
    assert guarded.foreign_number not in shown


@pytest.mark.parametrize("look", ["search", "queue", "case_file", "case_entries"])
def test_every_look_is_attacked_here(guarded: Guarded, look: str) -> None:
    assert look_functions().count("CREATE FUNCTION api.") == 4
    assert f"CREATE FUNCTION api.{look}(" in look_functions()
    assert any(call.startswith(f"{look}(") for call in _STRANGE)
