"""终止: the panel that asks for ground, basis and reasons, at the counter and for deciding."""

from datetime import date

from PySide6.QtWidgets import QWidget

from app.domain.case import CaseFile
from app.domain.closing import Ending, TerminateGround, grounds
from ui.casefile.act_panel import ActPanel, in_hand, words_area
from ui.text import source, translate
from ui.widgets.choice import ChoiceBox
from ui.widgets.many_choices import ManyChoices

BETWEEN = "\n"
_GROUNDS = {
    TerminateGround.TOLERANCE_LATE: source("Case", "Tolerated materials late"),
    TerminateGround.CORRECTIONS_LATE: source("Case", "Corrections late"),
    TerminateGround.APPLICANT_GONE: source("Case", "Applicant dead or dissolved"),
    TerminateGround.OTHER: source("Case", "Another ground in law"),
}


class TerminatePanel(ActPanel):
    """Ground, basis, reasons, what was given back; only grounds the case can have are offered."""

    def __init__(self, parent: QWidget | None = None) -> None:
        title = translate("Case", "Termination")
        super().__init__(title, translate("Case", "Terminate the case"), parent=parent)
        self.ground: ChoiceBox[TerminateGround] = ChoiceBox()
        self.basis, self.reasons = words_area(), words_area()
        self.returned = ManyChoices([], between=BETWEEN)
        self.form.add(translate("Case", "Ground"), self.ground, above=True)
        self.form.add(translate("Case", "Basis"), self.basis, required=True, above=True)
        self.form.add(translate("Case", "Reasons"), self.reasons, required=True, above=True)
        self._returned = self.form.add(translate("Case", "Given back"), self.returned, above=True)

    def show_case(self, file: CaseFile, today: date) -> None:
        """Offer its grounds, and what was handed in."""
        offered = [(each, translate("Case", _GROUNDS[each])) for each in grounds(file.case)]
        self.ground.set_choices(offered)
        self.returned.set_choices(in_hand(file.materials))
        self._returned.setVisible(bool(self.returned.boxes))

    def value(self) -> Ending:
        """What was typed."""
        return Ending(
            self.ground.value() or TerminateGround.OTHER,
            basis=self.basis.value(),
            reasons=self.reasons.value(),
            returned=tuple(name for name in self.returned.value().split(BETWEEN) if name),
        )
