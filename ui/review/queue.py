"""The review queue: its columns, and the chips that cut it down."""

from collections.abc import Callable, Mapping, Sequence

from app.desks.queue import QueueRow
from app.domain.case import State
from app.domain.clock import Signal
from ui.casefile.columns import applicant_column, due_column, item_column, number_column
from ui.text import source, translate
from ui.widgets.chips import Filter
from ui.widgets.kinds import Kind
from ui.widgets.rows import Column

Keep = Callable[[QueueRow], bool]


def _signal(*signals: Signal) -> Keep:
    return lambda row: row.standing is not None and row.standing.signal in signals


_FILTERS: Mapping[str, tuple[str, Kind, Keep]] = {
    "all": (source("Review", "All"), Kind.ACCENT, lambda row: True),
    "today": (source("Review", "Due today"), Kind.WARN, _signal(Signal.DUE_TODAY)),
    "late": (source("Review", "Overdue"), Kind.BAD, _signal(Signal.OVERDUE)),
    "tolerated": (
        source("Review", "Tolerated, awaited"),
        Kind.ACCENT,
        lambda row: row.tolerated > 0,
    ),
    "mine": (source("Review", "Claimed by me"), Kind.ACCENT, lambda row: row.mine),
    "marked": (
        source("Review", "✕ Deemed accepted"),
        Kind.BAD,
        lambda row: row.deemed or row.flagged,
    ),
}


def keep_of(key: str) -> Keep | None:
    """What a chip leaves in the list; None leaves everything."""
    return None if key in ("", "all") else _FILTERS[key][2]


def filters(rows: Sequence[QueueRow]) -> list[Filter]:
    """The chips with how many lines each leaves."""
    return [
        Filter(key, translate("Review", text), sum(map(keep, rows)), kind)
        for key, (text, kind, keep) in _FILTERS.items()
    ]


def columns() -> tuple[Column[QueueRow], ...]:
    """Due, number, applicant, item, state."""
    return (
        due_column(),
        number_column(),
        applicant_column(),
        item_column(),
        Column[QueueRow](
            translate("Review", "State"), state_words, width=156, quiet=True, kind=state_kind
        ),
    )


def state_words(row: QueueRow) -> str:
    """Who has it, and what stands out."""
    if row.state is State.ACCEPTED:
        words = translate("Review", "to claim")
    elif row.mine:
        words = translate("Review", "mine")
    else:
        words = translate("Review", "with {name}", name=row.reviewer)
    return "\n".join(part for part in (words, _marks(row)) if part)


def state_kind(row: QueueRow) -> Kind | None:
    """Red for a line with a red mark; the word says it too."""
    if row.deemed or row.flagged:
        return Kind.BAD
    return Kind.ACCENT if row.mine else None


def _marks(row: QueueRow) -> str:
    marks = []
    if row.deemed:
        marks.append(translate("Review", "✕ deemed accepted"))
    if row.flagged:
        marks.append(translate("Review", "✕ contested"))
    if row.returned:
        marks.append(translate("Review", "! sent back"))
    if row.tolerated:
        until = f"{row.tolerance_due:%m-%d}" if row.tolerance_due else ""
        marks.append(translate("Review", "tolerated {day}", day=until))
    if row.request:
        marks.append(translate("Review", "asked for more"))
    return " ".join(marks)
