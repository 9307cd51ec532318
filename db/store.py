"""The store of one counter, and its units of work: nothing is saved unless it is said."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import Connection

from app.domain.errors import Refusal
from db.cases import LOCAL_ROWS
from db.drafts import Drafts
from db.engine import BUSY_SECONDS, reading, writing
from db.erasing import erase_here
from db.files import Files
from db.header import StoreKind
from db.journal import Journal
from db.opening import open_store
from db.papers import Keys, Papers
from db.queries import Rows
from db.references import References
from db.scan_files import ScanFiles
from db.series import Series
from db.settings import Settings
from db.tasks import Reads, Tasks
from db.verify import Opened, local_break
from db.witnesses import AT_COUNTER, StoreWitnesses


class Work:
    """One transaction of the local store, by its parts."""

    def __init__(self, connection: Connection) -> None:
        self.connection = connection
        """For what has no part of its own yet: maintenance and tests."""
        self.files = Files(connection)
        self.journal = Journal(connection)
        self.keys = Keys(connection)
        self.series = Series(connection)
        self.drafts = Drafts(connection)
        self.reference = References(connection)
        self.papers = Papers(connection)
        self.scans = ScanFiles(connection)
        self.settings = Settings(connection)
        self.tasks = Tasks(connection)
        self.reads = Reads(connection)

    def erase(self, case_id: str) -> None:
        """Erase the personal values of a case here; it still stands, and every hash verifies."""
        self.files.write()
        erase_here(self.connection, case_id)

    def commit(self) -> None:
        """Make everything of this unit durable; it returns once it is on the disk."""
        self.files.write()
        self.connection.commit()


class LocalStore:
    """A counter's own store: SQLite, durable at each commit, one writer at a time."""

    def __init__(
        self, path: Path, *, mounts: str | None = None, busy_seconds: float = BUSY_SECONDS
    ) -> None:
        self.path = path
        self._engine = open_store(path, StoreKind.LOCAL, mounts=mounts, busy_seconds=busy_seconds)

    @contextmanager
    def work(self) -> Iterator[Work]:
        """A unit of work; leaving it without ``commit`` rolls everything back."""
        with writing(self._engine) as connection:
            yield Work(connection)

    @contextmanager
    def reading(self) -> Iterator[Rows]:
        """Lists for the screens, as of one moment; pending entries lie on top."""
        with reading(self._engine) as connection:
            yield Rows(connection, LOCAL_ROWS)

    def broken(self, opened: Opened | None = None) -> Refusal | None:
        """The first entry of the journal that does not fit, or None."""
        with reading(self._engine) as connection:
            return local_break(connection, opened)

    @contextmanager
    def witnesses(self) -> Iterator[StoreWitnesses]:
        """The signatures in this store, as of one moment."""
        with reading(self._engine) as connection:
            yield StoreWitnesses(connection, AT_COUNTER)

    def close(self) -> None:
        """Let the file go."""
        self._engine.dispose()
