"""Which cases are ready to be signed together, and with what text each."""

from collections.abc import Sequence

from app.desks.queue import QueueRow
from app.domain.deciding import Deciding


class Reviewed:
    """Remembers which version of each case was opened, and which are marked with their text.

    A case that changed since it was opened is neither: it must be looked at again.
    """

    def __init__(self) -> None:
        self.opened: dict[str, int] = {}
        """Case id → version that was looked at."""
        self.marked: dict[str, Deciding] = {}
        """Case id → the decision as it was complete when marked."""

    def look(self, case_id: str, version: int) -> None:
        """The case was opened in this version."""
        if self.opened.get(case_id) != version:
            self.marked.pop(case_id, None)
        self.opened[case_id] = version

    def mark(self, case_id: str, plan: Deciding) -> None:
        """It is to be signed with this text."""
        self.marked[case_id] = plan

    def unmark(self, case_id: str) -> None:
        """It is not to be signed with the list."""
        self.marked.pop(case_id, None)

    def compare(self, rows: Sequence[QueueRow]) -> frozenset[str]:
        """Forget what is gone or has changed; the ids of marked cases that lost their mark."""
        now = {row.case_id: row.version for row in rows}
        stale = {key for key, version in self.opened.items() if now.get(key) != version}
        lost = frozenset(stale & self.marked.keys())
        for key in stale:
            self.opened.pop(key)
            self.marked.pop(key, None)
        return lost

    def plans(self, rows: Sequence[QueueRow]) -> list[tuple[str, Deciding]]:
        """The marked cases with their texts, in the order of the list."""
        marked = self.marked
        return [(row.case_id, marked[row.case_id]) for row in rows if row.case_id in marked]
