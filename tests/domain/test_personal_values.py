"""Personal values of an entry: hashed as digests, shown while they lie beside it, gone for good."""

import json
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.canonical import canonical
from app.domain.journal import Entry, altered, fault, sealed, sealed_hash
from app.domain.personal_values import COLUMNS, apart, fits, joined
from tests.domain.test_journal_chain import entry

ACT = ("before", "after", "collector_name", "collector_masked", "reason")
SEED = "5eed"
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

BODY = canonical(
    {
        "act": {"field": "applicant_name", "before": "张三", "after": "张珊", "reason": "错字"},
        "effect": {"case": {"applicant_name": "张珊", "agent_name": "", "state": "accepted"}},
    }
)


def made() -> Entry:
    body, personal = apart(json.loads(BODY), SEED)
    return sealed(replace(entry(body=body), personal=personal))


@given(BODIES, st.text(max_size=4))
def test_what_was_taken_apart_is_joined_again(whole: dict[str, object], seed: str) -> None:
    body, personal = apart(json.loads(canonical(whole)), seed)
    assert joined(body, personal) == whole
    assert fits(body, personal)
    assert fits(body, "")


def test_no_name_can_be_read_or_tried_in_what_is_hashed() -> None:
    one, other = made(), apart(json.loads(BODY), "another seed")[0]
    assert "张" not in one.body
    assert "错字" in one.body
    act, case = json.loads(one.body)["act"], json.loads(one.body)["effect"]["case"]
    assert act["after"] != case["applicant_name"]
    assert json.loads(other)["act"]["after"] != act["after"]


def test_an_entry_shows_its_values_until_they_are_dropped() -> None:
    whole = made()
    assert (whole.act["before"], whole.act["after"]) == ("张三", "张珊")
    assert whole.effect["case"] == json.loads(BODY)["effect"]["case"]
    erased = replace(whole, personal="")
    assert (erased.act["before"], erased.act["after"], erased.act["reason"]) == ("", "", "错字")
    assert erased.effect["case"] == {"applicant_name": "", "agent_name": "", "state": "accepted"}
    assert sealed_hash(erased) == whole.hash
    assert not altered(erased)


SALT, NAME = json.loads(apart(json.loads(BODY), SEED)[1])["act.after"]


@pytest.mark.parametrize(
    "pair",
    [
        [SALT, "李四"],
        [SALT[:-1], SALT[-1] + NAME],
        [SALT, NAME, ""],
        [SALT, 1],
        [],
        "x",
        None,
    ],
)
def test_a_value_that_is_not_what_its_digest_says_is_a_lie_and_never_shown(pair: object) -> None:
    whole = made()
    lying = replace(whole, personal=canonical({**json.loads(whole.personal), "act.after": pair}))
    assert lying.act["after"] == ""
    wrong = fault(lying, sequence=1, previous=whole.previous)
    assert wrong is not None
    assert wrong.code == "journal.altered"


@pytest.mark.parametrize(
    "personal", ["[]", "{", '{"act.reason":["a","b"]}', '{"effect.state":["",""]}', "[" * 100_000]
)
def test_what_belongs_to_nothing_in_the_body_is_a_lie(personal: str) -> None:
    assert not fits(made().body, personal)


def test_a_value_that_looks_like_a_digest_is_a_value() -> None:
    name = "sha256:" + "0" * 64
    body, personal = apart({"act": {"after": name}}, SEED)
    assert joined(body, personal) == {"act": {"after": name}}
    assert joined(body, "") == {"act": {"after": ""}}


def test_one_value_can_be_dropped_alone() -> None:
    whole = made()
    rest = json.loads(whole.personal)
    del rest["act.before"]
    fewer = replace(whole, personal=canonical(rest))
    assert (fewer.act["before"], fewer.act["after"]) == ("", "张珊")
    assert not altered(fewer)
