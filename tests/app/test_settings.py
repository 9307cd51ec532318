"""Settings of one machine, and the names its login page begins with."""

from pathlib import Path

import pytest

from app.domain.errors import Damaged, Unavailable
from app.front import FILE, Front, FrontName, keep_front, read_front
from app.settings import LONGEST_LOG, Home, Settings, find_home, read_settings, write_settings
from tests.hall import why


def test_a_home_is_the_one_given_else_the_variables_else_the_users_own(tmp_path: Path) -> None:
    assert find_home(str(tmp_path)).path == tmp_path
    assert find_home("", {"YICHUANG_HOME": str(tmp_path)}).path == tmp_path
    assert find_home("here", {"YICHUANG_HOME": "/there"}).path == Path.cwd() / "here"
    assert find_home("", {}).path.name == "yichuang"
    home = Home(tmp_path)
    assert home.local_store.parent == home.central_store.parent == home.log.parent == tmp_path
    assert home.papers.parent == tmp_path


def test_without_a_file_there_are_defaults(tmp_path: Path) -> None:
    assert read_settings(Home(tmp_path)) == Settings()


@pytest.mark.parametrize(
    "name", ["激光打印机", 'HP "Laser" \\1', "two\nlines\t\r", "emoji 😀", "\x7f\x01", ""]
)
def test_settings_come_back_as_they_were_kept(tmp_path: Path, name: str) -> None:
    home = Home(tmp_path / "new")
    settings = Settings(
        language="en",
        theme="dark",
        idle_minutes=0,
        sync_seconds=5,
        centre=f"/mnt/{name}/hall.sqlite",
        printers={"receipt": name, "a.b c": "file"},
        code_shape_hints=True,
    )
    write_settings(home, settings)
    assert read_settings(home) == settings
    assert [path.name for path in home.path.iterdir()] == ["settings.toml"]


@pytest.mark.parametrize(
    "text",
    [
        "language = ",
        'language = "fr"',
        'theme = ["dark"]',
        'idle_minutes = "soon"',
        'printers = "laser"',
        "\ufeff\x00",
    ],
)
def test_a_torn_file_is_named(tmp_path: Path, text: str) -> None:
    (tmp_path / "settings.toml").write_text(text, encoding="utf-8")
    assert why(lambda: read_settings(Home(tmp_path)), Damaged) == "settings.torn"


def test_bytes_that_are_no_text_are_named_too(tmp_path: Path) -> None:
    (tmp_path / "settings.toml").write_bytes(b"\xff\xfe\x00")
    assert why(lambda: read_settings(Home(tmp_path)), Damaged) == "settings.torn"


def test_senseless_numbers_become_sensible_ones(tmp_path: Path) -> None:
    (tmp_path / "settings.toml").write_text("idle_minutes = -3\nsync_seconds = 0\n")
    settings = read_settings(Home(tmp_path))
    assert (settings.idle_minutes, settings.sync_seconds) == (0, 1)


def test_settings_that_cannot_be_kept_say_so_and_leave_the_old_file(tmp_path: Path) -> None:
    home = Home(tmp_path)
    write_settings(home, Settings(theme="dark"))
    (tmp_path / "settings.new").mkdir()
    assert why(lambda: write_settings(home, Settings()), Unavailable) == "settings.unwritable"
    assert read_settings(home).theme == "dark"


# -- the login page

FRONT = Front(
    "示例县政务服务中心",
    (FrontName("p01", "苏日娜", "受理岗", "surina srn"), FrontName("p02", "王晓燕")),
    hint="yichuang2026",
    last="p01",
)


def test_the_login_page_is_kept_for_the_next_start(tmp_path: Path) -> None:
    assert read_front(tmp_path) is None
    keep_front(tmp_path, FRONT)
    assert read_front(tmp_path) == FRONT
    assert [path.name for path in tmp_path.iterdir()] == [FILE]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[]",
        "{}",
        '{"hall": "h", "hint": "", "last": "", "people": [1]}',
        '{"hall": "h", "hint": "", "last": "", "people": [{"id": "a"}]}',
        '{"hall": "h", "hint": "", "last": "", "people": [{"id": "a", "name": "b", "x": "c"}]}',
    ],
)
def test_a_torn_login_page_only_makes_the_start_slower(tmp_path: Path, text: str) -> None:
    (tmp_path / FILE).write_text(text, encoding="utf-8")
    assert read_front(tmp_path) is None


def test_a_login_page_that_cannot_be_kept_stops_nothing(tmp_path: Path) -> None:
    keep_front(tmp_path / "not there", FRONT)
    assert not (tmp_path / "not there").exists()
    (tmp_path / FILE).mkdir()
    keep_front(tmp_path, FRONT)
    assert [path.name for path in tmp_path.iterdir()] == [FILE]


def test_a_long_log_is_put_aside_once_and_a_short_one_stays(tmp_path: Path) -> None:
    home = Home(tmp_path)
    home.make_room_in_log()
    assert not home.log.exists()
    home.log.write_text("short")
    home.make_room_in_log()
    assert home.log.read_text() == "short"
    home.log.write_bytes(b"x" * (LONGEST_LOG + 1))
    home.make_room_in_log()
    assert not home.log.exists()
    assert home.log.with_suffix(".old.log").stat().st_size == LONGEST_LOG + 1
