"""What every page of the back office is handed besides its desk."""

from dataclasses import dataclass

from app.desks.casework import CaseworkDesk
from app.desks.jottings import Jottings
from app.desks.press import Press
from app.desks.queue import Queues
from app.desks.records import Records
from ui.casefile.papers import SendToPrinter
from ui.tasks import TaskRunner


@dataclass(frozen=True, slots=True)
class BackOffice:
    """Reading, lists, papers and work off the GUI thread, for one person at one place."""

    records: Records
    queues: Queues
    press: Press
    casework: CaseworkDesk
    send: SendToPrinter
    tasks: TaskRunner
    jottings: Jottings
    wait_ms: int = 90
    """How long the arrows must rest on a line before its case is fetched; 0 at once."""
