"""The page of the three officers: sections at the left, the one in front beside them."""

from collections.abc import Callable, Mapping
from enum import StrEnum
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QStackedWidget

from app.desks.admin import AdminDesk
from app.desks.session import Changes, DeskName
from app.domain.people import Role
from ui.actions import bind
from ui.admin.bans import BansSection
from ui.admin.bodies import BodiesSection
from ui.admin.calendar import CalendarSection
from ui.admin.changes import ChangesSection
from ui.admin.device import DeviceSection
from ui.admin.erasing import EraseSection
from ui.admin.hall import HallSection
from ui.admin.items import ItemsSection
from ui.admin.letters import LettersSection
from ui.admin.people import PeopleSection
from ui.admin.phrases import PhrasesSection
from ui.admin.printers import PrintersSection
from ui.admin.reads import ReadsSection
from ui.admin.recovery import RecoverySection
from ui.admin.section import Section
from ui.desk_page import DeskPage
from ui.files import Files, system_files
from ui.printing import printer_names
from ui.tasks import TaskRunner
from ui.text import source, translate
from ui.widgets.card import Card

WIDTH = 168
_NAME = Qt.ItemDataRole.UserRole


class SectionName(StrEnum):
    """The sections, in their order."""

    PEOPLE = "people"
    LETTERS = "letters"
    BANS = "bans"
    HALL = "hall"
    BODIES = "bodies"
    ITEMS = "items"
    CALENDAR = "calendar"
    PHRASES = "phrases"
    ERASING = "erasing"
    PRINTERS = "printers"
    RECOVERY = "recovery"
    DEVICE = "device"
    CHANGES = "changes"
    READS = "reads"


_TITLES: Mapping[SectionName, str] = {
    SectionName.PEOPLE: source("Admin", "People"),
    SectionName.LETTERS: source("Admin", "Letters of authority"),
    SectionName.BANS: source("Admin", "Bars and bad credit"),
    SectionName.HALL: source("Admin", "Hall"),
    SectionName.BODIES: source("Admin", "Bodies"),
    SectionName.ITEMS: source("Admin", "List of items"),
    SectionName.CALENDAR: source("Admin", "Calendar"),
    SectionName.PHRASES: source("Admin", "Common phrases"),
    SectionName.ERASING: source("Admin", "Erase personal data"),
    SectionName.PRINTERS: source("Admin", "Printers"),
    SectionName.RECOVERY: source("Admin", "Recovery file"),
    SectionName.DEVICE: source("Admin", "Place and counters"),
    SectionName.CHANGES: source("Admin", "Changes of the hall"),
    SectionName.READS: source("Admin", "Numbers shown"),
}
_HEADS: Mapping[SectionName, str] = {
    SectionName.PEOPLE: source("Admin", "People and powers"),
    SectionName.HALL: source("Admin", "The hall"),
    SectionName.ERASING: source("Admin", "Data and machines"),
    SectionName.PRINTERS: source("Admin", "This machine"),
    SectionName.CHANGES: source("Admin", "Logs"),
}
"""Where a group begins, among the sections an officer has."""
SECTIONS: Mapping[Role, tuple[SectionName, ...]] = {
    Role.SYSTEM: (
        SectionName.PEOPLE,
        SectionName.HALL,
        SectionName.BODIES,
        SectionName.ITEMS,
        SectionName.CALENDAR,
        SectionName.PHRASES,
        SectionName.PRINTERS,
        SectionName.DEVICE,
    ),
    Role.SECURITY: (
        SectionName.PEOPLE,
        SectionName.LETTERS,
        SectionName.BANS,
        SectionName.ERASING,
        SectionName.RECOVERY,
        SectionName.DEVICE,
    ),
    Role.AUDIT: (SectionName.CHANGES, SectionName.READS),
}
"""What each of the three officers has, in order."""
_MAKERS: Mapping[SectionName, Callable[[AdminDesk, TaskRunner, Files], Section]] = {
    SectionName.PEOPLE: PeopleSection,
    SectionName.LETTERS: LettersSection,
    SectionName.BANS: BansSection,
    SectionName.HALL: HallSection,
    SectionName.BODIES: BodiesSection,
    SectionName.ITEMS: ItemsSection,
    SectionName.CALENDAR: CalendarSection,
    SectionName.PHRASES: PhrasesSection,
    SectionName.ERASING: EraseSection,
    SectionName.RECOVERY: RecoverySection,
    SectionName.DEVICE: DeviceSection,
    SectionName.CHANGES: ChangesSection,
    SectionName.READS: ReadsSection,
}


class AdminPage(DeskPage):
    """The sections of one of the three officers, each made when it is first shown.

    Ctrl+N and Ctrl+S go to the one in front.

    The number on the rail is how many letters of authority end within thirty days.
    """

    def __init__(
        self,
        desk: AdminDesk,
        tasks: TaskRunner,
        *,
        files: Files | None = None,
        printers: Callable[[], tuple[str, ...]] = printer_names,
    ) -> None:
        super().__init__(DeskName.ADMIN)
        self._desk_parts, self._tasks = desk, tasks
        self.officer = desk.officer
        self.has = SECTIONS[self.officer]
        self._files, self._printers = files or system_files(), printers
        self._made: dict[SectionName, Section] = {}
        self._counts: dict[SectionName, int] = {}
        self.names = QListWidget()
        self.names.setAccessibleName(translate("Admin", "Sections"))
        self._stack = QStackedWidget()
        side = Card()
        side.setFixedWidth(WIDTH)
        side.add(self.names, 1)
        self.content.addWidget(side)
        self.content.addWidget(self._stack, 1)
        self._list_sections()
        self.names.currentItemChanged.connect(self._choose)
        bind(self, {"admin.new": self._new, "admin.save": self._save})
        self.show_section(self.has[0])
        if SectionName.LETTERS in self.has:
            self.section(SectionName.LETTERS)

    @property
    def shown(self) -> SectionName:
        """The section in front."""
        return next(
            name for name, each in self._made.items() if each is self._stack.currentWidget()
        )

    def section(self, name: SectionName) -> Section:
        """A section, made and loaded."""
        if name not in self._made:
            made = self._make(name)
            made.changed.connect(self.changed)
            made.said.connect(self.said)
            made.counted.connect(partial(self._count, name))
            self._made[name] = made
            self._stack.addWidget(made)
            made.load()
        return self._made[name]

    def show_section(self, name: SectionName) -> None:
        """Put a section in front."""
        section = self.section(name)
        self._stack.setCurrentWidget(section)
        self.names.blockSignals(True)
        self.names.setCurrentItem(self._row(name))
        self.names.blockSignals(False)

    def opened(self) -> None:
        self.section(self.shown).begin()

    def refresh(self, changes: Changes) -> None:
        if changes.reference:
            for section in self._made.values():
                section.load()

    def _make(self, name: SectionName) -> Section:
        if name is SectionName.PRINTERS:
            return PrintersSection(self._desk_parts, self._tasks, self._files, self._printers)
        return _MAKERS[name](self._desk_parts, self._tasks, self._files)

    def _new(self) -> None:
        self.section(self.shown).new()

    def _save(self) -> None:
        self.section(self.shown).save()

    def _choose(self, row: QListWidgetItem | None) -> None:
        if row is not None and row.data(_NAME):
            self.show_section(SectionName(row.data(_NAME)))

    def _count(self, name: SectionName, count: int) -> None:
        self._counts[name] = count
        title = translate("Admin", _TITLES[name])
        self._row(name).setText(f"{title}  {count}" if count else title)
        self.badge_changed.emit(self._counts.get(SectionName.LETTERS, 0))

    def _row(self, name: SectionName) -> QListWidgetItem:
        rows = (self.names.item(place) for place in range(self.names.count()))
        return next(row for row in rows if row.data(_NAME) == name.value)

    def _list_sections(self) -> None:
        for name in self.has:
            if name in _HEADS:
                head = QListWidgetItem(translate("Admin", _HEADS[name]))
                head.setFlags(Qt.ItemFlag.NoItemFlags)
                self.names.addItem(head)
            row = QListWidgetItem(translate("Admin", _TITLES[name]))
            row.setData(_NAME, name.value)
            self.names.addItem(row)
