"""终止 by the representative: what is asked for it, kept by case, and the act itself."""

from collections.abc import Mapping
from datetime import date

from PySide6.QtCore import QObject, Signal

from app.desks.decide import DecideDesk
from app.desks.session import Changes
from app.domain.case import CaseFile
from app.domain.closing import TerminateGround
from app.domain.errors import HallError
from ui.casefile.asking import Asking
from ui.casefile.terminate_panel import TerminatePanel
from ui.sentences import explain, sentence
from ui.widgets.columns import CardColumn
from ui.widgets.kinds import Kind
from ui.widgets.notice import NoticeBar

GROUND, BASIS, REASONS = "end_ground", "end_basis", "end_reasons"
"""Names of the words among everything kept of a case."""
_NAMES = (GROUND, BASIS, REASONS)
Words = Mapping[str, str]


class Ender(QObject):
    """``ask`` fills the panel for a case; ``ended`` comes when the centre has taken the act.

    What is typed stays with its case until it is handed on.
    """

    ended = Signal(str, object)
    """The case, and ``Changes``."""
    closed = Signal()
    edited = Signal()

    def __init__(
        self, desk: DecideDesk, asking: Asking, *, notice: NoticeBar, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._desk, self._asking, self._notice = desk, asking, notice
        self._case_id = ""
        self._kept: dict[str, Words] = {}
        self.panel = TerminatePanel()
        self.column = CardColumn()
        self.column.add(self.panel)
        self.column.end()
        self.panel.confirmed.connect(self._end)
        self.panel.closed.connect(self.close)
        asking.changed.connect(lambda: self.panel.yes.setDisabled(asking.is_waiting))
        for area in (self.panel.basis, self.panel.reasons):
            area.textChanged.connect(self.edited)
        self.panel.ground.chosen.connect(lambda ground: self.edited.emit())

    def may(self, file: CaseFile) -> bool:
        """Whether this person may end the case; if not it is said why."""
        why_not = self._desk.choices(file).terminate
        if why_not is not None:
            self._notice.say(Kind.WARN, sentence(why_not))
        return why_not is None

    def ask(self, file: CaseFile, today: date) -> None:
        """Ask for ground, basis and reasons; what was typed for this case stands there again."""
        self._remember()
        self._case_id = ""
        self.panel.show_case(file, today)
        self._fill(self._kept.get(file.case.id, {}))
        self._case_id = file.case.id
        self.panel.begin()

    def close(self) -> None:
        """Put the question away; nothing typed is lost."""
        if self._case_id:
            self._remember()
            self._case_id = ""
            self.closed.emit()

    def keep_to(self, case_id: str) -> None:
        """Put the question away unless it is about this case."""
        if case_id != self._case_id:
            self.close()

    def typed(self) -> dict[str, dict[str, str]]:
        """The words of every case that has any and is not ended."""
        self._remember()
        return {case: dict(words) for case, words in self._kept.items()}

    def bring_back(self, kept: Mapping[str, Words]) -> None:
        """What was typed before the last logout; what is typed already goes before it."""
        for case, words in kept.items():
            own = {name: words[name] for name in _NAMES if name in words}
            if own:
                self._kept.setdefault(case, own)

    def forget(self, case_id: str) -> None:
        """The case was ended or decided."""
        self._kept.pop(case_id, None)
        if case_id == self._case_id:
            self._case_id = ""
            self.closed.emit()

    def _end(self) -> None:
        case_id, plan = self._case_id, self.panel.value()
        if not case_id:
            return
        self.panel.say("")
        self._asking.do(
            case_id,
            lambda: self._desk.terminate(case_id, plan),
            lambda changes: self._done(case_id, changes),
            self._failed,
        )

    def _done(self, case_id: str, changes: Changes) -> None:
        self.forget(case_id)
        self.ended.emit(case_id, changes)

    def _failed(self, error: HallError) -> None:
        self.panel.say(explain(error))

    def _remember(self) -> None:
        """Keep what stands in the panel; the ground alone is no word worth keeping."""
        if not self._case_id:
            return
        plan = self.panel.value()
        if plan.basis or plan.reasons:
            words = {GROUND: plan.ground.value, BASIS: plan.basis, REASONS: plan.reasons}
            self._kept[self._case_id] = {name: text for name, text in words.items() if text}
        else:
            self._kept.pop(self._case_id, None)

    def _fill(self, words: Words) -> None:
        self.panel.basis.set_value(words.get(BASIS, ""))
        self.panel.reasons.set_value(words.get(REASONS, ""))
        if GROUND in words:
            self.panel.ground.choose(TerminateGround(words[GROUND]))
        else:
            self.panel.ground.setCurrentIndex(0)


def together(first: Mapping[str, Words], second: Mapping[str, Words]) -> dict[str, Words]:
    """The words of a case from two places, in one."""
    cases = (*first, *(case for case in second if case not in first))
    return {case: {**first.get(case, {}), **second.get(case, {})} for case in cases}
