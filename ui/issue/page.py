"""出件: the shelf at the left; at the right the result to make, or the hand-over."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from app.desks.issue import Collectors, IssueDesk
from app.desks.queue import QueueRow
from app.desks.records import CaseView
from app.desks.session import Changes, DeskName
from app.domain.case import CaseFile, Paper, PaperKind, State
from app.domain.errors import HallError, Refusal
from app.domain.handling import GRANT, REFUSE
from ui.actions import bind, key_of
from ui.casefile.asking import Asking
from ui.casefile.case_loader import CaseLoader
from ui.casefile.empty_lines import asked_line
from ui.casefile.head import CaseHead
from ui.casefile.history import HistoryCard
from ui.casefile.outcome_row import OutcomeRow
from ui.casefile.papers import PapersCard, PaperView
from ui.casefile.parts import BackOffice
from ui.casefile.words import decision_word, number_tail, paper_word, state_word
from ui.desk_page import DeskPage
from ui.issue.hand_over_card import COUNTER, POST, HandOverCard
from ui.issue.produce_card import ProduceCard
from ui.issue.queue import MAKE, SHELF, columns, filters, keep_of, ordered
from ui.sentences import sentence
from ui.text import translate
from ui.widgets.card import BETWEEN, Card
from ui.widgets.chips import FilterBar
from ui.widgets.columns import CardColumn
from ui.widgets.kinds import Kind
from ui.widgets.notice import NoticeBar
from ui.widgets.outcomes import OutcomeState
from ui.widgets.rows_table import RowsTable

PRODUCE, HAND, SEND = "issue.produce", "issue.hand_over", "issue.post"
RIGHT_WIDTHS = (420, 500)
"""Least and most of the column at the right."""


class IssuePage(DeskPage):
    """Makes results, keeps the shelf, hands over by scan and identity, prints the proof."""

    def __init__(self, desk: IssueDesk, office: BackOffice, parent: QWidget | None = None) -> None:
        super().__init__(DeskName.ISSUE, parent)
        self._desk, self._office = desk, office
        self._view: CaseView | None = None
        self._rows: tuple[QueueRow, ...] = ()
        self._asked_at = ""
        self._begin_with = ""
        self._holding = False
        self._build()
        self.asking = Asking(office.tasks, self.act_notice, self)
        self._loader = CaseLoader(
            office.tasks, office.records.view, wait_ms=office.wait_ms, parent=self
        )
        self._connect()
        self._show_nothing()
        self.load()

    @property
    def view(self) -> CaseView | None:
        """The case shown at the right."""
        return self._view

    def load(self) -> None:
        """Read shelf and results to make anew; the chosen case is read with them."""
        queues = self._office.queues

        def rows() -> tuple[QueueRow, ...]:
            return (*queues.shelf(), *queues.to_produce())

        self._office.tasks.run(self, rows, self._show_rows, self.show_error)

    def opened(self) -> None:
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def refresh(self, changes: Changes) -> None:
        if changes.line is not None and changes.line.asked_at is not None:
            self._asked_at = asked_line(changes.line.asked_at)
            self._say_empty()
        if changes.cases or changes.reference:
            for case_id in changes.cases:
                self.asking.settle(case_id)
            self.load()

    def show_case(self, case_id: str) -> bool:
        row = next((row for row in self._rows if row.case_id == case_id), None)
        if row is None:
            return False
        self._back_to_list()
        self._begin_with = case_id
        if not keep_of(self.filters.current)(row):
            self.filters.choose(SHELF if row.state is State.READY else MAKE)
            self.table.show_only(keep_of(self.filters.current))
        if self._loader.wanted == case_id:
            self._loader.fetch()
        return self.table.choose(case_id)

    def take_scan(self, number: str) -> bool:
        found = [row for row in self._rows if row.number == number]
        if found:
            return self.show_case(found[0].case_id)
        self._office.tasks.run(
            self,
            lambda: self._office.records.find(number),
            self._show_found,
            self.show_error,
        )
        return True

    def _build(self) -> None:
        self.filters = FilterBar()
        self.table = RowsTable[QueueRow](columns(), key=lambda row: row.case_id, row_height=46)
        shelf = Card(
            translate("Issue", "Results"),
            translate("Issue", "A scan opens its case · {key} hands over", key=key_of(HAND)),
        )
        shelf.add(self.filters)
        shelf.add(self.table, 1)
        self.paper = PaperView(self._office.tasks, self._office.press, self._office.send)
        self.left = QStackedWidget()
        self.left.addWidget(shelf)
        self.left.addWidget(self.paper)
        self.head, self.produce, self.hand = CaseHead(), ProduceCard(), HandOverCard()
        self.papers, self.history = PapersCard(), HistoryCard()
        self.cards = CardColumn()
        for card in (self.head, self.produce, self.hand, self.papers, self.history):
            self.cards.add(card)
        self.cards.end()
        self.act_notice = NoticeBar()
        self.outcomes = OutcomeRow((PRODUCE, HAND, SEND), columns=3)
        acts = Card()
        acts.add(self.act_notice)
        acts.add(self.outcomes)
        right = QWidget()
        right.setMinimumWidth(RIGHT_WIDTHS[0])
        right.setMaximumWidth(RIGHT_WIDTHS[1])
        column = QVBoxLayout(right)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(BETWEEN)
        column.addWidget(self.cards, 1)
        column.addWidget(acts)
        self.content.addWidget(self.left, 3)
        self.content.addWidget(right, 2)
        self._say_empty()

    def _connect(self) -> None:
        self.filters.chosen.connect(self._filter)
        self.table.row_chosen.connect(self._choose)
        self.table.row_activated.connect(self._enter)
        self._loader.loaded.connect(self._show_view)
        self._loader.failed.connect(self.show_error)
        self.asking.changed.connect(self._renew_outcomes)
        self.hand.way_changed.connect(self._renew_outcomes)
        self.hand.finished.connect(partial(self.outcomes.act, HAND))
        self.produce.form.finished.connect(partial(self.outcomes.act, PRODUCE))
        self.papers.wanted.connect(self._look_at)
        self.paper.closed.connect(self._back_to_list)
        self.paper.printed.connect(self.said)
        self.outcomes.unwilling.connect(lambda why: self.act_notice.say(Kind.WARN, why))
        self.outcomes.on_chosen(
            {PRODUCE: self._produce, HAND: self._hand_over, SEND: self._by_post}
        )
        verbs: dict[str, Callable[[], object]] = {
            name: partial(self.outcomes.act, name) for name in (PRODUCE, HAND, SEND)
        }
        verbs["issue.collector"] = self._read_card
        self.actions_by_name = bind(self, verbs)

    def _show_rows(self, rows: tuple[QueueRow, ...]) -> None:
        self._rows = rows
        self.filters.show_filters(filters(rows))
        self.table.show_only(keep_of(self.filters.current))
        self.table.set_rows(ordered(rows))
        self.badge_changed.emit(sum(row.state is not State.READY for row in rows))
        if self.table.chosen is None:
            self.table.choose_first()
        chosen = self.table.chosen
        if chosen is not None and self._loader.wanted == chosen.case_id:
            self._loader.fetch()
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
            self._loader.want("")
            self._show_nothing()
        elif row.case_id != self._loader.wanted:
            self.act_notice.dismiss()
            self._loader.want(row.case_id)

    def _enter(self, row: QueueRow) -> None:
        self._begin_with = row.case_id
        self._choose(row)
        self._loader.fetch()

    def _show_found(self, case_id: str) -> None:
        """A scanned case that is on neither list: it is shown with why it cannot be handed over."""
        self.table.clearSelection()
        self._loader.want(case_id)
        self._loader.fetch()

    def _say_empty(self) -> None:
        self.table.say_when_empty(
            translate("Issue", "Nothing waits on the shelf"),
            [
                *([self._asked_at] if self._asked_at else []),
                (
                    key_of(PRODUCE),
                    translate("Issue", "puts a decided case on the shelf with its result"),
                ),
                (key_of("refresh"), translate("Issue", "asks the centre once more")),
            ],
        )

    def _show_view(self, view: CaseView) -> None:
        self._view = view
        case, today = view.file.case, self._office.queues.today
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
            self._office.tasks.run(
                self,
                lambda: self._desk.collectors(case.id),
                lambda people: self._show_people(view, people),
                self.show_error,
            )
        self._renew_outcomes()

    def _show_people(self, view: CaseView, people: Collectors) -> None:
        case = view.file.case
        if case.id != self._loader.wanted:
            return
        today = self._office.queues.today
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
        self._view = None
        for card in (self.head, self.produce, self.hand, self.papers, self.history):
            card.hide()
        self._show_blocked(translate("Issue", "Scan a receipt, or choose a case in the list"))

    def _renew_outcomes(self) -> None:
        view = self._view
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
            },
            {
                PRODUCE: translate("Issue", "On the shelf"),
                HAND: translate("Issue", "Delivered by post")
                if post and hand is None
                else translate("Issue", "Hand over"),
                SEND: translate("Issue", "At the counter")
                if post and hand is None
                else translate("Issue", "By post"),
            },
        )

    def _show_blocked(self, reason: str) -> None:
        state = OutcomeState(possible=False, reason=reason)
        self.outcomes.show_states(dict.fromkeys((PRODUCE, HAND, SEND), state))

    def _look_at(self, paper: Paper) -> None:
        if self._view is not None:
            self.left.setCurrentWidget(self.paper)
            self.paper.show_paper(self._view.file.case.id, paper)

    def _back_to_list(self) -> None:
        self.left.setCurrentIndex(0)
        if self._holding:
            self._holding = False
            self._loader.want("")
            self.load()
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _read_card(self) -> None:
        if self.hand.isVisible():
            self.hand.read_card()

    def _by_post(self) -> None:
        self.hand.choose_way(COUNTER if self.hand.way == POST else POST)
        self.hand.begin()

    def _produce(self) -> None:
        case_id, card = self._loader.wanted, self.produce
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
        case_id, collecting = self._loader.wanted, self.hand.collecting()
        self.asking.do(
            case_id,
            lambda: self._desk.deliver(case_id, collecting),
            self._delivered,
            lambda error: self._say_under(self.hand.show_refusal, error.why),
        )

    def _say_under(self, show: Callable[[Refusal], bool], why: Refusal) -> None:
        """What is wrong with a field stands under the field alone."""
        if show(why):
            self.act_notice.dismiss()

    def _delivered(self, changes: Changes) -> None:
        """The case stays in sight with its proof until that is put away."""
        case_id = self._loader.wanted
        self._holding = True
        self.hand.forget()
        self._office.tasks.run(
            self,
            lambda: self._office.records.view(case_id),
            self._show_delivered,
            self.show_error,
        )
        self._told(changes, translate("Issue", "Delivered"))

    def _show_delivered(self, view: CaseView) -> None:
        self._show_view(view)
        proof = view.file.standing_paper(PaperKind.DELIVERY)
        if proof is not None:
            self.left.setCurrentWidget(self.paper)
            self.paper.show_paper(view.file.case.id, proof, print_now=True)

    def _told(self, changes: Changes, what: str) -> None:
        if self._view is not None:
            self.said.emit(f"{number_tail(self._view.file.case.number)} {what}")
        self.changed.emit(changes)
        self.load()


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
