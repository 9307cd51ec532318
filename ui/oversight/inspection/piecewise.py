"""A list that is too long to ask for at once: it is gone through piece by piece, and fills."""

from abc import abstractmethod
from collections.abc import Sequence
from typing import Generic, TypeVar

from app.domain.inspection import Period
from ui.oversight.inspection.section import Section
from ui.text import translate

L = TypeVar("L")
P = TypeVar("P")


class PiecewiseSection(Section[L], Generic[L, P]):
    """Shows what it has so far; between two pieces other work of this machine comes on."""

    at_once: int
    """How many pieces make one piece of work: a second or so in a large hall."""
    _round = 0

    @abstractmethod
    def pieces(self, period: Period) -> Sequence[P]:
        """What a period is made of, from the desk; off the GUI thread."""

    @abstractmethod
    def ask_about(self, period: Period, pieces: Sequence[P]) -> Sequence[L]:
        """The lines of some pieces, from the desk; off the GUI thread."""

    @abstractmethod
    def say_empty(self) -> None:
        """Say what it means that there is no line."""

    def ask(self, period: Period) -> Sequence[L]:
        return self.ask_about(period, self.pieces(period))

    def look(self) -> None:
        """Ask what there is, then go through it; a newer look ends an older one."""
        period = self.period.period()
        if period is None:
            super().look()
            return
        self._round += 1
        mine = self._round
        self.take(())
        self.table.say_when_empty(translate("Oversight", "Looking …"))
        self.parts.tasks.run(
            self,
            lambda: self.pieces(period),
            lambda pieces: self._go_on(mine, period, pieces, 0, ()),
            self.failed.emit,
        )

    def _go_on(
        self, mine: int, period: Period, pieces: Sequence[P], done: int, found: tuple[L, ...]
    ) -> None:
        if mine != self._round:
            return
        self.take(found)
        some = pieces[done : done + self.at_once]
        if not some:
            self.say_empty()
            return
        share = 100 * done // len(pieces)
        self.set_hint(
            translate("Oversight", "{count} lines, {share}%", count=len(found), share=share)
        )
        self.parts.tasks.run(
            self,
            lambda: self.ask_about(period, some),
            lambda more: self._go_on(mine, period, pieces, done + len(some), (*found, *more)),
            self.failed.emit,
        )
