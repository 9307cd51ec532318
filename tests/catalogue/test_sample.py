"""The sample list that is shipped: whole, consistent, and rich enough to work with."""

import re
from collections import Counter

import pytest
from stdnum.cn import uscc

from app.catalogue.checks import faults, shape_hints
from app.catalogue.files import SAMPLE, catalogue_bytes, load_catalogue
from app.catalogue.model import Catalogue
from app.catalogue.pinyin import searchable, spoken
from app.domain.clock import Unit
from app.domain.fields import check_field
from app.domain.item import (
    CaseKind,
    ClockStart,
    DeemedAcceptance,
    FieldKind,
    FieldSpec,
    IdentityPart,
    ItemType,
    TransferStatus,
)

ORGANISATION_WEIGHTS = (3, 7, 9, 10, 5, 8, 4, 2)
APPLICANTS = {
    "自然人",
    "企业法人",
    "事业法人",
    "社会组织法人",
    "行政机关",
    "其他组织",
    "个体工商户",
}


@pytest.fixture(scope="module")
def sample() -> Catalogue:
    return load_catalogue(SAMPLE)


def test_it_contradicts_no_rule(sample: Catalogue) -> None:
    assert faults(sample) == ()
    assert shape_hints(sample) == ()


def test_it_is_written_as_the_program_writes_lists(sample: Catalogue) -> None:
    assert catalogue_bytes(sample) == SAMPLE.read_bytes()


def test_it_is_large_enough_to_work_with(sample: Catalogue) -> None:
    assert len(sample.items) >= 100
    assert len({item.department for item in sample.items}) >= 20
    assert {item.transfer for item in sample.items} == set(TransferStatus)
    assert {item.deemed for item in sample.items} == set(DeemedAcceptance)
    assert {item.clock_start for item in sample.items} == set(ClockStart)
    assert {item.kind for item in sample.items} == set(CaseKind)
    assert sum(total.count for total in sample.totals()) == len(sample.items)
    assert "备案" in [total.type_name for total in sample.totals()]


def test_every_name_and_code_stands_there_once(sample: Catalogue) -> None:
    names = Counter(item.name for item in sample.items)

    assert [name for name, count in names.items() if count > 1] == []
    assert len({item.code for item in sample.items}) == len(sample.items)


def test_codes_hold_the_body_that_implements_and_its_check_characters(sample: Catalogue) -> None:
    codes = {body.credit_code for body in sample.bodies}

    assert all(uscc.is_valid(code) and _is_organisation(code[8:17]) for code in codes)
    assert all(item.code[:18] in codes for item in sample.items)


def test_every_item_says_what_a_counter_needs(sample: Catalogue) -> None:
    for item in sample.items:
        assert item.materials, item.name
        assert item.conditions, item.name
        assert item.keywords, item.name
        assert item.legal_basis, item.name
        assert item.result_name, item.name
        assert item.statutory_limit, item.name
        assert item.promised_limit, item.name
        assert item.supplement_limit, item.name
        assert set(item.applicant_kinds) <= APPLICANTS, item.name
        assert not item.lacks, item.name
        for material in item.materials:
            assert material.standard, (item.name, material.name)
            assert bool(material.condition) is not material.required, (item.name, material.name)


def test_tolerated_materials_make_an_item_of_the_published_list(sample: Catalogue) -> None:
    for item in sample.items:
        tolerable = any(material.tolerable for material in item.materials)
        assert item.tolerance_listed is tolerable, item.name


def test_deemed_acceptance_is_for_permits_and_what_special_laws_name(sample: Catalogue) -> None:
    for item in sample.items:
        if item.deemed is DeemedAcceptance.FIVE_DAYS:
            assert item.is_permit or item.type_name == "审核转报", item.name


def test_an_identity_card_is_never_kept_in_any_item(sample: Catalogue) -> None:
    cards = [
        material
        for item in sample.items
        for material in item.materials
        if re.search("身份证(?!明书)|身份证明|身份和|身份、", material.name)
        and "困难身份" not in material.name
    ]

    assert cards
    assert [card.name for card in cards if card.identity is IdentityPart.NONE] == []
    compound = next(card for card in cards if card.name == "授权委托书及受托人身份证明")
    alone = next(card for card in cards if card.name == "申请人身份证明")
    assert (compound.identity, alone.identity) == (IdentityPart.PART, IdentityPart.WHOLE)
    assert alone.returned


def test_an_item_that_allows_agents_asks_for_their_power(sample: Catalogue) -> None:
    for item in sample.items:
        if item.transfer is TransferStatus.ELSEWHERE:
            continue
        asks = any(material.for_agent for material in item.materials)
        assert asks is item.agent_allowed, item.name


def test_items_outside_the_hall_say_where_to_go(sample: Catalogue) -> None:
    elsewhere = [item for item in sample.items if item.transfer is TransferStatus.ELSEWHERE]

    assert elsewhere
    assert all(item.where_to_go for item in elsewhere)


def test_there_are_items_that_need_a_collective_decision_or_have_a_limited_number(
    sample: Catalogue,
) -> None:
    assert any(item.collective for item in sample.items)
    assert any(item.limited_number for item in sample.items)
    assert any(item.accept_on_receipt for item in sample.items)
    assert any(item.type is ItemType.CONFIRMATION for item in sample.items)
    assert any(
        item.statutory_limit and item.statutory_limit.unit is Unit.NATURAL for item in sample.items
    )


def test_at_least_twenty_items_have_three_fields_of_their_own(sample: Catalogue) -> None:
    rich = [item for item in sample.items if len(item.fields) >= 3]

    assert len(rich) >= 20
    assert all(any(spec.required for spec in item.fields) for item in rich)
    kinds = {spec.kind for item in rich for spec in item.fields}
    assert kinds >= set(FieldKind) - {FieldKind.CREDIT_CODE}


def test_every_field_takes_a_sensible_value_and_refuses_nonsense(sample: Catalogue) -> None:
    for item in sample.items:
        for spec in item.fields:
            value, refusals = check_field(spec, _sensible(spec))
            assert value, (item.name, spec.label)
            assert refusals == (), (item.name, spec.label)
            if spec.kind not in (FieldKind.TEXT, FieldKind.ADDRESS, FieldKind.PERSON_NAME):
                assert check_field(spec, "待定")[1], (item.name, spec.label)


def test_every_text_search_knows_has_its_sound(sample: Catalogue) -> None:
    for text in spoken(sample):
        assert len(sample.pinyin[text].split()) == len(searchable(text)), text
    assert set(sample.pinyin) == spoken(sample)


def test_it_is_chinese_and_says_that_it_is_a_sample(sample: Catalogue) -> None:
    assert "示例" in sample.title
    assert "示例" in sample.note
    assert sample.in_force_from is not None
    for item in sample.items:
        texts = [item.name, item.statutory_note, item.fee, *item.conditions]
        texts += [each for material in item.materials for each in (material.name, material.note)]
        assert not [text for text in texts if re.search("[a-z]{3}", text)], item.name


def _sensible(spec: FieldSpec) -> str:
    if spec.choices:
        return spec.choices[0]
    number = spec.minimum or 1
    return {
        FieldKind.TEXT: "示例",
        FieldKind.ADDRESS: "示例县为民路1号",
        FieldKind.INTEGER: f"{number:.0f}",
        FieldKind.NUMBER: f"{number}",
        FieldKind.MONEY: "1280000",
        FieldKind.DATE: "2026-03-01",
        FieldKind.YES_NO: "是",
        FieldKind.PERSON_NAME: "李静",
        FieldKind.IDENTITY: "11010519491231002X",
        FieldKind.CREDIT_CODE: "91350100M000100Y43",
        FieldKind.PHONE: "13800138000",
    }[spec.kind]


def _is_organisation(code: str) -> bool:
    total = sum(
        int(char, 36) * weight for char, weight in zip(code, ORGANISATION_WEIGHTS, strict=False)
    )
    return "0123456789X"[-total % 11] == code[8]
