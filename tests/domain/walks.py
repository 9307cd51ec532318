"""Random walks of a case: any move or fact, by anybody, on any day; refusals change nothing."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from hypothesis import strategies as st

from app.domain.acceptance import accept
from app.domain.case import CaseFile, Paper, PaperKind
from app.domain.circumstances import Circumstances
from app.domain.closing import Ending, TerminateGround, terminate, withdraw
from app.domain.deciding import Deciding, decide, send_back
from app.domain.declining import DeclineGround, Declining, decline
from app.domain.deemed import deem
from app.domain.errors import Refused
from app.domain.facts import came_in, give, issue_owed, printed, request
from app.domain.handling import answer, claim, forward, propose, release
from app.domain.intake import receive
from app.domain.issuing import Handing, deliver, produce
from app.domain.item import CaseKind, Item
from app.domain.journal import Fact
from app.domain.materials import Material, Way
from app.domain.mending import redate, replaced
from app.domain.moves import MOVES, Move, possible
from app.domain.people import Grant, Person, Role
from app.domain.procedures import Starting, end, start
from app.domain.recusal import recuse
from app.domain.telling import supply, tell
from app.domain.tolerance import tolerate
from tests.domain.builders import (
    BUREAU,
    CALENDAR,
    CHIEF,
    CLERK,
    HELPER,
    ISSUER,
    MONDAY,
    REVIEWER,
    at,
    blank,
    item,
    letter,
    materials,
    personal,
)

ALL_ROLES = frozenset(
    {Grant(role) for role in (Role.CLERK, Role.ACCEPTOR, Role.ISSUER)}
    | {Grant(Role.REVIEWER, "SCJG"), Grant(Role.CHIEF, BUREAU.key)}
)
MANY_HATS = Person("多面手", "多面手", CLERK.staff_kind, ALL_ROLES)
SECOND_HATS = replace(MANY_HATS, id="另一人", name="另一人")
THIRD_HATS = replace(MANY_HATS, id="第三人", name="第三人")
PEOPLE = (HELPER, CLERK, REVIEWER, CHIEF, ISSUER, MANY_HATS, SECOND_HATS, THIRD_HATS)
LETTERS = tuple(letter(number=who.id, person=who.id) for who in (CHIEF, *PEOPLE[-3:]))


@dataclass(frozen=True, slots=True)
class Step:
    """One attempt: what, by whom, how many days later, and a choice for its details."""

    kind: str
    person: Person
    days: int
    choice: int
    ways: tuple[Way, ...]
    turn: int
    """Which of the moves that the table knows from here is tried; at 0 it is ``kind``."""


@dataclass(frozen=True, slots=True)
class Taken:
    """A step that was lawful: the file before, the move, who made it when, the file after."""

    kind: str
    before: CaseFile | None
    after: CaseFile
    given: Circumstances


Attempt = Callable[[CaseFile, Step, Circumstances], CaseFile]

FACTS = (
    Fact.GIVE,
    Fact.MATERIAL,
    Fact.PROCEDURE,
    Fact.VOID,
    Fact.REDATE,
    Fact.ISSUE,
    Fact.PRINT,
    Fact.REQUEST,
    Fact.RECUSE,
    "end",
)

ENDS = frozenset({Move.WITHDRAW, Move.TERMINATE, Move.DECLINE})
_LATE = 8
"""The turn at which a walk tries to end the case early."""

_form = st.sampled_from([Way.ORIGINAL, Way.ORIGINAL, Way.ORIGINAL, Way.MISSING, Way.FAULTY])
_plan = st.sampled_from([Way.COPY, Way.COPY, Way.TO_FOLLOW, Way.MISSING, Way.FAULTY])
_card = st.sampled_from([Way.SEEN, Way.SEEN, Way.SEEN, Way.MISSING])
steps = st.builds(
    Step,
    kind=st.sampled_from([*map(str, Move), *FACTS]),
    person=st.sampled_from(PEOPLE + PEOPLE[-3:] * 3),
    days=st.sampled_from([0, 0, 0, 1, 3, 9, -1]),
    choice=st.integers(0, 7),
    ways=st.tuples(_form, _plan, _card),
    turn=st.integers(0, _LATE),
)
items = st.builds(
    item,
    kind=st.sampled_from(CaseKind),
    collective=st.booleans(),
    tolerance_listed=st.booleans(),
)


def walk(of: Item, tried: Sequence[Step], first: date = MONDAY) -> list[Taken]:
    """The lawful steps among those tried, in order."""
    taken: list[Taken] = []
    file: CaseFile | None = None
    day = first
    for count, step in enumerate(tried):
        day += timedelta(days=step.days)
        step = _steered(step, file)
        given = Circumstances(
            step.person, at(day), of, CALENDAR, LETTERS, bureau=BUREAU, online=step.choice > 0
        )
        try:
            after = _tried(file, step, given, count)
        except Refused:
            continue
        taken.append(Taken(step.kind, file, after, given))
        file = replace(after, case=replace(after.case, version=after.case.version + 1))
    return taken


def _steered(step: Step, file: CaseFile | None) -> Step:
    """Most steps try a move the table knows from the state, so that walks get somewhere."""
    known = possible(file.case.state) if file else ()
    onward = known if step.turn == _LATE else tuple(each for each in known if each not in ENDS)
    if not onward or step.turn == 0:
        return step
    return replace(step, kind=onward[step.turn % len(onward)])


def _tried(file: CaseFile | None, step: Step, given: Circumstances, count: int) -> CaseFile:
    if file is None:
        papers = [_paper(PaperKind.RECEIPT, given, count)]
        taken = _materials(step, given)
        return receive(blank(given.item), taken, papers, given, personal=personal())
    if step.kind == Move.RECEIVE:
        return ATTEMPTS[Move.ACCEPT](file, step, given)
    return ATTEMPTS[step.kind](file, step, given)


def _paper(kind: PaperKind, given: Circumstances, count: int) -> Paper:
    key = f"{kind}-{count}"
    return Paper(key, kind, key, given.today, given.person.id, f"entry-{count}")


def _papers(move: Move, file: CaseFile, given: Circumstances) -> list[Paper]:
    count = len(file.papers) + 100
    return [_paper(kind, given, count) for kind in MOVES[move].papers]


def _materials(step: Step, given: Circumstances) -> tuple[Material, ...]:
    form, plan, card = step.ways
    lines = materials(form=form, plan=plan, card=card)
    promised = given.today + timedelta(days=step.choice)
    return tuple(
        replace(each, promised_by=promised, defect="须补正")
        if each.way in (Way.TO_FOLLOW, Way.MISSING, Way.FAULTY)
        else each
        for each in lines
    )


def _asked(file: CaseFile, step: Step, given: Circumstances) -> list[Material]:
    fresh = {each.no: each for each in _materials(step, given)}
    return [fresh[each.no] for each in file.materials if each.asked]


def _tolerate(file: CaseFile, step: Step, given: Circumstances) -> CaseFile:
    papers = _papers(Move.TOLERATE, file, given)
    return tolerate(file, papers, given, promise_signed=step.choice > 1)


def _supply(file: CaseFile, step: Step, given: Circumstances) -> CaseFile:
    came = _asked(file, step, given)[: 1 + step.choice]
    papers = _papers(Move.SUPPLY, file, given)
    return supply(file, came, papers, given, arrived_on=given.today)


def _decline(file: CaseFile, step: Step, given: Circumstances) -> CaseFile:
    ground = list(DeclineGround)[step.choice % len(DeclineGround)]
    plan = Declining(ground, "事实", "依据", "他局")
    return decline(file, plan, _papers(Move.DECLINE, file, given), given)


def _decide(file: CaseFile, step: Step, given: Circumstances) -> CaseFile:
    move = Move(step.kind)
    minutes = "纪要" if step.choice > 1 else ""
    plan = Deciding(move, "意见", facts="事实", reasons="理由", law="依据", minutes=minutes)
    return decide(file, plan, _papers(move, file, given), given)


def _deliver(file: CaseFile, step: Step, given: Circumstances) -> CaseFile:
    signed = given.today - timedelta(days=step.choice // 4)
    plan = Handing("counter", "张三", "111", signed)
    return deliver(file, plan, _papers(Move.DELIVER, file, given), given)


def _withdraw(file: CaseFile, step: Step, given: Circumstances) -> CaseFile:
    asked_on = given.today - timedelta(days=step.choice // 4)
    papers = _papers(Move.WITHDRAW, file, given)
    return withdraw(file, papers, given, reason="不办了", requested_on=asked_on)


def _terminate(file: CaseFile, step: Step, given: Circumstances) -> CaseFile:
    ground = list(TerminateGround)[step.choice % len(TerminateGround)]
    papers = _papers(Move.TERMINATE, file, given)
    return terminate(file, Ending(ground, "规定", "理由"), papers, given)


def _give(file: CaseFile, step: Step, given: Circumstances) -> CaseFile:
    return give(file, file.papers[-1].id, given, on=given.today)


def _replace(file: CaseFile, step: Step, given: Circumstances) -> CaseFile:
    old = file.papers[step.choice % len(file.papers)]
    new = _paper(old.kind, given, len(file.papers) + 500)
    return replaced(file, old.id, new, given, reason="错版")


def _came_in(file: CaseFile, step: Step, given: Circumstances) -> CaseFile:
    came = [each for each in _materials(step, given) if each.no == 2]
    return came_in(file, came, given, arrived_on=given.today)


def _start(file: CaseFile, step: Step, given: Circumstances) -> CaseFile:
    spec = given.item.special_procedures[step.choice % 3]
    since = given.today + timedelta(days=step.choice % 2)
    plan = Starting(f"i{len(file.intervals)}", spec.name, since, 2, stops_clock=spec.stops_clock)
    return start(file, plan, [_paper(PaperKind.PROCEDURE, given, len(file.papers))], given)


def _end(file: CaseFile, step: Step, given: Circumstances) -> CaseFile:
    key = f"i{step.choice % 3}"
    return end(file, key, given, ended_on=given.today, result="通过")


ATTEMPTS: Mapping[str, Attempt] = {
    Move.ACCEPT: lambda file, step, given: accept(
        file, _papers(Move.ACCEPT, file, given), given, promised=step.choice > 4
    ),
    Move.TOLERATE: _tolerate,
    Move.TELL: lambda file, step, given: tell(
        file, _papers(Move.TELL, file, given), given, handed=step.choice > 1
    ),
    Move.SUPPLY: _supply,
    Move.DECLINE: _decline,
    Move.DEEM: lambda file, step, given: deem(file, given),
    Move.CLAIM: lambda file, step, given: claim(file, given),
    Move.RELEASE: lambda file, step, given: release(file, given),
    Move.PROPOSE: lambda file, step, given: propose(
        file, given, proposal="grant" if step.choice > 2 else "refuse", opinion="意见"
    ),
    Move.FORWARD: lambda file, step, given: forward(file, given),
    Move.ANSWER: lambda file, step, given: answer(
        file, given, proposal="grant" if step.choice > 2 else "refuse", opinion="答复"
    ),
    Move.RETURN: lambda file, step, given: send_back(file, given, reason="再查"),
    Move.GRANT: _decide,
    Move.REFUSE: _decide,
    Move.PRODUCE: lambda file, step, given: produce(
        file, given, result_number="1", validity="长期"
    ),
    Move.DELIVER: _deliver,
    Move.WITHDRAW: _withdraw,
    Move.TERMINATE: _terminate,
    Fact.GIVE: _give,
    Fact.VOID: _replace,
    Fact.MATERIAL: _came_in,
    Fact.PROCEDURE: _start,
    "end": _end,
    Fact.REDATE: lambda file, step, given: redate(file, given),
    Fact.ISSUE: lambda file, step, given: issue_owed(
        file, _papers(Move.ACCEPT, file, given), given
    ),
    Fact.PRINT: lambda file, step, given: printed(
        file, file.papers[-1].id, result="printed", sha256="a" * 64
    ),
    Fact.REQUEST: lambda file, step, given: request(file, given, what="请补充"),
    Fact.RECUSE: lambda file, step, given: recuse(
        file, PEOPLE[step.choice].id, given, ground="近亲属"
    ),
}
