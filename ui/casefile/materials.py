"""The materials of a case, each with a sign, how it came, and what is wrong with it."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QPushButton, QWidget

from app.desks.scans import ScanStand
from app.domain.materials import Material, Way
from ui.casefile.scans_card import NO_SCANS, Stands, scan_link, scan_words
from ui.casefile.words import short_day, way_word
from ui.text import translate
from ui.widgets.card import Card, label
from ui.widgets.kinds import Kind

SIGN_WIDTH = 18


class MaterialsCard(Card):
    """One line a material; the title counts what came in and what is to follow."""

    scan_wanted = Signal(object)
    """A ``Material`` whose scan somebody wants to see."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(translate("Case", "Materials"), parent=parent)
        self.scans: list[QPushButton] = []
        self._rows = QWidget()
        self.add(self._rows)

    def show_materials(
        self, materials: Sequence[Material], *, today: date, scans: Stands = NO_SCANS
    ) -> None:
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
            _add_line(grid, row, material, today, _said(material, scans))
            if material.attachment in scans:
                link = self._scan_link(material, scans[material.attachment])
                grid.addWidget(link, row, 3, Qt.AlignmentFlag.AlignTop)
        self.body.replaceWidget(old, self._rows)
        old.hide()
        old.deleteLater()
        self.set_title(counted(materials))
        said = (material_words(m, today=today, scan=_said(m, scans)) for m in materials)
        self.setAccessibleDescription("\n".join(said))

    def _scan_link(self, material: Material, stand: ScanStand) -> QPushButton:
        link = scan_link(material, stand)
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


def material_words(material: Material, *, today: date, scan: str = "") -> str:
    """Name and state of a material in one line, for a screen reader."""
    words = (material_sign(material)[0], material.name, taken_words(material, today=today), scan)
    return " ".join(words).rstrip()


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


def _said(material: Material, scans: Stands) -> str:
    """How the scan of a material stands; empty where there is nothing to say of it."""
    stand = scans.get(material.attachment)
    return scan_words(stand) if stand is not None else ""


def _add_line(grid: QGridLayout, row: int, material: Material, today: date, scan: str = "") -> None:
    text, kind = material_sign(material)
    sign = label(text, "muted" if kind is Kind.MUTED else kind.value)
    sign.setAlignment(Qt.AlignmentFlag.AlignHCenter)
    top = Qt.AlignmentFlag.AlignTop
    name = label(material.name, "muted" if material.way is Way.NOT_APPLICABLE else "", wrap=True)
    taken = label(taken_words(material, today=today), "muted")
    grid.addWidget(sign, row, 0, top)
    defect = material.defect if not material.in_hand else ""
    name.setText("\n".join(line for line in (material.name, defect, scan) if line))
    grid.addWidget(name, row, 1)
    grid.addWidget(taken, row, 2, top | Qt.AlignmentFlag.AlignRight)
