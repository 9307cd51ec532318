"""How the screens look: colours by name from tokens.toml, one stylesheet, the bundled fonts."""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QPalette
from PySide6.QtWidgets import QApplication, QWidget

from ui.places import FONTS, ICONS, THEME

FAMILIES = ("Noto Sans SC", "Rare Han BS", "Rare Han HB")
"""Fonts in the order they are asked for a character: text first, then the rare ideographs."""
FILES = ("NotoSansSC-Regular.ttf", "NotoSansSC-Bold.ttf", "RareBS.ttf", "RareHB.ttf")
"""Font files; naming them to Qt takes 8 ms in all, their glyphs are read when they are drawn."""

BASE_SIZE = 14
"""The size of text in device-independent pixels."""

_DRESSED = "dressed"
_PLACE = re.compile(r"\{([a-z-]+)\}")


class Scheme(StrEnum):
    """Light or dark."""

    LIGHT = "light"
    DARK = "dark"


@dataclass(frozen=True, slots=True)
class Tokens:
    """The colours of one scheme by what they are for; the names stand in tokens.toml."""

    scheme: Scheme
    colours: Mapping[str, str]

    def __getitem__(self, name: str) -> QColor:
        return QColor(self.colours[name])


@cache
def tokens_of(scheme: Scheme) -> Tokens:
    """The colours of a scheme as the file has them."""
    with (THEME / "tokens.toml").open("rb") as file:
        return Tokens(scheme, tomllib.load(file)[scheme.value])


def tokens() -> Tokens:
    """The colours the running application shows; light before a theme was applied."""
    application = QApplication.instance()
    kept = application.property("tokens") if application is not None else None
    return kept if isinstance(kept, Tokens) else tokens_of(Scheme.LIGHT)


def stylesheet(colours: Tokens) -> str:
    """The stylesheet with every {name} filled in."""
    values = {
        **colours.colours,
        "scheme": colours.scheme.value,
        "icons": ICONS.as_posix(),
    }
    text = (THEME / "style.qss").read_text(encoding="utf-8")
    return _PLACE.sub(lambda place: values[place.group(1)], text)


def apply_theme(application: QApplication, scheme: Scheme) -> None:
    """Show everything in this scheme from now on; painted widgets hear a palette change."""
    colours = tokens_of(scheme)
    application.setProperty("tokens", colours)
    application.setPalette(palette_of(colours))
    for window in application.topLevelWidgets():
        if window.property(_DRESSED):
            dress(window)


def dress(window: QWidget) -> None:
    """Give a window the stylesheet, and another one with each change of the theme.

    It stands on the window, not on the application: there, whatever is put into a layout has the
    style of everything in it worked out anew, and a page takes three times as long to make.
    """
    window.setProperty(_DRESSED, True)
    window.setStyleSheet(stylesheet(tokens()))


def palette_of(colours: Tokens) -> QPalette:
    """The palette behind the stylesheet, for what Fusion draws itself."""
    roles = {
        QPalette.ColorRole.Window: "bg",
        QPalette.ColorRole.WindowText: "text",
        QPalette.ColorRole.Base: "surface",
        QPalette.ColorRole.AlternateBase: "quiet",
        QPalette.ColorRole.Text: "text",
        QPalette.ColorRole.Button: "surface",
        QPalette.ColorRole.ButtonText: "text",
        QPalette.ColorRole.BrightText: "accent-text",
        QPalette.ColorRole.Highlight: "accent",
        QPalette.ColorRole.HighlightedText: "accent-text",
        QPalette.ColorRole.Link: "accent",
        QPalette.ColorRole.LinkVisited: "accent",
        QPalette.ColorRole.ToolTipBase: "surface",
        QPalette.ColorRole.ToolTipText: "text",
        QPalette.ColorRole.PlaceholderText: "muted",
        QPalette.ColorRole.Mid: "line-strong",
        QPalette.ColorRole.Light: "line",
        QPalette.ColorRole.Dark: "line-strong",
    }
    palette = QPalette()
    for role, name in roles.items():
        palette.setColor(role, colours[name])
    for role in (
        QPalette.ColorRole.WindowText,
        QPalette.ColorRole.Text,
        QPalette.ColorRole.ButtonText,
    ):
        palette.setColor(QPalette.ColorGroup.Disabled, role, colours["muted"])
    return palette


def load_fonts(application: QApplication) -> None:
    """Name the bundled fonts to Qt and make them the application's font.

    All before the first paint: a line edit keeps the boxes it once drew for a missing character.
    """
    for name in FILES:
        QFontDatabase.addApplicationFont(str(FONTS / name))
    application.setFont(font())


def font(size: int = BASE_SIZE, *, bold: bool = False) -> QFont:
    """The font of the screens; its figures are of one width. Size in pixels."""
    made = QFont()
    made.setFamilies(list(FAMILIES))
    made.setPixelSize(size)
    made.setBold(bold)
    return made


def mark(widget: QWidget, **marks: str | bool) -> None:
    """Set what the stylesheet selects by (``kind="warn"``) and have the widget drawn anew."""
    if all(widget.property(name) == value for name, value in marks.items()):
        return
    for name, value in marks.items():
        widget.setProperty(name, value)
    if not widget.testAttribute(Qt.WidgetAttribute.WA_WState_Polished):
        return
    widget.style().unpolish(widget)
    widget.style().polish(widget)
    widget.update()


def contrast(ink: str, ground: str) -> float:
    """The contrast of two colours as WCAG 2 reckons it, 1 to 21."""
    bright, dim = sorted((_luminance(ink), _luminance(ground)), reverse=True)
    return (bright + 0.05) / (dim + 0.05)


def _luminance(colour: str) -> float:
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    linear = [
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    ]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
