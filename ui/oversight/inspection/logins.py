"""共用账号: one login at two counters at once, or people who changed too fast at one."""

from collections.abc import Sequence

from app.desks.inspection_lines import LoginLine, View
from app.domain.inspection import AT_ONE_PLACE, AT_TWO_PLACES, Period
from ui.oversight.inspection.parts import Parts
from ui.oversight.inspection.piecewise import PiecewiseSection
from ui.oversight.inspection.words import shared_word
from ui.text import translate
from ui.widgets.kinds import Kind
from ui.widgets.rows import Column


class LoginsSection(PiecewiseSection[LoginLine, Period]):
    """A day, the people and the counters, with how often."""

    view = View.LOGINS
    at_once = 2

    def __init__(self, parts: Parts) -> None:
        super().__init__(
            parts,
            _columns(),
            key=lambda line: (line.found.kind, line.found.day, line.people, line.found.counters),
            about=translate(
                "Oversight",
                "From the entries of every device, by corrected time: less than {walk} s between "
                "two counters, less than {change} s between two people. A trace, not a proof.",
                walk=int(AT_TWO_PLACES.total_seconds()),
                change=int(AT_ONE_PLACE.total_seconds()),
            ),
        )

    def pieces(self, period: Period) -> Sequence[Period]:
        return self.parts.desk.login_pieces(period)

    def ask_about(self, period: Period, pieces: Sequence[Period]) -> Sequence[LoginLine]:
        return self.parts.desk.logins(pieces)

    def say_empty(self) -> None:
        self.table.say_when_empty(
            translate("Oversight", "No login shows the hands of two people"),
            [translate("Oversight", "Choose other days, a month at most.")],
        )

    def open_line(self, line: LoginLine) -> None:
        self.open_cases(_people(line).replace("\n", " "), len(line.which.ids), line.which)


def _people(line: LoginLine) -> str:
    return "、".join(line.people)


def _columns() -> tuple[Column[LoginLine], ...]:
    return (
        Column[LoginLine](
            translate("Oversight", "Day"), lambda line: line.found.day.isoformat(), width=104
        ),
        Column[LoginLine](translate("Oversight", "Person"), _people, weight=2, strong=True),
        Column[LoginLine](
            translate("Oversight", "What"),
            lambda line: shared_word(line.found.kind),
            weight=3,
            kind=lambda line: Kind.BAD,
        ),
        Column[LoginLine](
            translate("Oversight", "Counters"),
            lambda line: "、".join(line.found.counters),
            weight=1,
        ),
        Column[LoginLine](
            translate("Oversight", "Times"),
            lambda line: str(line.found.times),
            width=64,
            right=True,
            sort_key=lambda line: line.found.times,
        ),
        Column[LoginLine](
            translate("Oversight", "Shortest"),
            lambda line: translate(
                "Oversight", "{seconds} s", seconds=int(line.shortest.total_seconds())
            ),
            width=90,
            right=True,
            sort_key=lambda line: line.shortest,
        ),
    )
