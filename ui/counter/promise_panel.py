"""容缺受理: what will follow by when, and whether the promise was signed, asked in the page."""

from collections.abc import Iterable, Mapping
from datetime import date

from PySide6.QtWidgets import QWidget

from app.domain.materials import Material, Way
from ui.actions import key_of
from ui.casefile.act_panel import ActPanel
from ui.counter.words import day_in_words
from ui.text import translate
from ui.widgets.card import label


class PromisePanel(ActPanel):
    """Stands in place of the outcomes. ``confirmed``: the promise is signed."""

    def __init__(self, parent: QWidget | None = None) -> None:
        signed = translate("Counter", "Signed, accept")
        super().__init__(
            translate("Counter", "Accept, tolerating"),
            f"{signed}  {key_of('counter.tolerate')}",
            no=translate("Counter", "Not signed"),
            parent=parent,
        )
        self._what = label("", wrap=True)
        self._ask = label(
            translate(
                "Counter",
                "Has the applicant signed the promise to hand these in, knowing what follows if "
                "they do not?",
            ),
            "muted",
            wrap=True,
        )
        self.body.insertWidget(0, self._what)
        self.body.insertWidget(1, self._ask)

    @property
    def asked(self) -> str:
        """What is to follow, line by line."""
        return self._what.text()

    def ask(self, materials: Iterable[Material], usual: Mapping[int, date]) -> None:
        """Ask about those that are to follow; ``usual`` are days where none was named."""
        self._what.setText(
            "\n".join(
                _line(each.name, each.promised_by or usual.get(each.no))
                for each in materials
                if each.way is Way.TO_FOLLOW
            )
        )
        self.begin()


def _line(name: str, day: date | None) -> str:
    if day is None:
        return translate("Counter", "{name}: by the usual day", name=name)
    return translate("Counter", "{name}: by {day}", name=name, day=day_in_words(day))
