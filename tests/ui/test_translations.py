"""Every text of every screen is there in Chinese, and nothing is there that no screen says."""

import re
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication

from tests.ui.translations import file_of, finished, packages, page, texts_of
from ui.application import Application
from ui.text import Language, current_language, read_translations, translate

_PLACE = re.compile(r"\{\w+\}")


@pytest.mark.parametrize("package", packages())
def test_every_text_has_a_finished_chinese_translation(package: str) -> None:
    missing = sorted(texts_of(package) - finished(package).keys())

    assert missing == [], "python -m tests.ui.translations, then translate"


@pytest.mark.parametrize("package", packages())
def test_no_translation_is_stale(package: str) -> None:
    stale = sorted(finished(package).keys() - texts_of(package))

    assert stale == [], "python -m tests.ui.translations takes them out"


@pytest.mark.parametrize("package", packages())
def test_translations_keep_the_places_for_values(package: str) -> None:
    wrong = [
        (text, chinese)
        for (_, text), chinese in finished(package).items()
        if sorted(_PLACE.findall(text)) != sorted(_PLACE.findall(chinese))
    ]

    assert wrong == []


def test_one_text_of_a_context_means_one_thing_in_all_files() -> None:
    seen: dict[tuple[str, str], set[str]] = {}
    for package in packages():
        for key, chinese in finished(package).items():
            seen.setdefault(key, set()).add(chinese)

    assert {key: said for key, said in seen.items() if len(said) > 1} == {}


@pytest.mark.parametrize("package", packages())
def test_the_file_is_sorted_so_that_changes_are_easy_to_read(package: str) -> None:
    texts = texts_of(package)
    kept = file_of(package).read_text(encoding="utf-8") if file_of(package).exists() else ""

    assert kept == (page(texts, finished(package)) if texts else "")


def test_the_language_is_switched_and_values_are_filled_in(application: Application) -> None:
    assert current_language() is Language.CHINESE
    assert translate("Actions", "Accept") == "受理"
    assert "3" in translate("Line", "to send {count}", count=3)
    assert translate("Actions", "no such text") == "no such text"

    application.languages.use(Language.ENGLISH)

    assert current_language() is Language.ENGLISH
    assert translate("Actions", "Accept") == "Accept"


def test_qt_itself_speaks_the_language_too(application: Application) -> None:
    assert QCoreApplication.translate("QPlatformTheme", "Cancel") == "取消"


def test_a_translation_marked_unfinished_does_not_count(tmp_path: Path) -> None:
    file = tmp_path / "zh_CN.sample.ts"
    done = ("A", "two & <three>")
    file.write_text(page([("A", "one"), done], {done: "二 & <三>"}), encoding="utf-8")

    assert read_translations([file]) == {done: "二 & <三>"}
