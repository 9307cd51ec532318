"""受理: the counter's desk: intake, its result, today's list, and a case that exists already."""

from datetime import datetime, timedelta, timezone

from PySide6.QtWidgets import QStackedWidget, QWidget

from app.desks.draft import Draft, next_draft
from app.desks.intake import Finished, Outcome
from app.desks.session import Changes, DeskName
from ui.actions import bind
from ui.casefile.papers import PaperView
from ui.counter.finished_page import FinishedPage
from ui.counter.intake_page import IntakePage
from ui.counter.paper_run import PaperRun
from ui.counter.parts import CounterParts
from ui.desk_page import DeskPage
from ui.text import translate
from ui.widgets.kinds import Kind
from ui.widgets.notice import Answer

CIVIL = timezone(timedelta(hours=8))


class CounterPage(DeskPage):
    """One page in front of another; what was typed stays behind whatever comes in front."""

    def __init__(self, parts: CounterParts, parent: QWidget | None = None) -> None:
        super().__init__(DeskName.COUNTER, parent)
        self._parts = parts
        self._last: Draft | None = None
        self._counter, self._tasks = parts.intake.counter, parts.intake.tasks
        self.intake = IntakePage(parts.intake)
        run = PaperRun(self._tasks, parts.press, parts.send, self)
        self.finished = FinishedPage(run, PaperView(self._tasks, parts.press, parts.send))
        self.stack = QStackedWidget()
        self.stack.addWidget(self.intake)
        self.stack.addWidget(self.finished)
        self.content.addWidget(self.stack)
        self._connect()
        self._tasks.run(self, self._counter.drafts, self._restore)

    def opened(self) -> None:
        if self.stack.currentWidget() is self.intake:
            self.intake.begin()

    def keep(self) -> None:
        self.intake.keep()

    def refresh(self, changes: Changes) -> None:
        if changes.reference:
            self.intake.renew()

    def next_case(self) -> None:
        """A new applicant, a new item."""
        self._begin(self._counter.new_draft())

    def next_same_people(self) -> None:
        """The same applicant, agent and power, another item."""
        self._begin(self._following(same_item=False, same_people=True))

    def next_same_item(self) -> None:
        """The same item for the next in the queue."""
        self._begin(self._following(same_item=True, same_people=False))

    def _connect(self) -> None:
        self.intake.finished.connect(self._show_finished)
        self.intake.keeper.saved.connect(self._say_saved)
        self.intake.keeper.failed.connect(self.show_error)
        self.finished.next_wanted.connect(self.next_case)
        self.finished.same_people_wanted.connect(self.next_same_people)
        self.finished.same_item_wanted.connect(self.next_same_item)
        self.finished.case_wanted.connect(self.case_wanted)
        intake = self.intake
        bind(
            self,
            {
                "counter.item": intake.item_card.begin,
                "counter.identity": intake.begin_identity,
                "counter.agent": intake.agent.begin,
                "counter.materials": intake.materials.begin,
                "counter.accept": lambda: intake.choose(Outcome.ACCEPT),
                "counter.tolerate": lambda: intake.choose(Outcome.TOLERATE),
                "counter.tell_once": lambda: intake.choose(Outcome.TELL),
                "counter.decline": lambda: intake.choose(Outcome.DECLINE),
                "counter.keep": lambda: intake.choose(Outcome.KEEP),
                "counter.by_hand": intake.late.begin,
                "counter.next": self.next_case,
                "counter.next_people": self.next_same_people,
                "counter.next_same": self.next_same_item,
                "print_again": self.finished.print_again,
            },
        )

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

    def _show_finished(self, draft: Draft, finished: Finished) -> None:
        self._last = draft
        self.stack.setCurrentWidget(self.finished)
        self.finished.show_finished(finished)
        self.changed.emit(Changes(cases=frozenset({finished.file.case.id})))

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
