"""Who may ask which of an inspector's lists, of the centre, and about how many days."""

from collections.abc import Collection, Iterator, Sequence
from contextlib import contextmanager

from app.desks.inspection_lines import FOR_SUPERVISORS, View
from app.desks.office import Office
from app.desks.sheets import note_export, sheet
from app.domain.errors import Refusal, Refused, refusal
from app.domain.inspection import Period, period_refusal
from app.domain.people import Role
from db.queries import Rows

A_YEAR, A_QUARTER, A_MONTH = 366, 92, 31
"""Natural days that are looked through at once, by how much there is to read in a day."""


class Asking:
    """The base of every desk that asks the centre on behalf of an inspector."""

    def __init__(self, office: Office) -> None:
        self._office = office

    def views(self) -> tuple[View, ...]:
        """The lists this person may see, in their order."""
        return tuple(view for view in View if self.refusal(view) is None)

    def refusal(self, view: View) -> Refusal | None:
        """Why this person may not see a list; None if they may."""
        person = self._office.person
        if person.has_any(Role.INSPECTOR):
            return None
        if view in FOR_SUPERVISORS and person.has_any(Role.SUPERVISOR):
            return None
        return refusal("inspect.role")

    def export(
        self,
        view: View,
        headings: Sequence[str],
        lines: Collection[Sequence[str]],
        *,
        purpose: str,
    ) -> bytes:
        """A list as it is shown, as CSV. Refused without a purpose; the export is logged."""
        self._ensure(view)
        note_export(self._office, purpose, len(lines))
        return sheet(headings, lines)

    @contextmanager
    def _asked(self, view: View, period: Period | None = None, most: int = 0) -> Iterator[Rows]:
        """The centre, for who may ask about a period of that length. Unavailable off line."""
        self._ensure(view)
        wrong = period_refusal(period, most) if period is not None else None
        if wrong is not None:
            raise Refused(wrong)
        with self._office.centre.reading() as rows:
            yield rows

    def _ensure(self, view: View) -> None:
        wrong = self.refusal(view)
        if wrong is not None:
            raise Refused(wrong)
