"""查看留痕: who saw, printed or exported whose data, where, when and what for."""

from collections.abc import Sequence

from app.desks.inspection_lines import MOST_LINES, ReadLine, View
from app.domain.inspection import Period
from ui.oversight.inspection.parts import Parts
from ui.oversight.inspection.section import Section
from ui.oversight.inspection.words import moment, purpose_word, seen_word
from ui.text import translate
from ui.widgets.rows import Column


class ReadsSection(Section[ReadLine]):
    """The log of the whole hall; nobody can change it, and this list is in it too."""

    view = View.READS

    def __init__(self, parts: Parts) -> None:
        super().__init__(
            parts,
            _columns(),
            key=lambda line: line.id,
            about=translate(
                "Oversight",
                "Full numbers shown, cases looked up, papers printed, lists exported. What happens "
                "without the line comes in with the counter's next report.",
            ),
        )
        self.table.say_when_empty(
            translate("Oversight", "Nobody looked at personal data in this period"),
            [translate("Oversight", "Choose an earlier first day, or wait for counters off line.")],
        )

    def ask(self, period: Period) -> Sequence[ReadLine]:
        return self.parts.desk.reads(period)

    def take(self, lines: Sequence[ReadLine]) -> None:
        """Show these lines; say so where there are more than are shown."""
        super().take(lines)
        if len(lines) == MOST_LINES:
            self.set_hint(
                translate("Oversight", "the latest {count}; choose fewer days", count=MOST_LINES)
            )

    def open_line(self, line: ReadLine) -> None:
        if line.case_id:
            self.case_wanted.emit(line.case_id)
        else:
            self.missing.emit(translate("Oversight", "This look was at a list, not at one case"))


def _columns() -> tuple[Column[ReadLine], ...]:
    return (
        Column[ReadLine](translate("Oversight", "When"), lambda line: moment(line.at), width=150),
        Column[ReadLine](
            translate("Oversight", "Post and person"),
            lambda line: "\n".join(part for part in (line.person, line.post) if part),
            weight=2,
            strong=True,
        ),
        Column[ReadLine](
            translate("Oversight", "Counter"),
            lambda line: line.counter,
            width=64,
            tip=lambda line: line.device,
        ),
        Column[ReadLine](
            translate("Oversight", "What"), lambda line: seen_word(line.what), width=110
        ),
        Column[ReadLine](
            translate("Oversight", "Case"), lambda line: line.case_number or "–", width=176
        ),
        Column[ReadLine](
            translate("Oversight", "Lines"),
            lambda line: str(line.count),
            width=60,
            right=True,
            sort_key=lambda line: line.count,
        ),
        Column[ReadLine](
            translate("Oversight", "Purpose or printer"),
            lambda line: purpose_word(line.why) or "–",
            weight=3,
        ),
    )
