"""Contradictions in a list: each is found, and said in a sentence."""

import json
from collections.abc import Mapping

import pytest

from app.catalogue.checks import faults, shape_hints
from app.catalogue.files import catalogue_from_bytes
from app.wording import sentence
from tests.catalogue.builders import catalogue, document, item

MAIN = {"no": 1, "name": "申请书"}
CHOICE = {"key": "a", "label": "业态", "kind": "多选"}


@pytest.mark.parametrize(
    ("parts", "code"),
    [
        ({"body": "SCJG"}, "not_the_bureau"),
        ({"transfer": "不进驻", "body": "SCJG"}, "nowhere_to_go"),
        ({"promised_limit": "21个工作日", "statutory_limit": "20个工作日"}, "promise_too_long"),
        ({"kind": "即办件", "promised_limit": "1个工作日"}, "instant_with_days"),
        ({"materials": [{**MAIN, "no": 2}]}, "material_numbers"),
        ({"materials": [{**MAIN, "required": False}]}, "no_main_material"),
        (
            {"materials": [MAIN, {"no": 2, "name": "章程", "tolerable": True}]},
            "tolerable_without_limit",
        ),
        (
            {"materials": [{**MAIN, "supplement_limit": "5个工作日"}]},
            "limit_without_tolerance",
        ),
        (
            {
                "promised_limit": "3个工作日",
                "materials": [
                    MAIN,
                    {
                        "no": 2,
                        "name": "章程",
                        "tolerable": True,
                        "supplement_limit": "5个工作日",
                    },
                ],
            },
            "supplement_too_long",
        ),
        (
            {
                "kind": "即办件",
                "materials": [
                    MAIN,
                    {
                        "no": 2,
                        "name": "章程",
                        "tolerable": True,
                        "supplement_limit": "5个自然日",
                    },
                ],
            },
            "tolerable_in_instant",
        ),
        (
            {"agent_allowed": False, "materials": [MAIN, {**MAIN, "no": 2, "for_agent": True}]},
            "agent_not_allowed",
        ),
        (
            {"fields": [{"key": "a", "label": "一", "kind": "文本"}] * 2},
            "field_twice",
        ),
        ({"fields": [{**CHOICE, "choices": ["热食"]}]}, "too_few_choices"),
        ({"fields": [{**CHOICE, "choices": ["热食", "热食"]}]}, "too_few_choices"),
        ({"fields": [{**CHOICE, "choices": ["热食、冷食", "生食"]}]}, "choice_separates"),
        (
            {"fields": [{"key": "a", "label": "数", "kind": "数字", "minimum": 2, "maximum": 1}]},
            "range_reversed",
        ),
        (
            {"special_procedures": [{"name": "公示", "stops_clock": True, "basis": "当地规定"}]},
            "stop_without_law",
        ),
    ],
)
def test_a_contradiction_is_found_and_said(parts: Mapping[str, object], code: str) -> None:
    found = faults(catalogue_from_bytes(document(item_parts=parts), file="list.json"))

    assert [each.code for each in found] == [f"catalogue.{code}"]
    for language in ("zh_CN", "en"):
        assert "食品经营许可" in sentence(found[0], language)


@pytest.mark.parametrize(
    "basis", ["行政许可法第四十五条", "娱乐场所管理条例（2020）第十条；行政许可法第四十五条"]
)
def test_a_stop_with_law_and_article_is_no_fault(basis: str) -> None:
    parts = {"special_procedures": [{"name": "听证", "stops_clock": True, "basis": basis}]}

    assert faults(catalogue_from_bytes(document(item_parts=parts), file="list.json")) == ()


def test_limits_in_different_units_are_not_compared() -> None:
    parts = {"promised_limit": "20个工作日", "statutory_limit": "15个自然日"}

    assert faults(catalogue_from_bytes(document(item_parts=parts), file="list.json")) == ()


@pytest.mark.parametrize(
    ("code", "odd"),
    [
        ("11990101MB00000193400013190100001", False),
        ("11990101MB000001934000131901000", False),
        ("511A0146000000-511602000000-000-1151130000877869M-1-00", True),
        ("E-000021-001-1111111111111111", True),
        ("F-1", True),
    ],
)
def test_codes_without_the_national_shape_are_only_hinted_at(code: str, odd: bool) -> None:
    listed = catalogue(item(code, "取水许可"))

    assert [hint.code for hint in shape_hints(listed)] == ["catalogue.odd_code"] * odd
    assert all(code in sentence(hint) for hint in shape_hints(listed))
    assert faults(listed) == ()


def test_the_builder_of_these_tests_makes_a_sound_file() -> None:
    assert json.loads(document())["format"] == "yichuang-catalogue"
    assert faults(catalogue_from_bytes(document(), file="list.json")) == ()
