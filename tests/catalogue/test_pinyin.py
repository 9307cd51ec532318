"""How texts sound: one syllable for each character that search looks at."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.catalogue.pinyin import searchable, sounds, spoken, syllables
from tests.catalogue.builders import catalogue, item


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("食品经营许可（新办）", "shi pin jing ying xu ke xin ban"),
        ("重庆银行行长", "chong qing yin hang hang zhang"),
        ("绿色、略图", "lv se lve tu"),
        ("KTV（4S店）", "k t v 4 s dian"),
        ("〇", "ling"),
        ("𠮷𫝀", "𠮷 𫝀"),
        ("（）、", ""),
    ],
)
def test_words_sound_as_they_are_said(text: str, said: str) -> None:
    assert sounds([text]) == {text: said}


@given(st.text(max_size=30))
def test_there_is_one_syllable_for_each_searchable_character(text: str) -> None:
    assert len(syllables(text, {})) == len(searchable(text))


def test_a_stored_sound_that_does_not_fit_its_text_is_not_used() -> None:
    assert syllables("取水", {"取水": "qu"}) == ["qu", "shui"]
    assert syllables("行道", {"行道": "hang dao"}) == ["hang", "dao"]


def test_names_groups_departments_and_everyday_words_are_spoken() -> None:
    listed = catalogue(item("A1", "取水许可", department="水利局", group="取水", keywords="打井"))

    assert spoken(listed) == {"取水许可", "水利局", "取水", "打井"}
