"""The line under the material table: the chosen row's ways, counts, defect, or promised day."""

from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QMenu, QPushButton, QVBoxLayout, QWidget

from app.domain.errors import Refusal
from app.domain.handed_in import LONGEST_NAME, renamed
from app.domain.materials import EXEMPT, IN_HAND, UNLISTED, Way
from ui.actions import key_of
from ui.counter.item_card import link
from ui.counter.material_rows import IN_MENU, MaterialRow, marked, meant
from ui.counter.words import way_word
from ui.sentences import sentence
from ui.text import translate
from ui.theme import mark
from ui.widgets.card import label
from ui.widgets.chips import FlowLayout
from ui.widgets.date_edit import DateEdit
from ui.widgets.fields import NumberField, TextField

KEYED = (
    (Way.ORIGINAL, "counter.original"),
    (Way.COPY, "counter.copy"),
    (Way.SEEN, "counter.seen"),
    (Way.SCANNED, "counter.scanned"),
    (Way.E_LICENCE, "counter.licence"),
    (Way.TO_FOLLOW, "counter.to_follow"),
    (Way.MISSING, "counter.missing"),
)
"""Ways with a key of their own, in the order of the keys."""


class MaterialDetail(QWidget):
    """Tells ``changed`` with the material as it is now, ``done`` when Enter leaves the line."""

    changed = Signal(object)
    done = Signal()
    removed = Signal()
    """The row shown is to be taken away."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._row: MaterialRow | None = None
        self.ways: dict[Way, QPushButton] = {way: _way_button(way, key) for way, key in KEYED}
        self.more = QPushButton(translate("Counter", "More"))
        self.menu = QMenu(self.more)
        self.defect = TextField(limit=500)
        self.remedy = TextField(limit=500)
        self.originals, self.copies, self.pages = (NumberField(limit=3) for _ in range(3))
        self.promised = DateEdit()
        self.name = TextField(limit=LONGEST_NAME)
        self.remove = link(translate("Counter", "Remove"), key_of("counter.remove_row"))
        self._problem = label("", "bad", wrap=True)
        self._note = label("", "small", wrap=True)
        self._groups: dict[str, QWidget] = {}
        self._lay_out()
        self._connect()
        self.show_row(None)

    @property
    def problem(self) -> str:
        """Why the last mark was not taken; empty when it was."""
        return self._problem.text()

    @property
    def menu_ways(self) -> tuple[Way, ...]:
        """The ways the menu offers for the row shown."""
        return tuple(Way(str(action.data())) for action in self.menu.actions())

    def show_row(self, row: MaterialRow | None) -> None:
        """Show what can be said of a row; another row clears the sentence of the one before."""
        same = (
            row is not None and self._row is not None and row.material.no == self._row.material.no
        )
        self._row = row
        if not same:
            self._say("")
        self.setEnabled(row is not None)
        for way, button in self.ways.items():
            chosen = row is not None and _is(row, way)
            mark(button, chosen=chosen)
        self._show_ways(row is None or row.requirement.listed)
        self._show_groups(row)
        if row is not None:
            self._fill(row)

    def take(self, way: Way) -> None:
        """Mark the row; what the list forbids is said in a sentence, and nothing changes."""
        row = self._row
        if row is None:
            return
        found = marked(row, meant(row.requirement, way))
        if isinstance(found, Refusal):
            self._say(f"✕ {sentence(found)}")
            return
        self._say("")
        self.changed.emit(found)

    def begin(self) -> bool:
        """Put the focus where the row still wants words or a day; False when it wants none."""
        way = self._row.material.way if self._row is not None else Way.UNCHECKED
        field = {
            Way.MISSING: self.defect,
            Way.FAULTY: self.defect,
            Way.TO_FOLLOW: self.promised,
        }.get(way)
        if field is None:
            return False
        field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        return True

    def open_menu(self) -> None:
        """Offer the ways that have no key."""
        self.menu.popup(self.more.mapToGlobal(self.more.rect().topLeft()))

    def _lay_out(self) -> None:
        ways = FlowLayout(gap=4)
        self.more.setProperty("role", "way")
        self.more.setAutoDefault(False)
        for button in (*self.ways.values(), self.more):
            ways.addWidget(button)
        self.defect.setPlaceholderText(
            translate("Counter", "What is missing or wrong ({key})", key=key_of("phrases"))
        )
        self.remedy.setPlaceholderText(translate("Counter", "How to put it right"))
        self.defect.setAccessibleName(translate("Counter", "What is missing or wrong"))
        self.remedy.setAccessibleName(translate("Counter", "How to put it right"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(ways)
        self.name.setAccessibleName(translate("Counter", "Name of what is handed in"))
        self._group("name", self.name, self.remove)
        self._group("defect", self.defect, self.remedy)
        self._group("promise", (translate("Counter", "Promised by"), self.promised, 150))
        self._group(
            "counts",
            (translate("Counter", "Originals"), self.originals, 52),
            (translate("Counter", "Copies"), self.copies, 52),
            (translate("Counter", "Pages"), self.pages, 52),
        )
        for group in self._groups.values():
            column.addWidget(group)
        column.addWidget(self._note)
        column.addWidget(self._problem)

    def _group(self, name: str, *fields: QWidget | tuple[str, QWidget, int]) -> None:
        group = QWidget()
        side = QHBoxLayout(group)
        side.setContentsMargins(0, 0, 0, 0)
        side.setSpacing(8)
        for each in fields:
            if isinstance(each, tuple):
                text, field, width = each
                field.setAccessibleName(text)
                field.setFixedWidth(width)
                side.addWidget(label(text, "muted"))
                side.addWidget(field)
            else:
                side.addWidget(each, 0 if each is self.remove else 1)
        if isinstance(fields[0], tuple):
            side.addStretch(1)
        self._groups[name] = group

    def _connect(self) -> None:
        for way, button in self.ways.items():
            button.clicked.connect(lambda checked=False, way=way: self.take(way))
        self.more.clicked.connect(self.open_menu)
        for field in (self.defect, self.remedy, self.originals, self.copies, self.pages):
            field.textEdited.connect(self._typed)
        self.promised.day_changed.connect(self._typed)
        self.name.textEdited.connect(self._renamed)
        self.remove.clicked.connect(self.removed)
        self.defect.returnPressed.connect(self._to_remedy)
        for field in (
            self.name,
            self.remedy,
            self.originals,
            self.copies,
            self.pages,
            self.promised,
        ):
            field.returnPressed.connect(self.done)
        self.menu.aboutToShow.connect(self._fill_menu)

    def _to_remedy(self) -> None:
        self.remedy.setFocus(Qt.FocusReason.TabFocusReason)

    def _show_groups(self, row: MaterialRow | None) -> None:
        way = row.material.way if row is not None else Way.UNCHECKED
        shown = {
            "name": row is not None and row.named_here,
            "defect": way in (Way.MISSING, Way.FAULTY),
            "promise": way is Way.TO_FOLLOW,
            "counts": way in IN_HAND and way not in EXEMPT,
        }
        for name, group in self._groups.items():
            group.setVisible(shown[name])

    def _fill(self, row: MaterialRow) -> None:
        material = row.material
        self.name.set_value(material.name)
        self.defect.set_value(material.defect)
        self.remedy.set_value(material.remedy)
        for field, count in (
            (self.originals, material.originals),
            (self.copies, material.copies),
            (self.pages, material.pages),
        ):
            if not field.hasFocus():
                field.set_value(str(count) if count else "")
                field.setPlaceholderText("0")
        self.promised.set_today(row.today)
        if not self.promised.hasFocus():
            self.promised.set_day(row.promise)
        standard = row.requirement.standard
        said = translate("Counter", "To show: {standard}", standard=standard) if standard else ""
        self._note.setText(said)
        self._note.setVisible(bool(said))
        self._fill_menu()

    def _fill_menu(self) -> None:
        self.menu.clear()
        for way in IN_MENU:
            action = self.menu.addAction(way_word(way))
            action.setData(way.value)
            action.triggered.connect(lambda checked=False, way=way: self.take(way))

    def _show_ways(self, listed: bool) -> None:
        """Where no list is published, only what can become of a thing that was handed in."""
        for way, key in KEYED:
            button = self.ways[way]
            said = way if listed or way is not Way.MISSING else Way.FAULTY
            button.setText(f"{key_of(key)} {way_word(said)}")
            button.setAccessibleName(way_word(said))
            button.setVisible(listed or said in UNLISTED)
        self.more.setVisible(listed)

    def _renamed(self, name: str) -> None:
        if self._row is not None:
            self.changed.emit(renamed(self._row.material, name, on=self._row.today))

    def _typed(self) -> None:
        row = self._row
        if row is None:
            return
        self.changed.emit(
            replace(
                row.material,
                defect=self.defect.text() if self._wants_words else row.material.defect,
                remedy=self.remedy.text() if self._wants_words else row.material.remedy,
                originals=_count(self.originals),
                copies=_count(self.copies),
                pages=_count(self.pages),
                promised_by=self.promised.day() if row.material.way is Way.TO_FOLLOW else None,
            )
        )

    @property
    def _wants_words(self) -> bool:
        return self._row is not None and self._row.material.way in (Way.MISSING, Way.FAULTY)

    def _say(self, text: str) -> None:
        self._problem.setText(text)
        self._problem.setVisible(bool(text))


def _is(row: MaterialRow, way: Way) -> bool:
    if way is Way.E_LICENCE:
        return row.material.way in (Way.E_LICENCE, Way.SHARED)
    return row.material.way is meant(row.requirement, way)


def _count(field: NumberField) -> int:
    typed = field.value()
    return int(typed) if typed.isdecimal() and typed.isascii() else 0


def _way_button(way: Way, action: str) -> QPushButton:
    button = QPushButton(f"{key_of(action)} {way_word(way)}")
    button.setProperty("role", "way")
    button.setAutoDefault(False)
    button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    button.setAccessibleName(way_word(way))
    return button
