"""Personal values of an entry: taken out of what is hashed, put back where they were."""

import json
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.canonical import canonical
from app.domain.case import CaseFile
from app.domain.effects import columns_of
from app.domain.journal import sealed_hash
from app.domain.personal_values import (
    COLUMNS,
    columns_shown,
    effect_with,
    nameless,
    said_with,
    showing,
    shown_of,
    take_out,
)
from tests.domain.builders import blank, item
from tests.domain.plain_entries import entry

ACT = ("before", "after", "collector_name", "collector_masked", "reason")
TEXTS = st.text(max_size=8)
VALUES = st.none() | st.integers() | TEXTS | st.lists(TEXTS, max_size=2)
CASES = st.dictionaries(st.sampled_from((*COLUMNS, "state")) | TEXTS, VALUES, max_size=6)
BODIES: st.SearchStrategy[dict[str, object]] = st.fixed_dictionaries(
    {},
    optional={
        "act": st.dictionaries(st.sampled_from(ACT) | TEXTS, VALUES, max_size=5) | st.just([]),
        "effect": st.fixed_dictionaries({"case": CASES}) | st.just({}) | st.just({"case": []}),
    },
)
BODY: dict[str, object] = {
    "act": {"field": "applicant_name", "before": "张三", "after": "张珊", "reason": "错字"},
    "effect": {"case": {"applicant_name": "张珊", "agent_name": "", "state": "accepted"}},
}


def copy(whole: object) -> dict[str, object]:
    made: dict[str, object] = json.loads(canonical(whole))
    return made


@given(BODIES)
def test_what_was_taken_out_is_put_back(whole: dict[str, object]) -> None:
    body = copy(whole)
    values = take_out(body)
    act, effect = body.get("act"), body.get("effect")
    if isinstance(act, dict):
        assert said_with(act, values) == whole["act"]
    if isinstance(effect, dict):
        assert effect_with(effect, shown_of(values)) == whole["effect"]
    assert take_out(body) == {}


def test_no_personal_value_is_left_in_what_is_hashed() -> None:
    body = copy(BODY)
    values = take_out(body)
    assert "张" not in canonical(body)
    assert "错字" in canonical(body)
    assert values == {"act.before": "张三", "act.after": "张珊", "effect.applicant_name": "张珊"}
    assert shown_of(values) == {"applicant_name": "张珊"}


def test_an_entry_without_its_values_shows_empty_texts() -> None:
    body = copy(BODY)
    take_out(body)
    made = entry(body=canonical(body))
    assert (made.act["before"], made.act["after"], made.act["reason"]) == ("", "", "错字")
    assert columns_of(made.effect) == {"applicant_name": "", "agent_name": "", "state": "accepted"}
    assert made.personal == ""


def test_the_sealed_values_are_under_the_hash() -> None:
    body = copy(BODY)
    take_out(body)
    one = entry(body=canonical({**body, "sealed": "AAAA"}))
    assert one.personal == "AAAA"
    assert sealed_hash(one) != sealed_hash(replace(one, body=canonical(body)))


def test_what_an_effect_does_not_set_is_never_shown() -> None:
    effect = {"case": {"applicant_name": ""}}
    shown = {"applicant_name": "张三", "agent_name": "李四", "state": "granted"}
    assert effect_with(effect, shown) == {"case": {"applicant_name": "张三"}}
    assert effect_with({}, shown) == {}


@pytest.mark.parametrize("body", ["[]", '"text"', "1"])
def test_a_body_that_is_no_object_is_torn(body: str) -> None:
    with pytest.raises(TypeError):
        _ = entry(body=body).effect


def test_a_file_shows_the_names_it_is_given_and_none_after_that() -> None:
    file = CaseFile(replace(blank(item()), applicant_name="张三", pinyin="zs"))
    assert columns_shown(file.case)["applicant_name"] == "张三"
    assert set(columns_shown(file.case)) == set(COLUMNS)
    assert showing(nameless(file), columns_shown(file.case)) == file
    assert showing(file, {}) is file
    assert set(columns_shown(nameless(file).case).values()) == {""}
