"""事项目录: the list in force as a tree, an item's guide, and a new version before it counts."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QStackedWidget

from app.catalogue.guide import Guide
from app.catalogue.model import Catalogue
from app.catalogue.search import ItemSearch
from app.desks.admin import AdminDesk
from app.desks.admin_catalogue import Offer
from app.domain.item import Item
from ui.actions import key_of
from ui.admin.import_view import ImportView
from ui.admin.item_view import ItemView
from ui.admin.items_tree import ItemsTree
from ui.admin.section import Section
from ui.files import Files
from ui.tasks import TaskRunner
from ui.text import translate
from ui.widgets.card import Card, label
from ui.widgets.chips import ChipRow
from ui.widgets.fields import TextField
from ui.widgets.kinds import Kind

LIST_FILES = "CSV, JSON (*.csv *.json)"
MOST_HITS = 300


class ItemsSection(Section):
    """Nothing of the list is typed here: it is published, and comes as a file."""

    def __init__(self, desk: AdminDesk, tasks: TaskRunner, files: Files) -> None:
        super().__init__(desk, tasks, files)
        self._search: ItemSearch | None = None
        self._offer: Offer | None = None
        self.wanted = TextField(translate("Admin", "Name, pinyin, everyday word or code"), limit=80)
        self.wanted.setAccessibleName(translate("Admin", "Search the items"))
        self.tree, self.view, self.preview = ItemsTree(), ItemView(), ImportView()
        self.chips = ChipRow()
        self._version = label("", "muted", wrap=True)
        self._none = label(translate("Admin", "No item fits; try fewer letters"), "muted")
        self._none.hide()
        self._side = QStackedWidget()
        self._side.addWidget(self.view)
        self._side.addWidget(self.preview)
        self.load_button = QPushButton(translate("Admin", "New version from a file …"))
        self.load_button.setToolTip(key_of("admin.new"))
        self.card = Card(translate("Admin", "List of items"))
        self._lay_out()
        self._connect()

    def load(self) -> None:
        items = self.desk.items
        self.read(lambda: (items.current(), items.versions()), self._take)

    def begin(self) -> None:
        self.wanted.setFocus(Qt.FocusReason.OtherFocusReason)

    def new(self) -> None:
        """Choose a file, and look at what it would bring."""
        path = self.files.open(translate("Admin", "List of items"), LIST_FILES)
        if path is not None:
            self.offer(path)

    def offer(self, path: Path) -> None:
        """Show what a file would bring; nothing is changed."""
        self.notice.dismiss()
        self.read(lambda: self.desk.items.offer(path), self._show_offer)

    def save(self) -> None:
        """Put the offered list in force at every counter."""
        offer = self._offer
        if offer is None or offer.problems:
            return
        self.write(
            lambda: self.desk.items.put_in_force(offer),
            translate("Admin", "Version {version} is in force", version=offer.catalogue.version),
            done=self._leave,
        )

    def _show_offer(self, offer: Offer) -> None:
        self._offer = offer
        self.preview.show_offer(offer)
        self._side.setCurrentWidget(self.preview)
        (self.preview.accept if not offer.problems else self.preview.table).setFocus()

    def _leave(self) -> None:
        self._offer = None
        self._side.setCurrentWidget(self.view)

    def _take(self, found: tuple[Catalogue, tuple[str, ...]]) -> None:
        catalogue, versions = found
        self._search = ItemSearch(catalogue)
        said = translate(
            "Admin",
            "Version {version} in force; older ones kept: {count}",
            version=catalogue.version,
            count=len(versions) - 1,
        )
        self._version.setText("\n".join(filter(None, (said, catalogue.note))))
        count = translate("Admin", "{count} items", count=len(catalogue.items))
        totals = [(f"{each.type_name} {each.count}", Kind.ACCENT) for each in catalogue.totals()]
        self.chips.show_chips([(count, Kind.OK), *totals])
        self.tree.show_catalogue(catalogue)
        self._filter()
        if self.tree.chosen is None:
            self.tree.choose_first()

    def _filter(self) -> None:
        typed = self.wanted.value()
        if not typed or self._search is None:
            self.tree.show_only(lambda item: True)
            self._none.hide()
            return
        hits = {item.code for item in self._search.find(typed, limit=MOST_HITS)}
        self.tree.show_only(lambda item: item.code in hits)
        self._none.setVisible(not hits)

    def _show_item(self, item: Item) -> None:
        self.read(lambda: self.desk.items.guide(item), self._show_guide)

    def _show_guide(self, guide: Guide) -> None:
        self.view.show_item(guide)

    def _connect(self) -> None:
        self.wanted.textChanged.connect(self._filter)
        self.wanted.returnPressed.connect(self.tree.setFocus)
        self.wanted.returnPressed.connect(self.tree.choose_first)
        self.tree.item_chosen.connect(self._show_item)
        self.load_button.clicked.connect(self.new)
        self.preview.accepted.connect(self.save)
        self.preview.refused.connect(self._leave)

    def _lay_out(self) -> None:
        buttons = QHBoxLayout()
        buttons.addWidget(self.load_button)
        buttons.addStretch(1)
        self.card.add(self._version)
        self.card.add(self.chips)
        self.card.add(self.wanted)
        self.card.add(self._none)
        self.card.add(self.tree, 1)
        self.card.add(buttons)
        self.content.addWidget(self.card, 5)
        self.content.addWidget(self._side, 6)
