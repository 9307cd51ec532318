"""A new hall: its steps at the left, the step in hand beside them, everything typed kept."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QPushButton, QStackedWidget, QVBoxLayout

from app.catalogue.model import Catalogue
from app.desks.admin_hall import trimmed_hall
from app.desks.founding import HallPlan
from app.desks.recovery import RecoveryWish
from app.domain.errors import HallError
from app.domain.people import Role
from ui.files import Files
from ui.setup.frame import SetupFrame
from ui.setup.hall_steps import BodiesStep, HallStep, ListStep
from ui.setup.people_steps import CounterStep, OfficerStep, RecoveryStep
from ui.setup.step import Step
from ui.tasks import TaskRunner
from ui.text import translate
from ui.widgets.card import BETWEEN, Card

WIDTH = 1240


@dataclass(frozen=True, slots=True)
class NewHall:
    """A plan, and where its recovery file goes."""

    plan: HallPlan
    recovery: RecoveryWish


class NewHallPage(SetupFrame):
    """``wanted`` tells the plan when every step is in order."""

    def __init__(
        self,
        sample: Callable[[], HallPlan],
        catalogue: Catalogue,
        tasks: TaskRunner,
        files: Files,
    ) -> None:
        super().__init__(
            translate("Setup", "A new hall"),
            translate(
                "Setup",
                "Enter goes to the next field. Everything but division, hall digit and keys can "
                "be changed later at the administration desk.",
            ),
            width=WIDTH,
        )
        self._sample = sample
        self.hall, self.items = HallStep(), ListStep(catalogue, tasks, files)
        self.bodies = BodiesStep()
        self.system = OfficerStep(Role.SYSTEM)
        self.security = OfficerStep(Role.SECURITY, beside=self.system)
        self.counter, self.recovery = CounterStep(), RecoveryStep(files)
        self.steps: tuple[Step, ...] = (
            self.hall,
            self.items,
            self.bodies,
            self.system,
            self.security,
            self.counter,
            self.recovery,
        )
        self._done: set[int] = set()
        self.names = QListWidget()
        self._stack = QStackedWidget()
        self.back = QPushButton(translate("Setup", "Step back"))
        self.next = QPushButton()
        self._lay_out()
        self._connect()
        self._go_to(0)

    @property
    def place(self) -> int:
        """Which step is in front."""
        return self._stack.currentIndex()

    def begin(self) -> None:
        """Put the focus into the step in front."""
        self.steps[self.place].begin()

    def show_error(self, error: HallError) -> None:
        """Go to the step the error is about and say it there; else above the steps."""
        for place, step in enumerate(self.steps):
            try:
                step.ensure()
            except HallError as found:
                self._go_to(place)
                step.show_error(found)
                return
        code = error.why.code
        owner = self.recovery if code.startswith("recovery.") else self.steps[self.place]
        self._go_to(self.steps.index(owner))
        owner.show_error(error)

    def _lay_out(self) -> None:
        side = Card()
        side.setFixedWidth(208)
        self.names.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.names.setAccessibleName(translate("Setup", "Steps"))
        for step in self.steps:
            self._stack.addWidget(step)
            self.names.addItem(step.title)
        side.add(self.names, 1)
        self.next.setProperty("strength", "primary")
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        for button in (self.back, self.next):
            button.setAutoDefault(True)
            buttons.addWidget(button)
        column = QVBoxLayout()
        column.setSpacing(BETWEEN)
        column.addWidget(self._stack, 1)
        column.addLayout(buttons)
        self.content.addWidget(side)
        self.content.addLayout(column, 1)

    def _connect(self) -> None:
        self.next.clicked.connect(self._next)
        self.back.clicked.connect(lambda: self._go_to(self.place - 1))
        self.names.currentRowChanged.connect(self._jump)
        self.hall.form.left.form.finished.connect(self.hall.form.enquiry.setFocus)
        self.hall.form.right.form.finished.connect(self._next)
        for step in (self.system, self.security, self.counter, self.recovery):
            step.card.form.finished.connect(self._next)

    def _next(self) -> None:
        step = self.steps[self.place]
        try:
            step.ensure()
        except HallError as error:
            step.show_error(error)
            return
        self._done.add(self.place)
        if self.place < len(self.steps) - 1:
            self._go_to(self.place + 1)
        else:
            self._finish()

    def _jump(self, row: int) -> None:
        """Any step done may be looked at again, and the first one that is not."""
        reach = min(set(range(len(self.steps))) - self._done, default=0)
        if row in self._done or row == reach or len(self._done) == len(self.steps):
            self._go_to(row)
        else:
            self._show_names()

    def _go_to(self, place: int) -> None:
        place = max(0, place)
        if self.steps[place] is self.bodies:
            self.bodies.take(self.items.catalogue)
        self._stack.setCurrentIndex(place)
        last = place == len(self.steps) - 1
        found = translate("Setup", "Make the hall")
        self.next.setText(found if last else translate("Setup", "Next"))
        self.back.setEnabled(place > 0)
        self._show_names()
        self.steps[place].begin()

    def _show_names(self) -> None:
        self.names.blockSignals(True)
        for row, step in enumerate(self.steps):
            sign = "✓" if row in self._done else f"{row + 1}"
            self.names.item(row).setText(f"{sign}   {step.title}")
        self.names.setCurrentRow(self.place)
        self.names.blockSignals(False)

    def _finish(self) -> None:
        for place, step in enumerate(self.steps):
            try:
                step.ensure()
            except HallError as error:
                self._go_to(place)
                step.show_error(error)
                return
        self.wanted.emit(NewHall(self._plan(), self.recovery.wish))

    def _plan(self) -> HallPlan:
        hall = replace(self.hall.form.value(), bureau=self.bodies.bureau.value() or "")
        return HallPlan(
            hall=trimmed_hall(hall),
            bodies=self.bodies.bodies,
            people=tuple(
                (step.person, step.password.text()) for step in (self.system, self.security)
            ),
            catalogue=self.items.catalogue,
            counter=self.counter.code.value(),
            counter_number=self.counter.counter_number,
            phrases=self._sample().phrases,
        )
