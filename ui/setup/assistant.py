"""The first-run assistant: one window's page, from the choice to a hall that is there."""

import threading
from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from app.desks.setting_up import Joining, Progress, Recovering, SetUp
from app.domain.errors import HallError, Refused, refusal
from ui.files import Files, system_files
from ui.leaving import WindowPage
from ui.sentences import explain
from ui.setup.elsewhere import JoinPage, RecoverPage
from ui.setup.frame import SetupFrame
from ui.setup.new_hall import NewHall, NewHallPage
from ui.setup.start import StartPage, Way
from ui.setup.working import WorkingPage
from ui.tasks import TaskRunner
from ui.text import translate
from ui.widgets.kinds import Kind
from ui.widgets.notice import NoticeBar

BESIDES = 3
"""Steps told beside one for each person."""


class SetupAssistant(WindowPage):
    """Shown while the home has no hall. ``finished`` comes once, when it has one.

    What is made is made on the store worker; until it is whole nothing of it counts, and
    ``cancel`` or an error leaves the machine as it was.
    """

    finished = Signal()
    _stepped = Signal(str)

    def __init__(
        self,
        setup: SetUp,
        tasks: TaskRunner,
        *,
        files: Files | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        self._setup, self._tasks = setup, tasks
        self._files = files or system_files()
        self._cancelled = threading.Event()
        self._sample = setup.sample_plan()
        self._asking: QWidget | None = None
        self.notice = NoticeBar()
        self.start = StartPage(
            people=len(self._sample.people),
            items=len(self._sample.catalogue.items),
            password=self._sample.sample_password,
        )
        self.working = WorkingPage()
        self._pages: dict[Way, SetupFrame] = {}
        self._stack = QStackedWidget()
        self._lay_out()
        self._connect()
        self.start.begin()

    @property
    def shown(self) -> QWidget | None:
        """The page in front."""
        return self._stack.currentWidget()

    def choose(self, way: Way) -> None:
        """Go the way a person chose; the sample hall needs nothing more."""
        self.notice.dismiss()
        if way is Way.SAMPLE:
            steps = len(self._sample.people) + BESIDES
            self._run(translate("Setup", "The sample hall"), self._setup.sample, steps)
            return
        page = self._page(way)
        self._stack.setCurrentWidget(page)
        page.begin()

    def close_down(self) -> None:
        """The window closes: what is being made stops at its next step and leaves nothing."""
        self.cancel()

    def cancel(self) -> None:
        """Stop what is being made, at its next step."""
        self._cancelled.set()

    def _page(self, way: Way) -> SetupFrame:
        if way not in self._pages:
            page = self._made(way)
            page.back_wanted.connect(self._back)
            self._pages[way] = page
            self._stack.addWidget(page)
        return self._pages[way]

    def _made(self, way: Way) -> SetupFrame:
        if way is Way.NEW:
            catalogue = self._sample.catalogue
            new = NewHallPage(lambda: self._sample, catalogue, self._tasks, self._files)
            new.wanted.connect(self._found)
            return new
        kind = JoinPage if way is Way.JOIN else RecoverPage
        page = kind(self._setup, self._tasks, self._files)
        page.wanted.connect(self._join if way is Way.JOIN else self._recover)
        return page

    def _found(self, wish: NewHall) -> None:
        work = partial(self._setup.found, wish.plan, wish.recovery)
        self._run(wish.plan.hall.name, work, BESIDES + 2)

    def _join(self, wish: Joining) -> None:
        work = partial(self._setup.join, wish)
        self._run(translate("Setup", "Join a hall"), work, BESIDES + 1)

    def _recover(self, wish: Recovering) -> None:
        work = partial(self._setup.recover, wish)
        self._run(translate("Setup", "Take a hall back"), work, BESIDES + 1)

    def _run(self, title: str, work: Callable[[Progress], None], steps: int) -> None:
        self._asking = self.shown
        self._cancelled.clear()
        self.working.begin(title, steps=steps + 1)
        self._stack.setCurrentWidget(self.working)
        self._tasks.run(self, lambda: work(self._progress), self._done, self._failed)

    def _progress(self, step: str) -> None:
        """Called on the worker: raising is how a cancelled set-up ends."""
        if self._cancelled.is_set():
            raise Refused(refusal("setup.cancelled"))
        self._stepped.emit(step)

    def _done(self, nothing: None) -> None:
        self.finished.emit()

    def _failed(self, error: HallError) -> None:
        page = self._asking or self.start
        self._stack.setCurrentWidget(page)
        cancelled = error.why.code == "setup.cancelled"
        if not cancelled and isinstance(page, SetupFrame):
            page.show_error(error)
        else:
            self.notice.say(Kind.ACCENT if cancelled else Kind.BAD, explain(error))

    def _back(self) -> None:
        self.notice.dismiss()
        self._stack.setCurrentWidget(self.start)
        self.start.begin()

    def _lay_out(self) -> None:
        self._stack.addWidget(self.start)
        self._stack.addWidget(self.working)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.notice)
        column.addWidget(self._stack, 1)

    def _connect(self) -> None:
        self.start.chosen.connect(self.choose)
        self.working.cancel_wanted.connect(self.cancel)
        self._stepped.connect(self.working.show_step)
