"""Dates, numerals, limits and line ends as Chinese papers write them."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.documents.chinese import broken, day_text, due_text, ended, limit_text, numeral, visible
from app.documents.fonts import Face, typeface
from app.domain.clock import Limit, Unit
from app.domain.item import ClockStart

CLOSERS = "，。、；：！？）》”"
OPENERS = "（《“"
TEXTS = st.text(
    st.sampled_from("申请材料齐全符合法定形式，。、；：！？）》”（《“2026年11月abcXYZ. 䶮𪚥"),
    max_size=120,
)
SENTENCES = st.lists(
    st.sampled_from(
        ("申请", "材料齐全，", "《行政许可法》", "（含当日）。", "“食品经营许可”", "2026年")
    )
).map("".join)


def lines(text: str, width: float = 140, indent: float = 0) -> list[str]:
    return list(broken(text, typeface(Face.SERIF), 14, width, indent=indent))


def test_a_date_has_no_leading_zeros() -> None:
    assert day_text(date(2026, 11, 2)) == "2026年11月2日"


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (0, "零"),
        (5, "五"),
        (10, "十"),
        (15, "十五"),
        (20, "二十"),
        (45, "四十五"),
        (100, "一百"),
        (101, "一百零一"),
        (110, "一百一十"),
        (1001, "一千零一"),
        (3660, "三千六百六十"),
    ],
)
def test_numbers_in_words(number: int, words: str) -> None:
    assert numeral(number) == words


def test_a_number_beyond_words_is_a_mistake_of_the_caller() -> None:
    with pytest.raises(ValueError, match="10000"):
        numeral(10_000)


def test_limits_in_words() -> None:
    assert limit_text(Limit(20)) == "二十个工作日"
    assert limit_text(Limit(60, Unit.NATURAL)) == "六十日"
    assert limit_text(Limit(0)) == "当日"


def test_an_open_due_date_is_told_in_words_from_where_it_counts() -> None:
    assert due_text(None, Limit(20), ClockStart.ACCEPTANCE) == "自受理之日起二十个工作日内"
    assert due_text(None, Limit(30, Unit.NATURAL), ClockStart.RECEIPT) == "自收到申请之日起三十日内"
    assert due_text(None, None, ClockStart.ACCEPTANCE) == "法定期限内"
    assert due_text(date(2026, 12, 18), None, ClockStart.ACCEPTANCE) == "2026年12月18日前（含当日）"


def test_a_sentence_ends_with_one_full_stop() -> None:
    assert ended("事实清楚") == ended("事实清楚。") == "事实清楚。"


def test_invisible_characters_are_not_printed() -> None:
    assert visible("张\u200b三\x00\u202e") == "张三"


@given(SENTENCES)
def test_no_line_starts_with_closing_or_ends_with_opening_punctuation(sentence: str) -> None:
    for line in lines(sentence):
        assert line[:1] not in set(CLOSERS)
        assert line[-1:] not in set(OPENERS)


@given(TEXTS)
def test_lines_lose_nothing_but_spaces_at_their_ends(text: str) -> None:
    assert "".join(lines(text)).replace(" ", "") == text.replace(" ", "")


@given(TEXTS, st.sampled_from((0, 28)))
def test_lines_fit_their_width(text: str, indent: float) -> None:
    face = typeface(Face.SERIF)
    for at, line in enumerate(lines(text, indent=indent)):
        assert face.width(line, 14) <= 140.01 - (indent if at == 0 else 0)


def test_a_number_moves_to_the_next_line_whole() -> None:
    assert lines("示例县和平路电话0000-1234567") == ["示例县和平路电话", "0000-1234567"]


def test_a_word_longer_than_the_line_is_torn() -> None:
    found = lines("A" * 40)
    assert len(found) > 1
    assert "".join(found) == "A" * 40


def test_a_line_feed_starts_a_new_line() -> None:
    assert lines("一\n二") == ["一", "二"]


def test_an_ideographic_space_is_kept() -> None:
    assert lines("第一联　存档") == ["第一联　存档"]
