"""事项: the item in work, what the list says and lacks of it, and the way to another."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPushButton, QWidget

from app import wording
from app.domain.clock import Limit, Unit
from app.domain.item import CaseKind, Item, TransferStatus
from ui.actions import key_of, tip_of
from ui.counter.elided import TwoLines
from ui.counter.item_search import ItemSearchBox
from ui.counter.parts import FindItems
from ui.text import current_language, translate
from ui.widgets.card import Card, label
from ui.widgets.chips import ChipRow
from ui.widgets.kinds import Kind


class ItemCard(Card):
    """Shows the item chosen, or the box to find one.

    ``item_chosen`` tells an item, ``wish_typed`` an application outside the list, ``guide_wanted``
    that the guide shall be shown.
    """

    item_chosen = Signal(object)
    wish_typed = Signal(str)
    guide_wanted = Signal()

    def __init__(self, find: FindItems, parent: QWidget | None = None) -> None:
        super().__init__(translate("Counter", "Item"), parent=parent)
        self.search = ItemSearchBox(find)
        self._item: Item | None = None
        self._change = link(translate("Counter", "Change"), key_of("counter.item"))
        self._change.setToolTip(tip_of("counter.item"))
        self._guide = link(translate("Counter", "Guide"))
        self._name = TwoLines()
        self._who = label("", "muted", wrap=True)
        self._chips = ChipRow()
        self._lacks = label("", "warn", wrap=True)
        self.header.addWidget(self._guide)
        self.header.addWidget(self._change)
        for part in (self.search, self._name, self._who, self._chips, self._lacks):
            self.add(part)
        self._connect()
        self.show_item(None)

    def show_item(self, item: Item | None, *, outside: bool = False) -> None:
        """Show an item; None shows the search box."""
        self._item = item
        if item is not None:
            self._name.set_text(item.name)
            self._who.setText(who_decides(item))
            self._chips.show_chips(_outside_chips() if outside else chips_of(item))
            self._lacks.setText(lacks_of(item))
        self._guide.setEnabled(item is not None and not outside)
        self._show_search(item is None)

    def begin(self) -> None:
        """Find an item, or another one."""
        self._show_search(True)
        self.search.begin()

    @property
    def lacks(self) -> str:
        """What the imported list does not say of the item; empty when it says all."""
        return self._lacks.text()

    @property
    def is_searching(self) -> bool:
        """Whether the search box is shown."""
        return not self.search.isHidden()

    def _connect(self) -> None:
        self._change.clicked.connect(self.begin)
        self._guide.clicked.connect(self.guide_wanted)
        self.search.item_chosen.connect(self.item_chosen)
        self.search.wish_typed.connect(self.wish_typed)
        self.search.left_alone.connect(self._back)

    def _back(self) -> None:
        """Esc: the item that was there stays."""
        self._show_search(self._item is None)
        if self._item is not None:
            self._change.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_search(self, searching: bool) -> None:
        self.search.setVisible(searching)
        chosen = self._item is not None
        for part in (self._name, self._who, self._chips, self._guide, self._change):
            part.setVisible(chosen)
        self._change.setVisible(chosen and not searching)
        self._lacks.setVisible(chosen and bool(self._lacks.text()))
        self.set_hint("" if chosen else key_of("counter.item"))


def who_decides(item: Item) -> str:
    """Department and deciding body in one line."""
    if item.transfer is TransferStatus.ELSEWHERE:
        return translate("Counter", "Not taken in this hall: {place}", place=item.where_to_go)
    if item.body_name == item.department_name:
        return translate("Counter", "{body} decides", body=item.body_name)
    return translate(
        "Counter",
        "{department}, decided by {body}",
        department=item.department_name,
        body=item.body_name,
    )


def chips_of(item: Item) -> list[tuple[str, Kind]]:
    """What a clerk should see of an item at a glance."""
    chips = [(item.type_name, Kind.ACCENT)] if item.type_name else []
    if item.kind is CaseKind.INSTANT:
        chips.append((translate("Counter", "Instant"), Kind.ACCENT))
    elif item.promised_limit is not None:
        chips.append((_promised(item.promised_limit), Kind.ACCENT))
    tolerable = sum(each.tolerable for each in item.materials)
    if item.tolerance_listed and tolerable:
        chips.append((translate("Counter", "May follow {count}", count=tolerable), Kind.WARN))
    exempt = sum(bool(each.e_licence or each.shared_check) for each in item.materials)
    if exempt:
        chips.append((translate("Counter", "Not to bring {count}", count=exempt), Kind.OK))
    if not item.agent_allowed:
        chips.append((translate("Counter", "In person only"), Kind.WARN))
    if item.accept_on_receipt:
        chips.append((translate("Counter", "Receipt is acceptance"), Kind.ACCENT))
    return chips


def lacks_of(item: Item) -> str:
    """What the imported list does not say, as a sentence; empty when it says all."""
    if not item.lacks:
        return ""
    language = current_language().value
    parts = "、".join(wording.label("item_part", part, language) for part in item.lacks)
    return translate("Counter", "! The imported list lacks: {parts}", parts=parts)


def limit_words(limit: Limit) -> str:
    """A limit in words of the screen."""
    if limit.unit is Unit.WORKING:
        return translate("Counter", "{days} working days", days=limit.days)
    return translate("Counter", "{days} days", days=limit.days)


def _promised(limit: Limit) -> str:
    if limit.unit is Unit.WORKING:
        return translate("Counter", "Promised {days} wd", days=limit.days)
    return translate("Counter", "Promised {days} d", days=limit.days)


def _outside_chips() -> list[tuple[str, Kind]]:
    return [(translate("Counter", "Outside the list"), Kind.WARN)]


def link(text: str, key: str = "") -> QPushButton:
    """A button that looks like a link, with its key behind the word."""
    made = QPushButton(f"{text} {key}".strip())
    made.setProperty("strength", "link")
    made.setAutoDefault(False)
    return made
