"""Sentences: every refusal of the program has one in both languages, and its values fit."""

import ast
from collections.abc import Iterator
from pathlib import Path
from string import Formatter

import pytest

from app.domain.errors import refusal
from app.wording import label, read_wording, sentence, wording

TOP = Path(__file__).resolve().parents[2]
LANGUAGES = ("zh_CN", "en")


def refusals() -> Iterator[tuple[str, set[str] | None]]:
    """Each code written in the program, with the names of its values (None: not all are seen)."""
    for package in ("app", "db", "ui"):
        for path in sorted((TOP / package).rglob("*.py")):
            tree = ast.parse(path.read_text(encoding="utf-8"))
            for call in ast.walk(tree):
                if isinstance(call, ast.Call) and isinstance(call.func, ast.Name):
                    yield from _refusal_of(call, call.func.id)


def _refusal_of(call: ast.Call, name: str) -> Iterator[tuple[str, set[str] | None]]:
    if name not in ("refusal", "Refusal") or not call.args:
        return
    code = call.args[0]
    if not isinstance(code, ast.Constant) or not isinstance(code.value, str):
        return
    names = [keyword.arg for keyword in call.keywords if keyword.arg != "article"]
    seen = {each for each in names if each is not None}
    complete = name == "refusal" and None not in names
    yield code.value, seen if complete else None


def placeholders(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_refusal_has_a_sentence(language: str) -> None:
    known = wording(language).sentences
    assert sorted({code for code, _ in refusals() if code not in known}) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_sentence_asks_only_for_values_that_its_refusal_has(language: str) -> None:
    known = wording(language).sentences
    wrong = {
        code: sorted(placeholders(known[code]) - names)
        for code, names in refusals()
        if names is not None and code in known and placeholders(known[code]) - names
    }
    assert wrong == {}


def test_both_languages_say_the_same_things() -> None:
    chinese, english = (wording(language) for language in LANGUAGES)
    assert chinese.sentences.keys() == english.sentences.keys()
    assert chinese.labels.keys() == english.labels.keys()


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_area_named_in_a_sentence_has_words(language: str) -> None:
    known = wording(language)
    areas = {area for area, _ in known.labels}
    named = {
        spec
        for text in known.sentences.values()
        for _, _, spec, _ in Formatter().parse(text)
        if spec
    }
    assert named <= areas


def test_a_sentence_holds_the_values_of_its_refusal() -> None:
    missing = refusal("calendar.year_not_loaded", year=2027)
    assert sentence(missing) == "2027年的工作日历尚未载入，不能推算期限"
    assert "2027" in sentence(missing, "en")


def test_a_value_that_is_a_code_is_put_into_words() -> None:
    wrong = refusal("number.part_wrong", part="counter")
    assert sentence(wrong) == "办件编号中的窗口号不可能是这个值"
    assert sentence(wrong, "en") == "The counter in the case number cannot have this value"
    assert label("unit", "working") == "工作日"


def test_a_code_without_a_sentence_or_word_is_a_mistake_of_the_program() -> None:
    with pytest.raises(KeyError):
        sentence(refusal("nothing.of_the_kind"))
    with pytest.raises(KeyError):
        label("sex", "unheard_of")


def test_two_files_may_not_say_the_same_thing(tmp_path: Path) -> None:
    (tmp_path / "one.toml").write_text('[case]\nlate = "a"\n', encoding="utf-8")
    (tmp_path / "two.toml").write_text('"case.late" = "b"\n', encoding="utf-8")
    with pytest.raises(KeyError, match=r"two\.toml"):
        read_wording(tmp_path)
