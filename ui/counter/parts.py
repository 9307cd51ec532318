"""What the counter's page is handed: desks, callables and values, nothing of the store."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Protocol

from app.catalogue.guide import Guide
from app.desks.casework import CaseworkDesk
from app.desks.counter import CounterDesk
from app.desks.press import Press
from app.desks.records import Records
from app.domain.item import Item
from ui.casefile.papers import SendToPrinter
from ui.files import Files, system_files
from ui.tasks import TaskRunner


class FindItems(Protocol):
    """Item search in memory; quick enough for every key."""

    def __call__(self, typed: str, *, used: Sequence[str]) -> tuple[Item, ...]:
        """Items for what was typed; with nothing typed, those last used."""


@dataclass(frozen=True, slots=True)
class Intake:
    """What the intake page needs."""

    counter: CounterDesk
    """Only its ``standing`` is asked on the GUI thread."""
    find_items: FindItems
    guide: Callable[[Item], Guide]
    tasks: TaskRunner
    now: Callable[[], datetime]
    """Device time, UTC."""
    phrases: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """常用语 by place: ``defect``, ``remedy``, ``decline``, ``purpose``."""
    colleagues: Mapping[str, str] = field(default_factory=dict)
    """Names of the others by their ids: the second person of a late entry."""
    supervisors: tuple[str, ...] = ()
    """Names of who may let a number pass that the card itself has wrong."""
    suggest: Callable[[str], Sequence[str]] = lambda typed: ()
    """Common names of materials for what was typed."""
    person: str = ""
    """The name of who sits here."""
    autosave_ms: int = 800


@dataclass(frozen=True, slots=True)
class CounterParts:
    """Everything the counter's page is handed."""

    intake: Intake
    press: Press
    send: SendToPrinter
    records: Records
    casework: CaseworkDesk
    files: Files = field(default_factory=system_files)
