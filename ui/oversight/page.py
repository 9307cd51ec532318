"""督查: the board in front; a figure opens its list, a line its case, a task both its sides."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from app.desks.oversight import ExceptionOf, OversightDesk
from app.desks.records import CaseView
from app.desks.rows import Board, CaseRow, Task
from app.desks.session import Changes, DeskName
from app.domain.errors import HallError
from app.domain.materials import Material
from ui.actions import bind, key_of
from ui.casefile.case_column import CaseColumn
from ui.casefile.papers import PaperView
from ui.casefile.parts import BackOffice
from ui.desk_page import DeskPage
from ui.oversight.board_view import BoardView, Opened, all_of
from ui.oversight.inspection.page import Inspection
from ui.oversight.inspection.parts import Parts, SaveFile
from ui.oversight.lists import case_columns, exception_columns, in_words, task_columns
from ui.oversight.purpose import EXPORT, PurposeLine
from ui.oversight.task_panel import TaskPanel
from ui.oversight.trace import Trace
from ui.sentences import explain
from ui.text import translate
from ui.widgets.card import BETWEEN, Card
from ui.widgets.kinds import Kind
from ui.widgets.rows_table import RowsTable

CASE_WIDTH = 390
SETTLE, INSPECT = "oversight.settle", "oversight.inspect"
LOOK, BACK = "oversight.look", "oversight.back"


@dataclass(frozen=True, slots=True)
class _Data:
    board: Board
    exceptions: tuple[ExceptionOf, ...]
    tasks: tuple[Task, ...]


class OversightPage(DeskPage):
    """What supervisors and inspectors see; the only act is to settle a task."""

    def __init__(
        self,
        desk: OversightDesk,
        office: BackOffice,
        save: SaveFile,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(DeskName.OVERSIGHT, parent)
        self._desk, self._office, self._save = desk, office, save
        self._opened: Opened | None = None
        self._before: list[QWidget] = []
        self._case_id = ""
        self._build()
        self._connect()
        self.load()

    def load(self) -> None:
        """Ask for the figures, the exceptions and the tasks anew."""
        self._office.tasks.run(self, self._read, self._show, self.show_error)

    def refresh(self, changes: Changes) -> None:
        if changes.cases or changes.reference:
            self.load()
        self.case.refresh_scans(changes.scans)

    def show_case(self, case_id: str) -> bool:
        self._look(case_id)
        return True

    def open_list(self, opened: Opened) -> None:
        """Show the cases a figure counts."""
        self._opened = opened
        self.list_card.set_title(opened.title)
        whiches = all_of(opened.figures)
        figures = opened.figures

        def work() -> tuple[CaseRow, ...]:
            found = [self._desk.cases(figure) for figure in figures if figure.count]
            rows = {row.id: row for rows in found for row in rows}
            return tuple(rows.values())

        self.purpose.allow(bool(whiches))
        self._office.tasks.run(self, work, self._show_list, self.show_error)

    def back(self) -> None:
        """To what was shown before; in the end to the board."""
        self.views.setCurrentWidget(self._before.pop() if self._before else self.front)

    def inspect(self) -> None:
        """To the lists of inspection."""
        self._go_to(self.inspection)
        self.inspection.begin()

    def export(self) -> None:
        """The list shown, as CSV."""
        if self.views.currentWidget() is self.inspection:
            self.inspection.export()
        elif self._opened is None or self.views.currentWidget() is not self.list_page:
            self.notice.say(Kind.WARN, translate("Oversight", "Open a list first"))
        else:
            self._say_missing(self.purpose.export())

    def _say_missing(self, missing: str) -> None:
        if missing:
            self.notice.say(Kind.WARN, missing)

    def _export(self, purpose: str) -> None:
        if self._opened is None:
            return
        whiches = all_of(self._opened.figures)
        title = self._opened.title

        def work() -> bytes:
            return self._desk.export(whiches, in_words, purpose=purpose)

        self._office.tasks.run(self, work, lambda data: self._keep_file(title, data))

    def _go_to(self, page: QWidget) -> None:
        """Show a page; the way back leads to where it was asked for."""
        before = self.views.currentWidget()
        if before is None or page is before:
            return
        if page in self._before:
            del self._before[self._before.index(page) :]
        else:
            self._before.append(before)
        self.views.setCurrentWidget(page)

    def _look_through(self) -> None:
        if self.views.currentWidget() is self.inspection:
            self.inspection.look()
        else:
            self.inspect()

    def _read(self) -> _Data:
        return _Data(self._desk.board(), self._desk.exceptions(), self._desk.tasks())

    def _show(self, data: _Data) -> None:
        self.board.show_board(data.board)
        self.exceptions.set_rows(data.exceptions)
        self.tasks.set_rows(data.tasks)
        self.badge_changed.emit(len(data.tasks))

    def _show_list(self, rows: tuple[CaseRow, ...]) -> None:
        self.cases.set_rows(rows)
        self.list_card.set_hint(translate("Oversight", "{count} cases", count=len(rows)))
        self._go_to(self.list_page)
        self.cases.choose_first()
        self.cases.setFocus(Qt.FocusReason.OtherFocusReason)

    def _look(self, case_id: str) -> None:
        self._office.tasks.run(
            self,
            lambda: self._office.records.looked_up(case_id, "oversight"),
            self._show_case,
            self.show_error,
        )

    def _show_case(self, view: CaseView) -> None:
        queues = self._office.queues
        proposer = queues.name_of(view.file.case.proposed_by)
        self.case.show_view(view, today=queues.today, proposed_by=proposer)
        # Looking changes nothing: paper is passed on at the desks that hold it.
        self.case.transfer.hide()
        self.trace.show_view(view)
        self._case_id = view.file.case.id
        self.left.setCurrentWidget(self.trace)
        self._go_to(self.case_page)

    def _look_at_scan(self, material: Material) -> None:
        self.left.setCurrentWidget(self.paper)
        self.paper.show_scan(self._office.casework.scans, self._case_id, material)

    def _show_task(self, task: Task | None) -> None:
        if task is None:
            self.task_panel.clear()
        else:
            self.task_panel.show_task(task, self._office.queues.name_of)

    def _settle(self, task: Task, resolution: str) -> None:
        self._office.tasks.run(
            self,
            lambda: self._desk.settle(task, resolution),
            lambda done: self._settled(),
            self._not_settled,
        )

    def _to_settle(self) -> None:
        """F9: settle what was typed; else go where it is typed, or say that a task comes first."""
        if self.views.currentWidget() is not self.front or self.tasks.chosen is None:
            self.notice.say(Kind.WARN, translate("Oversight", "Choose a task first"))
        elif not self.task_panel.settle():
            self.task_panel.done.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _settled(self) -> None:
        self.task_panel.clear()
        self.said.emit(translate("Oversight", "Task settled"))
        self.load()

    def _not_settled(self, error: HallError) -> None:
        self.notice.say(Kind.BAD, explain(error))

    def _keep_file(self, title: str, data: bytes) -> None:
        try:
            kept = self._save(f"{title}.csv", data)
        except HallError as error:
            self.show_error(error)
            return
        if kept:
            self.said.emit(translate("Oversight", "Saved as {file}", file=kept))

    def _connect(self) -> None:
        self.board.wanted.connect(self.open_list)
        self.cases.row_activated.connect(lambda row: self._look(row.id))
        self.exceptions.row_activated.connect(self._open_exception)
        self.tasks.row_chosen.connect(self._show_task)
        self.tasks.row_activated.connect(lambda task: self._look(task.case_id))
        self.task_panel.settled.connect(self._settle)
        self.inspection.wanted.connect(self.open_list)
        self.inspection.case_wanted.connect(self._look)
        self.inspection.failed.connect(self.show_error)
        self.inspection.missing.connect(self._say_missing)
        self.inspection.said.connect(self.said)
        verbs = {
            EXPORT: self.export,
            SETTLE: self._to_settle,
            INSPECT: self.inspect,
            LOOK: self._look_through,
            BACK: self.back,
        }
        self.case.materials.scan_wanted.connect(self._look_at_scan)
        self.paper.closed.connect(lambda: self.left.setCurrentWidget(self.trace))
        self.actions_by_name = bind(self, verbs)

    def _open_exception(self, row: ExceptionOf) -> None:
        self.open_list(Opened(row.name, (row.figure.figure,)))

    def _build(self) -> None:
        self.views = QStackedWidget()
        self.front = self._front_page()
        self.list_page = self._list_page()
        self.case_page = self._case_page()
        self.inspection = self._inspection()
        for page in (self.front, self.list_page, self.case_page, self.inspection):
            self.views.addWidget(page)
        self.content.addWidget(self.views)

    def _front_page(self) -> QWidget:
        self.board = BoardView()
        self.exceptions = RowsTable[ExceptionOf](
            exception_columns(), key=lambda row: (row.figure.person, row.figure.kind)
        )
        self.exceptions.say_when_empty(translate("Oversight", "No exceptions"))
        self.tasks = RowsTable[Task](
            task_columns(self._office.queues.name_of), key=lambda task: task.entry_id
        )
        self.tasks.say_when_empty(
            translate("Oversight", "No task waits"),
            [translate("Oversight", "Entries the centre did not take, or flagged, stand here.")],
        )
        self.task_panel = TaskPanel()
        people = Card(translate("Oversight", "Exceptions by person"))
        to_lists = f"{translate('Oversight', 'Inspection')}  {key_of(INSPECT)}"
        self.inspect_button = self._button(to_lists, self.inspect)
        people.header.addWidget(self.inspect_button)
        people.add(self.exceptions, 1)
        tasks = Card(translate("Oversight", "Tasks"))
        tasks.add(self.tasks, 1)
        tasks.add(self.task_panel)
        low = QHBoxLayout()
        low.setSpacing(BETWEEN)
        low.addWidget(people, 2)
        low.addWidget(tasks, 3)
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(BETWEEN)
        column.addWidget(self.board, 5)
        column.addLayout(low, 4)
        return page

    def _inspection(self) -> Inspection:
        office = self._office
        parts = Parts(self._desk.inspection, office.tasks, self._save, office.queues.today)
        made = Inspection(parts)
        made.side.add(self._back_button())
        return made

    def _list_page(self) -> QWidget:
        self.cases = RowsTable[CaseRow](
            case_columns(self._office.queues.today), key=lambda row: row.id, row_height=46
        )
        self.cases.say_when_empty(translate("Oversight", "No case is counted here"))
        self.purpose = PurposeLine()
        self.purpose.export_wanted.connect(self._export)
        self.purpose.missing.connect(self._say_missing)
        self.list_card = Card()
        self.list_card.header.addWidget(self.purpose)
        self.list_card.header.addWidget(self._back_button())
        self.list_card.add(self.cases, 1)
        return self.list_card

    def _case_page(self) -> QWidget:
        self.case = CaseColumn(self._office, CASE_WIDTH)
        self.trace = Trace()
        self.trace.header.addWidget(self._back_button())
        self.paper = PaperView(self._office.tasks, self._office.press, self._office.send)
        self.left = QStackedWidget()
        self.left.addWidget(self.trace)
        self.left.addWidget(self.paper)
        page = QWidget()
        row = QHBoxLayout(page)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(BETWEEN)
        row.addWidget(self.left, 1)
        row.addWidget(self.case)
        return page

    def _back_button(self) -> QPushButton:
        return self._button(f"{translate('Oversight', 'Back')}  {key_of(BACK)}", self.back)

    def _button(self, text: str, verb: Callable[[], object]) -> QPushButton:
        button = QPushButton(text)
        button.clicked.connect(verb)
        return button
