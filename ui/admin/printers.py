"""打印机: which printer of this machine takes which kind of paper."""

from collections.abc import Callable, Mapping
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from app.desks.admin import AdminDesk
from app.domain.case import PaperKind
from ui.admin.form_card import FormCard
from ui.admin.section import Section
from ui.casefile.words import paper_word
from ui.files import Files
from ui.printing import TO_FILE, printer_names
from ui.tasks import TaskRunner
from ui.text import translate
from ui.widgets.card import BETWEEN, Card, label
from ui.widgets.choice import ChoiceBox
from ui.widgets.fields import FieldRow

_WINDOW = frozenset(
    {
        PaperKind.RECEIPT,
        PaperKind.SLIP,
        PaperKind.ACCEPTANCE,
        PaperKind.TOLERANT_ACCEPTANCE,
        PaperKind.PROMISE,
        PaperKind.CORRECTION,
        PaperKind.SUPPLEMENT,
        PaperKind.DECLINE,
        PaperKind.WITHDRAWAL,
    }
)


class PrintersSection(Section):
    """A choice counts at once, on this machine alone; a printer that is gone is said to be."""

    def __init__(
        self,
        desk: AdminDesk,
        tasks: TaskRunner,
        files: Files,
        printers: Callable[[], tuple[str, ...]] = printer_names,
    ) -> None:
        super().__init__(desk, tasks, files)
        self._printers = printers
        self._chosen: dict[str, str] = {}
        self.boxes: dict[PaperKind, ChoiceBox[str]] = {}
        self.rows: dict[PaperKind, FieldRow] = {}
        window = FormCard(translate("Admin", "Papers of the window"), label_width=150)
        office = FormCard(translate("Admin", "Papers of the back office"), label_width=150)
        for kind in PaperKind:
            self._add(window if kind in _WINDOW else office, kind)
        self.all = ChoiceBox[str]()
        self.all.setAccessibleName(translate("Admin", "One printer for all"))
        self.all.chosen.connect(self.use_for_all)
        self._lay_out(window, office)

    def load(self) -> None:
        self.read(self.desk.machine.printers, self._take)

    def begin(self) -> None:
        self.boxes[PaperKind.RECEIPT].setFocus(Qt.FocusReason.OtherFocusReason)

    def choose(self, kind: PaperKind, printer: str) -> None:
        """Print a kind of paper there from now on."""
        self._keep({kind: printer})

    def use_for_all(self, printer: str) -> None:
        """Print everything there but the slips, which need a printer of 80 mm."""
        kinds = [kind for kind in PaperKind if kind is not PaperKind.SLIP]
        self._keep(dict.fromkeys(kinds, printer))

    def _keep(self, wanted: Mapping[PaperKind, str]) -> None:
        machine = self.desk.machine

        def work() -> Mapping[str, str]:
            for kind, printer in wanted.items():
                machine.set_printer(kind, printer)
            return machine.printers()

        def done(chosen: Mapping[str, str]) -> None:
            self.said.emit(translate("Admin", "Printers saved for this machine"))
            self._take(chosen)

        self.read(work, done)

    def _take(self, chosen: Mapping[str, str]) -> None:
        names = self._printers()
        self.all.set_choices(self._choices(names, ""))
        for kind, box in self.boxes.items():
            printer = chosen.get(kind.value, TO_FILE)
            box.set_choices(self._choices(names, printer))
            box.choose(printer)
            gone = printer != TO_FILE and printer not in names
            warning = translate("Admin", "Not connected now: papers wait in the list of the case")
            self.rows[kind].show_warning(warning if gone else "")

    def _choices(self, names: tuple[str, ...], chosen: str) -> list[tuple[str, str]]:
        to_file = (TO_FILE, translate("Admin", "Keep as a file"))
        own = [] if chosen in ("", TO_FILE, *names) else [(chosen, chosen)]
        return [to_file, *((name, name) for name in names), *own]

    def _add(self, card: FormCard, kind: PaperKind) -> None:
        box = ChoiceBox[str]()
        self.boxes[kind] = box
        self.rows[kind] = card.field(paper_word(kind), box)
        box.chosen.connect(partial(self.choose, kind))

    def _lay_out(self, left: FormCard, right: FormCard) -> None:
        top = Card(translate("Admin", "Printers of this machine"))
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(label(translate("Admin", "One printer for all"), "muted"))
        row.addWidget(self.all, 1)
        row.addWidget(
            label(translate("Admin", "Slips need one of 80 mm and are chosen apart"), "muted"), 1
        )
        top.add(row)
        sides = QHBoxLayout()
        sides.setSpacing(BETWEEN)
        sides.addWidget(left, 1)
        sides.addWidget(right, 1)
        column = QVBoxLayout()
        column.setSpacing(BETWEEN)
        column.addWidget(top)
        column.addLayout(sides, 1)
        self.content.addLayout(column)
