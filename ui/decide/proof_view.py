"""The text of a decision as it will print, laid out like the sheet."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QLabel, QScrollArea, QVBoxLayout, QWidget

from app.desks.proof import Proof
from ui.text import translate
from ui.theme import mark
from ui.widgets.card import label

INDENT = "\u3000\u3000"
"""Two ideographic spaces begin a paragraph."""


class ProofView(QScrollArea):
    """Title, who is addressed, paragraphs, body and day; the number comes with the signature."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMinimumHeight(120)
        self.setAccessibleName(translate("Decide", "The text as it will print"))
        self._lines: list[QLabel] = []
        sheet = QFrame()
        mark(sheet, role="card")
        self._column = QVBoxLayout(sheet)
        self._column.setContentsMargins(18, 16, 18, 16)
        self._column.setSpacing(8)
        self.setWidget(sheet)

    @property
    def text(self) -> str:
        """All of it, line by line."""
        return "\n".join(line.text() for line in self._lines)

    def show_proof(self, proof: Proof | None) -> None:
        """Show this text, or an empty sheet."""
        while (item := self._column.takeAt(0)) is not None:
            old = item.widget()
            if old is not None:
                old.hide()
                old.deleteLater()
        self._lines = []
        if proof is not None:
            self._add(proof.title, Qt.AlignmentFlag.AlignHCenter, "title")
            number = translate("Decide", "The number is given when it is signed")
            self._add(number, Qt.AlignmentFlag.AlignRight, "small")
            self._add(proof.addressee, Qt.AlignmentFlag.AlignLeft)
            for paragraph in proof.paragraphs:
                self._add(f"{INDENT}{paragraph}", Qt.AlignmentFlag.AlignLeft)
            self._add(f"{proof.body_name}\n{proof.day}", Qt.AlignmentFlag.AlignRight)
        self._column.addStretch(1)
        self.setAccessibleDescription(self.text)

    def _add(self, text: str, side: Qt.AlignmentFlag, voice: str = "") -> None:
        line = label(text, voice, wrap=True)
        line.setAlignment(side)
        self._lines.append(line)
        self._column.addWidget(line)
