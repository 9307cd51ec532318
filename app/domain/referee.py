"""The centre's judgement of an entry from what the rows show: pure, so that every centre agrees.

Paper that was handed over cannot be called back: what the counter or the window did is applied, at
worst flagged. Back-office acts are made on the line: the first valid one wins, a second is told so.
Only what is forged, forked or foreign is quarantined.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from app.domain.case import Case, CaseFile, State
from app.domain.effects import columns_of, touched
from app.domain.errors import Refusal, refusal
from app.domain.exchange import Outcome
from app.domain.fact_rules import ON_LINE, QUIET, overreach, role_gap
from app.domain.forgery import ACTORS, SignatureCheck, lie
from app.domain.journal import Entry, Fact
from app.domain.lawful import Standing, unlawful
from app.domain.moves import MOVES, Move, Rule
from app.domain.personal_values import NOTHING_SHOWN, effect_with
from app.domain.replay import applied

WINDOW_STATES = frozenset({State.RECEIVED, State.CORRECTING, State.READY})
"""States in which every counter of the hall keeps a copy of the case."""

SETTLED = frozenset(
    {
        State.DECLINED,
        State.GRANTED,
        State.REFUSED,
        State.READY,
        State.DELIVERED,
        State.WITHDRAWN,
        State.TERMINATED,
    }
)
RECEIPTS = frozenset({Move.SUPPLY, Move.WITHDRAW, Move.DELIVER})
"""What any counter may record of paper that came in or went out."""


ACCEPTANCES = frozenset({Move.ACCEPT, Move.TOLERATE, Move.DEEM})


@dataclass(frozen=True, slots=True)
class Verdict:
    """What becomes of an entry, and why where it is not simply applied."""

    outcome: Outcome
    why: Refusal | None = None


def judge(
    entry: Entry,
    file: CaseFile | None,
    standing: Standing,
    verify: SignatureCheck,
    *,
    since: Sequence[Entry] = (),
) -> Verdict:
    """What becomes of an entry whose place in its device's chain is right.

    ``since`` are the entries in force on the case after the version it was decided on.
    """
    forged = lie(entry, file, standing, verify)
    if forged is not None:
        return Verdict(Outcome.QUARANTINED, forged)
    if entry.kind not in MOVES:
        return _fact_verdict(entry, file, standing, since)
    rule = MOVES[Move(entry.kind)]
    contested = _contested(entry, file, rule, since)
    wrong = None if rule.move is Move.DEEM else unlawful(entry, file, rule, standing)
    if rule.on_line:
        if contested is not None:
            return Verdict(Outcome.CONFLICT, contested)
        return _either(wrong, Outcome.REFUSED)
    if contested is not None and not _handed_over(entry, file, rule):
        return Verdict(Outcome.CONFLICT, contested)
    return _either(contested or wrong, Outcome.FLAGGED)


def taken(
    file: CaseFile | None,
    entry: Entry,
    outcome: Outcome,
    shown: Mapping[str, str] = NOTHING_SHOWN,
) -> CaseFile:
    """The file after an entry that is in force; a flagged one leaves its mark.

    ``shown`` are the personal columns it sets, where they are known.

    A contested move does not take back a case that was settled meanwhile, nor one that is accepted
    already: its papers, materials and names are recorded, the state stands.
    """
    effect = effect_with(entry.effect, shown)
    if outcome is not Outcome.FLAGGED:
        return applied(file, effect)
    if file is not None and _stands(entry, file.case.state):
        effect = {**effect, "case": _names(columns_of(effect))}
    after = applied(file, effect)
    return replace(after, case=replace(after.case, flagged=True))


def in_window(case: Case) -> bool:
    """Whether every counter of the hall keeps a copy of the case."""
    return case.state in WINDOW_STATES


def _fact_verdict(
    entry: Entry, file: CaseFile | None, standing: Standing, since: Sequence[Entry]
) -> Verdict:
    too_far = overreach(entry)
    if too_far is not None:
        return Verdict(Outcome.REFUSED, too_far)
    contested = _overlap(entry, file, since)
    if contested is not None and entry.kind == Fact.REDATE:
        return Verdict(Outcome.DUPLICATE, refusal("sync.redated_twice"))
    wrong = role_gap(entry, file.case, standing.person) if file else None
    if entry.kind not in ON_LINE:
        return _either(contested or wrong, Outcome.FLAGGED)
    if contested is not None:
        return Verdict(Outcome.CONFLICT, contested)
    return _either(wrong, Outcome.REFUSED)


def _overlap(entry: Entry, file: CaseFile | None, since: Sequence[Entry]) -> Refusal | None:
    mine = touched(entry)
    for other in since:
        if mine & touched(other):
            return _stale(entry, file, other)
    return None


def _either(why: Refusal | None, outcome: Outcome) -> Verdict:
    return Verdict(Outcome.APPLIED) if why is None else Verdict(outcome, why)


def _stands(entry: Entry, state: State) -> bool:
    if entry.kind not in MOVES or state in MOVES[Move(entry.kind)].sources:
        return False
    if entry.kind in RECEIPTS - {Move.SUPPLY}:
        return False
    return state in SETTLED or entry.kind in ACCEPTANCES or entry.kind == Move.SUPPLY


def _names(columns: Mapping[str, object]) -> dict[str, object]:
    return {name: value for name, value in columns.items() if name in ACTORS}


def _contested(
    entry: Entry, file: CaseFile | None, rule: Rule, since: Sequence[Entry]
) -> Refusal | None:
    if file is None:
        return None
    case = file.case
    if case.state not in rule.sources:
        return refusal("move.state", move=rule.move, state=case.state, article=rule.article)
    if case.holder not in rule.holders:
        return refusal("move.holder", move=rule.move, holder=case.holder)
    if entry.expected > case.version:
        return refusal("sync.ahead", expected=entry.expected, version=case.version)
    mine = touched(entry)
    for other in since:
        loud = rule.on_line and other.kind not in QUIET
        if other.kind in MOVES or loud or mine & touched(other):
            return _stale(entry, file, other)
    return None


def _stale(entry: Entry, file: CaseFile | None, other: Entry) -> Refusal:
    version = file.case.version if file else 0
    return refusal(
        "sync.stale", expected=entry.expected, version=version, other=other.kind, by=other.actor
    )


def _handed_over(entry: Entry, file: CaseFile | None, rule: Rule) -> bool:
    own = file is None or file.case.counter == entry.counter
    return own or rule.move in RECEIPTS or rule.move is Move.DEEM
