"""The centre's judgement of an entry from what the rows show: pure, so that every centre agrees.

Paper that was handed over cannot be called back: what the counter or the window did is applied, at
worst flagged. Back-office acts are made on the line: the first valid one wins, a second is told so.
Only what is forged, forked or foreign is quarantined.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from app.domain.authority import DelegatedPower, Letter, covering
from app.domain.calendar import civil_date
from app.domain.case import Case, CaseFile, Holder, PaperKind, State
from app.domain.errors import Refusal, refusal
from app.domain.exchange import Outcome
from app.domain.item import CaseKind
from app.domain.journal import Entry, Fact, corrected_time
from app.domain.moves import MOVES, Move, Rule
from app.domain.people import Grant, Person, Role, StaffKind
from app.domain.replay import applied

SignatureCheck = Callable[[str, str, str], bool]
"""Public key (hex), hash (hex), signature (hex) → whether it is that person's."""

FIXED = frozenset({"id", "number", "item_code", "department", "body", "device", "counter"})
"""Columns that never change after the receipt."""
ACTORS = frozenset(
    {
        "received_by",
        "accepted_by",
        "told_by",
        "declined_by",
        "reviewer",
        "proposed_by",
        "decided_by",
        "delivered_by",
    }
)
"""Columns that name who made a move: the actor, or nobody."""
QUIET = frozenset({Fact.PRINT, Fact.READ, Fact.GIVE, Fact.NOTE, Fact.HAND_OVER})
"""Facts that change nothing a decision rests on."""
WINDOW_STATES = frozenset({State.RECEIVED, State.CORRECTING, State.READY})
"""States in which every counter of the hall keeps a copy of the case."""

_SETTLED = frozenset(
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
_RECEIPTS = frozenset({Move.SUPPLY, Move.WITHDRAW, Move.DELIVER})
"""What any counter may record of paper that came in or went out."""
_ACCEPTING = frozenset({Move.ACCEPT, Move.TOLERATE, Move.TELL, Move.DECLINE})
_HELPING = frozenset({Move.RECEIVE, Move.SUPPLY, Move.DELIVER, Move.WITHDRAW})
"""What hired staff may do."""
_OWN = frozenset({Move.RELEASE, Move.PROPOSE})
_POWER = {
    Move.GRANT: DelegatedPower.DECIDE,
    Move.REFUSE: DelegatedPower.DECIDE,
    Move.FORWARD: DelegatedPower.FORWARD,
}


@dataclass(frozen=True, slots=True)
class Standing:
    """What the centre knows about the one who acts."""

    person: Person | None
    letters: tuple[Letter, ...] = ()
    bureau: str = ""
    """Key of the body that decides transferred items; empty while the hall is not set up."""


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
    lie = _lie(entry, file, standing, verify)
    if lie is not None:
        return Verdict(Outcome.QUARANTINED, lie)
    if entry.kind not in MOVES:
        return _fact_verdict(entry, file, since)
    rule = MOVES[Move(entry.kind)]
    contested = _contested(entry, file, rule, since)
    unlawful = None if rule.move is Move.DEEM else _unlawful(entry, file, rule, standing)
    if rule.on_line:
        if contested is not None:
            return Verdict(Outcome.CONFLICT, contested)
        return _either(unlawful, Outcome.REFUSED)
    if contested is not None and not _handed_over(entry, file, rule):
        return Verdict(Outcome.CONFLICT, contested)
    return _either(contested or unlawful, Outcome.FLAGGED)


def taken(file: CaseFile | None, entry: Entry, outcome: Outcome) -> CaseFile:
    """The file after an entry that is in force; a flagged one leaves its mark.

    A contested move does not take back a case that was settled meanwhile, nor one that is accepted
    already: its papers, materials and names are recorded, the state stands.
    """
    effect = entry.effect
    if outcome is not Outcome.FLAGGED:
        return applied(file, effect)
    if file is not None and _stands(entry, file.case.state):
        effect = {**effect, "case": _names(_columns(effect))}
    after = applied(file, effect)
    return replace(after, case=replace(after.case, flagged=True))


def in_window(case: Case) -> bool:
    """Whether every counter of the hall keeps a copy of the case."""
    return case.state in WINDOW_STATES


def _fact_verdict(entry: Entry, file: CaseFile | None, since: Sequence[Entry]) -> Verdict:
    mine = _touched(entry)
    for other in since:
        if mine & _touched(other):
            return Verdict(Outcome.FLAGGED, _stale(entry, file, other))
    return Verdict(Outcome.APPLIED)


def _either(why: Refusal | None, outcome: Outcome) -> Verdict:
    return Verdict(Outcome.APPLIED) if why is None else Verdict(outcome, why)


def _stands(entry: Entry, state: State) -> bool:
    if entry.kind not in MOVES or state in MOVES[Move(entry.kind)].sources:
        return False
    if entry.kind in _RECEIPTS - {Move.SUPPLY}:
        return False
    return state in _SETTLED or entry.kind in (Move.ACCEPT, Move.TOLERATE, Move.SUPPLY)


def _names(columns: Mapping[str, object]) -> dict[str, object]:
    return {name: value for name, value in columns.items() if name in ACTORS}


def _lie(
    entry: Entry, file: CaseFile | None, standing: Standing, verify: SignatureCheck
) -> Refusal | None:
    if entry.kind not in MOVES and entry.kind not in frozenset(Fact):
        return refusal("sync.unknown_kind", kind=entry.kind)
    if standing.person is None and entry.kind != Move.DEEM:
        return refusal("sync.unknown_person", person=entry.actor)
    if (file is None) != (entry.kind == Move.RECEIVE):
        code = "sync.no_case" if file is None else "sync.case_exists"
        return refusal(code, case=entry.case_id)
    return _torn(entry, file) or _false_columns(entry, file) or _forged(entry, standing, verify)


def _torn(entry: Entry, file: CaseFile | None) -> Refusal | None:
    try:
        after = applied(file, entry.effect)
    except (KeyError, TypeError, ValueError, AttributeError):
        return refusal("journal.torn", id=entry.id)
    wrong = after.case.id != entry.case_id or (
        file is None and (after.case.device != entry.device or after.case.counter != entry.counter)
    )
    return refusal("sync.false_case", case=entry.case_id) if wrong else None


def _false_columns(entry: Entry, file: CaseFile | None) -> Refusal | None:
    columns = _columns(entry.effect)
    if file is not None:
        for name in sorted(FIXED & columns.keys()):
            if columns[name] != getattr(file.case, name):
                return refusal("sync.false_column", column=name)
    for name in sorted(ACTORS & columns.keys()):
        if columns[name] not in ("", entry.actor) or entry.kind not in MOVES:
            return refusal("sync.false_column", column=name)
    if columns.get("flagged"):
        return refusal("sync.false_column", column="flagged")
    return _false_state(entry, columns)


def _false_state(entry: Entry, columns: Mapping[str, object]) -> Refusal | None:
    if entry.kind not in MOVES:
        wrong = "state" in columns
    else:
        rule = MOVES[Move(entry.kind)]
        stays = bool(rule.sources & rule.targets)
        wrong = columns["state"] not in rule.targets if "state" in columns else not stays
    return refusal("sync.false_column", column="state") if wrong else None


def _forged(entry: Entry, standing: Standing, verify: SignatureCheck) -> Refusal | None:
    if not entry.signature or standing.person is None:
        return None
    if verify(standing.person.public_key, entry.hash, entry.signature):
        return None
    return refusal("journal.signature", person=standing.person.name)


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
    mine = _touched(entry)
    for other in since:
        loud = rule.on_line and other.kind not in QUIET
        if other.kind in MOVES or loud or mine & _touched(other):
            return _stale(entry, file, other)
    return None


def _stale(entry: Entry, file: CaseFile | None, other: Entry) -> Refusal:
    version = file.case.version if file else 0
    return refusal(
        "sync.stale", expected=entry.expected, version=version, other=other.kind, by=other.actor
    )


def _handed_over(entry: Entry, file: CaseFile | None, rule: Rule) -> bool:
    own = file is None or file.case.counter == entry.counter
    return own or rule.move in _RECEIPTS or rule.move is Move.DEEM


def _touched(entry: Entry) -> frozenset[tuple[str, str]]:
    effect = entry.effect
    columns = {("case", name) for name in _columns(effect) if name != "version"}
    keys = {"materials": "no", "papers": "id", "intervals": "id"}
    rows = {
        (part, str(row[key]))
        for part, key in keys.items()
        for row in _rows(effect.get(part))
        if key in row
    }
    return frozenset(columns | rows)


def _unlawful(
    entry: Entry, file: CaseFile | None, rule: Rule, standing: Standing
) -> Refusal | None:
    case = applied(file, entry.effect).case if file is None else file.case
    person = standing.person
    if person is None or not person.active:
        return refusal("sync.unknown_person", person=entry.actor)
    on = civil_date(corrected_time(entry))
    return (
        _role(case, rule, person)
        or _staff(rule, person)
        or _acceptance(case, rule, standing, on)
        or _separation(case, rule, person)
        or _power(case, rule, standing, on)
        or _shown(case, rule, person)
        or _paper(entry, rule)
        or _unsigned(entry, rule)
    )


def _role(case: Case, rule: Rule, person: Person) -> Refusal | None:
    for role in rule.roles:
        if role in (Role.CLERK, Role.ACCEPTOR, Role.ISSUER):
            if person.has_any(role):
                return None
        elif person.has(role, case.body) or person.has(role, case.department):
            return None
    return refusal("move.role", roles=",".join(sorted(rule.roles)), body=case.body_name)


def _staff(rule: Rule, person: Person) -> Refusal | None:
    if person.staff_kind is StaffKind.HIRED and rule.move not in _HELPING:
        return refusal("move.hired", move=rule.move, person=person.name)
    return None


def _acceptance(case: Case, rule: Rule, standing: Standing, on: date) -> Refusal | None:
    counter_ends = rule.move is Move.TERMINATE and case.holder is Holder.COUNTER
    if rule.move not in _ACCEPTING and not counter_ends:
        return None
    held = standing.person.grants if standing.person else frozenset()
    if Grant(Role.ACCEPTOR, case.body) in held:
        return None
    if standing.bureau in ("", case.body) and Grant(Role.ACCEPTOR) in held:
        return None
    found = _letter(case, standing, person="", power=DelegatedPower.ACCEPT, on=on)
    if isinstance(found, Letter):
        return None
    return refusal("authority.no_acceptance", body=case.body_name)


def _separation(case: Case, rule: Rule, person: Person) -> Refusal | None:
    if rule.move not in (Move.CLAIM, Move.PROPOSE, Move.GRANT, Move.REFUSE):
        return None
    if person.id in (case.accepted_by, case.told_by, case.declined_by):
        code = "decide" if rule.move in _POWER else "review"
        return refusal(f"{code}.same_person", person=person.name)
    deciding = rule.move in (Move.GRANT, Move.REFUSE)
    if deciding and person.id == case.proposed_by and case.kind is not CaseKind.INSTANT:
        return refusal("decide.own_proposal", person=person.name)
    return None


def _power(case: Case, rule: Rule, standing: Standing, on: date) -> Refusal | None:
    power = _POWER.get(rule.move)
    if rule.move is Move.TERMINATE and case.holder is not Holder.COUNTER:
        power = DelegatedPower.TERMINATE
    if power is None or standing.person is None:
        return None
    found = _letter(case, standing, person=standing.person.id, power=power, on=on)
    return found if isinstance(found, Refusal) else None


def _letter(
    case: Case, standing: Standing, *, person: str, power: DelegatedPower, on: date
) -> Letter | Refusal:
    return covering(
        standing.letters, person=person, body=case.body, item=case.item_code, power=power, on=on
    )


def _shown(case: Case, rule: Rule, person: Person) -> Refusal | None:
    if rule.move in _OWN and case.reviewer != person.id:
        return refusal("review.not_mine", reviewer=case.reviewer)
    if rule.move in (Move.GRANT, Move.REFUSE) and case.proposal != rule.move:
        return refusal("decide.other_than_proposed", proposal=case.proposal)
    if rule.move is Move.GRANT and case.tolerated:
        return refusal("grant.tolerated_missing", count=case.tolerated)
    return None


def _paper(entry: Entry, rule: Rule) -> Refusal | None:
    if not rule.paper_required:
        return None
    wanted: frozenset[PaperKind] = frozenset(rule.papers)
    for row in _rows(entry.effect.get("papers")):
        if row.get("kind") in wanted and row.get("number"):
            return None
    return refusal("move.paper", move=rule.move, article=rule.article)


def _unsigned(entry: Entry, rule: Rule) -> Refusal | None:
    if rule.signed and not entry.signature:
        return refusal("sync.unsigned", move=rule.move)
    return None


def _columns(effect: Mapping[str, object]) -> Mapping[str, object]:
    columns = effect.get("case")
    return columns if isinstance(columns, dict) else {}


def _rows(value: object) -> list[dict[str, object]]:
    return [row for row in value if isinstance(row, dict)] if isinstance(value, list) else []
