"""Materials: counted, seen, exempt; an identity card always goes back (居民身份证法第十五条)."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.item import IdentityPart, Requirement
from app.domain.materials import (
    EXEMPT,
    IN_HAND,
    Material,
    Way,
    as_required,
    defects,
    lacking,
    short_count,
    taken,
    tolerated,
    way_refusal,
)
from tests.domain.builders import MONDAY, item, materials, requirements

PLAIN = Requirement(1, "申请表")
COPIES = Requirement(2, "平面图", originals=0, copies=2)
CARD = Requirement(3, "身份证", identity=IdentityPart.WHOLE)
COMPOUND = Requirement(4, "授权委托书及受托人身份证明", identity=IdentityPart.PART)
LICENCE = Requirement(5, "营业执照", originals=0, e_licence="营业执照")
SHARED = Requirement(6, "纳税证明", originals=0, shared_check="纳税证明")
OPTIONAL = Requirement(7, "租赁合同", required=False)
FOR_AGENT = Requirement(8, "授权委托书", required=False, for_agent=True)


@pytest.mark.parametrize(
    ("requirement", "way"),
    [
        (PLAIN, Way.ORIGINAL),
        (COPIES, Way.COPY),
        (CARD, Way.SEEN),
        (replace(PLAIN, returned=True), Way.SEEN),
        (COMPOUND, Way.ORIGINAL),
        (LICENCE, Way.E_LICENCE),
        (SHARED, Way.SHARED),
        (OPTIONAL, Way.NOT_APPLICABLE),
        (FOR_AGENT, Way.NOT_APPLICABLE),
    ],
)
def test_one_key_takes_a_material_as_published(requirement: Requirement, way: Way) -> None:
    assert as_required(requirement, agent=False, on=MONDAY).way is way


def test_an_agents_material_is_due_when_an_agent_acts() -> None:
    assert as_required(FOR_AGENT, agent=True, on=MONDAY).way is Way.ORIGINAL


def test_the_card_in_a_compound_material_goes_back_at_once() -> None:
    assert as_required(COMPOUND, agent=True, on=MONDAY).returned_on == MONDAY
    assert as_required(CARD, agent=True, on=MONDAY).returned_on == MONDAY
    assert as_required(PLAIN, agent=True, on=MONDAY).returned_on is None


def test_what_nobody_handed_over_does_not_go_back() -> None:
    licence = replace(CARD, e_licence="居民身份证")
    assert taken(licence, Way.E_LICENCE, on=MONDAY).returned_on is None


@pytest.mark.parametrize(
    ("requirement", "way", "code"),
    [
        (CARD, Way.ORIGINAL, "material.identity_kept"),
        (CARD, Way.COPY, "material.identity_kept"),
        (PLAIN, Way.TO_FOLLOW, "material.not_tolerable"),
        (PLAIN, Way.E_LICENCE, "material.no_e_licence"),
        (PLAIN, Way.SHARED, "material.no_shared_data"),
        (PLAIN, Way.COMMITMENT, "material.no_commitment"),
        (PLAIN, Way.NOT_APPLICABLE, "material.is_required"),
    ],
)
def test_some_ways_are_closed_to_some_materials(
    requirement: Requirement, way: Way, code: str
) -> None:
    refused = way_refusal(requirement, way)
    assert refused is not None
    assert refused.code == code


@pytest.mark.parametrize(
    ("requirement", "way"),
    [
        (replace(CARD, copies=1), Way.COPY),
        (replace(PLAIN, tolerable=True), Way.TO_FOLLOW),
        (LICENCE, Way.E_LICENCE),
        (SHARED, Way.SHARED),
        (replace(PLAIN, commitment_replaces=True), Way.COMMITMENT),
        (OPTIONAL, Way.NOT_APPLICABLE),
        (PLAIN, Way.ORIGINAL),
        (PLAIN, Way.MISSING),
    ],
)
def test_what_the_list_allows_is_open(requirement: Requirement, way: Way) -> None:
    assert way_refusal(requirement, way) is None


def test_counts_default_to_what_the_list_asks() -> None:
    assert (taken(COPIES, Way.COPY, on=MONDAY).copies) == 2
    assert (taken(COPIES, Way.COPY, on=MONDAY, copies=1).copies) == 1
    assert (taken(PLAIN, Way.ORIGINAL, on=MONDAY, originals=3).originals) == 3


def test_what_is_not_handed_in_is_not_counted_or_dated() -> None:
    exempt = taken(LICENCE, Way.E_LICENCE, on=MONDAY)
    assert (exempt.originals, exempt.copies, exempt.received_on) == (0, 0, MONDAY)
    missing = taken(PLAIN, Way.MISSING, on=MONDAY)
    assert (missing.originals, missing.received_on) == (0, None)


@pytest.mark.parametrize(
    ("material", "short"),
    [
        (Material(2, "", Way.COPY, copies=2), False),
        (Material(2, "", Way.COPY, copies=1), True),
        (Material(2, "", Way.ORIGINAL, originals=1, copies=1), False),
        (Material(2, "", Way.ORIGINAL, originals=2), False),
        (Material(2, "", Way.ORIGINAL, originals=1), True),
        (Material(2, "", Way.SEEN), False),
        (Material(2, "", Way.SCANNED), False),
        (Material(2, "", Way.E_LICENCE), False),
    ],
)
def test_sheets_are_counted_and_an_original_stands_for_a_copy(
    material: Material, *, short: bool
) -> None:
    assert short_count(COPIES, material) is short


def test_a_copy_never_stands_for_an_original() -> None:
    assert short_count(PLAIN, Material(1, "", Way.COPY, copies=5))
    assert short_count(PLAIN, Material(1, "", Way.ORIGINAL, originals=0, copies=5))


def test_what_is_due_and_not_looked_at_stands_in_the_way() -> None:
    assert lacking(PLAIN, Material(1, ""), agent=False)
    assert not lacking(OPTIONAL, Material(7, ""), agent=False)
    assert not lacking(OPTIONAL, Material(7, "", Way.NOT_APPLICABLE), agent=True)
    assert lacking(FOR_AGENT, Material(8, "", Way.NOT_APPLICABLE), agent=True)


def test_a_condition_that_is_met_makes_a_material_due() -> None:
    assert lacking(OPTIONAL, Material(7, "", Way.MISSING), agent=False)


def test_all_defects_are_found_at_once_also_of_lines_nobody_touched() -> None:
    found = defects(requirements(), materials(plan=Way.FAULTY)[:2], agent=False)
    assert [each.name for each in found] == ["平面图", "身份证"]


def test_tolerated_are_those_to_follow() -> None:
    assert [each.no for each in tolerated(materials(plan=Way.TO_FOLLOW))] == [2]


def test_a_line_is_found_by_its_number() -> None:
    assert item().requirement(2).name == "平面图"
    with pytest.raises(KeyError):
        item().requirement(99)


published = st.builds(
    Requirement,
    no=st.just(1),
    name=st.just("材料"),
    originals=st.integers(0, 3),
    copies=st.integers(0, 3),
    required=st.booleans(),
    for_agent=st.booleans(),
    tolerable=st.booleans(),
    e_licence=st.sampled_from(["", "营业执照"]),
    shared_check=st.sampled_from(["", "纳税证明"]),
    commitment_replaces=st.booleans(),
    identity=st.sampled_from(IdentityPart),
    returned=st.booleans(),
)


@given(published, st.booleans())
def test_as_required_is_always_allowed_and_never_lacking(
    requirement: Requirement, agent: bool
) -> None:
    material = as_required(requirement, agent=agent, on=MONDAY)
    assert way_refusal(requirement, material.way) is None
    assert not lacking(requirement, material, agent=agent)


@given(published, st.sampled_from(Way))
def test_nothing_that_holds_a_card_is_ever_kept(requirement: Requirement, way: Way) -> None:
    if requirement.identity is IdentityPart.NONE or way_refusal(requirement, way):
        return
    material = taken(requirement, way, on=MONDAY)
    if way in IN_HAND - EXEMPT:
        assert material.returned_on == MONDAY
