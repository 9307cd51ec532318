"""The lists of the issuing window: results to make, and the shelf by days waiting."""

from collections.abc import Callable, Mapping, Sequence

from app.desks.queue import QueueRow
from app.domain.case import State
from app.domain.clock import Signal
from app.domain.handling import GRANT, REFUSE
from ui.casefile.columns import FAR, applicant_column, item_column, number_column
from ui.casefile.words import decision_word, due_kind, due_word
from ui.text import source, translate
from ui.widgets.chips import Filter
from ui.widgets.kinds import Kind
from ui.widgets.rows import Column

Keep = Callable[[QueueRow], bool]
SHELF, MAKE, LATE = "shelf", "make", "late"


def _late(row: QueueRow) -> bool:
    return row.standing is not None and row.standing.signal is Signal.OVERDUE


_FILTERS: Mapping[str, tuple[str, Kind, Keep]] = {
    SHELF: (source("Issue", "On the shelf"), Kind.ACCENT, lambda row: row.state is State.READY),
    MAKE: (
        source("Issue", "Result to make"),
        Kind.ACCENT,
        lambda row: row.state is not State.READY,
    ),
    LATE: (source("Issue", "Delivery overdue"), Kind.BAD, _late),
}


def keep_of(key: str) -> Keep:
    """What a chip leaves in the list."""
    return _FILTERS.get(key, _FILTERS[SHELF])[2]


def filters(rows: Sequence[QueueRow]) -> list[Filter]:
    """The chips with how many lines each leaves."""
    return [
        Filter(key, translate("Issue", text), sum(map(keep, rows)), kind)
        for key, (text, kind, keep) in _FILTERS.items()
    ]


def ordered(rows: Sequence[QueueRow]) -> list[QueueRow]:
    """By days waiting, the longest first."""
    return sorted(rows, key=lambda row: (row.decided_on or FAR, row.due or FAR, row.case_id))


def columns() -> tuple[Column[QueueRow], ...]:
    """Days waiting, delivery due, number, applicant, item, result."""
    return (
        Column[QueueRow](
            translate("Issue", "Waits"),
            lambda row: translate("Issue", "{days} d", days=row.waited),
            width=60,
            strong=True,
            sort_key=lambda row: row.waited,
        ),
        Column[QueueRow](
            translate("Issue", "Deliver"),
            lambda row: due_word(row.standing),
            width=72,
            kind=lambda row: due_kind(row.standing),
            sort_key=lambda row: row.due or FAR,
            tip=lambda row: row.due.isoformat() if row.due else "",
        ),
        number_column(),
        applicant_column(),
        item_column(),
        Column[QueueRow](translate("Issue", "Result"), result_words, width=128, quiet=True),
    )


def result_words(row: QueueRow) -> str:
    """What was decided, and whether the result still has to be made."""
    words = decision_word(row, REFUSE if row.proposal == REFUSE else GRANT)
    if row.state is State.READY and row.told_on is not None:
        return f"{words}\n{translate('Issue', 'told {day}', day=f'{row.told_on:%m-%d}')}"
    if row.state is State.READY:
        return words
    return f"{words}\n{translate('Issue', 'result to make')}"
