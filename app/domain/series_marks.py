"""字号: what stands before the year in the number of a paper, by kind, window and machine."""

from collections.abc import Iterable

from app.domain.case import PaperKind
from app.domain.hall import Hall
from app.domain.people import Body

SERIES_MARK = {
    PaperKind.RECEIPT: "收",
    PaperKind.ACCEPTANCE: "受",
    PaperKind.TOLERANT_ACCEPTANCE: "容",
    PaperKind.PROMISE: "诺",
    PaperKind.CORRECTION: "补",
    PaperKind.SUPPLEMENT: "补收",
    PaperKind.PROCEDURE: "特",
    PaperKind.DECLINE: "不受",
    PaperKind.APPROVAL_SHEET: "审",
    PaperKind.GRANT: "准",
    PaperKind.REFUSAL: "不准",
    PaperKind.TRANSFER: "流",
    PaperKind.DELIVERY: "送",
    PaperKind.WITHDRAWAL: "撤",
    PaperKind.TERMINATION: "终",
}
"""业务性质 in a paper number, by kind; a kind that is not here has no number."""
_MACHINE_MARK = "机"
"""In the 字号 of a window before the number of its machine, from the second one on."""
CENTRAL_KINDS = frozenset(
    {
        PaperKind.PROCEDURE,
        PaperKind.APPROVAL_SHEET,
        PaperKind.GRANT,
        PaperKind.REFUSAL,
        PaperKind.DELIVERY,
    }
)
"""Kinds numbered in the series of a body at the centre, wherever they are made."""
BODY_MARKS = frozenset(SERIES_MARK[kind] for kind in CENTRAL_KINDS | {PaperKind.TERMINATION})
"""Marks of the series that a body has; who ends a case numbers its notice, body or window."""


def body_prefix(kind: PaperKind, body: Body) -> str:
    """The 字号 of a body for a kind of paper."""
    return f"{body.short_name}{SERIES_MARK[kind]}"


def body_prefixes(bodies: Iterable[Body]) -> frozenset[str]:
    """Every 字号 that these bodies have."""
    return frozenset(f"{body.short_name}{mark}" for body in bodies for mark in BODY_MARKS)


def window_prefix(kind: PaperKind, hall: Hall, counter: str, enrolment: int) -> str:
    """The 字号 of a window for a kind of paper.

    Each machine of a window counts for itself, so from the second on the 字号 names it: a machine
    that follows a broken one cannot know which numbers that one gave last.
    """
    machine = f"{_MACHINE_MARK}{enrolment}" if enrolment > 1 else ""
    return f"{hall.number_prefix}{SERIES_MARK[kind]}{counter}{machine}"
