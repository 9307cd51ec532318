"""常用语 of the deciding page: for a field, what is often said there."""

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from app.desks.queue import Queues
from app.desks.records import CaseView
from ui.widgets.phrases import Phrase


def phrases_for(
    edit: QWidget,
    view: CaseView | None,
    queues: Queues,
    *,
    box: QWidget,
    laws: Sequence[QWidget],
) -> list[Phrase]:
    """For ``box`` why a case goes back, for ``laws`` the item's own, else the reviewer's words."""
    if edit is box:
        return [Phrase(text) for text in queues.phrases("return")]
    if view is None:
        return []
    if edit in laws:
        basis = view.item.legal_basis
        return [Phrase(f"《{each.law.strip('《》')}》{each.article}") for each in basis]
    own = [Phrase(view.file.case.opinion)] if view.file.case.opinion else []
    return own + [Phrase(text) for text in queues.phrases("opinion")]
