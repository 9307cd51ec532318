"""结果: the five lawful outcomes, each with what it will do or why it cannot be."""

from collections.abc import Mapping, Sequence
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QWidget

from app.desks.form import Remark
from app.desks.intake import Choice, Outcome, Standing
from app.domain.item import CaseKind
from app.domain.materials import Way
from ui.actions import help_of, key_of
from ui.counter.item_card import link
from ui.counter.words import short_day
from ui.sentences import sentence
from ui.text import translate
from ui.widgets.card import Card, label
from ui.widgets.outcomes import OutcomeButton, OutcomeState

LONGEST = 38
"""Characters of a reason that fit two lines under its button."""
MOST_GAPS = 3
"""Faults of a form that are named under its outcomes."""
ACTIONS: Mapping[Outcome, str] = {
    Outcome.ACCEPT: "counter.accept",
    Outcome.TOLERATE: "counter.tolerate",
    Outcome.TELL: "counter.tell_once",
    Outcome.DECLINE: "counter.decline",
    Outcome.KEEP: "counter.keep",
}
"""Outcomes in the order they stand, with their actions."""


class OutcomesCard(Card):
    """``outcome_chosen`` tells the outcome a person chose by key or click."""

    outcome_chosen = Signal(object)
    unwilling = Signal(object)
    """An outcome was asked for that is not possible now."""
    amend_wanted = Signal()
    """The form of a case that was only received is to be amended."""

    def __init__(self, *, keep: bool = True, parent: QWidget | None = None) -> None:
        super().__init__(translate("Counter", "Outcome"), parent=parent)
        self.buttons: dict[Outcome, OutcomeButton] = {}
        self._barred = label("", "bad", wrap=True)
        self._problem = label("", "bad", wrap=True)
        self.as_promised = QCheckBox(translate("Counter", "Make it a promised item"))
        self.as_promised.setToolTip(
            translate("Counter", "The receipt then says by when it will be decided")
        )
        self.to_be_given = QCheckBox(translate("Counter", "The applicant has left"))
        self.to_be_given.setToolTip(
            translate(
                "Counter", "The notice is then to be posted or given; it counts from that day"
            )
        )
        if keep:
            self.to_be_given.hide()
        self.add(self._barred)
        self._gaps = label("", "bad", wrap=True)
        self.amend = link(translate("Counter", "Amend the form"), key_of("counter.amend"))
        self.amend.clicked.connect(self.amend_wanted)
        for outcome, action in ACTIONS.items():
            if keep or outcome is not Outcome.KEEP:
                self._add(outcome, action)
        self.add(self._problem)
        self.say("")
        self._barred.hide()
        self.as_promised.hide()
        self._show_gaps(())

    def show_standing(self, standing: Standing, today: date) -> None:
        """Show which outcomes are possible, why not the others, and which is the likeliest."""
        for outcome, button in self.buttons.items():
            choice = standing.choice(outcome)
            why = why_not(choice, standing)
            reason = why or what_it_does(outcome, standing, today)
            button.show_state(OutcomeState(choice.possible, cut(reason), likeliest=choice.likely))
            button.button.setToolTip("\n".join((help_of(button.action), reason)))
            button.button.setAccessibleDescription(reason)
        barred = standing.barred
        self._barred.setText(f"✕ {sentence(barred)}" if barred is not None else "")
        self._barred.setVisible(barred is not None)
        self._show_gaps(() if Outcome.KEEP in self.buttons else standing.reading.gaps)
        item = standing.item
        self.as_promised.setVisible(item is not None and item.kind is CaseKind.INSTANT)

    def say(self, text: str) -> None:
        """Why the last try was not taken; empty clears."""
        self._problem.setText(f"✕ {text}" if text else "")
        self._problem.setVisible(bool(text))

    @property
    def problem(self) -> str:
        """What stands beneath the buttons."""
        return self._problem.text()

    @property
    def gaps(self) -> str:
        """What of a received form bars its acceptance, a line each."""
        return self._gaps.text()

    @property
    def barred(self) -> str:
        """The red line over the buttons, for a person who is barred."""
        return self._barred.text()

    @property
    def wants_promised(self) -> bool:
        """Whether an instant item is to become a promised one."""
        return self.as_promised.isChecked() and not self.as_promised.isHidden()

    def act(self, outcome: Outcome) -> None:
        """Do what the outcome's key does."""
        self.buttons[outcome].act()

    def _add(self, outcome: Outcome, action: str) -> None:
        button = OutcomeButton(action)
        button.chosen.connect(lambda outcome=outcome: self.outcome_chosen.emit(outcome))
        button.unwilling.connect(lambda reason, outcome=outcome: self._refuse(outcome, reason))
        self.buttons[outcome] = button
        self.add(button)
        if outcome is Outcome.ACCEPT:
            self.add(self.as_promised)
            self.add(self._gaps)
            self.body.addWidget(self.amend, 0, Qt.AlignmentFlag.AlignLeft)
        if outcome is Outcome.TELL:
            self.add(self.to_be_given)

    def _show_gaps(self, gaps: Sequence[Remark]) -> None:
        """What of the form bars acceptance: its fields are in a panel, not in the page."""
        lines = [f"✕ {sentence(each.what)}" for each in gaps[:MOST_GAPS]]
        if len(gaps) > MOST_GAPS:
            lines.append(translate("Counter", "and {count} more", count=len(gaps) - MOST_GAPS))
        self._gaps.setText("\n".join(lines))
        self._gaps.setVisible(bool(gaps))
        self.amend.setVisible(bool(gaps))

    def _refuse(self, outcome: Outcome, reason: str) -> None:
        self.say(reason)
        self.unwilling.emit(outcome)


def what_it_does(outcome: Outcome, standing: Standing, today: date) -> str:
    """What a possible outcome will do, in a line."""
    match outcome:
        case Outcome.ACCEPT:
            return translate("Counter", "Prints the notice of acceptance")
        case Outcome.TOLERATE:
            follow = [each for each in standing.lacking if each.way is Way.TO_FOLLOW]
            return translate(
                "Counter", "{count} to follow; prints notice and promise", count=len(follow)
            )
        case Outcome.TELL:
            return translate(
                "Counter",
                "Tells {count} at once, prints the notice",
                count=len(standing.lacking) + len(standing.reading.gaps),
            )
        case Outcome.DECLINE:
            return translate("Counter", "No permit needed, another body, another law")
        case Outcome.KEEP:
            return _what_keeping_does(standing, today)


def _what_keeping_does(standing: Standing, today: date) -> str:
    dates = standing.dates
    if dates.notice_due is None:
        return translate("Counter", "Prints the receipt; to be answered later")
    day = short_day(dates.notice_due, today)
    if dates.deemed_on is None:
        return translate("Counter", "To be answered by {day}", day=day)
    return translate("Counter", "Answer by {day}, else it counts as accepted", day=day)


def cut(reason: str) -> str:
    """A reason in two lines; all of it stands in the tool tip."""
    return reason if len(reason) <= LONGEST else f"{reason[: LONGEST - 1]}…"


def why_not(choice: Choice, standing: Standing) -> str:
    """What stands in the way, in a line: wrong fields first, then empty ones, then the rules."""
    reading = standing.reading
    if standing.item is None:
        return sentence(choice.why_not[0])
    if reading.blocks:
        wrong = len({each.field for each in reading.blocks})
        return translate("Counter", "{count} fields to fill in or mend first", count=wrong)
    gaps = {each.field: each.what for each in reading.gaps}
    others = [why for why in choice.why_not if why not in gaps.values()]
    said = [sentence(why) for why in others[:1]]
    if len(others) < len(choice.why_not):
        said.insert(0, translate("Counter", "{count} fields to fill in or mend", count=len(gaps)))
    if len(others) > 1:
        said.append(translate("Counter", "and {count} more", count=len(others) - 1))
    return translate("Counter", "; ").join(said)
