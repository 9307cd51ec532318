"""What a representative does besides deciding: send back, forward, take the answer from above."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from app.desks.decide import DecideDesk
from app.desks.session import Changes
from app.domain.case import CaseFile, State
from app.domain.handling import GRANT, REFUSE
from ui.casefile.asking import Asking
from ui.casefile.words_box import WordsBox
from ui.sentences import sentence
from ui.text import translate
from ui.widgets.kinds import Kind
from ui.widgets.notice import Answer, NoticeBar


class Acts(QObject):
    """Asks for the words an act needs, in the page, and hands both to the centre."""

    done = Signal(object, str)
    """``Changes`` and what was done, in a word."""

    def __init__(
        self,
        desk: DecideDesk,
        asking: Asking,
        *,
        box: WordsBox,
        notice: NoticeBar,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._desk, self._asking = desk, asking
        self._box, self._notice = box, notice

    def send_back(self, file: CaseFile) -> None:
        """退回, with the reason."""
        case_id = file.case.id
        self._box.ask(
            f"return:{case_id}",
            translate("Decide", "Why does it go back to the reviewer?"),
            hint=translate("Decide", "What must be put right (common phrases Ctrl+Space)"),
            confirm=translate("Decide", "Send back"),
            take=lambda reason: self._do(
                case_id,
                lambda: self._desk.send_back(case_id, reason),
                translate("Decide", "Sent back"),
            ),
        )

    def stand_aside(self, file: CaseFile) -> None:
        """回避, of oneself or, on the body's decision, of the reviewer."""
        case_id, choices = file.case.id, self._desk.choices(file)

        def give(person: str) -> Callable[[str], object]:
            return lambda ground: self._do(
                case_id,
                lambda: self._desk.stand_aside(case_id, ground, person=person),
                translate("Decide", "Standing aside recorded"),
            )

        why_not = choices.stand_aside
        if why_not is not None:
            self._notice.say(Kind.WARN, sentence(why_not))
            return
        other = (translate("Decide", "The reviewer does"), give(file.case.reviewer))
        self._box.ask(
            f"aside:{case_id}",
            translate("Decide", "Who has what stake in this case?"),
            hint=translate("Decide", "An interest of their own, of a relative, or another"),
            confirm=translate("Decide", "I stand aside"),
            take=give(""),
            other=other if choices.bar_reviewer is None else None,
        )

    def forward(self, file: CaseFile) -> None:
        """转报, after a question: the whole file goes; once it went, the answer to it."""
        case_id = file.case.id
        if file.case.state is State.FORWARDED:
            self._take_answer(case_id)
            return
        send = Answer(
            translate("Decide", "Forward"),
            lambda: self._do(
                case_id,
                lambda: self._desk.forward(case_id),
                translate("Decide", "Forwarded"),
            ),
            likeliest=True,
        )
        self._notice.ask(
            translate(
                "Decide", "Forward the whole file, opinion and materials, to the body above?"
            ),
            [send],
        )

    def _take_answer(self, case_id: str) -> None:
        """上级答复, with its words; it comes back as the proposal."""

        def give(proposal: str) -> Callable[[str], object]:
            return lambda opinion: self._do(
                case_id,
                lambda: self._desk.answer(case_id, proposal=proposal, opinion=opinion),
                translate("Decide", "Answer recorded"),
            )

        self._box.ask(
            f"answer:{case_id}",
            translate("Decide", "What did the body above decide?"),
            hint=translate("Decide", "Its number, day and words"),
            confirm=translate("Decide", "It grants"),
            take=give(GRANT),
            other=(translate("Decide", "It refuses"), give(REFUSE)),
        )

    def _do(self, case_id: str, work: Callable[[], Changes], word: str) -> None:
        self._asking.do(case_id, work, lambda changes: self._done(changes, word))

    def _done(self, changes: Changes, word: str) -> None:
        self._box.done()
        self.done.emit(changes, word)
