"""A connection that asks whether the server is still there when it has said nothing for a while.

The kernel notices a peer that acknowledges nothing. It does not notice a proxy that acknowledges
and carries nothing, nor a commit that waits for a standby for ever; a limit on time alone would
cut a long statement as well. So a second connection asks the same server what became of the first.
"""

import select
from collections.abc import Generator
from time import monotonic
from typing import NoReturn

import psycopg
from psycopg.abc import RV, PQGen
from psycopg.conninfo import make_conninfo
from psycopg.rows import TupleRow
from psycopg.waiting import Ready, Wait

QUIET = 1.5
"""Seconds without a byte after which the server is asked, again and again."""
CONNECT = 2
"""Seconds for the way in of who asks: libpq takes no fewer."""
ANSWER = 1.0
"""Seconds for the answer; with the two above below five."""
STANDBY = 4.0
"""Seconds of silence after which a commit that waits for the standby is not waited for here."""
_INTERVAL = 0.1
_DOING = (
    "SELECT state = 'active', wait_event IS NOT DISTINCT FROM 'SyncRep'"
    " FROM pg_stat_activity WHERE pid = %s"
)


class Unconfirmed(psycopg.OperationalError):
    """The server is there, but its standby does not confirm the commit, which may come yet."""


class WatchedConnection(psycopg.Connection[TupleRow]):
    """A connection whose every wait ends when the server is gone: OperationalError, closed.

    A statement that works on, or waits for a lock, is waited for as long as its limit lets it.
    """

    def wait(self, gen: PQGen[RV], interval: float = _INTERVAL, timeout: float | None = None) -> RV:
        """Consume what operates on the connection, and ask whenever nothing came for a while."""
        return super().wait(self._heard(gen), interval, timeout)

    def _heard(self, gen: PQGen[RV]) -> Generator[Wait, Ready | int, RV]:
        began = last = monotonic()
        try:
            wanted = next(gen)
            while True:
                ready = yield wanted
                now = monotonic()
                if ready:
                    began = last = now
                elif now - last >= QUIET:
                    self._ask(now - began)
                    last = monotonic()
                wanted = gen.send(ready)
        except StopIteration as ended:
            result: RV = ended.value
            return result

    def _ask(self, silent: float) -> None:
        """Ask what the server does for this connection, which was silent for so many seconds."""
        try:
            doing = self._asked()
        except psycopg.Error:
            self._let_go(psycopg.OperationalError("the server says nothing more"))
        if self._answer_is_here():
            return
        if doing is None or not doing[0]:
            self._let_go(psycopg.OperationalError("the answer was lost"))
        if doing[1] and silent >= STANDBY:
            self._let_go(Unconfirmed("the standby confirms nothing"))

    def _asked(self) -> tuple[bool, bool] | None:
        """Whether the server is at work here, and waits for its standby; None if it knows not."""
        place = {
            each.keyword.decode(): each.val.decode()
            for each in self.pgconn.info
            if each.val is not None
        }
        place |= {"connect_timeout": str(CONNECT), "hostaddr": self.pgconn.hostaddr.decode()}
        with _Asking.connect(make_conninfo(**place), autocommit=True) as other:
            found = other.execute(_DOING, (self.pgconn.backend_pid,)).fetchone()
        return None if found is None else (bool(found[0]), bool(found[1]))

    def _answer_is_here(self) -> bool:
        poll = select.select([self.pgconn.socket], [], [], 0)
        return bool(poll[0])

    def _let_go(self, error: psycopg.Error) -> NoReturn:
        self.pgconn.finish()
        raise error


class _Asking(psycopg.Connection[TupleRow]):
    """The connection of who asks, which has no time."""

    def wait(
        self, gen: PQGen[RV], interval: float = _INTERVAL, timeout: float | None = ANSWER
    ) -> RV:
        return super().wait(gen, interval, timeout)
