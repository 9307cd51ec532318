"""大厅: what the hall says of itself on its papers."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout

from app.desks.admin import AdminDesk
from app.domain.hall import Hall
from app.domain.people import Body
from ui.actions import key_of
from ui.admin.hall_form import HallForm
from ui.admin.section import Section
from ui.files import Files
from ui.tasks import TaskRunner
from ui.text import translate
from ui.widgets.card import BETWEEN


class HallSection(Section):
    """The hall's data; division and digit stay, they are part of every case number."""

    def __init__(self, desk: AdminDesk, tasks: TaskRunner, files: Files) -> None:
        super().__init__(desk, tasks, files)
        self._loaded: tuple[Hall, Sequence[Body]] | None = None
        self.form = HallForm(with_rules=True)
        self.form.fix_numbers()
        keep = QPushButton(translate("Admin", "Save"))
        keep.setProperty("strength", "primary")
        keep.setToolTip(key_of("admin.save"))
        keep.clicked.connect(self.save)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(keep)
        column = QVBoxLayout()
        column.setSpacing(BETWEEN)
        column.addWidget(self.form, 1)
        column.addLayout(buttons)
        self.content.addLayout(column)

    def load(self) -> None:
        desk = self.desk
        self.read(lambda: (desk.hall.hall(), desk.hall.bodies()), self._take)

    def begin(self) -> None:
        self.form.name.setFocus(Qt.FocusReason.OtherFocusReason)

    def save(self) -> None:
        """Keep the hall's data; papers printed from now on have it."""
        hall = self.form.value()
        self.write(
            lambda: self.desk.hall.put_hall(hall),
            translate("Admin", "Hall saved; papers from now on have it"),
            done=self.form.clear_marks,
            failed=self.form.show_error,
        )

    def _take(self, found: tuple[Hall, Sequence[Body]]) -> None:
        if found != self._loaded:
            self._loaded = found
            self.form.show_hall(*found)
