"""The head of a case: what and who, what stands out, and its clock drawn."""

from datetime import date

from PySide6.QtWidgets import QWidget

from app.desks.queue import covered_name
from app.desks.records import CaseView
from app.domain.case import Case, Interval, State
from app.domain.item import CaseKind
from ui.casefile.clock_picture import clock_picture
from ui.casefile.words import grouped, number_tail, short_day, state_word
from ui.text import translate
from ui.widgets.card import Card, label
from ui.widgets.chips import ChipRow
from ui.widgets.clock_strip import ClockStrip
from ui.widgets.kinds import Kind


class CaseHead(Card):
    """Item and number, applicant, marks that must be seen, the clock strip."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._who = label("", "muted", wrap=True)
        self.chips = ChipRow()
        self.strip = ClockStrip()
        for part in (self._who, self.chips, self.strip):
            self.add(part)

    def show_case(self, view: CaseView, *, today: date) -> None:
        """Show this case as it stands."""
        case = view.file.case
        self.set_title(case.item_name)
        self.set_hint(f"{case.counter} · {number_tail(case.number)}")
        self._who.setToolTip(grouped(case.number))
        self._who.setText(who_words(case))
        marks = case_marks(case, today=today) + procedure_marks(view.file.intervals, today=today)
        self.chips.show_chips(marks)
        picture = clock_picture(view.file, view.clocks, today=today)
        self.strip.show_picture(picture)
        self.strip.setVisible(picture is not None)


def who_words(case: Case) -> str:
    """Applicant and agent, covered, with the covered number; nothing of a child's name."""
    name = "" if case.minor else covered_name(case.applicant_name, case.applicant_kind)
    parts = [name or translate("Case", "a child under 14"), case.masked_number]
    if case.agent_name:
        agent = covered_name(case.agent_name, "自然人")
        parts.append(translate("Case", "by {agent}", agent=agent))
    return "  ".join(part for part in parts if part)


def procedure_marks(intervals: tuple[Interval, ...], *, today: date) -> list[tuple[str, Kind]]:
    """The special procedures that run, since when, and whether the clock stands still."""
    marks = []
    for each in intervals:
        if each.until is None:
            day = short_day(each.since, today)
            if each.stops_clock:
                words = translate(
                    "Case", "{name} since {day}, clock stopped", name=each.name, day=day
                )
            else:
                words = translate("Case", "{name} since {day}", name=each.name, day=day)
            marks.append((words, Kind.ACCENT))
    return marks


def case_marks(case: Case, *, today: date) -> list[tuple[str, Kind]]:
    """Short words for what stands out; each says with a sign what its colour says."""
    marks = [(case.type_name, Kind.MUTED), (state_word(case), Kind.ACCENT)]
    if case.kind is CaseKind.INSTANT:
        marks.append((translate("Case", "instant"), Kind.MUTED))
    if case.state is State.CORRECTING and case.notice_due is not None:
        words = translate(
            "Case", "notice to be given by {day}", day=short_day(case.notice_due, today)
        )
        marks.append((f"{Kind.WARN.sign} {words}", Kind.WARN))
    if case.deemed:
        marks.append((f"{Kind.BAD.sign} {translate('Case', 'deemed accepted')}", Kind.BAD))
    if case.acceptance_owed:
        marks.append((f"{Kind.BAD.sign} {translate('Case', 'notice owed')}", Kind.BAD))
    if case.tolerated:
        until = short_day(case.tolerance_due, today)
        words = translate("Case", "tolerated {count}, until {day}", count=case.tolerated, day=until)
        marks.append((f"{Kind.WARN.sign} {words}", Kind.WARN))
    if case.returned_reason and case.state is not State.PROPOSED:
        marks.append((f"{Kind.WARN.sign} {translate('Case', 'sent back')}", Kind.WARN))
    if case.flagged:
        marks.append((f"{Kind.BAD.sign} {translate('Case', 'contested')}", Kind.BAD))
    if case.outside_list:
        marks.append((f"{Kind.WARN.sign} {translate('Case', 'not on the list')}", Kind.WARN))
    return marks
