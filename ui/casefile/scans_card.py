"""The scans of a case: how each stands on its way to the centre, and the link that opens it."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QPushButton, QWidget

from app.desks.scans import ScanStand, ScanWord
from app.domain.materials import Material
from ui.sentences import sentence
from ui.text import translate
from ui.widgets.card import Card, label

Stands = Mapping[str, ScanStand]
"""How scans stand, by their SHA-256."""
NO_SCANS: Stands = {}


class ScansCard(Card):
    """One line a scan, for a page whose list of materials is filled in; not there without any."""

    wanted = Signal(object)
    """A ``Material`` whose scan somebody wants to see."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(translate("Case", "Scans"), parent=parent)
        self.links: list[QPushButton] = []
        self._rows = QWidget()
        self.add(self._rows)

    def show_scans(self, materials: Sequence[Material], stands: Stands) -> None:
        """Replace all lines."""
        old = self._rows
        self._rows = QWidget()
        self.links = []
        grid = QGridLayout(self._rows)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(4)
        grid.setColumnStretch(0, 1)
        scanned = [each for each in materials if each.attachment in stands]
        for row, material in enumerate(scanned):
            self._add(grid, row * 2, material, stands[material.attachment])
        self.body.replaceWidget(old, self._rows)
        old.hide()
        old.deleteLater()
        lines = (f"{each.name} {scan_words(stands[each.attachment])}" for each in scanned)
        self.setAccessibleDescription("\n".join(lines))
        self.setVisible(bool(scanned))

    def _add(self, grid: QGridLayout, row: int, material: Material, stand: ScanStand) -> None:
        link = scan_link(material, stand)
        link.clicked.connect(lambda: self.wanted.emit(material))
        self.links.append(link)
        grid.addWidget(label(material.name, wrap=True), row, 0)
        grid.addWidget(link, row, 1, Qt.AlignmentFlag.AlignTop)
        words = scan_words(stand)
        if words:
            grid.addWidget(label(words, "small", wrap=True), row + 1, 0)


def scan_link(material: Material, stand: ScanStand) -> QPushButton:
    """The link that opens a scan; where it cannot be opened now, it says why."""
    link = QPushButton(translate("Case", "Scan"))
    link.setProperty("strength", "link")
    link.setAccessibleName(f"{link.text()} {material.name}")
    if stand.closed is not None:
        link.setEnabled(False)
        link.setToolTip(sentence(stand.closed))
    return link


def scan_words(stand: ScanStand) -> str:
    """How a scan stands; empty once it lies safe at the centre and here."""
    words = _words(stand.word)
    if stand.word in (ScanWord.TO_SEND, ScanWord.TO_FETCH) and stand.have:
        words += f" {stand.have}/{stand.of}"
    if stand.why is None:
        return words
    return translate("Case", "{scan}: {why}", scan=words, why=sentence(stand.why))


def _words(word: ScanWord) -> str:
    match word:
        case ScanWord.TO_SEND:
            return translate("Case", "Scan waiting to be sent")
        case ScanWord.TO_FETCH:
            return translate("Case", "Scan at the centre, not here yet")
        case ScanWord.STUCK:
            return translate("Case", "Scan not sent")
        case ScanWord.AWAY:
            return translate("Case", "Scan not on this machine")
        case _:
            return ""
