"""The counter's page over a sample hall, and what a clerk does at it."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from app.catalogue.guide import guide
from app.catalogue.material_names import common_names
from app.catalogue.search import ItemSearch
from app.desks.casework import CaseworkDesk
from app.desks.counter import CounterDesk
from app.desks.draft import Draft
from app.desks.intake import Finish, Outcome
from app.desks.press import Press, Sheet
from app.desks.records import Records
from app.domain.calendar import civil_date
from app.domain.errors import Unavailable, refusal
from app.domain.item import Item
from app.domain.materials import Way, as_required, taken
from tests.ui.stage import COMPANY, FOOD, Stage, draw, typed
from ui.counter.intake_page import IntakePage
from ui.counter.page import CounterPage
from ui.counter.parts import CounterParts, Intake
from ui.files import Files
from ui.hands import press
from ui.printing import Printed
from ui.tasks import InlineTasks, TaskRunner

CLERK = "苏日娜"
ID_LINE = "乌云毕力格|女|蒙古|19491231|示例县和平路9号|11010519491231002X"
AGENT: Mapping[str, str] = {
    "name": "阿布都热西提·买买提",
    "document_kind": "111",
    "number": "653190198703210195",
    "phone": "13900000001",
    "powers": "submit,sign_for,correct",
    "valid_from": "2026-10-01",
    "valid_until": "2026-12-31",
}


@dataclass
class Printer:
    """Takes what is printed; out of paper it says so."""

    sheets: list[Sheet] = field(default_factory=list)
    empty: bool = False

    def __call__(self, sheet: Sheet) -> Printed:
        if self.empty:
            raise Unavailable(refusal("print.no_printer", printer="窗口打印机"))
        self.sheets.append(sheet)
        return Printed("printed", "窗口打印机")

    @property
    def kinds(self) -> list[str]:
        """What was printed, in order."""
        return [sheet.paper.kind.value for sheet in self.sheets]


def parts_of(
    stage: Stage,
    printer: Printer | None = None,
    *,
    clerk: str = CLERK,
    tasks: TaskRunner | None = None,
    scan: Path | None = None,
    autosave_ms: int = 0,
) -> CounterParts:
    """What the page is handed, over the real desks of a sample hall."""
    office = stage.office(clerk)
    search = ItemSearch(stage.known.catalogue)

    def find(typed: str, *, used: Sequence[str]) -> tuple[Item, ...]:
        return search.find(typed, used=used)

    people = stage.known.people.values()
    intake = Intake(
        counter=CounterDesk(office),
        find_items=find,
        guide=lambda item: guide(item, stage.known.catalogue),
        tasks=tasks or InlineTasks(),
        now=stage.clock,
        phrases=stage.known.phrases,
        suggest=lambda typed: common_names(stage.known.catalogue, typed),
        supervisors=("陈静",),
        colleagues={each.id: each.name for each in people if each.name != clerk},
        person=clerk,
        autosave_ms=autosave_ms,
    )
    return CounterParts(
        intake,
        Press(office, draw),
        printer or Printer(),
        Records(office, lambda: stage.online),
        CaseworkDesk(office),
        Files(lambda title, kinds: scan, lambda title, name, kinds: None),
    )


def page_at(
    stage: Stage,
    qtbot: QtBot,
    printer: Printer | None = None,
    *,
    change: Callable[[CounterParts], CounterParts] = lambda parts: parts,
    clerk: str = CLERK,
    tasks: TaskRunner | None = None,
    scan: Path | None = None,
) -> CounterPage:
    """The counter's page of somebody who just sat down."""
    parts = parts_of(stage, printer, clerk=clerk, tasks=tasks, scan=scan)
    page = CounterPage(change(parts))
    qtbot.addWidget(page)
    return page


def draft_for(
    stage: Stage,
    item_name: str = FOOD,
    *,
    ways: Mapping[int, Way] | None = None,
    applicant: Mapping[str, str] = COMPANY,
    agent: Mapping[str, str] | None = None,
) -> Draft:
    """Everything typed and every material as required, but for some."""
    item, today = stage.item(item_name), civil_date(stage.clock.at)
    desk = CounterDesk(stage.office(CLERK))
    marked = ways or {}
    materials = tuple(
        taken(each, marked[each.no], on=today)
        if each.no in marked
        else as_required(each, agent=agent is not None, on=today)
        for each in item.materials
    )
    return replace(
        desk.new_draft(),
        item_code=item.code,
        applicant=applicant,
        agent=agent,
        fields={spec.key: typed(spec) for spec in item.fields},
        materials=materials,
    )


def taken_in(
    stage: Stage,
    outcome: Outcome,
    ways: Mapping[int, Way] | None = None,
    fields: Mapping[str, str] | None = None,
) -> str:
    """A case of this counter that ended a visit so, with some fields typed otherwise; its id."""
    desk = CounterDesk(stage.office(CLERK))
    draft = draft_for(stage, ways=ways)
    draft = replace(draft, fields={**draft.fields, **(fields or {})})
    plan = Finish(outcome, promise_signed=outcome is Outcome.TOLERATE)
    return desk.finish(draft, plan).file.case.id


def choose_item(intake: IntakePage, text: str) -> None:
    """Find an item by typing and take the first."""
    box = intake.item_card.search
    intake.item_card.begin()
    box.setText(text)
    box.list_now()
    press(box, "Return")


def front(page: CounterPage) -> QWidget | None:
    """What is in front now; asked anew each time."""
    return page.front


def show(page: CounterPage, draft: Draft) -> IntakePage:
    """Put a filled draft in front."""
    page.intake.show_draft(draft)
    return page.intake
