"""流转: the paper of a case goes to somebody else, with a numbered sheet that both can hold."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from app.desks.office import Recorded
from app.desks.records import CaseView
from app.domain.case import PaperKind
from app.domain.errors import HallError
from app.domain.facts import HandOver
from app.domain.materials import EXEMPT, Material
from ui.casefile.parts import BackOffice
from ui.sentences import explain
from ui.text import translate
from ui.widgets.card import Card, label
from ui.widgets.choice import ChoiceBox
from ui.widgets.fields import FieldForm, NumberField
from ui.widgets.kinds import Kind
from ui.widgets.notice import NoticeBar


class TransferCard(Card):
    """Who takes it, how many pages; what goes along is the paper that came in. Esc closes it."""

    made = Signal(str, object)
    """The case, and the transfer sheet (``Paper``) to be shown and printed."""
    acted = Signal(object)
    """``Changes``"""

    def __init__(self, office: BackOffice, parent: QWidget | None = None) -> None:
        super().__init__(translate("Case", "Pass the papers on"), parent=parent)
        self._office = office
        self._view: CaseView | None = None
        self.taker = ChoiceBox[str]()
        self.pages = NumberField(limit=4)
        self.form = FieldForm()
        self.form.add(translate("Case", "To"), self.taker, required=True)
        self.pages_row = self.form.add(translate("Case", "Pages"), self.pages, required=True)
        self._things = label("", "muted", wrap=True)
        self.notice = NoticeBar()
        self.confirm = QPushButton(translate("Case", "Make the sheet"))
        self.confirm.setProperty("strength", "primary")
        self.confirm.clicked.connect(self.hand_over)
        cancel = QPushButton(translate("Case", "Not now"))
        cancel.clicked.connect(self.hide)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(cancel)
        buttons.addWidget(self.confirm)
        for part in (self._things, self.form, self.notice):
            self.add(part)
        self.add(buttons)
        self.form.finished.connect(self.hand_over)
        self.hide()

    def begin(self, view: CaseView) -> None:
        """Ask to whom the paper of this case goes."""
        self._view = view
        self.taker.set_choices([(each, each) for each in self._office.queues.takers()])
        self._things.setText("、".join(on_paper(view.file.materials)))
        counted = sum(material.pages for material in view.file.materials)
        self.pages.set_value(str(counted) if counted else "")
        self.form.clear_marks()
        self.notice.dismiss()
        self.show()
        self.taker.setFocus(Qt.FocusReason.OtherFocusReason)

    def hand_over(self) -> None:
        """Record the hand-over; its sheet comes out numbered."""
        view, pages = self._view, self.pages.value()
        if view is None:
            return
        if not pages.isdecimal() or int(pages) < 1:
            self.pages_row.show_problem(translate("Case", "Count the pages"))
            self.pages.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        case_id = view.file.case.id
        passing = HandOver(
            giver=self._office.queues.me,
            taker=self.taker.value() or "",
            materials=on_paper(view.file.materials),
            pages=int(pages),
        )
        self._office.tasks.run(
            self,
            lambda: self._office.casework.hand_over(case_id, passing),
            self._done,
            self._explain,
        )

    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.hide()
        else:
            super().keyPressEvent(event)

    def _done(self, recorded: Recorded) -> None:
        self.hide()
        self.acted.emit(recorded.changes)
        sheet = recorded.file.standing_paper(PaperKind.TRANSFER)
        if sheet is not None:
            self.made.emit(recorded.file.case.id, sheet)

    def _explain(self, error: HallError) -> None:
        self.notice.say(Kind.BAD, explain(error))


def on_paper(materials: tuple[Material, ...]) -> tuple[str, ...]:
    """Names of the materials that lie in the file as paper."""
    kept = (each for each in materials if each.in_hand and each.way not in EXEMPT)
    return tuple(each.name for each in kept if each.originals or each.copies)
