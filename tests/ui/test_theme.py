"""The theme: the same names light and dark, readable, complete; fonts with every character."""

import re
import tomllib

import pytest
from PySide6.QtGui import QFontMetrics, QRawFont
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from app.desks.session import DeskName
from ui.application import Application
from ui.icons import icon
from ui.places import FONTS, ICONS, THEME
from ui.theme import (
    FAMILIES,
    FILES,
    Scheme,
    contrast,
    font,
    mark,
    stylesheet,
    tokens,
    tokens_of,
)

READ = [
    *((ink, ground) for ink in ("text", "muted") for ground in ("bg", "surface", "quiet")),
    *((ink, "accent-soft") for ink in ("text", "muted", "accent", "ok", "warn", "bad")),
    *((ink, "surface") for ink in ("accent", "accent-strong", "ok", "warn", "bad")),
    *((ink, f"{ink}-soft") for ink in ("ok", "warn", "bad")),
    *(("text", f"{ground}-soft") for ground in ("ok", "warn", "bad")),
    ("accent-text", "accent"),
    ("accent-text", "accent-strong"),
    ("rail-text", "rail"),
    ("rail-text", "rail-active"),
    ("badge-text", "badge"),
]


@pytest.mark.parametrize("scheme", list(Scheme))
@pytest.mark.parametrize(("ink", "ground"), READ)
def test_what_is_read_has_a_contrast_of_four_and_a_half(
    scheme: Scheme, ink: str, ground: str
) -> None:
    colours = tokens_of(scheme).colours

    assert contrast(colours[ink], colours[ground]) >= 4.5


def test_contrast_is_reckoned_as_wcag_does() -> None:
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast("#777777", "#FFFFFF") == pytest.approx(4.48, abs=0.01)


def test_light_and_dark_have_the_same_names_and_proper_colours() -> None:
    file = tomllib.loads((THEME / "tokens.toml").read_text(encoding="utf-8"))

    assert file["light"].keys() == file["dark"].keys()
    for scheme in file.values():
        assert all(re.fullmatch("#[0-9A-F]{6}", colour) for colour in scheme.values())


@pytest.mark.parametrize("scheme", list(Scheme))
def test_every_place_of_the_stylesheet_is_filled(scheme: Scheme) -> None:
    text = stylesheet(tokens_of(scheme))

    assert re.findall(r"\{[a-z-]+\}", text) == []
    for path in re.findall(r"url\(([^)]+)\)", text):
        assert (ICONS / path.rpartition("/")[2]).is_file()


def test_every_token_is_used_or_painted() -> None:
    sheet = (THEME / "style.qss").read_text(encoding="utf-8")
    painted = {"bg", "rail-text", "rail-mark", "faint", "badge-text"}
    unused = {n for n in tokens_of(Scheme.LIGHT).colours if f"{{{n}}}" not in sheet} - painted

    assert unused == set()


def test_the_scheme_is_switched_while_the_program_runs(
    application: Application, qtbot: QtBot
) -> None:
    label = QLabel("字")
    qtbot.addWidget(label)
    mark(label, voice="muted")
    label.ensurePolished()
    light = label.palette().windowText().color().name().upper()

    application.use_scheme(Scheme.DARK)
    label.ensurePolished()

    assert light == tokens_of(Scheme.LIGHT).colours["muted"]
    assert tokens().scheme is Scheme.DARK
    assert label.palette().windowText().color().name().upper() == tokens()["muted"].name().upper()


def test_the_bundled_fonts_have_rare_characters_and_figures_of_one_width(
    application: Application,
) -> None:
    raw = [QRawFont(str(FONTS / name), 14) for name in FILES]

    assert font().families() == list(FAMILIES)
    for character in "苏㛃𬭛𫘧𬸚䶮𠅤𪚥𰻞":
        assert any(one.supportsCharacter(ord(character)) for one in raw), character
    assert len({QFontMetrics(font()).horizontalAdvance(figure) for figure in "0123456789"}) == 1


@pytest.mark.parametrize("desk", list(DeskName))
def test_every_desk_has_an_icon(application: Application, desk: DeskName) -> None:
    drawn = icon(desk.value, "rail-text", chosen="#FFFFFF").pixmap(22, 22).toImage()

    assert any(drawn.pixelColor(x, y).alpha() for x in range(22) for y in range(22))
