"""撤回: the panel that takes the applicant's written request, at the counter and under review."""

from datetime import date

from PySide6.QtWidgets import QWidget

from app.domain.case import CaseFile
from ui.casefile.act_panel import ActPanel, in_hand, words_area
from ui.text import translate
from ui.widgets.date_edit import DateEdit
from ui.widgets.many_choices import ManyChoices

BETWEEN = "\n"


class WithdrawPanel(ActPanel):
    """撤回: why, when it was asked in writing, what was given back."""

    def __init__(self, parent: QWidget | None = None) -> None:
        title = translate("Case", "Withdrawal")
        super().__init__(title, translate("Case", "Record the withdrawal"), parent=parent)
        self._today = date.min
        self.reason, self.requested_on = words_area(), DateEdit()
        self.returned = ManyChoices([], between=BETWEEN)
        self.form.add(translate("Case", "Reason as written"), self.reason, above=True)
        self.form.add(translate("Case", "Asked on"), self.requested_on)
        self._returned = self.form.add(translate("Case", "Given back"), self.returned, above=True)

    def show_case(self, file: CaseFile, today: date) -> None:
        """Offer what was handed in."""
        self._today = today
        self.requested_on.set_today(today)
        self.requested_on.set_day(today)
        self.returned.set_choices(in_hand(file.materials))
        self._returned.setVisible(bool(self.returned.boxes))

    def day(self) -> date:
        """The day the request was handed in; today where none is typed."""
        return self.requested_on.day() or self._today

    def given_back(self) -> tuple[str, ...]:
        """Names of what was given back."""
        return tuple(name for name in self.returned.value().split(BETWEEN) if name)
