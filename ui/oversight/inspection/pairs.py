"""受理人与决定人: who accepts for whom decides, how often, and what share that is."""

from collections.abc import Sequence

from app.desks.inspection_lines import PairLine, View
from app.domain.inspection import FEW, STANDS_OUT, Period
from ui.oversight.inspection.parts import Parts
from ui.oversight.inspection.section import Section
from ui.text import translate
from ui.widgets.kinds import Kind
from ui.widgets.rows import Column


class PairsSection(Section[PairLine]):
    """Pairs that stand out come first, marked in words and colour."""

    view = View.PAIRS
    days = 90

    def __init__(self, parts: Parts) -> None:
        super().__init__(
            parts,
            _columns(),
            key=lambda line: (line.pair.acceptor, line.pair.decider),
            about=translate(
                "Oversight",
                "Cases decided in the period. A pair stands out from {few} cases on, where it has "
                "{times} times what chance would bring together.",
                few=FEW,
                times=f"{STANDS_OUT:g}",
            ),
        )
        self.table.say_when_empty(
            translate("Oversight", "Nothing was decided in this period"),
            [translate("Oversight", "Choose other days, a year at most.")],
        )

    def ask(self, period: Period) -> Sequence[PairLine]:
        return self.parts.desk.pairs(period)

    def open_line(self, line: PairLine) -> None:
        self.open_cases(f"{line.acceptor} – {line.decider}", line.pair.count, line.which)


def _share(share: float) -> str:
    return f"{share * 100:.0f}%"


def _mark(line: PairLine) -> Kind | None:
    return Kind.BAD if line.pair.stands_out else None


def _chance(line: PairLine) -> str:
    times = f"{line.pair.times_chance:.1f}"
    if line.pair.stands_out:
        return translate("Oversight", "✕ {times} times", times=times)
    return translate("Oversight", "{times} times", times=times)


def _columns() -> tuple[Column[PairLine], ...]:
    return (
        Column[PairLine](
            translate("Oversight", "Accepted by"), lambda line: line.acceptor, strong=True
        ),
        Column[PairLine](
            translate("Oversight", "Decided by"), lambda line: line.decider, strong=True
        ),
        Column[PairLine](
            translate("Oversight", "Cases"),
            lambda line: str(line.pair.count),
            width=70,
            right=True,
            sort_key=lambda line: line.pair.count,
        ),
        Column[PairLine](
            translate("Oversight", "Of the acceptor's"),
            lambda line: _share(line.pair.of_acceptor),
            width=120,
            right=True,
            sort_key=lambda line: line.pair.of_acceptor,
        ),
        Column[PairLine](
            translate("Oversight", "Of the decider's"),
            lambda line: _share(line.pair.of_decider),
            width=120,
            right=True,
            sort_key=lambda line: line.pair.of_decider,
        ),
        Column[PairLine](
            translate("Oversight", "Against chance"),
            _chance,
            width=130,
            right=True,
            kind=_mark,
            sort_key=lambda line: line.pair.times_chance,
        ),
    )
