"""The board: figures, hours, departments by stage, counters; each mark opens its list."""

from collections.abc import Iterable
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from app.desks.rows import Board, Figure, Stage, Which
from app.domain.case import OPEN_STATES, State
from ui.casefile.words import STATES
from ui.text import source, translate
from ui.widgets.bar_chart import Bar, BarChart, Part
from ui.widgets.card import BETWEEN, Card
from ui.widgets.figures import FigureTile
from ui.widgets.kinds import Kind

OPENING, CLOSING = 8, 18
"""Hours always shown; earlier or later ones only when something came in."""
_STAGES = (
    State.RECEIVED,
    State.CORRECTING,
    State.ACCEPTED,
    State.REVIEWING,
    State.PROPOSED,
    State.READY,
)
_TILES = {
    "waiting": source("Oversight", "Open cases"),
    "received": source("Oversight", "Received today"),
    "due": source("Oversight", "Due today"),
    "overdue": source("Oversight", "Overdue"),
    "tolerated": source("Oversight", "Tolerated, awaited"),
    "flagged": source("Oversight", "Contested"),
}


@dataclass(frozen=True, slots=True)
class Opened:
    """A figure somebody wants to see the cases of."""

    title: str
    figures: tuple[Figure, ...]


class BoardView(QWidget):
    """Shows a ``Board``; ``wanted`` tells the ``Opened`` of a tile or a mark."""

    wanted = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._behind: dict[str, Opened] = {}
        self.tiles = {key: FigureTile(translate("Oversight", text)) for key, text in _TILES.items()}
        self.hours = BarChart()
        self.departments = BarChart(
            lying=True, legend=[translate("Case", STATES[state]) for state in _STAGES]
        )
        self.counters = BarChart(lying=True)
        self._lay_out()
        for key, tile in self.tiles.items():
            tile.clicked.connect(lambda checked=False, key=key: self._open(key))
        for chart in (self.hours, self.departments, self.counters):
            chart.clicked.connect(self._open)

    def show_board(self, board: Board) -> None:
        """Show these figures."""
        self._behind = {}
        self._show_tiles(board)
        self.hours.show_bars(self._hours(board))
        self.departments.show_bars(self._departments(board))
        self.counters.show_bars(self._counters(board))

    def _show_tiles(self, board: Board) -> None:
        open_stages = [stage for stage in board.stages if stage.state in OPEN_STATES]
        waiting = tuple(stage.figure for stage in open_stages)
        received = tuple(each.figure for each in board.intake)
        self._tile("waiting", waiting)
        self._tile("received", received)
        self._tile("due", (board.due_today,), Kind.WARN, translate("Oversight", "today"))
        self._tile("overdue", (board.overdue,), Kind.BAD, translate("Oversight", "past the day"))
        deemed = translate("Oversight", "{count} deemed accepted", count=board.deemed.count)
        self._tile("tolerated", (board.tolerated,), Kind.WARN, translate("Oversight", "to follow"))
        self._tile("flagged", (board.flagged,), Kind.BAD, deemed)

    def _tile(
        self, key: str, figures: tuple[Figure, ...], kind: Kind = Kind.MUTED, note: str = ""
    ) -> None:
        count = sum(each.count for each in figures)
        self.tiles[key].show_figure(count, note, kind if count else Kind.MUTED)
        self._behind[key] = Opened(translate("Oversight", _TILES[key]), figures)

    def _hours(self, board: Board) -> list[Bar]:
        by_hour: dict[int, list[Figure]] = {hour: [] for hour in range(OPENING, CLOSING)}
        for each in board.intake:
            by_hour.setdefault(each.hour, []).append(each.figure)
        return [
            Bar(str(hour), (self._part(f"hour:{hour}", self._hour_name(hour), figures),))
            for hour, figures in sorted(by_hour.items())
        ]

    def _hour_name(self, hour: int) -> str:
        return translate("Oversight", "Received from {hour} o'clock", hour=hour)

    def _departments(self, board: Board) -> list[Bar]:
        names = {stage.department: stage.department_name for stage in board.stages}
        bars = []
        for key, name in names.items():
            stages = [stage for stage in board.stages if stage.department == key]
            parts = tuple(self._stage_part(key, name, state, stages) for state in _STAGES)
            bars.append(Bar(name, parts))
        return sorted((bar for bar in bars if bar.total), key=lambda bar: -bar.total)

    def _stage_part(self, key: str, name: str, state: State, stages: Iterable[Stage]) -> Part:
        figures = [stage.figure for stage in stages if stage.state is state]
        title = f"{name} {translate('Case', STATES[state])}"
        return self._part(f"stage:{key}:{state}", title, figures)

    def _counters(self, board: Board) -> list[Bar]:
        counters: dict[str, list[Figure]] = {}
        for each in board.intake:
            counters.setdefault(each.counter, []).append(each.figure)
        return [
            Bar(counter, (self._part(f"counter:{counter}", counter, figures),))
            for counter, figures in sorted(counters.items())
        ]

    def _part(self, key: str, title: str, figures: Iterable[Figure]) -> Part:
        kept = tuple(figures)
        self._behind[key] = Opened(title, kept)
        return Part(sum(each.count for each in kept), key)

    def _open(self, key: str) -> None:
        opened = self._behind.get(key)
        if opened is not None:
            self.wanted.emit(opened)

    def _lay_out(self) -> None:
        tiles = QHBoxLayout()
        tiles.setSpacing(BETWEEN)
        for tile in self.tiles.values():
            tiles.addWidget(tile)
        charts = QHBoxLayout()
        charts.setSpacing(BETWEEN)
        for title, chart, share in (
            (translate("Oversight", "Received by the hour"), self.hours, 4),
            (translate("Oversight", "Departments by stage"), self.departments, 5),
            (translate("Oversight", "Counters today"), self.counters, 3),
        ):
            card = Card(title)
            card.add(_scrolled(chart) if chart is not self.hours else chart, 1)
            charts.addWidget(card, share)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(BETWEEN)
        column.addLayout(tiles)
        column.addLayout(charts, 1)


def all_of(figures: Iterable[Figure]) -> tuple[Which, ...]:
    """What the figures count, each once, empty ones left out."""
    return tuple(dict.fromkeys(figure.which for figure in figures if figure.count))


def _scrolled(chart: BarChart) -> QScrollArea:
    """A chart of names that may be longer than its card."""
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setMinimumHeight(120)
    area.setWidget(chart)
    # The card shows through: a scroll area paints the window's ground otherwise.
    for part in (area.viewport(), chart):
        part.setAutoFillBackground(False)
    return area
