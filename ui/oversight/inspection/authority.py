"""无权行为: acts in force that the rules do not bear out, asked again of the whole history."""

from collections.abc import Sequence

from app.desks.inspection_lines import BreachLine, View
from app.domain.inspection import Period
from ui.casefile.words import happened_word
from ui.oversight.inspection.parts import Parts
from ui.oversight.inspection.section import Section
from ui.oversight.inspection.words import moment
from ui.sentences import sentence
from ui.text import translate
from ui.widgets.kinds import Kind
from ui.widgets.rows import Column

AT_ONCE = 200
"""Cases replayed in one piece of work; other work of this machine comes between."""


class AuthoritySection(Section[BreachLine]):
    """Looks through the cases of a period bit by bit, and shows what it has so far."""

    view = View.AUTHORITY

    def __init__(self, parts: Parts) -> None:
        super().__init__(
            parts,
            _columns(),
            key=lambda line: line.entry_id,
            about=translate(
                "Oversight",
                "Every act in force is judged once more by the rules, with the roles and letters "
                "of its day. Acts taken though contested stand here too.",
            ),
        )
        self._round = 0

    def ask(self, period: Period) -> Sequence[BreachLine]:
        return self.parts.desk.breaches(period, self.parts.desk.acted(period))

    def look(self) -> None:
        """Ask which cases there are, then look through them piece by piece."""
        period = self.period.period()
        if period is None:
            super().look()
            return
        self._round += 1
        mine = self._round
        self.take(())
        self.table.say_when_empty(translate("Oversight", "Looking through the cases …"))
        self.parts.tasks.run(
            self,
            lambda: self.parts.desk.acted(period),
            lambda ids: self._go_on(mine, period, ids, 0, ()),
            self.failed.emit,
        )

    def open_line(self, line: BreachLine) -> None:
        self.case_wanted.emit(line.case_id)

    def _go_on(
        self,
        mine: int,
        period: Period,
        ids: tuple[str, ...],
        done: int,
        found: tuple[BreachLine, ...],
    ) -> None:
        """Show what was found, and look through the next cases, unless another look began."""
        if mine != self._round:
            return
        self.take(found)
        self.set_hint(
            translate("Oversight", "{done} of {all} cases looked through", done=done, all=len(ids))
        )
        some = ids[done : done + AT_ONCE]
        if some:
            self.parts.tasks.run(
                self,
                lambda: self.parts.desk.breaches(period, some),
                lambda more: self._go_on(mine, period, ids, done + len(some), (*found, *more)),
                self.failed.emit,
            )
        else:
            self.table.say_when_empty(
                translate("Oversight", "Every act is borne out by its role and letter"),
                [translate("Oversight", "Choose other days, a month at most.")],
            )


def _why(line: BreachLine) -> str:
    said = [sentence(line.why)] if line.why is not None else []
    contested = [translate("Oversight", "taken though contested")] if line.flagged else []
    return "\n".join([*contested, *said])


def _columns() -> tuple[Column[BreachLine], ...]:
    return (
        Column[BreachLine](translate("Oversight", "When"), lambda line: moment(line.at), width=150),
        Column[BreachLine](
            translate("Oversight", "Post and person"),
            lambda line: "\n".join(part for part in (line.person, line.post) if part),
            weight=2,
            strong=True,
        ),
        Column[BreachLine](
            translate("Oversight", "Act"), lambda line: happened_word(line.kind), width=92
        ),
        Column[BreachLine](
            translate("Oversight", "Counter"), lambda line: line.counter, width=64, quiet=True
        ),
        Column[BreachLine](
            translate("Oversight", "Why"), _why, weight=5, kind=lambda line: Kind.BAD
        ),
    )
