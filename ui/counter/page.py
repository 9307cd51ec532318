"""受理: the counter's desk: intake, its result, today's list, and a case that exists already."""

from collections.abc import Callable, Mapping
from datetime import datetime
from functools import cached_property

from PySide6.QtWidgets import QStackedWidget, QWidget

from app.desks.draft import Draft, KeptDraft, next_draft
from app.desks.intake import Finished, Outcome
from app.desks.rows import CaseRow
from app.desks.session import Changes, DeskName
from app.domain.calendar import civil_date
from app.domain.errors import Refused
from ui.actions import bind
from ui.casefile.history import CIVIL
from ui.casefile.papers import PaperView
from ui.counter import case_acts
from ui.counter.case_page import CasePage
from ui.counter.finished_page import FinishedPage
from ui.counter.intake_page import IntakePage
from ui.counter.paper_run import PaperRun
from ui.counter.parts import CounterParts
from ui.counter.today_page import TodayPage
from ui.desk_page import DeskPage
from ui.text import translate
from ui.widgets.kinds import Kind
from ui.widgets.notice import Answer

Verb = Callable[[], object]


class CounterPage(DeskPage):
    """One page in front of another; what was typed stays behind whatever comes in front.

    The intake stands at once; the others are made when they first come in front.
    """

    def __init__(self, parts: CounterParts, parent: QWidget | None = None) -> None:
        super().__init__(DeskName.COUNTER, parent)
        self._parts = parts
        self._counter, self._tasks = parts.intake.counter, parts.intake.tasks
        self._last: Draft | None = None
        self.intake = IntakePage(parts.intake)
        self.stack = QStackedWidget()
        self.stack.addWidget(self.intake)
        self.content.addWidget(self.stack)
        self._connect()
        bind(self, {**self._intake_verbs(), **self._case_verbs()})
        self.came_up.connect(self._load)

    @cached_property
    def finished(self) -> FinishedPage:
        """What an intake or an act on a case came to."""
        parts = self._parts
        run = PaperRun(self._tasks, parts.press, parts.send, self)
        made = FinishedPage(run, PaperView(self._tasks, parts.press, parts.send))
        made.next_wanted.connect(self.next_case)
        made.same_people_wanted.connect(self.next_same_people)
        made.same_item_wanted.connect(self.next_same_item)
        made.case_wanted.connect(self.show_case)
        made.redo_wanted.connect(self._redo)
        self.stack.addWidget(made)
        return made

    @cached_property
    def case(self) -> CasePage:
        """A case that exists already."""
        parts = self._parts
        made = CasePage(parts, PaperRun(self._tasks, parts.press, parts.send, self))
        made.answered.connect(self._answered)
        made.redone.connect(self._redone)
        made.changed.connect(self._changed)
        made.closed.connect(self._back)
        self.stack.addWidget(made)
        return made

    @cached_property
    def today(self) -> TodayPage:
        """What was taken in today, and the drafts."""
        made = TodayPage(self._item_name)
        made.case_wanted.connect(self.show_case)
        made.draft_wanted.connect(self._begin)
        made.drop_wanted.connect(self._ask_to_drop)
        made.closed.connect(self._back)
        self.stack.addWidget(made)
        return made

    @property
    def front(self) -> QWidget | None:
        """What is in front: the intake, its result, a case, or today's list."""
        return self.stack.currentWidget()

    def opened(self) -> None:
        if self.front is self.intake:
            self.intake.begin()

    def keep(self) -> None:
        self.intake.keep()

    def refresh(self, changes: Changes) -> None:
        if changes.reference:
            self.intake.renew()
        front = self.front
        if isinstance(front, CasePage):
            front.refresh(changes.cases)
            front.refresh_scans(changes.scans)
        elif isinstance(front, TodayPage) and changes.cases:
            self.show_today()

    def show_case(self, case_id: str) -> bool:
        self.intake.keep()
        self.stack.setCurrentWidget(self.case)
        self.case.show_case(case_id)
        return True

    def show_today(self) -> None:
        """Today's cases and the open drafts."""
        self.intake.keep()

        def read() -> tuple[tuple[CaseRow, ...], tuple[KeptDraft, ...]]:
            return self._parts.records.today(), self._counter.kept_drafts()

        self._tasks.run(self, read, lambda found: self._show_today(*found), self.show_error)

    def next_case(self) -> None:
        """A new applicant, a new item."""
        self._begin(self._counter.new_draft())

    def next_same_people(self) -> None:
        """The same applicant, agent and power, another item."""
        self._begin(self._following(same_item=False, same_people=True))

    def next_same_item(self) -> None:
        """The same item for the next in the queue."""
        self._begin(self._following(same_item=True, same_people=False))

    def choose(self, outcome: Outcome) -> None:
        """The key of an outcome: for the intake, or for the kept case in front."""
        front = self.front
        if isinstance(front, CasePage | IntakePage):
            front.choose(outcome)

    def _connect(self) -> None:
        self.intake.finished.connect(self._finished)
        self.intake.keeper.saved.connect(self._say_saved)
        self.intake.keeper.failed.connect(self.show_error)

    def _load(self) -> None:
        """What was left unfinished here, and which items are used most."""
        self._tasks.run(self, self._counter.drafts, self._restore, self.show_error)
        take_used = self.intake.item_card.search.take_used
        self._tasks.run(self, self._parts.records.used_items, take_used, self.show_error)

    def _intake_verbs(self) -> Mapping[str, Verb]:
        intake = self.intake
        return {
            "counter.item": self._at_intake(intake.item_card.begin),
            "counter.identity": self._at_intake(intake.begin_identity),
            "counter.agent": self._at_intake(intake.agent.begin),
            "counter.materials": self._to_materials,
            "counter.by_hand": self._at_intake(intake.late.begin),
            "counter.promised": intake.outcomes.as_promised.click,
            "counter.accept": lambda: self.choose(Outcome.ACCEPT),
            "counter.tolerate": lambda: self.choose(Outcome.TOLERATE),
            "counter.tell_once": lambda: self.choose(Outcome.TELL),
            "counter.decline": lambda: self.choose(Outcome.DECLINE),
            "counter.keep": lambda: self.choose(Outcome.KEEP),
            "counter.next": self.next_case,
            "counter.next_people": self.next_same_people,
            "counter.next_same": self.next_same_item,
            "counter.today": self.show_today,
        }

    def _case_verbs(self) -> Mapping[str, Verb]:
        return {
            "counter.supply": self.supply,
            "counter.withdraw": lambda: self._act(case_acts.WITHDRAW),
            "counter.void": lambda: self._act(case_acts.REDO),
            "counter.mend": lambda: self._act(case_acts.MEND),
            "counter.amend": lambda: self._act(case_acts.AMEND),
            "counter.on_the_spot": self._on_the_spot,
            "counter.scan_file": lambda: self._act(case_acts.ATTACH),
            "counter.where": self._where,
            "print_again": self._print_again,
        }

    def _at_intake(self, verb: Verb) -> Verb:
        """The verb at the intake, which comes in front first; its result gives way to it."""

        def act() -> None:
            if isinstance(self.front, FinishedPage):
                self.next_case()
            self.stack.setCurrentWidget(self.intake)
            verb()

        return act

    def _to_materials(self) -> None:
        front = self.front
        page = front if isinstance(front, CasePage) else self.intake
        page.materials.begin()

    def _act(self, name: str) -> None:
        """An act on the case in front; after a visit that is the one just finished."""
        if self._case_in_front():
            self.case.do(name)

    def _on_the_spot(self) -> None:
        """What the applicant corrects by hand: in the open visit, or of the kept case in front."""
        if self.front is self.intake:
            self.intake.correct_on_the_spot()
        else:
            self._act(case_acts.SPOT)

    def supply(self) -> None:
        """Supplements, or what follows after acceptance, of the case in front."""
        if not self._case_in_front():
            return
        after = case_acts.COME_IN in self.case.acts.buttons
        self.case.do(case_acts.COME_IN if after else case_acts.SUPPLY)

    def _where(self) -> None:
        if self._case_in_front():
            self.case.show_history()

    def _case_in_front(self) -> bool:
        front = self.front
        if isinstance(front, FinishedPage) and front.finished is not None:
            self.show_case(front.finished.file.case.id)
        if isinstance(self.front, CasePage):
            return True
        self.notice.say(
            Kind.WARN, translate("Counter", "Open a case first: scan its receipt, or Ctrl+K")
        )
        return False

    def _print_again(self) -> None:
        front = self.front
        if isinstance(front, FinishedPage | CasePage):
            front.print_again()

    def _following(self, *, same_item: bool, same_people: bool) -> Draft:
        before = self._last if self._last is not None else self.intake.draft
        fresh = self._counter.new_draft().id
        return next_draft(before, fresh, same_item=same_item, same_people=same_people)

    def _begin(self, draft: Draft) -> None:
        self._last = None
        self.notice.dismiss()
        self.stack.setCurrentWidget(self.intake)
        self.intake.show_draft(draft)
        self.intake.begin()

    def _back(self) -> None:
        """Esc on a case or list: to the intake as it was left."""
        self.stack.setCurrentWidget(self.intake)
        self.intake.begin()

    def _finished(self, draft: Draft, finished: Finished) -> None:
        self._last = draft
        self._answered(finished)

    def _answered(self, finished: Finished) -> None:
        self.notice.dismiss()
        self.stack.setCurrentWidget(self.finished)
        self.finished.show_finished(finished)
        self._changed(finished.file.case.id)

    def _changed(self, case_id: str) -> None:
        self.changed.emit(Changes(cases=frozenset({case_id})))

    def _redo(self, case_id: str) -> None:
        self.show_case(case_id)
        self.case.do(case_acts.REDO)

    def _redone(self, draft: Draft) -> None:
        self._begin(draft)
        self.notice.say(
            Kind.WARN,
            translate("Counter", "The case before is void; mend the data and finish it anew"),
        )

    def _show_today(self, rows: tuple[CaseRow, ...], drafts: tuple[KeptDraft, ...]) -> None:
        self.stack.setCurrentWidget(self.today)
        today = civil_date(self._parts.intake.now())
        self.today.show_rows(rows, drafts, today, in_work=self.intake.draft.id)
        self.today.begin()

    def _ask_to_drop(self, kept: tuple[KeptDraft, ...]) -> None:
        """One draft goes at once; before several go, once more is asked."""
        if len(kept) == 1:
            self._drop(kept)
            return
        self.notice.ask(
            translate("Counter", "Throw {count} drafts away? None comes back", count=len(kept)),
            (Answer(translate("Counter", "Throw them away"), lambda: self._drop(kept)),),
        )

    def _drop(self, kept: tuple[KeptDraft, ...]) -> None:
        """Drafts are thrown away; the one in work is begun anew."""
        ids = {each.draft.id for each in kept}
        if self.intake.draft.id in ids:
            self.intake.keeper.forget()
            self.intake.show_draft(self._counter.new_draft())
        self._tasks.run(
            self,
            lambda: self._counter.drop_drafts(*ids),
            lambda done: self.show_today(),
            self.show_error,
        )

    def _item_name(self, draft: Draft) -> str:
        try:
            item = self._counter.item_of(draft)
        except Refused:
            return draft.item_code
        return item.name if item is not None else "–"

    def _restore(self, drafts: tuple[Draft, ...]) -> None:
        """After a crash or a lock: the newest draft stands there again, and says so."""
        kept = [draft for draft in drafts if not draft.empty]
        if not kept or not self.intake.draft.empty:
            return
        self.intake.show_draft(kept[0])
        self.notice.ask(
            translate("Counter", "The draft you were at is back, as typed"),
            (Answer(translate("Counter", "Begin anew"), self.next_case),),
            kind=Kind.ACCENT,
        )

    def _say_saved(self, at: datetime) -> None:
        time = f"{at.astimezone(CIVIL):%H:%M:%S}"
        self.said.emit(translate("Counter", "Draft saved {time}", time=time))
