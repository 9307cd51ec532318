"""通知领取: when and how the applicant was told that the result can be collected."""

from datetime import date

from PySide6.QtWidgets import QWidget

from app.desks.issue import Notice
from app.domain.errors import Refusal
from app.domain.issuing import NotifyWay
from ui.casefile.act_panel import ActPanel
from ui.casefile.words import told_word
from ui.sentences import sentence
from ui.text import translate
from ui.widgets.choice import ChoiceBox
from ui.widgets.date_edit import DateEdit
from ui.widgets.fields import TextField


class NotifyPanel(ActPanel):
    """Day, way and a few words; the day is today unless another is typed."""

    def __init__(self, parent: QWidget | None = None) -> None:
        title = translate("Issue", "Tell to collect")
        super().__init__(title, translate("Issue", "Record it"), parent=parent)
        self.way: ChoiceBox[NotifyWay] = ChoiceBox([(each, told_word(each)) for each in NotifyWay])
        self.told_on = DateEdit()
        self.text = TextField(translate("Issue", "Who answered, what was said"), limit=200)
        self.form.add(translate("Issue", "How"), self.way)
        self.day_row = self.form.add(translate("Issue", "Told on"), self.told_on, required=True)
        self.form.add(translate("Issue", "Words"), self.text)

    def ask(self, today: date) -> None:
        """Ask anew, as of today."""
        self.told_on.set_today(today)
        self.told_on.set_day(today)
        self.text.set_value("")
        self.day_row.clear()
        self.show()
        self.begin()

    def notice(self) -> Notice | None:
        """What was typed; None, and said under the field, while the day is no date."""
        day = self.told_on.day()
        if day is None:
            wrong = self.told_on.problem()
            self.day_row.show_problem(wrong or translate("Issue", "The day they were told"))
            return None
        self.day_row.clear()
        return Notice(day, self.way.value() or NotifyWay.PHONE, self.text.value())

    def show_refusal(self, why: Refusal) -> None:
        """Say what is wrong, under the day if it is about the day."""
        if why.code.startswith("notify."):
            self.day_row.show_problem(sentence(why))
        else:
            self.say(sentence(why))
