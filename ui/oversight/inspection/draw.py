"""案卷抽查: cases drawn at random, with the seed that draws them again, and all earlier draws."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QPushButton

from app.desks.inspection_lines import DrawLine, DrawWish, View
from app.desks.rows import Which
from app.domain.inspection import Period
from ui.actions import key_of
from ui.oversight.inspection.parts import Parts
from ui.oversight.inspection.section import LOOK, Section
from ui.oversight.inspection.words import moment
from ui.text import translate
from ui.widgets.card import label
from ui.widgets.choice import ChoiceBox
from ui.widgets.fields import NumberField, TextField
from ui.widgets.rows import Column

SIZE = 10
"""Cases drawn where nobody types another number."""


class DrawSection(Section[DrawLine]):
    """Nobody picks: the seed is made by the program, and every draw stays in the log."""

    view = View.DRAW
    days = 31

    def __init__(self, parts: Parts) -> None:
        super().__init__(
            parts,
            _columns(parts),
            key=lambda line: line.entry_id,
            about=translate(
                "Oversight",
                "Drawn from the cases received in the period. Seed and rule are kept in the "
                "journal: the same draw can be made again, and none can be taken back.",
            ),
        )
        self._mine: list[DrawLine] = []
        self.department = ChoiceBox[str]()
        self.item = ChoiceBox[str]()
        self.many = NumberField(limit=3)
        self.why = TextField(translate("Oversight", "What the cases are drawn for"), limit=200)
        self.again = QPushButton(translate("Oversight", "Draw it again"))
        self.look_button.setText(f"{translate('Oversight', 'Draw')}  {key_of(LOOK)}")
        self._put_form()
        self.table.say_when_empty(
            translate("Oversight", "Nothing was drawn yet"),
            [(key_of(LOOK), translate("Oversight", "Draw cases from the period above"))],
        )

    def begin(self) -> None:
        self.why.setFocus(Qt.FocusReason.OtherFocusReason)

    def load(self) -> None:
        """Show the draws there are."""
        self.parts.tasks.run(self, self.parts.desk.drawing.draws, self._show, self.failed.emit)

    def ask(self, period: Period) -> Sequence[DrawLine]:
        return [self.parts.desk.drawing.draw(self._wish(period))]

    def look(self) -> None:
        """Draw from the period that is typed."""
        period = self.period.period()
        if period is None:
            super().look()
            return
        wish = self._wish(period)
        self.parts.tasks.run(
            self, lambda: self.parts.desk.drawing.draw(wish), self._drawn, self.failed.emit
        )

    def open_line(self, line: DrawLine) -> None:
        title = translate(
            "Oversight", "Drawn {at}, seed {seed}", at=moment(line.at), seed=line.draw.seed
        )
        self.open_cases(title, len(line.draw.cases), Which(ids=frozenset(line.draw.cases)))

    def _wish(self, period: Period) -> DrawWish:
        typed = self.many.value()
        return DrawWish(
            period.first,
            period.last,
            self.department.value() or "",
            self.item.value() or "",
            int(typed) if typed.isascii() and typed.isdigit() else 0,
            self.why.value(),
        )

    def _drawn(self, line: DrawLine) -> None:
        self._mine.append(line)
        self.why.clear()
        self._show(self.table.rows.all_rows)
        self.table.choose(line.entry_id)
        self.said.emit(translate("Oversight", "{count} cases drawn", count=len(line.draw.cases)))
        self.open_line(line)

    def _show(self, lines: Sequence[DrawLine]) -> None:
        """What the centre has, and what this machine drew and has not handed in yet."""
        known = {line.entry_id: line for line in (*lines, *self._mine)}
        self.take(sorted(known.values(), key=lambda line: line.at, reverse=True))

    def _draw_again(self) -> None:
        line = self.table.chosen
        if line is None:
            self.missing.emit(translate("Oversight", "Choose a draw first"))
            return
        self.parts.tasks.run(
            self,
            lambda: self.parts.desk.drawing.drawn_again(line.draw),
            self._tell,
            self.failed.emit,
        )

    def _tell(self, same: bool) -> None:
        if same:
            self.said.emit(translate("Oversight", "The same rule and seed give the same cases"))
        else:
            self.missing.emit(
                translate(
                    "Oversight",
                    "The draw gives other cases now: cases of the period came in after it",
                )
            )

    def _choose_items(self) -> None:
        every = ("", translate("Oversight", "Every item"))
        self.item.set_choices(
            [every, *self.parts.desk.drawing.items(self.department.value() or "")]
        )

    def _put_form(self) -> None:
        every = ("", translate("Oversight", "Every department"))
        self.department.set_choices([every, *self.parts.desk.drawing.departments()])
        self.department.chosen.connect(self._choose_items)
        self._choose_items()
        self.many.set_value(str(SIZE))
        self.many.setFixedWidth(48)
        self.item.setMaximumWidth(300)
        names = (
            (self.department, translate("Oversight", "Department")),
            (self.item, translate("Oversight", "Item")),
            (self.many, translate("Oversight", "Number of cases")),
            (self.why, translate("Oversight", "What the cases are drawn for")),
        )
        form = QHBoxLayout()
        form.setSpacing(8)
        for field, name in names:
            field.setAccessibleName(name)
        form.addWidget(self.department)
        form.addWidget(self.item)
        form.addWidget(label(translate("Oversight", "Number of cases"), "muted"))
        form.addWidget(self.many)
        form.addWidget(self.why, 1)
        form.addWidget(self.again)
        self.body.insertLayout(0, form)
        self.why.returnPressed.connect(self.look)
        self.again.clicked.connect(self._draw_again)


def _from(line: DrawLine, names: dict[str, str]) -> str:
    chosen = [names.get(key, key) for key in (line.draw.department, line.draw.item) if key]
    days = f"{line.draw.period.first:%Y-%m-%d} – {line.draw.period.last:%Y-%m-%d}"
    return "\n".join([days, *(["，".join(chosen)] if chosen else [])])


def _columns(parts: Parts) -> tuple[Column[DrawLine], ...]:
    names = dict((*parts.desk.drawing.departments(), *parts.desk.drawing.items("")))
    return (
        Column[DrawLine](translate("Oversight", "When"), lambda line: moment(line.at), width=150),
        Column[DrawLine](
            translate("Oversight", "Drawn by"), lambda line: line.person, width=90, strong=True
        ),
        Column[DrawLine](
            translate("Oversight", "Drawn from"), lambda line: _from(line, names), weight=3
        ),
        Column[DrawLine](
            translate("Oversight", "Cases"),
            lambda line: translate(
                "Oversight",
                "{drawn} of {all}",
                drawn=len(line.draw.cases),
                all=line.draw.population,
            ),
            width=110,
            right=True,
            sort_key=lambda line: len(line.draw.cases),
        ),
        Column[DrawLine](translate("Oversight", "Seed"), lambda line: line.draw.seed, width=150),
        Column[DrawLine](translate("Oversight", "Purpose"), lambda line: line.why, weight=2),
    )
