"""What every step of a new hall has: a card or two, that says whether it is in order."""

from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.domain.errors import HallError
from ui.admin.form_card import FormCard
from ui.widgets.card import BETWEEN

READABLE = 760
"""Width beyond which a single column of fields is hard to read."""


class Step(QWidget):
    """One step: ``ensure`` raises what is not in order, ``show_error`` says it in place."""

    title = ""

    def __init__(self) -> None:
        super().__init__()
        self.row = QHBoxLayout(self)
        self.row.setContentsMargins(0, 0, 0, 0)
        self.row.setSpacing(BETWEEN)

    def only(self, card: FormCard) -> None:
        """The step is this one card, no wider than is good to read."""
        card.setMaximumWidth(READABLE)
        self.row.addWidget(card, 10)
        self.row.addStretch(1)

    def begin(self) -> None:
        """Put the focus where typing begins."""

    def ensure(self) -> None:
        """Raise a HallError when something is missing or wrong."""

    def show_error(self, error: HallError) -> None:
        """Say it where it is."""
