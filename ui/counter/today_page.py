"""今日: what was taken in here today, by how it stands, and the drafts that are still open."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from app.desks.draft import Draft, KeptDraft
from app.desks.rows import CaseRow
from app.domain.calendar import civil_date
from app.domain.case import State
from app.domain.masking import mask_name
from ui.actions import key_of
from ui.casefile.history import when_words
from ui.casefile.words import number_tail, short_day, state_word
from ui.counter.item_card import link
from ui.text import translate
from ui.widgets.card import BETWEEN, Card
from ui.widgets.chips import Filter, FilterBar
from ui.widgets.kinds import Kind
from ui.widgets.rows import Column
from ui.widgets.rows_table import RowsTable

PERSON = "自然人"
Keep = Callable[[CaseRow], bool]
_FILTERS: Mapping[str, Keep] = {
    "all": lambda row: True,
    "open": lambda row: row.state is State.RECEIVED,
    "correcting": lambda row: row.state is State.CORRECTING,
    "tolerated": lambda row: bool(row.tolerated),
    "accepted": lambda row: row.accepted_on is not None,
    "ended": lambda row: row.state in (State.DECLINED, State.WITHDRAWN, State.TERMINATED),
    "pending": lambda row: row.pending,
}


class TodayPage(QWidget):
    """Enter or a double click opens a case or a draft."""

    case_wanted = Signal(str)
    draft_wanted = Signal(object)
    drop_wanted = Signal(object)
    """The ``KeptDraft`` values to be thrown away."""
    closed = Signal()

    def __init__(self, item_name: Callable[[Draft], str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._today = date.min
        self.filters = FilterBar()
        self.table: RowsTable[CaseRow] = RowsTable(
            self._columns(), key=lambda row: row.id, row_height=46
        )
        self.table.setAccessibleName(translate("Counter", "Taken in today"))
        self.drafts: RowsTable[KeptDraft] = RowsTable(
            self._draft_columns(item_name),
            key=lambda kept: kept.draft.id,
            row_height=46,
            sortable=False,
        )
        self.drafts.setAccessibleName(translate("Counter", "Drafts"))
        self.drop = QPushButton(translate("Counter", "Throw this draft away"))
        self.drop_old = QPushButton()
        self._old: tuple[KeptDraft, ...] = ()
        self.back = link(translate("Counter", "Back"), "Esc")
        self._lay_out()
        self._connect()

    def show_rows(
        self,
        rows: Sequence[CaseRow],
        drafts: Sequence[KeptDraft],
        today: date,
        *,
        in_work: str,
    ) -> None:
        """Show today's cases and the open drafts; the one in work is not among the old ones."""
        self._today = today
        open_ = [kept for kept in drafts if not kept.draft.empty]
        self._old = tuple(
            kept for kept in open_ if civil_date(kept.saved_at) < today and kept.draft.id != in_work
        )
        self.filters.show_filters(
            [
                Filter(key, text, sum(map(_FILTERS[key], rows)), kind)
                for key, text, kind in _filter_words()
            ]
        )
        self.table.set_rows(rows)
        self.drafts.set_rows(open_)
        self.drop.setEnabled(self.drafts.chosen is not None)
        count = len(self._old)
        self.drop_old.setText(translate("Counter", "Throw away {count} of before", count=count))
        self.drop_old.setVisible(bool(self._old))
        self.table.say_when_empty(
            translate("Counter", "Nothing was taken in here today"),
            ((key_of("counter.next"), translate("Counter", "begin the first case")),),
        )
        self.drafts.say_when_empty(translate("Counter", "No open drafts"))

    def begin(self) -> None:
        """Take the focus."""
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)
        if self.table.chosen is None:
            self.table.choose_first()

    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
            return
        super().keyPressEvent(event)

    def _lay_out(self) -> None:
        cases = Card(translate("Counter", "Taken in today"))
        cases.header.addWidget(self.back)
        cases.add(self.filters)
        cases.add(self.table, 1)
        drafts = Card(translate("Counter", "Drafts"))
        drafts.add(self.drafts, 1)
        drafts.add(self.drop)
        drafts.add(self.drop_old)
        whole = QHBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(BETWEEN)
        whole.addWidget(cases, 5)
        whole.addWidget(drafts, 2)

    def _connect(self) -> None:
        self.back.clicked.connect(self.closed)
        self.filters.chosen.connect(lambda key: self.table.show_only(_FILTERS[key]))
        self.table.row_activated.connect(lambda row: self.case_wanted.emit(row.id))
        self.drafts.row_activated.connect(lambda kept: self.draft_wanted.emit(kept.draft))
        self.drafts.row_chosen.connect(lambda draft: self.drop.setEnabled(draft is not None))
        self.drop.clicked.connect(self._drop)
        self.drop_old.clicked.connect(lambda: self.drop_wanted.emit(self._old))

    def _drop(self) -> None:
        draft = self.drafts.chosen
        if draft is not None:
            self.drop_wanted.emit((draft,))

    def _columns(self) -> tuple[Column[CaseRow], ...]:
        return (
            Column(translate("Counter", "Time"), self._time, width=72, quiet=True),
            Column(translate("Counter", "Number"), lambda row: number_tail(row.number), width=84),
            Column(translate("Counter", "Applicant"), _who, weight=2),
            Column(translate("Counter", "Item"), lambda row: row.item_name, weight=3),
            Column(translate("Counter", "State"), _stands, weight=2, kind=_kind),
            Column(translate("Counter", "Due"), self._due, width=96, quiet=True),
        )

    def _time(self, row: CaseRow) -> str:
        if row.received_at is None:
            return ""
        return when_words(row.received_at, today=self._today).partition(" ")[2]

    def _due(self, row: CaseRow) -> str:
        return short_day(row.due, self._today) if row.due else "–"

    def _draft_columns(self, item_name: Callable[[Draft], str]) -> tuple[Column[KeptDraft], ...]:
        return (
            Column(translate("Counter", "Saved"), self._saved, width=58, quiet=True),
            Column(
                translate("Counter", "Applicant"),
                lambda kept: kept.draft.applicant.get("name", "") or "–",
                weight=1,
            ),
            Column(
                translate("Counter", "Item"),
                lambda kept: item_name(kept.draft),
                weight=1,
                quiet=True,
            ),
        )

    def _saved(self, kept: KeptDraft) -> str:
        """The time of a draft of today, the day of an older one."""
        day, _, time = when_words(kept.saved_at, today=self._today).partition(" ")
        return time if civil_date(kept.saved_at) == self._today else day


def _who(row: CaseRow) -> str:
    if row.minor:
        return translate("Counter", "a child under 14")
    return mask_name(row.applicant_name, organisation=row.applicant_kind != PERSON)


def _stands(row: CaseRow) -> str:
    words = [state_word(row)]
    if row.tolerated:
        words.append(translate("Counter", "{count} to follow", count=row.tolerated))
    if row.pending:
        words.append(translate("Counter", "to sync"))
    return "  ".join(words)


def _kind(row: CaseRow) -> Kind | None:
    if row.flagged or row.deemed:
        return Kind.BAD
    return Kind.WARN if row.state is State.CORRECTING or row.tolerated else None


def _filter_words() -> tuple[tuple[str, str, Kind], ...]:
    return (
        ("all", translate("Counter", "All"), Kind.ACCENT),
        ("open", translate("Counter", "To answer"), Kind.WARN),
        ("correcting", translate("Counter", "Awaiting corrections"), Kind.WARN),
        ("tolerated", translate("Counter", "To follow"), Kind.WARN),
        ("accepted", translate("Counter", "Accepted"), Kind.OK),
        ("ended", translate("Counter", "Ended"), Kind.MUTED),
        ("pending", translate("Counter", "To sync"), Kind.ACCENT),
    )
