"""The reviewer's opinion and what can be done with the case now."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPushButton, QWidget

from app.desks.records import CaseView
from app.desks.review import ReviewChoices
from app.domain.case import State
from app.domain.errors import Refusal
from app.domain.handling import GRANT, REFUSE
from ui.actions import key_of, text_of, tip_of
from ui.casefile.outcome_row import OutcomeRow
from ui.casefile.words import proposal_word
from ui.casefile.words_box import WordsBox
from ui.review.special_panel import SpecialPanel
from ui.sentences import sentence
from ui.text import translate
from ui.theme import mark
from ui.widgets.card import Card, label
from ui.widgets.fields import FieldRow, TextArea, TextField
from ui.widgets.notice import NoticeBar
from ui.widgets.outcomes import OutcomeState

YES, NO, ASK, RELEASE = "review.yes", "review.no", "review.request", "review.release"
SPECIAL, WITHDRAW, ASIDE = "review.special", "review.withdraw", "review.aside"
OPINION_HEIGHT = 84


class OpinionCard(Card):
    """Editor, law, outcomes. What is typed about a case stays with it while the page lives."""

    claim_wanted = Signal()
    proposal_wanted = Signal(str)
    """``grant`` or ``refuse``; opinion and law stand in the card."""
    request_wanted = Signal()
    release_wanted = Signal()
    special_wanted = Signal()
    withdraw_wanted = Signal()
    aside_wanted = Signal()
    edited = Signal()
    """Somebody typed into opinion or law."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(translate("Review", "Opinion"), parent=parent)
        self.opinion = TextArea(
            translate("Review", "Facts and reasons (common phrases Ctrl+Space)"), limit=4000
        )
        self.opinion.setFixedHeight(OPINION_HEIGHT)
        self.opinion.setAccessibleName(translate("Review", "Opinion"))
        self.opinion.textChanged.connect(lambda: self._say(""))
        self._problem = label("", "bad", wrap=True)
        self._problem.hide()
        self.law = TextField(translate("Review", "Law and article"), limit=500)
        for field in (self.opinion, self.law):
            field.textChanged.connect(self.edited)
        self.law_row = FieldRow(translate("Review", "Law"), self.law, label_width=40)
        self.notice = NoticeBar()
        self.box = WordsBox()
        self.special = SpecialPanel()
        self.special_button = QPushButton(f"{text_of(SPECIAL)}  {key_of(SPECIAL)}")
        self.special_button.setToolTip(tip_of(SPECIAL))
        self.special_button.clicked.connect(self.special_wanted)
        self.withdraw_button = QPushButton(text_of(WITHDRAW))
        self.withdraw_button.setToolTip(tip_of(WITHDRAW))
        self.withdraw_button.clicked.connect(self.withdraw_wanted)
        self.aside_button = QPushButton(text_of(ASIDE))
        self.aside_button.setToolTip(tip_of(ASIDE))
        self.aside_button.clicked.connect(self.aside_wanted)
        for button in (self.aside_button, self.withdraw_button):
            mark(button, strength="link")
            self.header.addWidget(button)
        self.header.addWidget(self.special_button)
        self.outcomes = OutcomeRow((YES, NO, ASK, RELEASE))
        self._kept: dict[str, tuple[str, str]] = {}
        self._case_id = ""
        self._claiming = False
        for part in (
            self.opinion,
            self._problem,
            self.law_row,
            self.notice,
            self.box,
            self.special,
            self.outcomes,
        ):
            self.add(part)
        for panel in (self.box, self.special):
            panel.opened.connect(self.outcomes.hide)
            panel.closed.connect(self.outcomes.show)
        self.box.opened.connect(self.special.close_panel)
        self.special.opened.connect(self.box.close_box)
        self.outcomes.on_chosen(
            {
                YES: self._yes,
                NO: lambda: self.proposal_wanted.emit(REFUSE),
                ASK: self.request_wanted.emit,
                RELEASE: self.release_wanted.emit,
            }
        )
        self.show_nothing()

    def show_nothing(self) -> None:
        """No case is chosen."""
        self._keep()
        self._case_id = ""
        self._fill("", "")
        self.special_button.hide()
        self.withdraw_button.hide()
        self.aside_button.hide()
        self._show_states(translate("Review", "Choose a case in the queue first"))

    def show_case(self, view: CaseView, choices: ReviewChoices) -> None:
        """Show what was typed for this case and what is possible with it."""
        case = view.file.case
        if case.id != self._case_id:
            self._keep()
            self._case_id = case.id
            opinion, law = self._kept.get(case.id, (case.opinion, view.proposed_law))
            self._fill(opinion, law)
        laws = "；".join(f"{basis.law}{basis.article}" for basis in view.item.legal_basis[:3])
        self.law.setPlaceholderText(laws or translate("Review", "Law and article"))
        self.law.setToolTip(laws)
        self._claiming = case.state is State.ACCEPTED
        mine = choices.release is None
        self.special_button.setVisible(choices.special is None)
        self.withdraw_button.show()
        self.aside_button.setVisible(choices.stand_aside is None)
        self.opinion.setReadOnly(not mine)
        self.law.setReadOnly(not mine)
        self._show_choices(view, choices)

    def show_waiting(self) -> None:
        """An act is with the centre: nothing else can begin."""
        self._show_states(translate("Review", "Waiting for the centre"))

    def words(self) -> tuple[str, str] | None:
        """Opinion and law; None, and said beneath the editor, while there is no opinion."""
        opinion = self.opinion.value()
        if not opinion:
            self._say(translate("Review", "Write the facts and reasons first"))
            self.opinion.setFocus(Qt.FocusReason.OtherFocusReason)
            return None
        return opinion, self.law.value()

    def typed(self) -> dict[str, dict[str, str]]:
        """Everything typed about any case and not handed on."""
        self._keep()
        return {
            case: {"opinion": opinion, "law": law}
            for case, (opinion, law) in self._kept.items()
            if opinion or law
        }

    def bring_back(self, kept: dict[str, dict[str, str]]) -> None:
        """What was typed before the last logout; what is typed already goes before it."""
        for case, fields in kept.items():
            self._kept.setdefault(case, (fields.get("opinion", ""), fields.get("law", "")))
        before = kept.get(self._case_id)
        if before is not None and not self.opinion.isReadOnly() and not self.opinion.value():
            self._fill(*self._kept[self._case_id])

    def forget(self, case_id: str) -> None:
        """What was typed about this case was handed on."""
        self._kept.pop(case_id, None)
        if case_id == self._case_id:
            self._case_id = ""
            self._fill("", "")

    @property
    def problem(self) -> str:
        """What is said beneath the editor."""
        return self._problem.text()

    def _yes(self) -> None:
        if self._claiming:
            self.claim_wanted.emit()
        else:
            self.proposal_wanted.emit(GRANT)

    def _show_choices(self, view: CaseView, choices: ReviewChoices) -> None:
        case = view.file.case
        texts = {
            YES: proposal_word(case, GRANT),
            NO: proposal_word(case, REFUSE),
            ASK: translate("Review", "Request"),
            RELEASE: translate("Review", "Release"),
        }
        if self._claiming:
            texts[YES] = translate("Review", "Claim")
            first = translate("Review", "possible once it is claimed")
            states = dict.fromkeys((NO, ASK, RELEASE), OutcomeState(possible=False, reason=first))
            states[YES] = _state(choices.claim, likeliest=True)
        else:
            states = {
                YES: _state(choices.propose_grant, likeliest=True),
                NO: _state(choices.propose_refuse),
                ASK: _state(choices.ask),
                RELEASE: _state(choices.release),
            }
        self.outcomes.show_states(states, texts)

    def _show_states(self, reason: str) -> None:
        state = OutcomeState(possible=False, reason=reason)
        self.outcomes.show_states(dict.fromkeys((YES, NO, ASK, RELEASE), state))

    def _keep(self) -> None:
        if self._case_id and not self.opinion.isReadOnly():
            self._kept[self._case_id] = (self.opinion.value(), self.law.value())

    def _fill(self, opinion: str, law: str) -> None:
        self.opinion.set_value(opinion)
        self.law.set_value(law)
        self._say("")

    def _say(self, problem: str) -> None:
        self._problem.setText(problem)
        self._problem.setVisible(bool(problem))
        mark(self.opinion, state="bad" if problem else "")


def _state(why_not: Refusal | None, *, likeliest: bool = False) -> OutcomeState:
    if why_not is None:
        return OutcomeState(possible=True, likeliest=likeliest)
    return OutcomeState(possible=False, reason=sentence(why_not))
