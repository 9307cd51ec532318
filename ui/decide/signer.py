"""Signing: the password asked once, each case decided with its own signature."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QObject, Signal

from app.desks.decide import DecideDesk, Signed
from app.desks.queue import QueueRow
from app.domain.deciding import Deciding
from app.domain.errors import HallError, Unavailable
from ui.casefile.asking import Asking
from ui.casefile.words import decision_word, number_tail
from ui.decide.results import Result
from ui.decide.sign_panel import SignPanel
from ui.sentences import explain
from ui.text import translate
from ui.widgets.kinds import Kind
from ui.widgets.notice import NoticeBar

Plans = Sequence[tuple[str, Deciding]]
_LOGIN = "login."
"""Refusals of a password begin so."""


class Signer(QObject):
    """``ask`` for the password over some decisions; ``signed`` tells what became of each."""

    signed = Signal(object)
    """A tuple of ``Signed``."""

    def __init__(
        self,
        desk: DecideDesk,
        asking: Asking,
        *,
        confirm: Callable[[str], object],
        panel: SignPanel,
        notice: NoticeBar,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._desk, self._asking, self._confirm = desk, asking, confirm
        self._panel, self._notice = panel, notice

    def ask(self, plans: Plans, rows: Sequence[QueueRow]) -> None:
        """Show what would be signed and ask for the password."""
        by_id = {row.case_id: row for row in rows}
        lines = [_line(by_id[key], plan) for key, plan in plans if key in by_id]
        title = translate("Decide", "Decide and sign {count}", count=len(plans))
        self._notice.dismiss()
        self._panel.ask(title, lines, partial(self._sign, plans))

    def _sign(self, plans: Plans, password: str) -> None:
        def confirmed() -> tuple[Signed, ...]:
            self._confirm(password)
            return self._desk.sign_list(plans)

        self._asking.do(plans[0][0], confirmed, self._done, self._failed)

    def _done(self, results: tuple[Signed, ...]) -> None:
        self._panel.close_panel()
        self.signed.emit(results)

    def _failed(self, error: HallError) -> None:
        if error.why.code.startswith(_LOGIN):
            self._notice.dismiss()
            self._panel.show_problem(explain(error))


def result_of(one: Signed, rows: Sequence[QueueRow]) -> Result:
    """What became of one case, in words."""
    row = next((row for row in rows if row.case_id == one.case_id), None)
    tail = number_tail(row.number) if row else ""
    if one.why_not is not None:
        kind = Kind.WARN if isinstance(one.why_not, Unavailable) else Kind.BAD
        return Result(one.case_id, tail, explain(one.why_not), kind)
    return Result(one.case_id, tail, decision_word(row, row.proposal) if row else "", Kind.OK)


def _line(row: QueueRow, plan: Deciding) -> str:
    return f"{number_tail(row.number)}  {decision_word(row, plan.proposal)}  {row.item_name}"
