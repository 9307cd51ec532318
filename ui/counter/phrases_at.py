"""Common phrases of one place of the intake: the hall's own, and for a basis the item's laws."""

from collections.abc import Mapping, Sequence

from app.domain.item import Item
from ui.widgets.phrases import Phrase


def phrases_at(
    place: str, phrases: Mapping[str, Sequence[str]], item: Item | None
) -> tuple[Phrase, ...]:
    """What may be put into a field of that place: ``defect``, ``remedy``, ``decline``, ``basis``.

    Phrases of the hall come before the laws the item rests on.
    """
    found = list(phrases.get(place, ()))
    if place == "basis" and item is not None:
        found += [f"《{each.law}》{each.article}" for each in item.legal_basis]
    return tuple(Phrase(text) for text in found)
