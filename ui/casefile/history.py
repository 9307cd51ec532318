"""What happened to a case so far, who did it, and how long it lay."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta, timezone

from PySide6.QtWidgets import QWidget

from app.desks.timeline import Step
from app.domain.moves import Move
from ui.casefile.words import happened_word, short_day, told_word, took_words
from ui.text import translate
from ui.widgets.card import Card
from ui.widgets.kinds import Kind
from ui.widgets.timeline import Happening, Timeline

CIVIL = timezone(timedelta(hours=8))
"""Civil time is UTC+8 always, never the machine's zone."""
_KINDS = {
    Move.DEEM: Kind.BAD,
    Move.RETURN: Kind.WARN,
    Move.TOLERATE: Kind.WARN,
    Move.REFUSE: Kind.BAD,
    Move.DECLINE: Kind.BAD,
    Move.GRANT: Kind.OK,
    Move.DELIVER: Kind.OK,
}


class HistoryCard(Card):
    """The acts on a case, oldest first."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(translate("Case", "History"), parent=parent)
        self.timeline = Timeline()
        self.add(self.timeline)

    def show_steps(self, steps: Sequence[Step], *, today: date) -> None:
        """Replace all lines."""
        self.timeline.show_happenings([happening(step, today=today) for step in steps])


def happening(step: Step, *, today: date) -> Happening:
    """One act as a line: what, by whom, what was said."""
    who = "  ".join(part for part in (step.counter, step.post, step.who) if part)
    if not step.who:
        who = translate("Case", "the clock")
    notes = [step.said]
    what = happened_word(step.kind)
    if step.told_on is not None:
        what = translate("History", "Told to collect")
        notes.insert(0, f"{short_day(step.told_on, today)} {told_word(step.told_way)}")
    if step.taken:
        what = translate("History", "Papers received")
        notes.insert(0, step.taken)
    if step.letter:
        notes.append(translate("Case", "letter {number}", number=step.letter))
    if step.signed:
        notes.append(translate("Case", "signed"))
    if not step.synced:
        notes.append(translate("Case", "not confirmed yet"))
    return Happening(
        when=when_words(step.at, today=today),
        what=what,
        who=who,
        took=took_words(step.took_seconds),
        detail="  ".join(note for note in notes if note),
        kind=_KINDS[Move(step.kind)] if step.kind in _KINDS else Kind.MUTED,
    )


def when_words(at: datetime, *, today: date) -> str:
    """Civil day and time."""
    local = at.astimezone(CIVIL)
    return f"{short_day(local.date(), today)} {local:%H:%M}"
