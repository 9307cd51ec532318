"""What the decision will say, field by field, and what can be done with the case now."""

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QPushButton, QWidget

from app.desks.decide import DecideChoices
from app.desks.proof import Proof
from app.desks.records import CaseView
from app.domain.authority import Letter
from app.domain.case import Case, State
from app.domain.deciding import Deciding
from app.domain.errors import Refusal
from app.domain.handling import GRANT, REFUSE
from app.domain.item import Item
from ui.actions import text_of, tip_of
from ui.casefile.outcome_row import OutcomeRow
from ui.casefile.words import decision_word, proposal_word, state_word
from ui.casefile.words_box import WordsBox
from ui.decide.proof_view import ProofView
from ui.decide.queue import letter_words
from ui.decide.sign_panel import SignPanel
from ui.sentences import sentence
from ui.text import translate
from ui.theme import mark
from ui.widgets.card import Card, label
from ui.widgets.fields import FieldForm, FieldRow, TextArea, TextField
from ui.widgets.kinds import Kind
from ui.widgets.notice import NoticeBar
from ui.widgets.outcomes import OutcomeState

YES, NO, RETURN, FORWARD = "decide.yes", "decide.no", "decide.return", "decide.forward"
END, ASIDE = "decide.terminate", "decide.aside"
_ALL = (YES, NO, RETURN, FORWARD, END)
AREA_HEIGHT = 60
_GAPS = {
    "decide.minutes": "minutes",
    "decide.without_facts": "facts",
    "decide.without_reasons": "reasons",
    "decide.without_law": "law",
}


class DecisionCard(Card):
    """Letter, fields of the paper, its text, outcomes. What is typed stays with its case."""

    aside_wanted = Signal()
    edited = Signal()
    """Somebody typed, and paused: the text is to be made anew."""

    def __init__(self, *, wait_ms: int = 250, parent: QWidget | None = None) -> None:
        super().__init__(translate("Decide", "Decision"), parent=parent)
        self.aside_button = QPushButton(text_of(ASIDE))
        self.aside_button.setToolTip(tip_of(ASIDE))
        self.aside_button.clicked.connect(self.aside_wanted)
        mark(self.aside_button, strength="link")
        self.header.addWidget(self.aside_button)
        self._case_id = ""
        self._proposal = ""
        self._law = ""
        self._kept: dict[str, dict[str, str]] = {}
        self._letter = label("", "ok", wrap=True)
        self._timer = QTimer(self, singleShot=True, interval=wait_ms)
        self._timer.timeout.connect(self.edited)
        self.form = FieldForm(label_width=70)
        self.inputs: dict[str, TextField | TextArea] = {}
        self.rows: dict[str, FieldRow] = {}
        self._add_fields()
        self.proof = ProofView()
        self.notice = NoticeBar()
        self.box = WordsBox()
        self.panel = SignPanel()
        self.outcomes = OutcomeRow(_ALL, columns=2)
        self.add(self._letter)
        self.add(self.form)
        self.add(self.proof, 1)
        self._gap = QWidget()
        self.add(self._gap, 1)
        for part in (self.notice, self.box, self.panel, self.outcomes):
            self.add(part)
        for question in (self.box, self.panel):
            question.opened.connect(self.outcomes.hide)
            question.closed.connect(self.outcomes.show)
        self.show_nothing()

    def show_nothing(self) -> None:
        """No case is chosen."""
        self._leave()
        self._letter.hide()
        self.aside_button.hide()
        self._show_parts(deciding=False)
        self.outcomes.show()
        self.show_blocked(translate("Decide", "Choose a case in the list first"))

    def show_case(self, view: CaseView, choices: DecideChoices) -> None:
        """Show a case that waits for a decision, with what was typed for it before."""
        case = view.file.case
        if case.id != self._case_id:
            self._leave()
            self._enter(view)
        self._show_letter(choices.letter)
        self.aside_button.setVisible(choices.stand_aside is None)
        self._show_parts(deciding=case.state is State.PROPOSED)
        self.outcomes.setVisible(not self.box.is_open and not self.panel.is_open)
        forwarded = case.state is State.FORWARDED
        texts = {
            YES: decision_word(case, GRANT),
            NO: decision_word(case, REFUSE),
            RETURN: translate("Decide", "Send back"),
            FORWARD: translate("Decide", "Answer from above")
            if forwarded
            else translate("Decide", "Forward"),
            END: translate("Decide", "Terminate"),
        }
        states = {
            YES: _state(choices.grant, case, likeliest=True),
            NO: _state(choices.refuse, case, likeliest=True),
            RETURN: _state(choices.send_back, case),
            FORWARD: OutcomeState(possible=True, likeliest=True)
            if forwarded
            else _state(choices.forward, case),
            END: _state(choices.terminate, case),
        }
        self.outcomes.show_states(states, texts)

    def show_decided(self, view: CaseView) -> None:
        """Show one of the person's own decisions: nothing can be changed here."""
        self._leave()
        self.aside_button.hide()
        case = view.file.case
        said = [
            f"{case.decided_on.isoformat() if case.decided_on else ''}  {state_word(case)}",
            translate("Decide", "Letter {number}", number=case.letter),
            translate("Decide", "The signed papers stand beside, under Papers"),
        ]
        self._letter.setText("\n".join(said))
        self._letter.show()
        mark(self._letter, voice="muted")
        self._show_parts(deciding=False)
        self.outcomes.hide()

    def show_blocked(self, reason: str) -> None:
        """Nothing is possible now, for this one reason."""
        state = OutcomeState(possible=False, reason=reason)
        self.outcomes.show_states(dict.fromkeys(_ALL, state))

    def show_proof(self, proof: Proof | None) -> None:
        """Show the text of the decision."""
        self.proof.show_proof(proof)

    def plan(self) -> Deciding:
        """The decision as proposed, with what stands in the fields.

        A grant names the law of its item; what the reviewer named stands on the approval sheet.
        """
        said = self._said()
        if self._proposal == GRANT:
            said |= {"facts": "", "reasons": "", "law": self._law}
        else:
            said |= dict.fromkeys(("content", "validity"), "")
        return Deciding(self._proposal, **said)

    @property
    def letter_words(self) -> str:
        """What stands over the fields: the letter that covers the case, or why none does."""
        return self._letter.text()

    def show_gap(self, gap: Refusal) -> None:
        """Say what the text still lacks under the field that lacks it, and go there."""
        name = _GAPS.get(gap.code)
        if name is None:
            self.notice.say(Kind.BAD, sentence(gap))
            return
        self.rows[name].show_problem(sentence(gap))
        self.inputs[name].setFocus(Qt.FocusReason.OtherFocusReason)

    def begin(self) -> None:
        """Go to the first field."""
        for field in self.inputs.values():
            if field.isVisible():
                field.setFocus(Qt.FocusReason.OtherFocusReason)
                return

    def typed(self) -> dict[str, dict[str, str]]:
        """Everything typed into the fields of any case and not signed."""
        kept = dict(self._kept)
        if self._case_id:
            kept[self._case_id] = self._own_words()
        return kept

    def bring_back(self, kept: dict[str, dict[str, str]]) -> None:
        """What was typed before the last logout; what is typed already goes before it."""
        own = {
            case: {name: text for name, text in fields.items() if name in self.inputs}
            for case, fields in kept.items()
        }
        self._kept = {**own, **self._kept}
        if self._case_id and not any(self._own_words().values()):
            for name, text in own.get(self._case_id, {}).items():
                self.inputs[name].set_value(text)

    def forget(self, case_id: str) -> None:
        """What was typed for this case was signed."""
        self._kept.pop(case_id, None)
        if case_id == self._case_id:
            self._case_id = ""

    def _show_parts(self, *, deciding: bool) -> None:
        self.form.setVisible(deciding)
        self.proof.setVisible(deciding)
        self._gap.setVisible(not deciding)

    def _add_fields(self) -> None:
        for name, text, area in (
            ("content", translate("Decide", "Content"), True),
            ("validity", translate("Decide", "Validity"), False),
            ("facts", translate("Decide", "Facts"), True),
            ("reasons", translate("Decide", "Reasons"), True),
            ("law", translate("Decide", "Law"), False),
            ("minutes", translate("Decide", "Minutes"), False),
            ("opinion", translate("Decide", "Opinion"), False),
        ):
            field: TextField | TextArea = TextArea() if area else TextField()
            if isinstance(field, TextArea):
                field.setFixedHeight(AREA_HEIGHT)
            field.textChanged.connect(self._typed)
            self.inputs[name] = field
            required = name in ("facts", "reasons", "law", "minutes")
            self.rows[name] = self.form.add(text, field, required=required)

    def _enter(self, view: CaseView) -> None:
        case, item = view.file.case, view.item
        self._case_id, self._proposal, self._law = case.id, case.proposal, view.proposed_law
        kept = {"law": self._law, **self._kept.get(case.id, {})}
        for name, field in self.inputs.items():
            field.set_value(kept.get(name, ""))
        self.form.clear_marks()
        grants = case.proposal == GRANT
        shown = {
            "content": grants,
            "validity": grants,
            "facts": not grants,
            "reasons": not grants,
            "law": not grants,
            "minutes": item.collective,
            "opinion": True,
        }
        for name, row in self.rows.items():
            row.setVisible(shown[name])
        self._show_hints(case, item)

    def _show_hints(self, case: Case, item: Item) -> None:
        hints = {
            "content": translate("Decide", "Empty: as the paper words it"),
            "validity": item.result_validity or translate("Decide", "Empty: none is printed"),
            "opinion": proposal_word(case, case.proposal),
            "law": translate("Decide", "Law and article (Ctrl+Space)"),
            "facts": translate("Decide", "What was found (Ctrl+Space)"),
            "reasons": translate("Decide", "Why it does not meet the conditions"),
            "minutes": translate("Decide", "Number of the minutes with the head's decision"),
        }
        for name, hint in hints.items():
            self.inputs[name].setPlaceholderText(hint)

    def _leave(self) -> None:
        self._timer.stop()
        if self._case_id:
            self._kept[self._case_id] = self._own_words()
        self._case_id = ""

    def _said(self) -> dict[str, str]:
        return {name: field.value() for name, field in self.inputs.items()}

    def _own_words(self) -> dict[str, str]:
        """What stands in the fields, without the reviewer's law while it is as it came."""
        said = self._said()
        if said["law"] == self._law:
            del said["law"]
        return said

    def _typed(self) -> None:
        for row in self.rows.values():
            row.clear()
        if self._case_id:
            self._timer.start()

    def _show_letter(self, letter: Letter | Refusal) -> None:
        covered = isinstance(letter, Letter)
        text = letter_words(letter) if isinstance(letter, Letter) else sentence(letter)
        kind = Kind.OK if covered else Kind.BAD
        words = translate("Decide", "Letter {number}", number=text) if covered else text
        self._letter.setText(f"{kind.sign} {words}")
        mark(self._letter, voice=kind.value)
        self._letter.show()


def _state(why_not: Refusal | None, case: Case, *, likeliest: bool = False) -> OutcomeState:
    if why_not is None:
        return OutcomeState(possible=True, likeliest=likeliest)
    if why_not.code == "decide.other_than_proposed":
        proposed = proposal_word(case, case.proposal)
        reason = translate("Decide", "the reviewer says: {word}", word=proposed)
        return OutcomeState(possible=False, reason=reason)
    return OutcomeState(possible=False, reason=sentence(why_not))
