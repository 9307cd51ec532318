"""A list somebody offers, beside the one in force: what would change, and what is wrong with it."""

from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton

from app.catalogue.difference import ItemChange
from app.desks.admin_catalogue import Offer
from app.domain.errors import Refusal
from app.domain.item import Item
from ui.sentences import sentence
from ui.text import translate
from ui.widgets.card import Card, label
from ui.widgets.chips import Filter, FilterBar
from ui.widgets.kinds import Kind
from ui.widgets.rows import Column
from ui.widgets.rows_table import RowsTable

PROBLEMS, ADDED, REMOVED, CHANGED, HINTS = "problems", "added", "removed", "changed", "hints"
_MOST_PARTS = 3


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the preview."""

    place: int
    part: str
    """Which filter it belongs to."""
    sign: str
    text: str
    detail: str
    kind: Kind


class ImportView(Card):
    """``accepted`` and ``refused`` come from the buttons; with problems only the second can."""

    accepted = Signal()
    refused = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._head = label("", "muted", wrap=True)
        self._why = label("", "bad", wrap=True)
        self.filters = FilterBar()
        self.table = RowsTable[Line](_columns(), key=lambda line: line.place, sortable=False)
        self.table.say_when_empty(
            translate("Admin", "Nothing here"),
            [translate("Admin", "The file says the same as the list in force.")],
        )
        self.accept = QPushButton(translate("Admin", "Put in force"))
        self.accept.setProperty("strength", "primary")
        self.leave = QPushButton(translate("Admin", "Discard"))
        for button in (self.accept, self.leave):
            button.setAutoDefault(True)
            self.header.addWidget(button)
        for part in (self._head, self.filters):
            self.add(part)
        self.add(self._why)
        self.add(self.table, 1)
        self.accept.clicked.connect(self.accepted)
        self.leave.clicked.connect(self.refused)
        self.filters.chosen.connect(self._show_part)

    def show_offer(self, offer: Offer) -> None:
        """Show what a file would bring."""
        catalogue = offer.catalogue
        self.set_title(translate("Admin", "Preview: {file}", file=offer.file))
        since = catalogue.in_force_from
        self._head.setText(
            translate(
                "Admin",
                "Version {version}, {count} items, in force from {day}. Nothing was changed yet.",
                version=catalogue.version,
                count=len(catalogue.items),
                day=since.isoformat() if since else translate("Admin", "now"),
            )
        )
        lines = _lines(offer)
        self.table.set_rows(lines)
        self._show_filters(lines)
        fit = not offer.problems
        self.accept.setEnabled(fit)
        why = translate("Admin", "Put these right in the file first, then choose it again.")
        self._why.setText("" if fit else why)
        self._why.setVisible(not fit)
        self._show_part(self.filters.current)

    def _show_filters(self, lines: tuple[Line, ...]) -> None:
        names = (
            (PROBLEMS, translate("Admin", "Wrong"), Kind.BAD),
            (ADDED, translate("Admin", "New"), Kind.OK),
            (REMOVED, translate("Admin", "Gone"), Kind.WARN),
            (CHANGED, translate("Admin", "Changed"), Kind.ACCENT),
            (HINTS, translate("Admin", "Odd codes"), Kind.MUTED),
        )
        counts = {part: sum(line.part == part for line in lines) for part, _, _ in names}
        shown = [
            Filter(part, text, counts[part], kind)
            for part, text, kind in names
            if counts[part] or part in (ADDED, REMOVED, CHANGED)
        ]
        self.filters.show_filters(shown)
        self.filters.choose(next((one.key for one in shown if one.count), ADDED))

    def _show_part(self, part: str) -> None:
        self.table.show_only(lambda line: line.part == part)


def _lines(offer: Offer) -> tuple[Line, ...]:
    found: list[tuple[str, str, str, str, Kind]] = []
    found += [_problem(each, PROBLEMS, Kind.BAD) for each in offer.problems]
    found += [_item(each, ADDED, "+", Kind.OK) for each in offer.difference.added]
    found += [_item(each, REMOVED, "–", Kind.WARN) for each in offer.difference.removed]
    found += [_change(each) for each in offer.difference.changed]
    found += [_problem(each, HINTS, Kind.MUTED) for each in offer.hints]
    return tuple(Line(place, *line) for place, line in enumerate(found))


def _problem(why: Refusal, part: str, kind: Kind) -> tuple[str, str, str, str, Kind]:
    line = why.params.get("line", "")
    place = translate("Admin", "line {line}", line=line) if line else ""
    return part, kind.sign, sentence(why), place, kind


def _item(item: Item, part: str, sign: str, kind: Kind) -> tuple[str, str, str, str, Kind]:
    return part, sign, item.name, f"{item.department_name}  {item.type_name}", kind


def _change(change: ItemChange) -> tuple[str, str, str, str, Kind]:
    parts = [f"{each.part}: {each.before or '–'} → {each.after or '–'}" for each in change.parts]
    more = len(parts) - _MOST_PARTS
    rest = [translate("Admin", "and {count} more", count=more)] if more > 0 else []
    return CHANGED, "≠", change.after.name, "；".join([*parts[:_MOST_PARTS], *rest]), Kind.ACCENT


def _columns() -> tuple[Column[Line], ...]:
    return (
        Column[Line]("", lambda line: line.sign, width=36, kind=lambda line: line.kind),
        Column[Line](translate("Admin", "What"), lambda line: line.text, weight=3),
        Column[Line](translate("Admin", "Where"), lambda line: line.detail, weight=2, quiet=True),
    )
