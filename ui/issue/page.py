"""出件: the shelf at the left; at the right the result to make, or the hand-over."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.desks.issue import Collectors, IssueDesk
from app.desks.queue import QueueRow
from app.desks.records import CaseView
from app.desks.session import Changes, DeskName
from app.domain.case import CaseFile, PaperKind, State
from app.domain.errors import HallError, Refusal
from app.domain.handling import GRANT, REFUSE
from ui.actions import bind, key_of
from ui.casefile.case_page import CasePage
from ui.casefile.head import CaseHead
from ui.casefile.history import HistoryCard
from ui.casefile.outcome_row import OutcomeRow
from ui.casefile.papers import PapersCard
from ui.casefile.parts import BackOffice
from ui.casefile.transfer import TransferCard
from ui.casefile.words import decision_word, number_tail, paper_word, state_word
from ui.issue.hand_over_card import COUNTER, POST, HandOverCard
from ui.issue.notify_panel import NotifyPanel
from ui.issue.produce_card import ProduceCard
from ui.issue.queue import MAKE, SHELF, columns, filters, keep_of, ordered
from ui.sentences import sentence
from ui.text import translate
from ui.widgets.card import BETWEEN, Card
from ui.widgets.columns import CardColumn
from ui.widgets.kinds import Kind
from ui.widgets.notice import NoticeBar
from ui.widgets.outcomes import OutcomeState

PRODUCE, HAND, SEND = "issue.produce", "issue.hand_over", "issue.post"
TELL = "issue.notify"
_ALL = (PRODUCE, HAND, SEND, TELL)
RIGHT_WIDTHS = (400, 500)
"""Least and most of the column at the right."""


class IssuePage(CasePage):
    """Makes results, keeps the shelf, hands over by scan and identity, prints the proof."""

    def __init__(self, desk: IssueDesk, office: BackOffice, parent: QWidget | None = None) -> None:
        self.act_notice = NoticeBar()
        super().__init__(DeskName.ISSUE, office, columns(), acts=self.act_notice, parent=parent)
        self._desk = desk
        self._rows: tuple[QueueRow, ...] = ()
        self._begin_with = ""
        self._holding = False
        self.head, self.produce, self.hand = CaseHead(), ProduceCard(), HandOverCard()
        self.papers, self.history = PapersCard(), HistoryCard()
        self.transfer = TransferCard(office)
        self.notify = NotifyPanel()
        self.outcomes = OutcomeRow(_ALL)
        over = self._lay_out()
        self._connect()
        self._show_nothing()
        self.begin(over, self.papers, self.transfer)

    def load(self) -> None:
        queues = self.office.queues

        def rows() -> tuple[QueueRow, ...]:
            return (*queues.shelf(), *queues.to_produce())

        self.office.tasks.run(self, rows, self._show_rows, self.show_error)

    def nothing(self) -> tuple[str, list[str | tuple[str, str]]]:
        made = translate("Issue", "puts a decided case on the shelf with its result")
        return translate("Issue", "Nothing waits on the shelf"), [(key_of(PRODUCE), made)]

    def back_to_list(self) -> None:
        if self._holding:
            self._holding = False
            self.loader.want("")
            self.load()
        super().back_to_list()

    def show_case(self, case_id: str) -> bool:
        row = next((row for row in self._rows if row.case_id == case_id), None)
        if row is None:
            return False
        self.back_to_list()
        self._begin_with = case_id
        if not keep_of(self.filters.current)(row):
            self.filters.choose(SHELF if row.state is State.READY else MAKE)
            self.table.show_only(keep_of(self.filters.current))
        if self.loader.wanted == case_id:
            self.loader.fetch()
        return self.table.choose(case_id)

    def take_scan(self, number: str) -> bool:
        found = [row for row in self._rows if row.number == number]
        if found:
            return self.show_case(found[0].case_id)
        self.office.tasks.run(
            self,
            lambda: self.office.records.find(number),
            self._show_found,
            self.show_error,
        )
        return True

    def _lay_out(self) -> Card:
        shelf = Card(
            translate("Issue", "Results"),
            translate("Issue", "A scan opens its case · {key} hands over", key=key_of(HAND)),
        )
        shelf.add(self.filters)
        shelf.add(self.table, 1)
        cards = CardColumn()
        for card in self._cards():
            cards.add(card)
        cards.end()
        acts = Card()
        acts.add(self.act_notice)
        acts.add(self.outcomes)
        right = QWidget()
        right.setMinimumWidth(RIGHT_WIDTHS[0])
        right.setMaximumWidth(RIGHT_WIDTHS[1])
        column = QVBoxLayout(right)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(BETWEEN)
        column.addWidget(cards, 1)
        column.addWidget(acts)
        self.content.addWidget(self.left, 3)
        self.content.addWidget(right, 2)
        return shelf

    def _connect(self) -> None:
        self.filters.chosen.connect(self._filter)
        self.table.row_chosen.connect(self._choose)
        self.table.row_activated.connect(self._enter)
        self.loader.loaded.connect(self._show_view)
        self.asking.changed.connect(self._renew_outcomes)
        self.hand.way_changed.connect(self._renew_outcomes)
        self.hand.finished.connect(partial(self.outcomes.act, HAND))
        self.produce.form.finished.connect(partial(self.outcomes.act, PRODUCE))
        self.outcomes.unwilling.connect(lambda why: self.act_notice.say(Kind.WARN, why))
        self.outcomes.on_chosen(
            {
                PRODUCE: self._produce,
                HAND: self._hand_over,
                SEND: self._by_post,
                TELL: self._ask_told,
            }
        )
        self.notify.confirmed.connect(self._tell_applicant)
        self.notify.closed.connect(self._close_notify)
        verbs: dict[str, Callable[[], object]] = {
            name: partial(self.outcomes.act, name) for name in _ALL
        }
        verbs["issue.collector"] = self._read_card
        self.actions_by_name = bind(self, verbs)

    def _cards(self) -> tuple[Card, ...]:
        return (
            self.head,
            self.produce,
            self.notify,
            self.hand,
            self.papers,
            self.transfer,
            self.history,
        )

    def _show_rows(self, rows: tuple[QueueRow, ...]) -> None:
        self._rows = rows
        self.filters.show_filters(filters(rows))
        self.table.show_only(keep_of(self.filters.current))
        self.table.set_rows(ordered(rows))
        self.count(sum(row.state is not State.READY for row in rows))
        if self.table.chosen is None:
            self.table.choose_first()
        chosen = self.table.chosen
        if chosen is not None and self.loader.wanted == chosen.case_id:
            self.loader.fetch()
        else:
            self._choose(chosen)

    def _filter(self, key: str) -> None:
        self.table.show_only(keep_of(key))
        if self.table.chosen is None:
            self.table.choose_first()

    def _choose(self, row: QueueRow | None) -> None:
        if self._holding:
            return
        if row is None:
            self.loader.want("")
            self._show_nothing()
        elif row.case_id != self.loader.wanted:
            self.act_notice.dismiss()
            self.loader.want(row.case_id)

    def _enter(self, row: QueueRow) -> None:
        self._begin_with = row.case_id
        self._choose(row)
        self.loader.fetch()

    def _show_found(self, case_id: str) -> None:
        """A scanned case that is on neither list: it is shown with why it cannot be handed over."""
        self.table.clearSelection()
        self.loader.want(case_id)
        self.loader.fetch()

    def _show_view(self, view: CaseView) -> None:
        if self._shown is None or self._shown.file.case.id != view.file.case.id:
            self.transfer.hide()
            self.notify.hide()
        self._shown = view
        case, today = view.file.case, self.office.queues.today
        self.head.show_case(view, today=today)
        self.papers.show_papers(view.file.papers)
        self.history.show_steps(view.steps, today=today)
        self.head.show()
        self.history.show()
        making = case.state in (State.GRANTED, State.REFUSED)
        self.produce.setVisible(making)
        self.hand.setVisible(False)
        if making:
            self.produce.show_case(case.id, view.item, state_word(case))
            self._begin(case.id, self.produce.begin)
        elif case.state is State.READY:
            self.office.tasks.run(
                self,
                lambda: self._desk.collectors(case.id),
                lambda people: self._show_people(view, people),
                self.show_error,
            )
        self._renew_outcomes()

    def _show_people(self, view: CaseView, people: Collectors) -> None:
        case = view.file.case
        if case.id != self.loader.wanted:
            return
        today = self.office.queues.today
        self.hand.show_case(case.id, people, things_of(view), today=today)
        self.hand.show()
        self._renew_outcomes()
        self._begin(case.id, self.hand.begin)

    def _begin(self, case_id: str, begin: Callable[[], None]) -> None:
        """Put the focus into the card, if somebody asked for this case by scan or Enter."""
        if self._begin_with == case_id:
            self._begin_with = ""
            begin()

    def _show_nothing(self) -> None:
        self._shown = None
        for card in self._cards():
            card.hide()
        self._show_blocked(translate("Issue", "Scan a receipt, or choose a case in the list"))

    def _renew_outcomes(self) -> None:
        view = self._shown
        if view is None:
            return
        if self.asking.is_waiting:
            self._show_blocked(translate("Issue", "Waiting for the centre"))
            return
        try:
            make = self._desk.produce_refusal(view.file)
            hand = self._desk.deliver_refusal(view.file)
        except HallError as error:
            self._show_nothing()
            self.show_error(error)
            return
        post = self.hand.way == POST
        self.outcomes.show_states(
            {
                PRODUCE: _state(make, likeliest=True),
                HAND: _state(hand, likeliest=True),
                SEND: _state(hand),
                TELL: _state(self._desk.notify_refusal(view.file)),
            },
            {
                PRODUCE: translate("Issue", "On the shelf"),
                HAND: translate("Issue", "Delivered by post")
                if post and hand is None
                else translate("Issue", "Hand over"),
                SEND: translate("Issue", "At the counter")
                if post and hand is None
                else translate("Issue", "By post"),
                TELL: translate("Issue", "Tell to collect"),
            },
        )

    def _show_blocked(self, reason: str) -> None:
        state = OutcomeState(possible=False, reason=reason)
        self.outcomes.show_states(dict.fromkeys(_ALL, state))

    def _read_card(self) -> None:
        if self.hand.isVisible():
            self.hand.read_card()

    def _by_post(self) -> None:
        self.hand.choose_way(COUNTER if self.hand.way == POST else POST)
        self.hand.begin()

    def _produce(self) -> None:
        case_id, card = self.loader.wanted, self.produce
        number, validity, seal = card.number.value(), card.validity.value(), card.seal.value()
        self.asking.do(
            case_id,
            lambda: self._desk.produce(
                case_id, result_number=number, validity=validity, seal_use=seal
            ),
            lambda changes: self._told(changes, translate("Issue", "On the shelf")),
            lambda error: self._say_under(self.produce.show_refusal, error.why),
        )

    def _hand_over(self) -> None:
        if self.hand.gap():
            return
        case_id, collecting = self.loader.wanted, self.hand.collecting()
        self.asking.do(
            case_id,
            lambda: self._desk.deliver(case_id, collecting),
            self._delivered,
            lambda error: self._say_under(self.hand.show_refusal, error.why),
        )

    def _ask_told(self) -> None:
        self.act_notice.dismiss()
        self.notify.ask(self.office.queues.today)

    def _close_notify(self) -> None:
        self.notify.hide()
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _tell_applicant(self) -> None:
        case_id, notice = self.loader.wanted, self.notify.notice()
        if notice is not None:
            self.asking.do(
                case_id,
                lambda: self._desk.notify(case_id, notice),
                self._applicant_told,
                lambda error: self.notify.show_refusal(error.why),
            )

    def _applicant_told(self, changes: Changes) -> None:
        self._close_notify()
        self._told(changes, translate("Issue", "Told to collect"))

    def _say_under(self, show: Callable[[Refusal], bool], why: Refusal) -> None:
        """What is wrong with a field stands under the field alone."""
        if show(why):
            self.act_notice.dismiss()

    def _delivered(self, changes: Changes) -> None:
        """The case stays in sight with its proof until that is put away."""
        case_id = self.loader.wanted
        self._holding = True
        self.hand.forget()
        self.office.tasks.run(
            self,
            lambda: self.office.records.view(case_id),
            self._show_delivered,
            self.show_error,
        )
        self._told(changes, translate("Issue", "Delivered"))

    def _show_delivered(self, view: CaseView) -> None:
        self._show_view(view)
        proof = view.file.standing_paper(PaperKind.DELIVERY)
        if proof is not None:
            self._print_sheet(view.file.case.id, proof)

    def _told(self, changes: Changes, what: str) -> None:
        if self._shown is not None:
            self.said.emit(f"{number_tail(self._shown.file.case.number)} {what}")
        self.tell(changes)


def things_of(view: CaseView) -> list[str]:
    """What there is to hand over: the result by its number, and the decision on paper."""
    case = view.file.case
    things = []
    if case.proposal == GRANT and case.result_number:
        name = view.item.result_name or decision_word(case, GRANT)
        things.append(f"{name} {case.result_number}")
    return things + _decisions(view.file)


def _decisions(file: CaseFile) -> list[str]:
    kind = PaperKind.REFUSAL if file.case.proposal == REFUSE else PaperKind.GRANT
    paper = file.standing_paper(kind)
    return [f"{paper_word(kind)} {paper.number}"] if paper is not None else []


def _state(why_not: Refusal | None, *, likeliest: bool = False) -> OutcomeState:
    if why_not is None:
        return OutcomeState(possible=True, likeliest=likeliest)
    return OutcomeState(possible=False, reason=sentence(why_not))
