"""The moves of a case: one table that says from where, to where, by whom, with which paper.

Everything that depends on the flow reads this table: the buttons, the moves, the referee at the
centre, and the picture in docs/architecture.md. What a table cannot show (materials, calendars,
authority) stands in the guards beside each move.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType

from app.domain.case import OPEN_STATES, Holder, PaperKind, State
from app.domain.people import Role


class Move(StrEnum):
    """What people (and once the clock) do to a case."""

    RECEIVE = "receive"
    """收件"""
    ACCEPT = "accept"
    """受理 (行政许可法第三十二条第一款第五项)"""
    TOLERATE = "tolerate"
    """容缺受理"""
    TELL = "tell"
    """一次性告知 (第三十二条第一款第四项)"""
    SUPPLY = "supply"
    """补正"""
    DECLINE = "decline"
    """不予受理 (第三十二条第一款第一、二项)"""
    DEEM = "deem"
    """视为受理, by the clock"""
    CLAIM = "claim"
    """认领"""
    RELEASE = "release"
    """放回"""
    PROPOSE = "propose"
    """拟决定"""
    FORWARD = "forward"
    """转报 (第三十五条、第四十三条)"""
    ANSWER = "answer"
    """上级答复"""
    RETURN = "return"
    """退回"""
    GRANT = "grant"
    """准予 (第三十八条第一款)"""
    REFUSE = "refuse"
    """不予 (第三十八条第二款)"""
    PRODUCE = "produce"
    """制证出文"""
    DELIVER = "deliver"
    """送达 (第四十四条)"""
    WITHDRAW = "withdraw"
    """申请人撤回"""
    TERMINATE = "terminate"
    """终止"""


@dataclass(frozen=True, slots=True)
class Rule:
    """One move: its states, who may make it, and what it must leave behind."""

    move: Move
    sources: frozenset[State | None]
    """None stands for: there is no case yet."""
    targets: frozenset[State]
    roles: frozenset[Role]
    """Roles of which the person holds one for the item's body; empty: the clock alone."""
    papers: tuple[PaperKind, ...] = ()
    """Papers the move may issue."""
    paper_required: bool = False
    """R14: no such state without the first of ``papers``, numbered."""
    on_line: bool = False
    """Made at the centre only; the screen waits for the answer."""
    signed: bool = False
    """Carries the person's own signature."""
    holders: frozenset[Holder] = frozenset(Holder)
    """Who may hold the case when it is made."""
    article: str = ""


_COUNTER = frozenset({Role.CLERK, Role.ACCEPTOR})
_ACCEPTOR = frozenset({Role.ACCEPTOR})
_REVIEWER = frozenset({Role.REVIEWER})
_CHIEF = frozenset({Role.CHIEF, Role.DEPUTY})
_HELD_BY_COUNTER = frozenset({Holder.COUNTER})
_HELD_BY_OFFICE = frozenset({Holder.BACK_OFFICE})


def _from(*states: State | None) -> frozenset[State | None]:
    return frozenset(states)


def _to(*states: State) -> frozenset[State]:
    return frozenset(states)


_RULES = (
    Rule(
        Move.RECEIVE,
        _from(None),
        _to(State.RECEIVED),
        _COUNTER,
        papers=(PaperKind.RECEIPT, PaperKind.SLIP),
        paper_required=True,
        holders=_HELD_BY_COUNTER,
        article="行政许可法第三十二条",
    ),
    Rule(
        Move.ACCEPT,
        _from(State.RECEIVED),
        _to(State.ACCEPTED),
        _ACCEPTOR,
        papers=(PaperKind.ACCEPTANCE,),
        paper_required=True,
        holders=_HELD_BY_COUNTER,
        article="行政许可法第三十二条第一款第五项",
    ),
    Rule(
        Move.TOLERATE,
        _from(State.RECEIVED),
        _to(State.ACCEPTED),
        _ACCEPTOR,
        papers=(PaperKind.TOLERANT_ACCEPTANCE, PaperKind.PROMISE),
        paper_required=True,
        holders=_HELD_BY_COUNTER,
        article="国务院关于加快推进政务服务标准化规范化便利化的指导意见",
    ),
    Rule(
        Move.TELL,
        _from(State.RECEIVED),
        _to(State.CORRECTING),
        _ACCEPTOR,
        papers=(PaperKind.CORRECTION,),
        paper_required=True,
        holders=_HELD_BY_COUNTER,
        article="行政许可法第三十二条第一款第四项",
    ),
    Rule(
        Move.SUPPLY,
        _from(State.CORRECTING),
        _to(State.CORRECTING, State.RECEIVED),
        _COUNTER,
        papers=(PaperKind.SUPPLEMENT,),
        paper_required=True,
        holders=_HELD_BY_COUNTER,
        article="行政许可法第三十二条第一款第五项",
    ),
    Rule(
        Move.DECLINE,
        _from(State.RECEIVED, State.CORRECTING),
        _to(State.DECLINED),
        _ACCEPTOR,
        papers=(PaperKind.DECLINE,),
        paper_required=True,
        holders=_HELD_BY_COUNTER,
        article="行政许可法第三十二条第一款第一、二项",
    ),
    Rule(
        Move.DEEM,
        _from(State.RECEIVED, State.CORRECTING),
        _to(State.ACCEPTED),
        frozenset(),
        article="行政许可法第三十二条第一款第四项",
    ),
    Rule(
        Move.CLAIM,
        _from(State.ACCEPTED),
        _to(State.REVIEWING),
        _REVIEWER,
        on_line=True,
        holders=_HELD_BY_OFFICE,
    ),
    Rule(
        Move.RELEASE,
        _from(State.REVIEWING),
        _to(State.ACCEPTED),
        _REVIEWER,
        on_line=True,
        holders=_HELD_BY_OFFICE,
    ),
    Rule(
        Move.PROPOSE,
        _from(State.REVIEWING),
        _to(State.PROPOSED),
        _REVIEWER,
        on_line=True,
        holders=_HELD_BY_OFFICE,
        article="行政许可法第三十四条",
    ),
    Rule(
        Move.FORWARD,
        _from(State.REVIEWING, State.PROPOSED),
        _to(State.FORWARDED),
        _CHIEF,
        on_line=True,
        signed=True,
        holders=_HELD_BY_OFFICE,
        article="行政许可法第三十五条、第四十三条",
    ),
    Rule(
        Move.ANSWER,
        _from(State.FORWARDED),
        _to(State.PROPOSED),
        _CHIEF | _REVIEWER,
        on_line=True,
        holders=_HELD_BY_OFFICE,
        article="行政许可法第四十三条",
    ),
    Rule(
        Move.RETURN,
        _from(State.PROPOSED),
        _to(State.REVIEWING),
        _CHIEF,
        on_line=True,
        holders=_HELD_BY_OFFICE,
    ),
    Rule(
        Move.GRANT,
        _from(State.PROPOSED),
        _to(State.GRANTED),
        _CHIEF,
        papers=(PaperKind.GRANT, PaperKind.APPROVAL_SHEET),
        paper_required=True,
        on_line=True,
        signed=True,
        holders=_HELD_BY_OFFICE,
        article="行政许可法第三十八条第一款",
    ),
    Rule(
        Move.REFUSE,
        _from(State.PROPOSED),
        _to(State.REFUSED),
        _CHIEF,
        papers=(PaperKind.REFUSAL, PaperKind.APPROVAL_SHEET),
        paper_required=True,
        on_line=True,
        signed=True,
        holders=_HELD_BY_OFFICE,
        article="行政许可法第三十八条第二款",
    ),
    Rule(
        Move.PRODUCE,
        _from(State.GRANTED, State.REFUSED),
        _to(State.READY),
        _REVIEWER | frozenset({Role.ISSUER}),
        on_line=True,
        holders=_HELD_BY_OFFICE,
        article="行政许可法第三十九条",
    ),
    Rule(
        Move.DELIVER,
        _from(State.READY),
        _to(State.DELIVERED),
        frozenset({Role.ISSUER}),
        papers=(PaperKind.DELIVERY,),
        paper_required=True,
        holders=frozenset({Holder.WINDOW}),
        article="行政许可法第四十四条",
    ),
    Rule(
        Move.WITHDRAW,
        frozenset(OPEN_STATES),
        _to(State.WITHDRAWN),
        _COUNTER | _REVIEWER,
        papers=(PaperKind.WITHDRAWAL,),
        paper_required=True,
    ),
    Rule(
        Move.TERMINATE,
        frozenset(OPEN_STATES),
        _to(State.TERMINATED),
        _ACCEPTOR | _CHIEF,
        papers=(PaperKind.TERMINATION,),
        paper_required=True,
    ),
)

MOVES: Mapping[Move, Rule] = MappingProxyType({rule.move: rule for rule in _RULES})
"""The table. There is no other place that says which move leads where."""

RULES_VERSION = "1"
"""Version of the table and its guards, written into every entry."""


def target(move: Move) -> State:
    """The only state a move leads to; KeyError-free because tests hold it for all but SUPPLY."""
    (state,) = MOVES[move].targets
    return state


def possible(state: State | None) -> tuple[Move, ...]:
    """The moves the table knows from a state, in the order of the table."""
    return tuple(rule.move for rule in MOVES.values() if state in rule.sources)
