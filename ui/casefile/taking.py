"""接收: who got the paper of a case with its transfer sheet says so, with one button."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from app.desks.office import Recorded
from app.desks.records import CaseView
from app.domain.errors import HallError
from ui.casefile.parts import BackOffice
from ui.sentences import explain
from ui.text import translate
from ui.widgets.card import label
from ui.widgets.kinds import Kind
from ui.widgets.notice import NoticeBar


class TakingLine(QWidget):
    """What is on its way, from whom, and the button; not there for who gave it."""

    acted = Signal(object)
    """``Changes``"""

    def __init__(self, office: BackOffice, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._office = office
        self._case_id = ""
        self._words = label("", "muted", wrap=True)
        self.notice = NoticeBar()
        self.taken = QPushButton(translate("Case", "The papers came"))
        self.taken.clicked.connect(self.take)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        for part in (self._words, self.notice, self.taken):
            column.addWidget(part)
        self.hide()

    @property
    def words(self) -> str:
        """What is said to be on its way."""
        return self._words.text()

    def show_view(self, view: CaseView) -> None:
        """Offer what this person may take; gone where nothing is on its way."""
        passing, case_id = view.to_take, view.file.case.id
        if case_id != self._case_id:
            self.notice.dismiss()
        self._case_id = case_id
        self.taken.setEnabled(True)
        self.setVisible(passing is not None)
        if passing is not None:
            self._words.setText(
                translate(
                    "Case",
                    "On their way: {giver} → {taker}, sheet {sheet}, {pages} pages",
                    giver=passing.giver,
                    taker=passing.taker,
                    sheet=passing.sheet,
                    pages=passing.pages,
                )
            )

    def take(self) -> None:
        """Record that the papers are here."""
        case_id = self._case_id
        self.taken.setEnabled(False)
        self._office.tasks.run(
            self, lambda: self._office.casework.take_papers(case_id), self._done, self._failed
        )

    def _done(self, recorded: Recorded) -> None:
        if recorded.file.case.id == self._case_id:
            self.hide()
        self.acted.emit(recorded.changes)

    def _failed(self, error: HallError) -> None:
        self.taken.setEnabled(True)
        self.notice.say(Kind.BAD, explain(error))
