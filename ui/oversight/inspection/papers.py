"""文号核查: numbers that stand nowhere, series by series, and cases without their paper."""

from collections.abc import Sequence

from app.desks.inspection_lines import PaperLine, SeriesName, View
from app.domain.inspection import Period
from ui.oversight.inspection.parts import Parts
from ui.oversight.inspection.piecewise import PiecewiseSection
from ui.oversight.inspection.words import fault_word, numbers_of, series_of
from ui.text import translate
from ui.widgets.kinds import Kind
from ui.widgets.rows import Column


class PapersSection(PiecewiseSection[PaperLine, SeriesName | Period]):
    """The year's series, whole; the cases of the period."""

    view = View.PAPERS
    days = 90
    at_once = 8

    def __init__(self, parts: Parts) -> None:
        super().__init__(
            parts,
            _columns(),
            key=lambda line: (
                line.prefix,
                line.year,
                line.first,
                line.fault,
                line.state,
                line.days,
            ),
            about=translate(
                "Oversight",
                "Each number from 1 to the last is issued once or void, and no state is without "
                "its paper. Series are checked for the whole years of the period.",
            ),
        )

    def pieces(self, period: Period) -> Sequence[SeriesName | Period]:
        return self.parts.desk.paper_pieces(period)

    def ask_about(
        self, period: Period, pieces: Sequence[SeriesName | Period]
    ) -> Sequence[PaperLine]:
        return self.parts.desk.papers(pieces)

    def say_empty(self) -> None:
        self.table.say_when_empty(
            translate("Oversight", "Every number and every paper is there"),
            [translate("Oversight", "Choose other days to look through another year.")],
        )

    def open_line(self, line: PaperLine) -> None:
        self.open_cases(fault_word(line), line.count if line.which.ids else 0, line.which)


def _columns() -> tuple[Column[PaperLine], ...]:
    return (
        Column[PaperLine](
            translate("Oversight", "Series"),
            series_of,
            weight=2,
            strong=True,
        ),
        Column[PaperLine](
            translate("Oversight", "Numbers"),
            numbers_of,
            width=140,
            sort_key=lambda line: line.first,
        ),
        Column[PaperLine](
            translate("Oversight", "What is wrong"),
            fault_word,
            weight=3,
            kind=lambda line: Kind.BAD,
        ),
        Column[PaperLine](
            translate("Oversight", "How many"),
            lambda line: str(line.count),
            width=80,
            right=True,
            sort_key=lambda line: line.count,
        ),
    )
