"""Line icons in the colours of the theme, and the icon of the window."""

from PySide6.QtCore import QByteArray, QSize, Qt
from PySide6.QtGui import QIcon, QImage, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from ui.places import ICONS
from ui.theme import tokens


def window_icon() -> QIcon:
    """What the task bar shows."""
    made = QIcon()
    for size in (16, 32, 64):
        made.addPixmap(_drawn("app", "", size))
    return made


def icon(name: str, colour: str = "text", *, chosen: str = "") -> QIcon:
    """A line icon in a colour of the theme, and in another while its button is checked."""
    made = QIcon()
    colours = tokens()
    made.addPixmap(_drawn(name, colours[colour].name()))
    if chosen:
        pixmap = _drawn(name, colours.colours.get(chosen, chosen))
        made.addPixmap(pixmap, QIcon.Mode.Normal, QIcon.State.On)
        made.addPixmap(pixmap, QIcon.Mode.Active, QIcon.State.Off)
    return made


def _drawn(name: str, colour: str, size: int = 24) -> QPixmap:
    """The icon file at three times its size, so that it stays sharp on any screen."""
    text = (ICONS / f"{name}.svg").read_text(encoding="utf-8").replace("currentColor", colour)
    image = QImage(QSize(size, size) * 3, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    QSvgRenderer(QByteArray(text.encode())).render(painter)
    painter.end()
    pixmap = QPixmap.fromImage(image)
    pixmap.setDevicePixelRatio(3)
    return pixmap
