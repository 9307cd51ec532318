"""无权行为: acts in force that the rules do not bear out, asked again of the whole history."""

from collections.abc import Sequence

from app.desks.inspection_lines import BreachLine, View
from app.domain.inspection import Period
from ui.casefile.words import happened_word
from ui.oversight.inspection.parts import Parts
from ui.oversight.inspection.piecewise import PiecewiseSection
from ui.oversight.inspection.words import moment
from ui.sentences import sentence
from ui.text import translate
from ui.widgets.kinds import Kind
from ui.widgets.rows import Column


class AuthoritySection(PiecewiseSection[BreachLine, str]):
    """The cases on which something was done in the period, each with its whole history."""

    view = View.AUTHORITY
    at_once = 200

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

    def pieces(self, period: Period) -> Sequence[str]:
        return self.parts.desk.acted(period)

    def ask_about(self, period: Period, pieces: Sequence[str]) -> Sequence[BreachLine]:
        return self.parts.desk.breaches(period, pieces)

    def say_empty(self) -> None:
        self.table.say_when_empty(
            translate("Oversight", "Every act is borne out by its role and letter"),
            [translate("Oversight", "Choose other days, a month at most.")],
        )

    def open_line(self, line: BreachLine) -> None:
        self.case_wanted.emit(line.case_id)


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
