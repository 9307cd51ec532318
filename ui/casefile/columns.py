"""Columns that the lists of the back office share."""

from datetime import date

from app.desks.queue import QueueRow
from ui.casefile.words import due_kind, due_word, grouped, number_tail
from ui.text import translate
from ui.widgets.rows import Column

FAR = date.max


def due_column() -> Column[QueueRow]:
    """The clock in words; the day itself in the tool tip. Undated lines sort last."""
    return Column[QueueRow](
        translate("Case", "Due"),
        lambda row: due_word(row.standing),
        width=74,
        kind=lambda row: due_kind(row.standing),
        strong=True,
        sort_key=lambda row: row.due or FAR,
        tip=lambda row: row.due.isoformat() if row.due else "",
    )


def number_column() -> Column[QueueRow]:
    """The end of the case number; all of it in the tool tip."""
    return Column[QueueRow](
        translate("Case", "Case"),
        lambda row: number_tail(row.number),
        width=70,
        quiet=True,
        tip=lambda row: grouped(row.number),
    )


def applicant_column(*, weight: int = 1) -> Column[QueueRow]:
    """Who applies, covered; a child under 14 without a name."""
    return Column[QueueRow](translate("Case", "Applicant"), applicant_of, weight=weight)


def item_column(*, weight: int = 1) -> Column[QueueRow]:
    """What is applied for."""
    return Column[QueueRow](translate("Case", "Item"), lambda row: row.item_name, weight=weight)


def applicant_of(row: QueueRow) -> str:
    """The covered name, or that the applicant is a child."""
    return row.applicant or translate("Case", "a child under 14")
