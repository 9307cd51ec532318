"""The catalogues of a home: kept whole, by version, with one of them current."""

from dataclasses import replace
from pathlib import Path

import pytest

from app.catalogue.files import SAMPLE, load_catalogue
from app.catalogue.installed import (
    current_catalogue,
    current_version,
    install,
    installed_version,
    installed_versions,
)
from app.domain.errors import Damaged, Refused, Unavailable
from app.wording import sentence
from tests.catalogue.builders import catalogue, item

FIRST = catalogue(item("A1", "取水许可", keywords="打井"), version="2026.1")
SECOND = catalogue(item("A1", "取水许可", keywords="打井 用水"), version="2026.2")


def test_a_home_without_a_list_uses_the_sample(home: Path) -> None:
    assert current_version(home) == ""
    assert current_catalogue(home) == load_catalogue(SAMPLE)
    assert installed_versions(home) == ()


def test_an_installed_list_is_current_and_knows_its_sounds(home: Path) -> None:
    stored = install(FIRST, home)

    assert current_catalogue(home) == stored
    assert stored.pinyin["取水许可"] == "qu shui xu ke"
    assert stored.items == FIRST.items


def test_a_mended_sound_is_kept(home: Path) -> None:
    mended = replace(FIRST, pinyin={"打井": "da jing er"})

    assert install(mended, home).pinyin["打井"] == "da jing er"


def test_older_versions_stay_for_the_cases_received_under_them(home: Path) -> None:
    install(FIRST, home)
    install(SECOND, home)

    assert current_version(home) == "2026.2"
    assert installed_versions(home) == ("2026.1", "2026.2")
    assert installed_version(home, "2026.1").items == FIRST.items


def test_installing_the_same_list_again_changes_nothing(home: Path) -> None:
    install(FIRST, home)
    install(SECOND, home)
    install(FIRST, home)

    assert current_version(home) == "2026.1"
    assert installed_versions(home) == ("2026.1", "2026.2")


def test_another_list_under_a_known_version_is_refused_and_nothing_is_lost(home: Path) -> None:
    install(FIRST, home)

    with pytest.raises(Refused) as error:
        install(replace(SECOND, version="2026.1"), home)

    assert error.value.why.code == "catalogue.version_taken"
    assert current_catalogue(home).items == FIRST.items


@pytest.mark.parametrize("version", ["../x", "a/b", "", ".hidden", "x" * 81, "a b"])
def test_a_version_name_that_is_no_file_name_is_refused(version: str, home: Path) -> None:
    with pytest.raises(Refused) as error:
        install(replace(FIRST, version=version), home)

    assert error.value.why.code == "catalogue.version_name"
    assert sentence(error.value.why)


def test_a_body_nobody_listed_is_no_body() -> None:
    with pytest.raises(KeyError):
        FIRST.body("GAJ")


def test_a_version_that_is_gone_is_named_and_no_other_put_in_its_place(home: Path) -> None:
    install(FIRST, home)
    (home / "catalogue" / "2026.1.json").unlink()

    with pytest.raises(Damaged) as error:
        current_catalogue(home)

    assert "2026.1" in sentence(error.value.why)


def test_a_torn_pointer_is_named(home: Path) -> None:
    install(FIRST, home)
    (home / "catalogue" / "current").write_bytes(b"\xff\x00/..")

    with pytest.raises(Damaged) as error:
        current_catalogue(home)

    assert error.value.why.code == "catalogue.pointer_torn"


def test_a_home_that_cannot_be_written_is_said_and_the_former_list_stays(home: Path) -> None:
    (home / "catalogue").write_text("in the way")

    with pytest.raises(Unavailable) as error:
        install(FIRST, home)

    assert error.value.why.code == "catalogue.not_kept"
    assert sentence(error.value.why)


def test_a_list_that_cannot_become_current_leaves_no_draft(home: Path) -> None:
    (home / "catalogue" / "current").mkdir(parents=True)

    with pytest.raises(Unavailable):
        install(FIRST, home)

    assert [path.name for path in (home / "catalogue").glob(".*")] == []


def test_no_draft_is_left_behind(home: Path) -> None:
    install(FIRST, home)

    names = sorted(path.name for path in (home / "catalogue").iterdir())
    assert names == ["2026.1.json", "current"]
