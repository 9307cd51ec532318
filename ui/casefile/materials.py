"""The materials of a case, each with a sign, how it came, and what is wrong with it."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QPushButton, QWidget

from app.domain.materials import Material, Way
from ui.casefile.words import short_day, way_word
from ui.text import translate
from ui.widgets.card import Card, label
from ui.widgets.kinds import Kind

SIGN_WIDTH = 18


class MaterialsCard(Card):
    """One line a material; the title counts what came in and what is to follow."""

    scan_wanted = Signal(object)
    """A ``Material`` whose scan somebody wants to see."""

    def __init__(self, *, with_scans: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(translate("Case", "Materials"), parent=parent)
        self._with_scans = with_scans
        self.scans: list[QPushButton] = []
        self._rows = QWidget()
        self.add(self._rows)

    def show_materials(self, materials: Sequence[Material], *, today: date) -> None:
        """Replace all lines."""
        old = self._rows
        self._rows = QWidget()
        grid = QGridLayout(self._rows)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(7)
        grid.setColumnMinimumWidth(0, SIGN_WIDTH)
        grid.setColumnStretch(1, 1)
        self.scans = []
        for row, material in enumerate(materials):
            _add_line(grid, row, material, today)
            if material.attachment and self._with_scans:
                grid.addWidget(self._scan_link(material), row, 3, Qt.AlignmentFlag.AlignTop)
        self.body.replaceWidget(old, self._rows)
        old.hide()
        old.deleteLater()
        self.set_title(counted(materials))
        self.setAccessibleDescription("\n".join(material_words(m, today=today) for m in materials))

    def _scan_link(self, material: Material) -> QPushButton:
        link = QPushButton(translate("Case", "Scan"))
        link.setProperty("strength", "link")
        link.setAccessibleName(f"{link.text()} {material.name}")
        link.clicked.connect(lambda: self.scan_wanted.emit(material))
        self.scans.append(link)
        return link


def counted(materials: Sequence[Material]) -> str:
    """The title: how many came in, how many are to follow, how many are missing."""
    here = sum(material.in_hand for material in materials)
    later = sum(material.way is Way.TO_FOLLOW for material in materials)
    gone = sum(material.way in (Way.MISSING, Way.FAULTY) for material in materials)
    words = translate("Case", "Materials: {count} in", count=here)
    if later:
        words += translate("Case", " · {count} tolerated", count=later)
    if gone:
        words += translate("Case", " · {count} missing", count=gone)
    return words


def material_sign(material: Material) -> tuple[str, Kind]:
    """One character for how a material stands, and its colour."""
    if material.in_hand:
        return Kind.OK.sign, Kind.OK
    if material.way is Way.TO_FOLLOW:
        return translate("Case", "T"), Kind.WARN
    if material.way in (Way.MISSING, Way.FAULTY):
        return Kind.BAD.sign, Kind.BAD
    return Kind.MUTED.sign, Kind.MUTED


def material_words(material: Material, *, today: date) -> str:
    """Name and state of a material in one line, for a screen reader."""
    return f"{material_sign(material)[0]} {material.name} {taken_words(material, today=today)}"


def taken_words(material: Material, *, today: date) -> str:
    """How it came: way and counts; for one to follow, by when."""
    if material.way is Way.TO_FOLLOW:
        day = short_day(material.promised_by, today)
        return translate("Case", "to follow by {day}", day=day)
    words = [way_word(material.way)]
    counted = material.copies if material.way is Way.COPY else material.originals
    if counted and material.way is not Way.SEEN:
        words.append(str(counted))
    if material.copies and material.way is not Way.COPY:
        words.append(translate("Case", "copies {count}", count=material.copies))
    if material.pages:
        words.append(translate("Case", "{count} pages", count=material.pages))
    return " ".join(words)


def _add_line(grid: QGridLayout, row: int, material: Material, today: date) -> None:
    text, kind = material_sign(material)
    sign = label(text, "muted" if kind is Kind.MUTED else kind.value)
    sign.setAlignment(Qt.AlignmentFlag.AlignHCenter)
    top = Qt.AlignmentFlag.AlignTop
    name = label(material.name, "muted" if material.way is Way.NOT_APPLICABLE else "", wrap=True)
    taken = label(taken_words(material, today=today), "muted")
    grid.addWidget(sign, row, 0, top)
    if material.defect and not material.in_hand:
        name.setText(f"{material.name}\n{material.defect}")
    grid.addWidget(name, row, 1)
    grid.addWidget(taken, row, 2, top | Qt.AlignmentFlag.AlignRight)
