"""案卷抽查: cases drawn at random, logged with their seed, and drawn again by whoever doubts it."""

import secrets

from app.desks.asking import A_YEAR, Asking
from app.desks.inspection_lines import DrawLine, DrawWish, View
from app.desks.plain import plain
from app.desks.session import DeskName
from app.domain.drawing import (
    SEED_BYTES,
    Draw,
    draw_from,
    draw_record,
    drawn,
    size_refusal,
)
from app.domain.errors import Refused, refusal
from app.domain.inspection import Period
from app.domain.journal import Entry, corrected_time
from app.domain.reading import DRAW, Looked
from db import inspection as queries

MOST_DRAWS = 100


class DrawingDesk(Asking):
    """Nobody picks a case: the seed is made here and never typed."""

    def departments(self) -> tuple[tuple[str, str], ...]:
        """Key and name of every department with an item on the list, by name."""
        items = self._office.known.catalogue.items
        found = {item.department: item.department_name for item in items}
        return tuple(sorted(found.items(), key=lambda one: one[1]))

    def items(self, department: str) -> tuple[tuple[str, str], ...]:
        """Code and name of the items of a department, or of all where none is named."""
        items = self._office.known.catalogue.items
        return tuple(
            (item.code, item.name) for item in items if department in ("", item.department)
        )

    def draw(self, wish: DrawWish) -> DrawLine:
        """Draw cases at random; the seed is the program's, and the draw is logged.

        Refused without a purpose, for no or too many cases, and where there are none.
        """
        wrong = size_refusal(wish.size)
        if wrong is not None:
            raise Refused(wrong)
        if not plain(wish.purpose):
            raise Refused(refusal("inspect.draw_purpose"))
        made = self._drawn(wish, secrets.token_hex(SEED_BYTES))
        if not made.cases:
            raise Refused(refusal("inspect.draw_nothing"))
        return self._logged(made, plain(wish.purpose))

    def draws(self) -> tuple[DrawLine, ...]:
        """The draws of the whole hall, the latest first."""
        with self._asked(View.DRAW) as rows:
            found = rows.ask(queries.draws, limit=MOST_DRAWS)
        lines = (self._draw_line(entry) for entry in found)
        return tuple(line for line in lines if line is not None)

    def drawn_again(self, draw: Draw) -> bool:
        """Whether the same rule and seed give the same cases today."""
        wish = DrawWish(
            draw.period.first, draw.period.last, draw.department, draw.item, draw.size, ""
        )
        return self._drawn(wish, draw.seed).cases == draw.cases

    def _drawn(self, wish: DrawWish, seed: str) -> Draw:
        period = Period(wish.first, wish.last)
        with self._asked(View.DRAW, period, A_YEAR) as rows:
            every = rows.ask(queries.population, period, department=wish.department, item=wish.item)
            count, cases = drawn(every, seed=seed, size=wish.size)
        return Draw(period, wish.department, wish.item, wish.size, seed, count, cases)

    def _logged(self, draw: Draw, purpose: str) -> DrawLine:
        office = self._office
        looked = Looked(DRAW, purpose, count=len(draw.cases), more=draw_record(draw))
        with office.store.work() as work:
            entry = office.look(work, looked, desk=DeskName.OVERSIGHT)
            work.commit()
        return self._line(entry, draw)

    def _draw_line(self, entry: Entry) -> DrawLine | None:
        """A draw of the log; None where a foreign program wrote what is none."""
        try:
            return self._line(entry, draw_from(entry.act["more"]))
        except (KeyError, TypeError, ValueError):
            return None

    def _line(self, entry: Entry, draw: Draw) -> DrawLine:
        name = self._office.known.name_of(entry.actor)
        return DrawLine(entry.id, corrected_time(entry), name, str(entry.act["why"]), draw)
