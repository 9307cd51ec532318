"""常用语: short texts offered where people write the same every day."""

from collections.abc import Mapping

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QPushButton

from app.desks.admin import AdminDesk
from app.desks.admin_hall import PLACES
from ui.actions import key_of
from ui.admin.section import Section
from ui.files import Files
from ui.tasks import TaskRunner
from ui.text import source, translate
from ui.widgets.card import Card, label
from ui.widgets.chips import Filter, FilterBar
from ui.widgets.fields import TextArea

PLACE_NAMES: Mapping[str, str] = {
    "defect": source("Admin", "What is wrong"),
    "remedy": source("Admin", "How to mend it"),
    "opinion": source("Admin", "Review opinion"),
    "return": source("Admin", "Return to review"),
    "decline": source("Admin", "Not accepted"),
    "purpose": source("Admin", "Why a number is shown"),
}


class PhrasesSection(Section):
    """One phrase a line; what was typed for one place stays while another is looked at."""

    def __init__(self, desk: AdminDesk, tasks: TaskRunner, files: Files) -> None:
        super().__init__(desk, tasks, files)
        self._kept: dict[str, str] = {}
        self._loaded: dict[str, tuple[str, ...]] = {}
        self._place = PLACES[0]
        self.places = FilterBar()
        self.text = TextArea(limit=20_000)
        self.text.setAccessibleName(translate("Admin", "Phrases"))
        keep = QPushButton(translate("Admin", "Save"))
        keep.setProperty("strength", "primary")
        keep.setToolTip(key_of("admin.save"))
        keep.clicked.connect(self.save)
        buttons = QHBoxLayout()
        buttons.addWidget(keep)
        buttons.addStretch(1)
        card = Card(translate("Admin", "Common phrases"), translate("Admin", "One a line"))
        card.add(self.places)
        card.add(
            label(
                translate(
                    "Admin",
                    "{key} offers them at the desks; the first nine by a digit. A phrase is a "
                    "beginning, whoever signs reads it again.",
                    key=key_of("phrases"),
                ),
                "muted",
                wrap=True,
            )
        )
        card.add(self.text, 1)
        card.add(buttons)
        self.content.addWidget(card)
        self.places.chosen.connect(self.show_place)

    def load(self) -> None:
        self.read(self.desk.hall.phrases, self._take)

    def begin(self) -> None:
        self.text.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_place(self, place: str) -> None:
        """Show the phrases of another place."""
        self._kept[self._place] = self.text.value()
        self._place = place
        self.places.choose(place)
        self.text.set_value(self._kept.get(place, ""))

    def save(self) -> None:
        """Keep the phrases of the place in front."""
        place, texts = self._place, self.text.value().splitlines()
        name = translate("Admin", PLACE_NAMES[place])
        self.write(
            lambda: self.desk.hall.put_phrases(place, texts),
            translate("Admin", "Phrases saved: {place}", place=name),
        )

    def _take(self, phrases: Mapping[str, tuple[str, ...]]) -> None:
        self._kept[self._place] = self.text.value()
        for place, texts in phrases.items():
            if texts != self._loaded.get(place):
                self._kept[place] = "\n".join(texts)
        self._loaded = dict(phrases)
        self.places.show_filters(
            [
                Filter(place, translate("Admin", text), len(phrases[place]))
                for place, text in PLACE_NAMES.items()
            ]
        )
        self.places.choose(self._place)
        self.text.set_value(self._kept[self._place])
