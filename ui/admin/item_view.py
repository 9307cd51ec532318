"""One item: its guide as an applicant reads it, and everything the list says of it as a form."""

from collections.abc import Iterator, Mapping

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QTabWidget, QVBoxLayout, QWidget

from app.catalogue.guide import Guide, GuideLine
from app.catalogue.items import item_json
from app.domain.item import Item
from app.wording import label as word
from app.wording import wording
from ui.text import current_language, source, translate
from ui.widgets.card import Card, hairline, label
from ui.widgets.chips import ChipRow
from ui.widgets.kinds import Kind

_LABEL_WIDTH = 96
_NAMED_BY = ("name", "label", "law")
_IN_FRONT = frozenset({*_NAMED_BY, "no", "key"})
_DETAILS: Mapping[str, str] = {
    "article": source("Admin", "Article"),
    "basis": source("Admin", "Basis"),
    "choices": source("Admin", "Choices"),
    "commitment_replaces": source("Admin", "a commitment may replace it"),
    "condition": source("Admin", "Only where"),
    "copies": source("Admin", "Copies"),
    "e_licence": source("Admin", "E-licence"),
    "for_agent": source("Admin", "for an agent"),
    "form": source("Admin", "Form"),
    "hint": source("Admin", "Hint"),
    "identity_card": source("Admin", "Identity card"),
    "kind": source("Admin", "Kind"),
    "limit": source("Admin", "Limit"),
    "max_length": source("Admin", "At most"),
    "maximum": source("Admin", "Highest"),
    "minimum": source("Admin", "Lowest"),
    "note": source("Admin", "Note"),
    "originals": source("Admin", "Originals"),
    "personal": source("Admin", "personal"),
    "required": source("Admin", "required"),
    "returned": source("Admin", "given back"),
    "shared_check": source("Admin", "Shared data"),
    "source": source("Admin", "Source"),
    "standard": source("Admin", "Standard"),
    "stops_clock": source("Admin", "stops the clock"),
    "supplement_limit": source("Admin", "To follow within"),
    "tolerable": source("Admin", "may follow"),
    "unit": source("Admin", "Unit"),
}


class ItemView(Card):
    """Two tabs over one item. Parts a plain table lacks are named, so that somebody adds them."""

    def __init__(self) -> None:
        super().__init__()
        self.chips = ChipRow()
        self.tabs = QTabWidget()
        self._guide, self._form = _Scroll(), _Scroll()
        self.tabs.addTab(self._guide, translate("Admin", "Guide"))
        self.tabs.addTab(self._form, translate("Admin", "As in the list"))
        self.add(self.chips)
        self.add(self.tabs, 1)

    def show_item(self, guide: Guide) -> None:
        """Show an item."""
        item = guide.item
        self.set_title(item.name)
        lacks = [(_lacks(item), Kind.WARN)] if item.lacks else []
        self.chips.show_chips(
            [(item.type_name, Kind.ACCENT), (item.department_name, Kind.MUTED), *lacks]
        )
        self._guide.show_rows(_guide_rows(guide))
        self._form.show_rows(_form_rows(item))

    @property
    def guide_text(self) -> str:
        """The guide as shown, for a screen reader and for tests."""
        return self._guide.text

    @property
    def form_text(self) -> str:
        """The form as shown."""
        return self._form.text


class _Scroll(QScrollArea):
    """Rows of a head, or of a label with its text."""

    def __init__(self) -> None:
        super().__init__()
        self.text = ""
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def show_rows(self, rows: Iterator[tuple[str, str, str]]) -> None:
        """Rows of label, text and remark; a label without a text is a head."""
        sheet = QWidget()
        sheet.setObjectName("scrolled")
        column = QVBoxLayout(sheet)
        column.setContentsMargins(0, 8, 8, 8)
        column.setSpacing(7)
        said = []
        for name, text, remark in rows:
            said.append("  ".join(filter(None, (name, text, remark))))
            column.addWidget(_row(name, text, remark) if text else _head(name))
        column.addStretch(1)
        self.text = "\n".join(said)
        self.setWidget(sheet)


def _head(name: str) -> QWidget:
    head = QWidget()
    column = QVBoxLayout(head)
    column.setContentsMargins(0, 8, 0, 0)
    column.setSpacing(5)
    column.addWidget(label(name, "strong"))
    column.addWidget(hairline())
    return head


def _row(name: str, text: str, remark: str) -> QWidget:
    row = QWidget()
    side = QHBoxLayout(row)
    side.setContentsMargins(0, 0, 0, 0)
    side.setSpacing(8)
    if name:
        title = label(name, "muted", wrap=True)
        title.setFixedWidth(_LABEL_WIDTH)
        side.addWidget(title, 0, Qt.AlignmentFlag.AlignTop)
    words = QVBoxLayout()
    words.setSpacing(1)
    words.addWidget(label(text, wrap=True))
    if remark:
        words.addWidget(label(remark, "small", wrap=True))
    side.addLayout(words, 1)
    return row


def _guide_rows(guide: Guide) -> Iterator[tuple[str, str, str]]:
    for part, lines in guide.parts:
        if lines:
            yield _word("guide_part", part.value), "", ""
            for line in lines:
                yield _guide_row(line)


def _guide_row(line: GuideLine) -> tuple[str, str, str]:
    return (_word("guide", line.label) if line.label else ""), line.text, line.remark


def _form_rows(item: Item) -> Iterator[tuple[str, str, str]]:
    """Every part of the item as its file has it; lists of parts after the plain ones."""
    parts = item_json(item)
    plain = {key: value for key, value in parts.items() if not _is_list_of_parts(value)}
    for key, value in plain.items():
        text = _plain(value)
        if text:
            yield _word("item_part", key), text, ""
    for key, value in parts.items():
        if key not in plain and isinstance(value, list):
            yield _word("item_part", key), "", ""
            for place, each in enumerate(value, start=1):
                yield from _part_row(each, place)


def _part_row(each: object, place: int) -> Iterator[tuple[str, str, str]]:
    if isinstance(each, Mapping):
        name = next((str(each[key]) for key in _NAMED_BY if key in each), "–")
        rest = (_detail(key, value) for key, value in each.items() if key not in _IN_FRONT)
        yield f"{each.get('no', place)}", name, "；".join(rest)


def _detail(key: str, value: object) -> str:
    """One detail of a material, field or step: a flag by its word alone."""
    name = translate("Admin", _DETAILS[key]) if key in _DETAILS else key
    if isinstance(value, bool):
        return name if value else translate("Admin", "not: {name}", name=name)
    return f"{name} {_plain(value)}"


def _is_list_of_parts(value: object) -> bool:
    return isinstance(value, list) and bool(value) and isinstance(value[0], Mapping)


def _plain(value: object) -> str:
    if isinstance(value, bool):
        return translate("Admin", "yes") if value else translate("Admin", "no")
    if isinstance(value, list):
        return "；".join(_plain(each) for each in value)
    if isinstance(value, Mapping):
        return "，".join(_plain(each) for each in value.values())
    return str(value)


def _lacks(item: Item) -> str:
    parts = "、".join(_word("item_part", part) for part in item.lacks)
    return translate("Admin", "Lacks: {parts}", parts=parts)


def _word(area: str, key: str) -> str:
    """The word for a code; the code itself where the language has none."""
    language = current_language().value
    return word(area, key, language) if (area, key) in wording(language).labels else key
