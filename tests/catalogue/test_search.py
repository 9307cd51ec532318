"""Finding an item: everything a clerk may type for it, and the likeliest first."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.catalogue.files import SAMPLE, load_catalogue
from app.catalogue.offered import read_offered
from app.catalogue.pinyin import searchable, syllables, with_pinyin
from app.catalogue.search import ItemSearch
from app.domain.item import TransferStatus
from tests.bench.item_search import grown
from tests.catalogue.builders import REAL_LIST, TABLE, catalogue, item

LIST = catalogue(
    item("A1", "食品经营许可（新办）", keywords="开饭店 餐馆 饭店 奶茶"),
    item("A2", "食品经营许可变更", keywords="换证"),
    item("A3", "食品生产许可", keywords="食品厂"),
    item("A4", "特种行业许可证核发（旅馆业）", department="公安局", keywords="宾馆 民宿"),
    item("A5", "公共场所卫生许可", department="卫生健康委员会", keywords="宾馆 理发店 KTV"),
    item("A6", "城市绿化审批", department="城市管理局"),
    item("A7", "重要水产苗种进出口审批", department="农业农村局", group="水产苗种管理"),
    item("A8", "取水许可", department="水利局", keywords="打井"),
    item("A9", "民用爆炸物品购买许可", department="公安局", transfer=TransferStatus.ELSEWHERE),
    item("511A0900300012-511602000000", "开办网吧", department="公安局"),
)


@pytest.fixture(scope="module")
def search() -> ItemSearch:
    return ItemSearch(LIST)


@pytest.fixture(scope="module")
def sample() -> ItemSearch:
    return ItemSearch(load_catalogue(SAMPLE))


def codes(search: ItemSearch, typed: str, used: Sequence[str] = (), limit: int = 50) -> list[str]:
    return [found.code for found in search.find(typed, used=used, limit=limit)]


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("食品经营", "A1"),
        ("经营许可变更", "A2"),
        ("食品经营许可(新办)", "A1"),
        ("食品经营许可（新办）", "A1"),
        ("开饭店", "A1"),
        ("奶茶", "A1"),
        ("spjyxk", "A1"),
        ("spscxk", "A3"),
        ("SPJYXKBG", "A2"),
        ("ｓｐｊｙ", "A1"),
        ("shipinjingying", "A1"),
        ("shipinjingyingxukebiangeng", "A2"),
        ("shipjyxkbiang", "A2"),
        ("食品jyxkbg", "A2"),
        ("sp生产", "A3"),
        ("kfd", "A1"),
        ("kaifandian", "A1"),
        ("民宿", "A4"),
        ("minsu", "A4"),
        ("ktv", "A5"),
        ("gonggongch", "A5"),
        ("qushui", "A8"),
        ("dajing", "A8"),
        ("lvhua", "A6"),
        ("chslh", "A6"),
        ("cslh", "A6"),
        ("tzhy", "A4"),
        ("tezhonghangye", "A4"),
        ("A4", "A4"),
        ("511a0900", "511A0900300012-511602000000"),
        ("511A0900300012-5116", "511A0900300012-511602000000"),
        ("09003000", "511A0900300012-511602000000"),
        ("水产苗种管理", "A7"),
    ],
)
def test_an_item_is_found_by_whatever_is_typed_for_it(
    typed: str, first: str, search: ItemSearch
) -> None:
    assert (codes(search, typed) or [""])[0] == first


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("许可 变更", ["A2"]),
        ("变更　食品", ["A2"]),
        ("公安 民宿", ["A4"]),
        ("sp bg", ["A2"]),
        ("xuke 公安", ["A4", "A9"]),
        ("食品 取水", []),
    ],
)
def test_several_words_must_all_fit(typed: str, found: list[str], search: ItemSearch) -> None:
    assert codes(search, typed) == found


def test_a_name_that_begins_so_comes_before_one_that_holds_it() -> None:
    listed = ItemSearch(
        catalogue(item("B1", "城市生活垃圾经营许可"), item("B2", "经营高危险性体育项目许可"))
    )

    assert codes(listed, "经营") == ["B2", "B1"]
    assert codes(listed, "jy") == ["B2", "B1"]


def test_names_come_before_groups_and_departments() -> None:
    listed = ItemSearch(
        catalogue(
            item("B1", "取水许可", department="水产局"),
            item("B2", "苗种许可", group="水产管理"),
            item("B3", "水产养殖许可"),
        )
    )

    assert codes(listed, "水产") == ["B3", "B2", "B1"]


def test_first_applications_come_before_changes_and_the_short_before_the_long() -> None:
    listed = ItemSearch(
        catalogue(
            item("B1", "农药经营许可证注销"),
            item("B2", "农药经营许可证核发（其他农药）"),
            item("B3", "农药经营许可证核发"),
        )
    )

    assert codes(listed, "农药") == ["B3", "B2", "B1"]


def test_what_the_hall_does_not_receive_is_found_last(search: ItemSearch) -> None:
    assert codes(search, "许可")[-1] == "A9"


def test_an_exact_name_or_code_is_first_even_before_what_was_used() -> None:
    listed = ItemSearch(catalogue(item("B1", "取水许可变更"), item("B2", "取水许可")))

    assert codes(listed, "取水许可", used=["B1"]) == ["B2", "B1"]
    assert codes(listed, "b2", used=["B1"])[0] == "B2"


def test_what_was_used_last_comes_first_among_what_fits(search: ItemSearch) -> None:
    assert codes(search, "许可", used=["A8", "A3"])[:2] == ["A8", "A3"]
    assert codes(search, "食品", used=["A8", "A3"])[0] == "A3"
    assert "A8" not in codes(search, "食品", used=["A8", "A3"])


def test_with_nothing_typed_the_last_used_are_offered(search: ItemSearch) -> None:
    assert codes(search, "", used=["A8", "gone", "A3"]) == ["A8", "A3"]
    assert codes(search, " 　，", used=["A8"]) == ["A8"]
    assert codes(search, "") == []


def test_an_everyday_word_inside_a_sentence_is_understood(search: ItemSearch) -> None:
    assert codes(search, "我想开饭店")[0] == "A1"


def test_scattered_characters_find_a_name_that_holds_them_all(search: ItemSearch) -> None:
    assert codes(search, "食品许可")[:2] == ["A3", "A1"]
    assert codes(search, "食品许可变") == ["A2"]


def test_no_more_are_given_than_asked_for_and_none_twice(search: ItemSearch) -> None:
    assert len(codes(search, "许可", limit=3)) == 3
    everything = codes(search, "k", used=["A8"])
    assert len(everything) == len(set(everything))


def test_n_at_the_end_finds_ng_for_those_who_do_not_hear_it(search: ItemSearch) -> None:
    assert codes(search, "shenchan") == ["A3"]
    assert codes(search, "jinyin")[0] == "A1"


def test_every_item_of_the_sample_is_found_by_name_initials_pinyin_and_code(
    sample: ItemSearch,
) -> None:
    listed = load_catalogue(SAMPLE)
    for each in listed.items:
        sounds = syllables(each.name, listed.pinyin)
        initials = "".join(sound[0] for sound in sounds)
        for typed in (each.name, "".join(sounds), initials, each.code, each.name[:8]):
            assert each.code in codes(sample, typed), typed
        for word in each.keywords:
            assert each.code in codes(sample, word), word


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("开饭店", "食品经营许可（新办）"),
        ("spjyxk", "食品经营许可（新办）"),
        ("开药店", "药品经营许可（零售）"),
        ("上户口", "出生登记（落户）"),
        ("结婚", "内地居民结婚登记"),
        ("低保", "最低生活保障审核确认"),
        ("网吧", "互联网上网服务营业场所设立（筹建）"),
        ("gtgsh", "个体工商户设立登记"),
    ],
)
def test_everyday_words_find_what_people_come_for(
    typed: str, name: str, sample: ItemSearch
) -> None:
    assert sample.find(typed)[0].name == name


def test_a_table_without_everyday_words_is_found_by_them_too(tmp_path: Path) -> None:
    path = tmp_path / "list.csv"
    path.write_text(TABLE, encoding="utf-8")
    listed = ItemSearch(read_offered(path).accepted())

    assert [found.name for found in listed.find("开饭店")] == [
        "食品(含保健食品)经营许可核发",
        "食品(含保健食品)经营许可注销",
    ]
    assert listed.find("上户口")[0].name == "户口登记"


@pytest.mark.parametrize("path", [REAL_LIST] if REAL_LIST.exists() else [])
def test_every_item_of_a_real_district_is_found(path: Path) -> None:
    listed = with_pinyin(read_offered(path).accepted())
    search = ItemSearch(listed)
    for each in listed.items:
        initials = "".join(sound[0] for sound in syllables(each.name, listed.pinyin))
        assert each.code in codes(search, each.name)
        assert each.code in codes(search, each.code)
        assert each.code in codes(search, initials, limit=500)


@given(typed=st.text(max_size=40))
def test_any_text_may_be_typed(typed: str) -> None:
    found = SEARCH.find(typed, limit=5, used=["A8"])

    assert len(found) <= 5


@given(
    number=st.integers(0, len(LIST.items) - 1),
    start=st.integers(0, 8),
    length=st.integers(1, 8),
    spelled=st.lists(st.integers(0, 2), min_size=20, max_size=20),
)
def test_any_mixture_of_characters_initials_and_pinyin_finds_the_item(
    number: int, start: int, length: int, spelled: list[int]
) -> None:
    each = LIST.items[number]
    chars, sounds = searchable(each.name), syllables(each.name, {})
    start %= len(chars)
    ways = [(char, sound[0], sound) for char, sound in zip(chars, sounds, strict=True)]
    part = ways[start : start + length]
    typed = "".join(way[choice] for way, choice in zip(part, spelled, strict=False))

    assert each.code in codes(SEARCH, typed)


def test_sounds_stored_with_the_list_are_used_as_they_are() -> None:
    listed = replace(catalogue(item("B1", "行道树")), pinyin={"行道树": "xing dao shu"})

    assert codes(ItemSearch(listed), "xds") == ["B1"]
    assert codes(ItemSearch(listed), "hangdaoshu") == []


def test_a_list_is_grown_for_the_bench_without_two_codes_alike() -> None:
    assert len(grown(size=500).items) == 500


SEARCH = ItemSearch(LIST)
