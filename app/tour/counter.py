"""The counter's part of the tour: one applicant after another, each outcome once."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from app.desks.intake import Outcome
from app.domain.declining import DeclineGround
from app.domain.materials import Way
from app.tour.stage import Stage
from ui.counter.intake_page import IntakePage
from ui.counter.page import CounterPage
from ui.hands import fill, press, settle, write
from ui.shell import ShellWindow

_WAY_KEYS = {
    Way.MISSING: "0",
    Way.TO_FOLLOW: "6",
    Way.SCANNED: "4",
}


@dataclass(frozen=True, slots=True)
class Visit:
    """One applicant at the counter."""

    item: str
    """What the clerk types to find it."""
    card: str
    """The line a card reader types, or somebody pastes."""
    kind: str = "自然人"
    more: Mapping[str, str] = field(default_factory=dict)
    """Further fields of the applicant."""
    marks: Mapping[int, Way] = field(default_factory=dict)
    """Materials that are not as required, by number."""
    skip_fields: bool = False


def take_in(stage: Stage, visit: Visit) -> IntakePage:
    """Find the item, read the card, fill the form, check the materials; nothing is decided yet."""
    page = counter_page(stage)
    page.next_case()
    intake = page.intake
    write(intake.item_card.search, visit.item)
    intake.item_card.search.list_now()
    press(intake.item_card.search, "Return")
    settle()
    _applicant(intake, visit)
    item = intake.standing.item
    assert item is not None
    if not visit.skip_fields:
        for spec in item.fields:
            if spec.required:
                fill(intake.own_fields.input(spec.key), spec)
    intake.materials.begin()
    for no, way in visit.marks.items():
        intake.materials.table.choose(no)
        press(intake.materials.table, _WAY_KEYS[way])
    intake.materials.mark_all()
    settle()
    return intake


def end(stage: Stage, outcome: Outcome) -> str:
    """Press the key of an outcome, answer what it asks, and give the id of the case."""
    page = counter_page(stage)
    intake = page.intake
    intake.choose(outcome)
    settle()
    if outcome is Outcome.TOLERATE:
        intake.choose(outcome)
        settle()
    return _finished(page, outcome)


def decline(stage: Stage, ground: DeclineGround, facts: str, basis: str, body: str = "") -> str:
    """F12, the form, F12 again."""
    page = counter_page(stage)
    panel = page.intake.decline
    page.intake.choose(Outcome.DECLINE)
    panel.ground.choose(ground)
    panel.ground.chosen.emit(ground)
    write(panel.facts, facts)
    write(panel.basis, basis)
    if body:
        panel.right_body.clear()
        write(panel.right_body, body)
    settle()
    stage.picture("decline")
    page.intake.choose(Outcome.DECLINE)
    settle()
    return _finished(page, Outcome.DECLINE)


def _finished(page: CounterPage, outcome: Outcome) -> str:
    """The case the visit ended with; a tour that cannot go on says where and why."""
    finished = page.finished.finished
    if finished is None or page.stack.currentWidget() is not page.finished:
        why = page.intake.standing.choice(outcome).why_not
        said = "; ".join(each.code for each in why) or page.intake.outcomes.problem
        raise RuntimeError(f"{outcome} was not taken: {said}")
    return finished.file.case.id


def counter_page(stage: Stage) -> CounterPage:
    """The counter's page, whoever sits there."""
    shell = stage.window.shown
    assert isinstance(shell, ShellWindow)
    page = shell.page
    assert isinstance(page, CounterPage)
    return page


def _applicant(intake: IntakePage, visit: Visit) -> None:
    form = intake.applicant.form
    kind = intake.applicant.kind
    if kind.value() != visit.kind:
        kind.choose(visit.kind)
        kind.chosen.emit(visit.kind)
        settle()
    intake.applicant.reader.begin()
    write(intake.applicant.reader.line, visit.card)
    press(intake.applicant.reader.line, "Return")
    settle()
    for name, value in visit.more.items():
        form.put_value(name, value)
    settle()
