"""The panels of what a counter may do with a case that exists; each says what was typed."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtWidgets import QPushButton, QWidget

from app.domain.case import CaseFile, Paper
from app.domain.facts import HandOver
from ui.casefile.act_panel import ActPanel, in_hand
from ui.casefile.words import paper_word
from ui.text import source, translate
from ui.widgets.card import label
from ui.widgets.choice import ChoiceBox
from ui.widgets.date_edit import DateEdit
from ui.widgets.fields import NumberField, TextField
from ui.widgets.many_choices import ManyChoices

REVEALED = {
    "number": source("Counter", "Document number"),
    "phone": source("Counter", "Phone"),
    "address": source("Counter", "Address"),
    "agent": source("Counter", "Agent's document number"),
}
"""What may be shown in full, by its name in the records."""


class MendPanel(ActPanel):
    """纠错: a name or phone typed wrong, and the papers made anew for it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        title = translate("Counter", "Clerical error")
        super().__init__(title, translate("Counter", "Correct, print anew"), parent=parent)
        what = [
            ("name", translate("Counter", "Name")),
            ("phone", translate("Counter", "Phone")),
        ]
        self.what: ChoiceBox[str] = ChoiceBox(what)
        self.value = TextField(limit=200)
        self.reason = TextField(limit=200)
        self.papers = ManyChoices([], between=",")
        self.form.add(translate("Counter", "Wrong is"), self.what)
        self.form.add(translate("Counter", "Right is"), self.value, required=True)
        self.form.add(translate("Counter", "Reason"), self.reason, required=True)
        self._papers = self.form.add(
            translate("Counter", "Papers to replace"), self.papers, above=True
        )

    def show_case(self, file: CaseFile, today: date) -> None:
        """Offer the numbered papers that stand."""
        self.papers.set_choices(_standing(file.papers))
        self._papers.setVisible(bool(self.papers.boxes))

    def paper_ids(self) -> tuple[str, ...]:
        """The papers to be made anew."""
        return tuple(each for each in self.papers.value().split(",") if each)


class ReplacePanel(ActPanel):
    """补开: a paper lost or spoilt, made again under a new number."""

    def __init__(self, parent: QWidget | None = None) -> None:
        title = translate("Counter", "Replace a paper")
        super().__init__(title, translate("Counter", "Void it, make it anew"), parent=parent)
        self.paper: ChoiceBox[str] = ChoiceBox()
        self.reason = TextField(limit=200)
        self.form.add(translate("Counter", "Paper"), self.paper, above=True)
        self.form.add(translate("Counter", "Reason"), self.reason, required=True, above=True)

    def show_case(self, file: CaseFile, today: date) -> None:
        """Offer the numbered papers that stand."""
        self.paper.set_choices(_standing(file.papers))


class RedoPanel(ActPanel):
    """作废重开 in the same visit."""

    def __init__(self, parent: QWidget | None = None) -> None:
        title = translate("Counter", "Void and redo")
        super().__init__(title, translate("Counter", "Void, carry the data over"), parent=parent)
        self.reason = TextField(limit=200)
        self.body.insertWidget(
            0,
            label(
                translate("Counter", "Take the papers given back from the applicant first."),
                "muted",
                wrap=True,
            ),
        )
        self.form.add(translate("Counter", "Reason"), self.reason, required=True, above=True)

    def show_case(self, file: CaseFile, today: date) -> None:
        """Nothing of the case is needed."""


class GivePanel(ActPanel):
    """The one-time notice handed over or sent after the applicant had left."""

    def __init__(self, parent: QWidget | None = None) -> None:
        title = translate("Counter", "Notice given or sent")
        super().__init__(title, translate("Counter", "Record the day"), parent=parent)
        self.on = DateEdit()
        self.form.add(
            translate("Counter", "On"),
            self.on,
            required=True,
            hint=translate("Counter", "The days for supplements run from it"),
        )

    def show_case(self, file: CaseFile, today: date) -> None:
        """Offer today."""
        self.on.set_today(today)
        self.on.set_day(today)


class SpotPanel(ActPanel):
    """当场更正 in the applicant's own hand."""

    def __init__(self, parent: QWidget | None = None) -> None:
        title = translate("Counter", "Corrected on the spot")
        super().__init__(title, translate("Counter", "Record the correction"), parent=parent)
        self.material: ChoiceBox[int] = ChoiceBox()
        self.before, self.after = TextField(limit=200), TextField(limit=200)
        self.form.add(translate("Counter", "In which material"), self.material, above=True)
        self.form.add(translate("Counter", "Was"), self.before)
        self.form.add(translate("Counter", "Is now"), self.after, required=True)

    def show_case(self, file: CaseFile, today: date) -> None:
        """Offer the materials of the case."""
        self.material.set_choices([(each.no, each.name) for each in file.materials])


class HandOverPanel(ActPanel):
    """流转: the paper file goes to a colleague, with its transfer sheet."""

    def __init__(self, colleagues: Sequence[str], parent: QWidget | None = None) -> None:
        title = translate("Counter", "Pass the paper file on")
        super().__init__(title, translate("Counter", "Print the transfer sheet"), parent=parent)
        self.taker: ChoiceBox[str] = ChoiceBox([(name, name) for name in colleagues])
        self.pages = NumberField(limit=4)
        self.materials = ManyChoices([], between="\n")
        self.form.add(translate("Counter", "To"), self.taker)
        self.form.add(translate("Counter", "Pages"), self.pages, required=True)
        self.form.add(translate("Counter", "Materials"), self.materials, above=True)

    def show_case(self, file: CaseFile, today: date) -> None:
        """Offer what was handed in, all of it ticked."""
        here = in_hand(file.materials)
        self.materials.set_choices(here)
        self.materials.set_value("\n".join(name for name, _ in here))

    def value(self, giver: str) -> HandOver:
        """What goes to whom."""
        pages = self.pages.value()
        return HandOver(
            giver,
            self.taker.value() or "",
            tuple(name for name in self.materials.value().split("\n") if name),
            int(pages) if pages.isdecimal() and pages.isascii() else 0,
        )


class RevealPanel(ActPanel):
    """A number in full, for a purpose; the reading is logged."""

    def __init__(self, parent: QWidget | None = None) -> None:
        title = translate("Counter", "Show in full")
        super().__init__(title, translate("Counter", "Show; it is logged"), parent=parent)
        self.what: ChoiceBox[str] = ChoiceBox(
            [(key, translate("Counter", text)) for key, text in REVEALED.items()]
        )
        self.purpose = TextField(translate("Counter", "for example: compare with the card"))
        self.shown = label("", "title", wrap=True)
        self.form.add(translate("Counter", "What"), self.what)
        self.form.add(translate("Counter", "Purpose"), self.purpose, required=True)
        self.body.insertWidget(1, self.shown)
        self.what.currentIndexChanged.connect(lambda: self.cover())

    def show_case(self, file: CaseFile, today: date) -> None:
        """Another case: nothing of the one before stays in sight."""
        self.cover()

    def show_value(self, value: str) -> None:
        """Show it until the panel is closed."""
        self.shown.setText(value or "–")

    def cover(self) -> None:
        """Take it away."""
        self.shown.setText("")


class AttachPanel(ActPanel):
    """A scan from a file, for one material."""

    def __init__(self, parent: QWidget | None = None) -> None:
        title = translate("Counter", "Attach a scan")
        super().__init__(title, translate("Counter", "Attach"), parent=parent)
        self.material: ChoiceBox[int] = ChoiceBox()
        self.path = TextField(limit=1000)
        self.choose = QPushButton(translate("Counter", "Choose a file"))
        self.form.add(translate("Counter", "Material"), self.material, above=True)
        self.form.add(translate("Counter", "File"), self.path, required=True, above=True)
        self.body.insertWidget(1, self.choose)

    def show_case(self, file: CaseFile, today: date) -> None:
        """Offer the materials of the case."""
        self.material.set_choices([(each.no, each.name) for each in file.materials])


def _standing(papers: Sequence[Paper]) -> list[tuple[str, str]]:
    return [
        (each.id, f"{paper_word(each.kind)} {each.number}")
        for each in papers
        if each.number and not each.void_reason
    ]
