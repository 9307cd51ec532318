"""The program's own catalogue files: read strictly, with complaints that name the place."""

import json
from collections.abc import Mapping
from pathlib import Path

import pytest

from app.catalogue.files import (
    FORMAT_VERSION,
    LARGEST,
    catalogue_bytes,
    catalogue_from_bytes,
    load_catalogue,
)
from app.catalogue.terms import limit_of, limit_text
from app.domain.clock import Limit, Unit
from app.domain.errors import Damaged, Refusal, Refused, Unavailable
from app.domain.item import CaseKind, DeemedAcceptance, TransferStatus
from app.wording import sentence
from tests.catalogue.builders import document


def test_what_goes_without_saying_need_not_be_said() -> None:
    (item,) = catalogue_from_bytes(document(), file="list.json").items

    assert item.transfer is TransferStatus.TRANSFERRED
    assert item.kind is CaseKind.PROMISED
    assert item.deemed is DeemedAcceptance.FIVE_DAYS
    assert item.department_name == "市场监督管理局"
    assert item.body_name == "示例县行政审批服务局"
    assert item.statutory_limit is None


def test_a_list_is_the_same_after_writing_and_reading() -> None:
    parts = {
        "statutory_limit": "20个工作日",
        "extension": {"limit": "10个工作日", "approver": "本机关负责人", "basis": "第四十二条"},
        "materials": [{"no": 1, "name": "申请书", "identity_card": "其中一部分"}],
        "fields": [{"key": "area", "label": "面积", "kind": "数字", "minimum": 1.5}],
        "special_procedures": [{"name": "听证", "limit": "20个自然日"}],
        "legal_basis": [{"law": "食品安全法", "article": "第三十五条"}],
        "lacks": ["fee"],
    }
    read = catalogue_from_bytes(document(item_parts=parts), file="list.json")

    again = catalogue_from_bytes(catalogue_bytes(read), file="again.json")

    assert again == read
    assert read.item("A1").statutory_limit == Limit(20)


@pytest.mark.parametrize(
    ("item_parts", "code", "where"),
    [
        ({"name": ""}, "catalogue.empty", "items[0] › name"),
        ({"code": 7}, "catalogue.not_text", "items[0] 食品经营许可 › code"),
        ({"type": "77"}, "catalogue.not_term", "items[0] 食品经营许可 › type"),
        ({"transfer": "划走"}, "catalogue.not_term", "items[0] 食品经营许可 › transfer"),
        (
            {"promised_limit": "五天"},
            "catalogue.not_limit",
            "items[0] 食品经营许可 › promised_limit",
        ),
        ({"statutory_limit": "9999个工作日"}, "catalogue.not_limit", "statutory_limit"),
        ({"collective": "是"}, "catalogue.not_flag", "items[0] 食品经营许可 › collective"),
        ({"materials": {}}, "catalogue.not_list", "items[0] 食品经营许可 › materials"),
        ({"materials": ["申请书"]}, "catalogue.not_object", "materials[0]"),
        ({"keywords": ["饭店", ""]}, "catalogue.not_texts", "items[0] 食品经营许可 › keywords"),
        ({"body": "XXX"}, "catalogue.unknown_body", "items[0] 食品经营许可 › body"),
        ({"promissed_limit": "5个工作日"}, "catalogue.unknown_key", "promissed_limit"),
        ({"extension": {"approver": "x", "basis": "y"}}, "catalogue.key_missing", "extension"),
        (
            {"materials": [{"no": 1, "name": "申请书", "originals": -1}]},
            "catalogue.not_whole",
            "items[0] 食品经营许可 › materials[0] 申请书 › originals",
        ),
        (
            {"materials": [{"no": True, "name": "申请书"}]},
            "catalogue.not_whole",
            "materials[0] 申请书 › no",
        ),
        (
            {"fields": [{"key": "a", "label": "面积", "kind": "数字", "maximum": "大"}]},
            "catalogue.not_number",
            "items[0] 食品经营许可 › fields[0] 面积 › maximum",
        ),
        (
            {"fields": [{"key": "a", "label": "面积"}]},
            "catalogue.key_missing",
            "items[0] 食品经营许可 › fields[0] 面积 › kind",
        ),
    ],
)
def test_a_wrong_part_is_named_with_its_item_and_key(
    item_parts: Mapping[str, object], code: str, where: str
) -> None:
    why = _why(document(item_parts=item_parts))

    assert why.code == code
    assert why.params["file"] == "list.json"
    assert where in why.params["where"]
    for language in ("zh_CN", "en"):
        assert "list.json" in sentence(why, language)


@pytest.mark.parametrize(
    ("parts", "code"),
    [
        ({"in_force_from": "明年"}, "catalogue.not_date"),
        ({"pinyin": ["shi"]}, "catalogue.not_object"),
        ({"pinyin": {"食品": 1}}, "catalogue.not_texts"),
        ({"titel": "x"}, "catalogue.unknown_key"),
        ({"version": "  "}, "catalogue.empty"),
        ({"format_version": FORMAT_VERSION + 1}, "catalogue.newer"),
    ],
)
def test_a_wrong_part_of_the_whole_is_named(parts: Mapping[str, object], code: str) -> None:
    why = _why(document(parts))

    assert why.code == code
    assert sentence(why)


def test_a_long_wrong_value_is_repeated_only_in_part() -> None:
    why = _why(document(item_parts={"promised_limit": "五" * 500}))

    assert why.params["found"] == "五" * 40 + "…"


def test_the_same_code_for_two_items_is_refused() -> None:
    one = json.loads(document())["items"][0]
    why = _why(document({"items": [one, {**one, "name": "食品经营许可变更"}]}))

    assert sentence(why) == ("事项编码A1重复：“食品经营许可变更”与“食品经营许可”，请更正其一")


@pytest.mark.parametrize("cut", [0.2, 0.5, 0.9, 0.999])
def test_a_torn_file_is_damaged_wherever_it_is_torn(cut: float) -> None:
    whole = document({"note": "示例目录" * 20})
    data = whole[: int(len(whole) * cut)]

    with pytest.raises(Damaged) as error:
        catalogue_from_bytes(data, file="list.json")

    assert error.value.why.code == "catalogue.torn"
    assert sentence(error.value.why)


def test_a_file_torn_inside_a_character_is_damaged_too() -> None:
    whole = document()
    inside = whole.index("食".encode()) + 1

    with pytest.raises(Damaged):
        catalogue_from_bytes(whole[:inside], file="list.json")


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"{}",
        b"[1, 2]",
        b'{"format": "something else"}',
        b"\x89PNG\r\n\x1a\n\0\0",
        b"[" * 100_000,
        "事项".encode("gb18030"),
    ],
)
def test_another_file_is_refused_as_foreign(data: bytes) -> None:
    assert _why(data).code == "catalogue.foreign"


def test_a_file_with_a_byte_order_mark_is_read() -> None:
    assert len(catalogue_from_bytes(b"\xef\xbb\xbf" + document(), file="list.json").items) == 1


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(Unavailable) as error:
        load_catalogue(tmp_path / "none.json")

    assert "none.json" in sentence(error.value.why)


def test_a_file_too_large_to_be_a_list_is_not_read(tmp_path: Path) -> None:
    path = tmp_path / "film.json"
    with path.open("wb") as file:
        file.truncate(LARGEST + 1)

    with pytest.raises(Refused) as error:
        load_catalogue(path)

    assert error.value.why.code == "catalogue.too_large"


@pytest.mark.parametrize(
    "limit", [Limit(0), Limit(20), Limit(30, Unit.NATURAL), Limit(15, Unit.NATURAL, rolls=True)]
)
def test_a_limit_is_read_back_from_its_text(limit: Limit) -> None:
    assert limit_of(limit_text(limit)) == limit


def _why(data: bytes) -> Refusal:
    with pytest.raises(Refused) as error:
        catalogue_from_bytes(data, file="list.json")
    return error.value.why
