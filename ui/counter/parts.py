"""What the counter's page is handed: the desk and its neighbours, as the page uses them."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Protocol

from app.catalogue.guide import Guide
from app.desks.draft import Draft
from app.desks.intake import Finish, Finished, Standing
from app.domain.item import Item
from app.domain.materials import Material
from ui.tasks import TaskRunner


class Counter(Protocol):
    """The verbs of an intake (``CounterDesk``); only ``standing`` is asked on the GUI thread."""

    def new_draft(self) -> Draft:
        """An empty draft."""

    def keep_draft(self, draft: Draft) -> None:
        """Save a draft as typed."""

    def drafts(self) -> tuple[Draft, ...]:
        """This person's drafts, newest first."""

    def drop_draft(self, draft_id: str) -> None:
        """Forget a draft."""

    def standing(self, draft: Draft) -> Standing:
        """What was typed means, and which outcomes it allows; quick, asks no store."""

    def finish(self, draft: Draft, plan: Finish) -> Finished:
        """Receive and answer in one transaction."""

    def answer(self, case_id: str, plan: Finish, materials: Sequence[Material] = ()) -> Finished:
        """Answer a case that was kept or supplemented."""

    def standing_of_case(self, case_id: str, materials: Sequence[Material] = ()) -> Standing:
        """The outcomes of a case that was kept; asks the store."""

    def supply(
        self, case_id: str, came: Sequence[Material], *, arrived_on: date, posted_on: date | None
    ) -> Finished:
        """补正."""


class FindItems(Protocol):
    """Item search in memory; quick enough for every key."""

    def __call__(self, typed: str, *, used: Sequence[str]) -> tuple[Item, ...]:
        """Items for what was typed; with nothing typed, those last used."""


@dataclass(frozen=True, slots=True)
class Intake:
    """What the intake page needs."""

    counter: Counter
    find_items: FindItems
    guide: Callable[[Item], Guide]
    tasks: TaskRunner
    now: Callable[[], datetime]
    """Device time, UTC."""
    phrases: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """常用语 by place: ``defect``, ``remedy``, ``decline``."""
    colleagues: Mapping[str, str] = field(default_factory=dict)
    """Names of the others by their ids: the second person of a late entry."""
    used: tuple[str, ...] = ()
    """Codes of items, the last used first."""
    autosave_ms: int = 800
