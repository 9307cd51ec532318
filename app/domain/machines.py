"""停用的机器: one that was stolen, lent or given away, until the security officer opens it again.

The centre hears nothing of it and tells it nothing. What it has not handed in stays on it.
"""

from dataclasses import dataclass
from datetime import date

from app.domain.canonical import canonical
from app.domain.errors import Refusal, refusal
from app.domain.flat import exactly, to_row


@dataclass(frozen=True, slots=True)
class Shutting:
    """That a machine was shut; under the id of its device, for every counter."""

    counter: str
    """Code of the counter it was enrolled for, for the log."""
    on: date
    why: str


def shutting_text(shutting: Shutting) -> str:
    """A shutting as JSON text."""
    return canonical(to_row(shutting))


def shutting_from(text: str) -> Shutting:
    """A shutting from its JSON text; KeyError, TypeError or ValueError when torn."""
    return exactly(Shutting, text)


def shutting_refusal(shutting: Shutting, *, device: str, counter: str | None) -> Refusal | None:
    """Why a machine may not be shut: it must be one of that counter, and a ground be given."""
    if counter != shutting.counter:
        return refusal("sync.not_enrolled", device=device)
    return None if shutting.why.strip() else refusal("machine.no_reason")


def shut_refusal(shutting: Shutting) -> Refusal:
    """What a machine that was shut is told."""
    return refusal("sync.machine_shut", on=shutting.on, why=shutting.why)
