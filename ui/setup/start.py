"""The first page of a new installation: four ways to begin, the likeliest first."""

from dataclasses import dataclass
from enum import StrEnum
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from ui.text import source, translate
from ui.widgets.card import BETWEEN, Card, label

WIDTH = 980


class Way(StrEnum):
    """How an installation can begin."""

    SAMPLE = "sample"
    """示例大厅"""
    NEW = "new"
    """新建大厅"""
    JOIN = "join"
    """加入大厅"""
    RECOVER = "recover"
    """用恢复文件恢复"""


@dataclass(frozen=True, slots=True)
class _Offer:
    way: Way
    title: str
    text: str
    button: str


_OFFERS = (
    _Offer(
        Way.NEW,
        source("Setup", "A new hall"),
        source(
            "Setup",
            "For the first machine of a hall: its data, its list of items, two administrators, "
            "this counter. About ten minutes; people and letters follow at the desk.",
        ),
        source("Setup", "Set up a new hall"),
    ),
    _Offer(
        Way.JOIN,
        source("Setup", "Join a hall"),
        source(
            "Setup",
            "For a further counter on this machine or disk. The hall's file and a "
            "security administrator's password are needed.",
        ),
        source("Setup", "Join a hall here"),
    ),
    _Offer(
        Way.RECOVER,
        source("Setup", "Take a hall back"),
        source(
            "Setup",
            "When every security administrator's password is lost, or the machine is new: the "
            "hall's file, its recovery file and that file's password.",
        ),
        source("Setup", "Use a recovery file"),
    ),
)


class StartPage(QWidget):
    """Four choices; the keys 1 to 4 take them. ``chosen`` tells the way."""

    chosen = Signal(object)

    def __init__(
        self, *, people: int, items: int, password: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        self.buttons: dict[Way, QPushButton] = {}
        self._lay_out(people=people, items=items, password=password)

    def begin(self) -> None:
        """Put the focus on the likeliest choice."""
        self.buttons[Way.SAMPLE].setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        place = event.key() - Qt.Key.Key_1
        if 0 <= place < len(Way):
            self.chosen.emit(list(Way)[place])
            return
        super().keyPressEvent(event)

    def _lay_out(self, *, people: int, items: int, password: str) -> None:
        head = QVBoxLayout()
        head.setSpacing(4)
        head.addWidget(label("一窗", "mark"))
        head.addWidget(label(translate("Setup", "How shall this machine begin?"), "big"))
        head.addWidget(
            label(
                translate(
                    "Setup",
                    "Nothing was set up here yet. The keys 1 to 4 choose; nothing is written "
                    "before you say so.",
                ),
                "muted",
                wrap=True,
            )
        )
        others = QHBoxLayout()
        others.setSpacing(BETWEEN)
        for place, offer in enumerate(_OFFERS, start=2):
            others.addWidget(self._card(offer, place), 1)
        block = QWidget()
        block.setMaximumWidth(WIDTH)
        column = QVBoxLayout(block)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(BETWEEN)
        column.addLayout(head)
        column.addSpacing(8)
        column.addWidget(self._sample_card(people=people, items=items, password=password))
        column.addLayout(others)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(block, 20)
        row.addStretch(1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(BETWEEN, BETWEEN, BETWEEN, BETWEEN)
        whole.addStretch(2)
        whole.addLayout(row)
        whole.addStretch(3)

    def _sample_card(self, *, people: int, items: int, password: str) -> Card:
        card = Card(translate("Setup", "The sample hall"))
        card.header.addWidget(label("1", "faint"))
        said = translate(
            "Setup",
            "An invented county with {people} people in every role, {items} items with their "
            "materials and limits, letters of authority and common phrases. All desks can be "
            "tried at once; it is no hall to work in.",
            people=people,
            items=items,
        )
        row = QHBoxLayout()
        row.setSpacing(24)
        words = QVBoxLayout()
        words.setSpacing(6)
        words.addWidget(label(said, "muted", wrap=True))
        words.addWidget(
            label(translate("Setup", "Everybody's password: {password}", password=password))
        )
        row.addLayout(words, 1)
        button = self._button(Way.SAMPLE, translate("Setup", "Open the sample hall"))
        button.setProperty("strength", "primary")
        row.addWidget(button, 0, Qt.AlignmentFlag.AlignBottom)
        card.add(row)
        return card

    def _card(self, offer: _Offer, place: int) -> Card:
        card = Card(translate("Setup", offer.title))
        card.header.addWidget(label(str(place), "faint"))
        words = label(translate("Setup", offer.text), "muted", wrap=True)
        words.setAlignment(Qt.AlignmentFlag.AlignTop)
        card.add(words, 1)
        card.add(self._button(offer.way, translate("Setup", offer.button)))
        return card

    def _button(self, way: Way, text: str) -> QPushButton:
        button = QPushButton(text)
        button.setAutoDefault(True)
        button.clicked.connect(partial(self.chosen.emit, way))
        self.buttons[way] = button
        return button
