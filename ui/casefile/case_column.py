"""A whole case to look at, card under card; used by every desk of the back office."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtWidgets import QGridLayout, QWidget

from app.desks.records import CaseView
from app.domain.case import Case
from app.domain.moves import Move
from ui.casefile.head import CaseHead
from ui.casefile.history import HistoryCard
from ui.casefile.materials import MaterialsCard
from ui.casefile.papers import PapersCard
from ui.casefile.parts import BackOffice
from ui.casefile.scans_card import Stands
from ui.casefile.transfer import TransferCard
from ui.casefile.words import happened_word
from ui.text import translate
from ui.widgets.card import Card, label
from ui.widgets.columns import CardColumn


class CaseColumn(CardColumn):
    """Head with clock, what was said so far, materials, form, papers, history.

    Passing the papers on is offered once a page that can do it says so: ``papers.passing.show()``.
    """

    def __init__(self, office: BackOffice, width: int = 0, parent: QWidget | None = None) -> None:
        super().__init__(width, parent)
        self.head = CaseHead()
        self.said = SaidCard()
        self.materials = MaterialsCard()
        self.form = FormCard()
        self.papers = PapersCard()
        self.papers.passing.hide()
        self.transfer = TransferCard(office)
        self.history = HistoryCard()
        self._office = office
        self._view: CaseView | None = None
        self._today = date.min
        for card in self._cards():
            self.add(card)
        self.end()

    def show_view(self, view: CaseView, *, today: date, proposed_by: str = "") -> None:
        """Show this case as it stands."""
        before = self._view
        self._view, self._today = view, today
        if before is None or before.file.case.id != view.file.case.id:
            self.transfer.hide()
        self.head.show_case(view, today=today)
        self.said.show_case(
            view.file.case,
            proposed_by=proposed_by,
            law=view.proposed_law,
            from_above=_from_above(view),
        )
        self._scans_stand(view, view.scans)
        self.form.show_fields(view.fields)
        self.papers.show_papers(view.file.papers)
        self.history.show_steps(view.steps, today=today)

    def refresh_scans(self, case_ids: frozenset[str]) -> None:
        """Scans of these cases came further: ask how those of the case shown stand."""
        view = self._view
        if view is not None and view.file.case.id in case_ids:
            self._office.tasks.run(
                self,
                lambda: self._office.casework.scans.stands(view.file),
                lambda stands: self._scans_stand(view, stands),
            )

    def _scans_stand(self, view: CaseView, stands: Stands) -> None:
        """Show how the scans stand; an answer about a case shown before is dropped."""
        if view is self._view:
            self.materials.show_materials(view.file.materials, today=self._today, scans=stands)

    def _cards(self) -> tuple[Card, ...]:
        return (
            self.head,
            self.said,
            self.materials,
            self.form,
            self.papers,
            self.transfer,
            self.history,
        )


class SaidCard(Card):
    """What was said about the case and still stands: opinion, why it came back, what was asked."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._lines = {
            name: (label("", "muted"), label("", wrap=True))
            for name in ("opinion", "law", "returned", "request", "late")
        }
        for head, text in self._lines.values():
            self.add(head)
            self.add(text)

    def show_case(
        self, case: Case, *, proposed_by: str, law: str = "", from_above: bool = False
    ) -> None:
        """Show what is said in this case; the card is not there while nothing is.

        ``from_above``: the opinion is the higher body's answer, not the reviewer's.
        """
        opinion = translate("Case", "Opinion of the reviewer")
        if proposed_by:
            opinion = translate("Case", "Opinion of {name}", name=proposed_by)
        if from_above:
            opinion = happened_word(Move.ANSWER)
        said = {
            "opinion": (opinion, case.opinion),
            "law": (translate("Case", "Law the proposal rests on"), law),
            "returned": (translate("Case", "Sent back because"), case.returned_reason),
            "request": (translate("Case", "Asked of the applicant"), case.request),
            "late": (translate("Case", "Entered afterwards because"), case.late_entry),
        }
        for name, (title, text) in said.items():
            head, words = self._lines[name]
            head.setText(title)
            words.setText(text)
            head.setVisible(bool(text))
            words.setVisible(bool(text))
        self.setVisible(any(text for _, text in said.values()))


class FormCard(Card):
    """The item's own fields as they will print."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(translate("Case", "Application"), parent=parent)
        self._rows = QWidget()
        self.add(self._rows)

    def show_fields(self, fields: Sequence[tuple[str, str]]) -> None:
        """Replace all lines; without fields the card is not there."""
        old = self._rows
        self._rows = QWidget()
        grid = QGridLayout(self._rows)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(6)
        grid.setColumnStretch(1, 1)
        for row, (name, value) in enumerate(fields):
            grid.addWidget(label(name, "muted"), row, 0)
            grid.addWidget(label(value or "–", wrap=True), row, 1)
        self.body.replaceWidget(old, self._rows)
        old.hide()
        old.deleteLater()
        self.setVisible(bool(fields))


def _from_above(view: CaseView) -> bool:
    """Whether the proposal that stands is what a higher body answered."""
    made = [step.kind for step in view.steps if step.kind in (Move.PROPOSE, Move.ANSWER)]
    return bool(made) and made[-1] == Move.ANSWER
