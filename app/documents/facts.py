"""What a paper is made from: one entry's act, and the case as that entry left it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from app.domain.case import CaseFile, Paper
from app.domain.hall import Hall
from app.domain.item import Item
from app.domain.party import Personal


@dataclass(frozen=True, slots=True)
class PaperFacts:
    """Everything one paper may say; all of it is committed before it is drawn."""

    paper: Paper
    file: CaseFile
    """The case as the issuing entry left it, not as it stands today."""
    personal: Personal
    item: Item
    hall: Hall
    act: Mapping[str, object]
    """What the person did, from the body of the issuing entry."""
    actor_name: str
    actor_post: str
    at: datetime
    """Instant of the entry, corrected, UTC."""
    names: Mapping[str, str] = field(default_factory=dict)
    """Names of the people the case names, by their id; the 审批表 prints them."""
