"""Words for states, ways, clocks and proposals, as lists and heads of the back office say them."""

from collections.abc import Mapping
from datetime import date
from typing import Protocol

from app.documents.templates import WordingType, wording_of
from app.domain.case import PaperKind, State
from app.domain.clock import Signal, Standing
from app.domain.errors import Refused
from app.domain.handling import GRANT, REFUSE
from app.domain.issuing import NotifyWay
from app.domain.item import ItemType
from app.domain.journal import Fact
from app.domain.materials import Way
from app.domain.moves import Move
from app.domain.numbers import CaseNumber
from ui.text import source, translate
from ui.widgets.kinds import Kind

STATES: Mapping[State, str] = {
    State.RECEIVED: source("Case", "Received"),
    State.CORRECTING: source("Case", "Awaiting corrections"),
    State.DECLINED: source("Case", "Not accepted"),
    State.ACCEPTED: source("Case", "To claim"),
    State.REVIEWING: source("Case", "Under review"),
    State.PROPOSED: source("Case", "To decide"),
    State.FORWARDED: source("Case", "Forwarded"),
    State.READY: source("Case", "To collect"),
    State.DELIVERED: source("Case", "Delivered"),
    State.WITHDRAWN: source("Case", "Withdrawn"),
    State.TERMINATED: source("Case", "Terminated"),
}
_DECIDED: Mapping[WordingType, tuple[str, str]] = {
    WordingType.PERMIT: (source("Case", "Permit granted"), source("Case", "Permit refused")),
    WordingType.FILING: (source("Case", "Filed"), source("Case", "Filing refused")),
    WordingType.FORWARDING: (
        source("Case", "Endorsed and passed up"),
        source("Case", "Passing up refused"),
    ),
    WordingType.CONFIRMATION: (source("Case", "Confirmed"), source("Case", "Not confirmed")),
    WordingType.PAYMENT: (source("Case", "Payment granted"), source("Case", "Payment refused")),
    WordingType.REWARD: (source("Case", "Reward granted"), source("Case", "Reward refused")),
    WordingType.RULING: (source("Case", "Ruled"), source("Case", "Application dismissed")),
    WordingType.SERVICE: (source("Case", "Served"), source("Case", "Service refused")),
    WordingType.OTHER: (source("Case", "Granted"), source("Case", "Refused")),
}
_PROPOSED: Mapping[WordingType, tuple[str, str]] = {
    WordingType.PERMIT: (source("Case", "Propose grant"), source("Case", "Propose refusal")),
    WordingType.FILING: (source("Case", "Propose filing"), source("Case", "Propose no filing")),
    WordingType.FORWARDING: (
        source("Case", "Propose passing up"),
        source("Case", "Propose not passing up"),
    ),
    WordingType.CONFIRMATION: (
        source("Case", "Propose confirming"),
        source("Case", "Propose not confirming"),
    ),
    WordingType.PAYMENT: (
        source("Case", "Propose payment"),
        source("Case", "Propose no payment"),
    ),
    WordingType.REWARD: (source("Case", "Propose reward"), source("Case", "Propose no reward")),
    WordingType.RULING: (source("Case", "Propose upholding"), source("Case", "Propose dismissal")),
    WordingType.SERVICE: (
        source("Case", "Propose serving"),
        source("Case", "Propose not serving"),
    ),
    WordingType.OTHER: (source("Case", "Propose grant"), source("Case", "Propose refusal")),
}
_WAYS: Mapping[Way, str] = {
    Way.UNCHECKED: source("Case", "not looked at"),
    Way.ORIGINAL: source("Case", "original"),
    Way.COPY: source("Case", "copy"),
    Way.SEEN: source("Case", "seen and returned"),
    Way.SCANNED: source("Case", "scan"),
    Way.E_LICENCE: source("Case", "e-licence"),
    Way.SHARED: source("Case", "shared data"),
    Way.COMMITMENT: source("Case", "commitment"),
    Way.TO_FOLLOW: source("Case", "to follow"),
    Way.MISSING: source("Case", "missing"),
    Way.FAULTY: source("Case", "not right"),
    Way.NOT_APPLICABLE: source("Case", "does not apply"),
}
_CLOCKS: Mapping[str, str] = {
    "notice": source("Case", "tell by"),
    "supplement": source("Case", "correct by"),
    "promised": source("Case", "promised"),
    "statutory": source("Case", "by law"),
    "tolerance": source("Case", "tolerated until"),
    "delivery": source("Case", "deliver by"),
}
_HAPPENED: Mapping[str, str] = {
    Move.RECEIVE: source("History", "Received"),
    Move.ACCEPT: source("History", "Accepted"),
    Move.TOLERATE: source("History", "Accepted, tolerating"),
    Move.TELL: source("History", "Told once"),
    Move.SUPPLY: source("History", "Supplemented"),
    Move.DECLINE: source("History", "Not accepted"),
    Move.DEEM: source("History", "Deemed accepted"),
    Move.CLAIM: source("History", "Claimed"),
    Move.RELEASE: source("History", "Put back"),
    Move.PROPOSE: source("History", "Proposed"),
    Move.FORWARD: source("History", "Forwarded"),
    Move.ANSWER: source("History", "Answered from above"),
    Move.RETURN: source("History", "Returned"),
    Move.GRANT: source("History", "Granted"),
    Move.REFUSE: source("History", "Refused"),
    Move.PRODUCE: source("History", "Result made"),
    Move.DELIVER: source("History", "Delivered"),
    Move.WITHDRAW: source("History", "Withdrawn"),
    Move.TERMINATE: source("History", "Terminated"),
    Fact.VOID: source("History", "Paper voided"),
    Fact.CORRECT: source("History", "Error mended"),
    Fact.SPOT_CORRECTION: source("History", "Corrected on the spot"),
    Fact.HAND_OVER: source("History", "Papers passed on"),
    Fact.ATTACH: source("History", "Scan attached"),
    Fact.REQUEST: source("History", "Asked for more"),
    Fact.RECUSE: source("History", "Stands aside"),
    Fact.NOTE: source("History", "Note"),
    Fact.GIVE: source("History", "Paper given"),
    Fact.ISSUE: source("History", "Owed notice made"),
    Fact.MATERIAL: source("History", "Material came in"),
    Fact.PROCEDURE: source("History", "Special procedure"),
    Fact.REDATE: source("History", "Dated anew"),
    Fact.TAKE_OVER: source("History", "Taken over by the window"),
    Fact.READ: source("History", "Full number shown"),
    Fact.ATTEST: source("History", "Daily digest signed"),
}
_TOLD: Mapping[str, str] = {
    NotifyWay.PHONE: source("History", "by phone"),
    NotifyWay.MESSAGE: source("History", "by message"),
    NotifyWay.IN_PERSON: source("History", "in person"),
}
_PAPERS: Mapping[PaperKind, str] = {
    PaperKind.RECEIPT: source("Case", "Receipt of materials"),
    PaperKind.SLIP: source("Case", "Slip"),
    PaperKind.ACCEPTANCE: source("Case", "Notice of acceptance"),
    PaperKind.TOLERANT_ACCEPTANCE: source("Case", "Notice of tolerant acceptance"),
    PaperKind.PROMISE: source("Case", "Promise"),
    PaperKind.CORRECTION: source("Case", "Notice of corrections"),
    PaperKind.SUPPLEMENT: source("Case", "Receipt of supplements"),
    PaperKind.PROCEDURE: source("Case", "Notice of a special procedure"),
    PaperKind.DECLINE: source("Case", "Notice of non-acceptance"),
    PaperKind.APPROVAL_SHEET: source("Case", "Approval sheet"),
    PaperKind.GRANT: source("Case", "Decision: granted"),
    PaperKind.REFUSAL: source("Case", "Decision: refused"),
    PaperKind.TRANSFER: source("Case", "Circulation slip"),
    PaperKind.DELIVERY: source("Case", "Proof of delivery"),
    PaperKind.WITHDRAWAL: source("Case", "Confirmation of withdrawal"),
    PaperKind.TERMINATION: source("Case", "Notice of termination"),
}


class Typed(Protocol):
    """A case or a line of a list: what tells how papers speak of it."""

    @property
    def item_type(self) -> ItemType:
        """事项类型"""

    @property
    def type_name(self) -> str:
        """As published."""

    @property
    def state(self) -> State:
        """Where it stands."""


def state_word(case: Typed) -> str:
    """Where a case stands; a decision by the name of the item's type."""
    if case.state in (State.GRANTED, State.REFUSED):
        return translate("Case", _DECIDED[_spoken(case)][case.state is State.REFUSED])
    return translate("Case", STATES[case.state])


def decision_word(case: Typed, decision: str) -> str:
    """准予行政许可, 不予备案 and the like, for ``grant`` or ``refuse``."""
    return translate("Case", _DECIDED[_spoken(case)][decision == REFUSE])


def proposal_word(case: Typed, proposal: str) -> str:
    """拟准予 or 拟不予 in the words of the item's type; empty where nothing is proposed."""
    if proposal not in (GRANT, REFUSE):
        return ""
    return translate("Case", _PROPOSED[_spoken(case)][proposal == REFUSE])


def way_word(way: Way) -> str:
    """How a material was taken."""
    return translate("Case", _WAYS[way])


def clock_word(name: str) -> str:
    """What a limit is called."""
    return translate("Case", _CLOCKS[name])


def told_word(way: str) -> str:
    """How an applicant was told to collect, a ``NotifyWay``."""
    return translate("History", _TOLD[way]) if way in _TOLD else way


def happened_word(kind: str) -> str:
    """What an entry of that kind did."""
    return translate("History", _HAPPENED[kind]) if kind in _HAPPENED else kind


def paper_word(kind: PaperKind) -> str:
    """What a paper is called in a list."""
    return translate("Case", _PAPERS[kind])


def due_word(standing: Standing | None) -> str:
    """The clock in a word: late by 1, today, 2 days; never by colour alone."""
    if standing is None:
        return "–"
    match standing.signal:
        case Signal.UNDATED:
            return translate("Case", "undated")
        case Signal.STOPPED:
            return translate("Case", "stopped")
        case Signal.DUE_TODAY:
            return translate("Case", "today")
        case Signal.OVERDUE:
            return translate("Case", "{days} d late", days=_days(standing))
        case _:
            return translate("Case", "{days} d", days=_days(standing))


def due_kind(standing: Standing | None) -> Kind | None:
    """The colour that goes with the word."""
    if standing is None:
        return None
    match standing.signal:
        case Signal.OVERDUE:
            return Kind.BAD
        case Signal.DUE_TODAY:
            return Kind.WARN
        case Signal.UNDATED | Signal.STOPPED:
            return Kind.MUTED
        case _:
            return None


def took_words(seconds: int) -> str:
    """A length of time, roughly: minutes, hours, days."""
    if seconds < 60:
        return ""
    if seconds < 3600:
        return translate("Case", "{count} min", count=seconds // 60)
    if seconds < 86400:
        return translate("Case", "{count} h", count=seconds // 3600)
    return translate("Case", "{count} days", count=seconds // 86400)


def number_tail(number: str) -> str:
    """The end of a case number, which is what people at a hall say: the serial and its check."""
    return f"…{number[-4:]}"


def grouped(number: str) -> str:
    """A case number for the eye, grouped as on the papers."""
    try:
        return CaseNumber.parse(number).spaced
    except Refused:
        return number


def short_day(day: date | None, today: date) -> str:
    """Month and day, with the year when it is another than today's."""
    if day is None:
        return ""
    return f"{day:%m-%d}" if day.year == today.year else day.isoformat()


def _spoken(case: Typed) -> WordingType:
    return wording_of(case.item_type, case.type_name)


def _days(standing: Standing) -> str:
    return "?" if standing.days is None else str(standing.days)
