"""Every kind of paper: its title, what it is printed on, and how it is drawn."""

from enum import StrEnum
from typing import Final

from app.documents.facts import PaperFacts
from app.documents.templates import template, wording_type
from app.domain.case import PaperKind
from app.domain.errors import Refused, refusal
from app.domain.item import Item


class Media(StrEnum):
    """What a paper is printed on; each has its printer."""

    A4 = "a4"
    """210 × 297 mm"""
    SLIP = "slip"
    """80 mm roll, 72 mm printable"""


UNNUMBERED: Final = frozenset({PaperKind.SLIP})
"""Papers without 文号."""


def title(kind: PaperKind, item: Item) -> str:
    """名称 of the paper for the type of the item, for example 不予备案通知书."""
    return template(kind.value, wording_type(item)).title


def render(facts: PaperFacts, kind: PaperKind) -> bytes:
    """The paper as PDF, all copies in one file; the same facts give the same bytes.

    Refused when the law wants on the paper what the facts do not have; Damaged when an act or a
    wording file cannot be read; Unavailable when a bundled font is missing.
    """
    if not facts.paper.number and kind not in UNNUMBERED:
        raise Refused(refusal("paper.without_number", kind=title(kind, facts.item)))
    # The drawing parts load reportlab, 130 ms that a start without a paper need not wait for.
    from app.documents.kinds import DRAWINGS

    return DRAWINGS[kind](facts)
