"""Names: what is folded, what is kept, what a person is asked to look at."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.errors import Refusal, Refused
from app.domain.names import (
    FoldedName,
    ascii_form,
    characters,
    fold_name,
    match_key,
)
from app.domain.variants import traditional_forms

UYGHUR = "阿布都热西提·买买提"


def codes(reasons: tuple[Refusal, ...]) -> list[str]:
    return [reason.code for reason in reasons]


@pytest.mark.parametrize(
    "name",
    [
        "李静",
        "王䶮",
        "赵𬀩",
        "陈鎔",
        "陳大文",
        UYGHUR,
        "仁增多吉旺堆才让·阿旺罗桑丹增嘉措次仁",
        "SMITH JOHN MICHAEL",
        "MARÍA DE LOS ÁNGELES GARCÍA-LÓPEZ FERNÁNDEZ DE CÓRDOBA",
        "SUHARTINI",
        "J. R. O'NEILL",
        "示例草原乳业有限公司",
        "示例（集团）内蒙古投资管理(有限合伙)第一分公司",
        "\U00031350一",
    ],
)
def test_a_name_as_it_stands_on_its_document_is_kept(name: str) -> None:
    assert fold_name(name) == FoldedName(text=name, raw=name)


@pytest.mark.parametrize("dot", "•・･．.‧∙●⋅")
def test_look_alike_dots_between_han_characters_become_the_one_separator(dot: str) -> None:
    folded = fold_name(f"阿布都热西提{dot}买买提")
    assert folded.text == UYGHUR
    assert codes(folded.notes) == ["name.dot_folded"]
    assert folded.warnings == ()
    assert match_key(folded.raw) == match_key(UYGHUR)


def test_spaces_beside_a_separator_are_dropped_with_it() -> None:
    assert fold_name("阿布都热西提 · 买买提").text == UYGHUR


def test_a_wide_space_in_a_short_name_is_a_typing_habit() -> None:
    folded = fold_name(" 李　静\n")
    assert (folded.text, codes(folded.notes), folded.warnings) == (
        "李静",
        ["name.wide_space_dropped"],
        (),
    )
    assert folded.raw == " 李　静\n"


def test_any_other_space_between_han_characters_is_dropped_with_a_warning() -> None:
    folded = fold_name("示例镇 新能源有限公司")
    assert folded.text == "示例镇新能源有限公司"
    assert codes(folded.warnings) == ["name.inner_space_dropped"]


def test_spaces_in_a_latin_name_are_kept_but_not_doubled() -> None:
    assert fold_name("SMITH　 JOHN\u00a0MICHAEL").text == "SMITH JOHN MICHAEL"


def test_zero_width_characters_and_wide_letters_of_a_paste_are_folded() -> None:
    assert fold_name("\ufeff李\u200b静").text == "李静"
    assert fold_name("ＳＭＩＴＨ　Ｊｏｈｎ２").text == "SMITH John2"


def test_letters_and_accents_are_composed() -> None:
    assert fold_name("MARI\u0301A").text == "MARÍA"


@pytest.mark.parametrize(
    ("typed", "text", "standard"),
    [
        ("王\ue863", "王䶮", "䶮"),
        ("李\ue864", "李\u9fbb", "\u9fbb"),
        ("李\ue81e", "李\u9fb4", "\u9fb4"),
        ("李\ue815", "李⺁", "⺁"),
    ],
)
def test_old_private_use_characters_become_standard_and_it_is_said(
    typed: str, text: str, standard: str
) -> None:
    folded = fold_name(typed)
    assert (folded.text, folded.raw) == (text, typed)
    assert codes(folded.warnings) == ["name.private_use_converted"]
    assert folded.warnings[0].params == {"char": f"U+{ord(typed[1]):04X}", "standard": standard}
    assert not folded.needs_glyph_note


@pytest.mark.parametrize("char", ["\ue000", "\ue865", "\U000f0001"])
def test_an_unknown_private_use_character_needs_a_description(char: str) -> None:
    folded = fold_name(f"李{char}")
    assert folded.text == f"李{char}"
    assert codes(folded.warnings) == ["name.private_use_unknown"]
    assert folded.needs_glyph_note


def test_a_character_without_a_code_needs_a_description() -> None:
    folded = fold_name("李〓")
    assert folded.text == "李〓"
    assert codes(folded.warnings) == ["name.glyph_note_needed"]
    assert folded.needs_glyph_note


@pytest.mark.parametrize("lost", ["?", "？", "\ufffd"])
def test_a_question_mark_where_a_character_was_lost_is_warned_of(lost: str) -> None:
    assert codes(fold_name(f"王{lost}").warnings) == ["name.character_lost"]


@pytest.mark.parametrize(
    "typed", ["乌云毕力格 (ᠤᠶᠤᠨᠪᠢᠯᠢᠭ)", "乌云毕力格（ᠤᠶᠤᠨᠪᠢᠯᠢᠭ）", "乌云毕力格 ᠤᠶᠤᠨᠪᠢᠯᠢᠭ"]
)
def test_the_mongolian_name_behind_a_han_name_is_kept_apart(typed: str) -> None:
    folded = fold_name(typed)
    assert (folded.text, folded.second) == ("乌云毕力格", "ᠤᠶᠤᠨᠪᠢᠯᠢᠭ")
    assert folded.notes == folded.warnings == ()


def test_a_name_in_mongolian_script_alone_stays_as_it_is() -> None:
    assert fold_name("ᠤᠶᠤᠨᠪᠢᠯᠢᠭ").text == "ᠤᠶᠤᠨᠪᠢᠯᠢᠭ"
    assert fold_name("A ᠤᠶᠤᠨᠪᠢᠯᠢᠭ").second == ""


@pytest.mark.parametrize(
    ("typed", "char", "place"),
    [
        ("李\u202e静", "U+202E", "2"),
        ("李静\x00王", "U+0000", "3"),
        ("李\n静", "U+000A", "2"),
        ("李\ud862静", "U+D862", "2"),
    ],
)
def test_control_and_direction_characters_are_refused(typed: str, char: str, place: str) -> None:
    with pytest.raises(Refused) as refused:
        fold_name(typed)
    assert refused.value.why.code == "name.control_character"
    assert refused.value.why.params == {"char": char, "place": place}


@pytest.mark.parametrize("typed", ["", "  \u3000", "\u200b"])
def test_a_name_is_not_empty(typed: str) -> None:
    with pytest.raises(Refused) as refused:
        fold_name(typed)
    assert refused.value.why.code == "name.empty"


def test_a_name_of_200_characters_is_taken_also_outside_the_basic_plane() -> None:
    assert len(fold_name("𬀩" * 200).text) == 200
    with pytest.raises(Refused) as refused:
        fold_name("𬀩" * 201)
    assert refused.value.why.params == {"length": "201", "most": "200"}


def test_marks_and_variation_selectors_belong_to_their_character() -> None:
    assert characters("葛\U000e0100e\u0301王") == ["葛\U000e0100", "e\u0301", "王"]
    assert characters("\u0301") == ["\u0301"]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("示例（集团）有限公司", "示例(集团)有限公司"),
        ("示例 (集团) 有限公司", "示例（集团）有限公司"),
        ("GARCÍA-LÓPEZ", "Garcia-Lopez"),
        ("葛\U000e0100亮", "葛亮"),
        ("示例ABC 有限公司", "示例abc有限公司"),
    ],
)
def test_spellings_of_one_name_meet_in_one_key(one: str, other: str) -> None:
    assert match_key(one) == match_key(other)


@pytest.mark.parametrize(
    ("one", "other"), [("陈鎔", "陈镕"), ("王䶮", "王龑"), ("ANNA LEE", "ANNALEE")]
)
def test_variants_are_not_folded_into_one_another(one: str, other: str) -> None:
    assert match_key(one) != match_key(other)


def test_a_latin_name_has_its_form_for_the_machine_readable_lines() -> None:
    assert (
        ascii_form("MARÍA DE LOS ÁNGELES GARCÍA-LÓPEZ FERNÁNDEZ DE CÓRDOBA")
        == "MARIA DE LOS ANGELES GARCIA-LOPEZ FERNANDEZ DE CORDOBA"
    )
    assert ascii_form("Søren Łukasz Weiß") == "SOREN LUKASZ WEISS"
    assert ascii_form("李静") == ""
    assert ascii_form("123") == ""


def test_traditional_forms_are_shown_beside_the_standard_ones() -> None:
    assert traditional_forms("陳鎔陳") == (("陳", "陈"), ("鎔", "镕"))
    assert traditional_forms("王䶮赵𬀩李昇林淼张喆") == ()


NAMES = st.text(
    st.sampled_from("李静王䶮𬀩〓·•．. 　（）()Aéß-'\u0301\ue863ᠤᠶ\u200b?") | st.characters(),
    max_size=12,
)


@given(typed=NAMES)
def test_folding_twice_changes_nothing_more(typed: str) -> None:
    try:
        once = fold_name(typed)
    except Refused:
        return
    again = fold_name(once.text)
    assert again.text == once.text
    assert match_key(once.text) == match_key(typed)
