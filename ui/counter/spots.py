"""当场更正 in the open visit: the panel that asks, and the rows that can still be taken back."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from app.desks.draft import Draft, Spot
from app.domain.errors import Refused
from app.domain.item import Item
from app.domain.materials import Way
from ui.actions import key_of, tip_of
from ui.counter.act_panels import SpotPanel
from ui.counter.item_card import link
from ui.sentences import explain
from ui.text import translate
from ui.theme import mark
from ui.widgets.card import Card, label

Note = Callable[[Draft, Spot], Draft]


class SpotCorrections(QObject):
    """``changed`` tells all corrections of the draft, one more or one less."""

    changed = Signal(object)

    def __init__(self, note: Note, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.panel = SpotPanel()
        self.card = Card(translate("Counter", "Corrected on the spot"))
        self.link = link(translate("Counter", "On the spot"), key_of("counter.on_the_spot"))
        self.link.setToolTip(tip_of("counter.on_the_spot"))
        self.removers: tuple[QPushButton, ...] = ()
        self._note = note
        self._draft: Draft | None = None
        self._rows = QWidget()
        self.card.add(self._rows)
        self.card.hide()
        self.panel.confirmed.connect(self._confirmed)

    def show_draft(self, draft: Draft, item: Item | None) -> None:
        """Show the corrections of a draft."""
        before, self._draft = self._draft, draft
        names = {each.no: each.name for each in item.materials} if item is not None else {}
        self.link.setVisible(bool(names))
        if before is not None and (before.id, before.spots) == (draft.id, draft.spots):
            return
        if before is None or before.id != draft.id:
            self._forget_words()
        old, self._rows, self.removers = self._rows, QWidget(), ()
        column = QVBoxLayout(self._rows)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        for place, spot in enumerate(draft.spots):
            column.addLayout(self._row(place, spot, names.get(spot.no, str(spot.no))))
        self.card.body.replaceWidget(old, self._rows)
        old.hide()
        old.deleteLater()
        self.card.setVisible(bool(draft.spots))

    def open_words(self) -> bool:
        """Whether something is typed in the open panel; if so it says to record it first."""
        typed = self.panel.before.value() or self.panel.after.value()
        if self.panel.isHidden() or not typed:
            return False
        self.panel.say(translate("Counter", "Record the correction first, or go back"))
        return True

    def offer(self, item: Item) -> None:
        """Offer the materials of the item, first one that is not right."""
        draft = self._draft
        self.panel.material.set_choices([(each.no, each.name) for each in item.materials])
        faulty = [each.no for each in draft.materials if each.way is Way.FAULTY] if draft else []
        if faulty:
            self.panel.material.choose(faulty[0])

    def _row(self, place: int, spot: Spot, name: str) -> QHBoxLayout:
        was = spot.before or translate("Counter", "(left blank)")
        words = label(f"{name}\n{was} → {spot.after}", "small", wrap=True)
        remove = QPushButton(translate("Counter", "Take back"))
        mark(remove, strength="link")
        remove.setAutoDefault(False)
        remove.setAccessibleDescription(words.text())
        remove.clicked.connect(lambda: self._take_back(place))
        self.removers = (*self.removers, remove)
        line = QHBoxLayout()
        line.setSpacing(8)
        line.addWidget(words, 1)
        line.addWidget(remove)
        return line

    def _confirmed(self) -> None:
        if self._draft is None:
            return
        panel = self.panel
        spot = Spot(panel.material.value() or 0, panel.before.value(), panel.after.value())
        try:
            draft = self._note(self._draft, spot)
        except Refused as error:
            panel.say(explain(error))
            return
        self._forget_words()
        self.changed.emit(draft.spots)

    def _forget_words(self) -> None:
        for field in (self.panel.before, self.panel.after):
            field.set_value("")

    def _take_back(self, place: int) -> None:
        spots = self._draft.spots if self._draft is not None else ()
        self.changed.emit((*spots[:place], *spots[place + 1 :]))
