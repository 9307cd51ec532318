"""What the law and the table say against a move, from the rows the centre has."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from app.domain.authority import DelegatedPower, Letter, covering
from app.domain.calendar import civil_date
from app.domain.case import Case, CaseFile, Holder
from app.domain.circumstances import recusal_refusal, reviewed_by, tainted
from app.domain.effects import rows_of
from app.domain.errors import Refusal, refusal
from app.domain.item import CaseKind
from app.domain.journal import Entry, Signed, corrected_time
from app.domain.moves import Move, Rule
from app.domain.people import FormerKey, Grant, Person, Role, StaffKind
from app.domain.replay import applied

ACCEPTING = frozenset({Move.ACCEPT, Move.TOLERATE, Move.TELL, Move.DECLINE})
HELPING = frozenset({Move.RECEIVE, Move.SUPPLY, Move.DELIVER, Move.WITHDRAW})
"""What hired staff may do."""
OWN = frozenset({Move.RELEASE, Move.PROPOSE})
DECIDING = frozenset({Move.GRANT, Move.REFUSE, Move.RETURN})
APART = DECIDING | {Move.CLAIM, Move.PROPOSE, Move.FORWARD, Move.ANSWER}
"""Moves that nobody makes who accepted, told or declined."""
POWER = dict.fromkeys(DECIDING, DelegatedPower.DECIDE) | {Move.FORWARD: DelegatedPower.FORWARD}


@dataclass(frozen=True, slots=True)
class Standing:
    """What the centre knows about the one who acts."""

    person: Person | None
    letters: tuple[Letter, ...] = ()
    bureau: str = ""
    """Key of the body that decides transferred items; empty while the hall is not set up."""
    former: Mapping[str, FormerKey] = field(default_factory=dict)
    """Keys the person signed with before a reset, by the key id that signed entries name."""

    def public_key(self, entry: Signed) -> str:
        """The key that must check the entry's signature; empty when the person has none.

        A former key counts for what was signed until it was replaced, whenever that arrives.
        """
        former = self.former.get(entry.key_id)
        if former is not None and corrected_time(entry) <= former.until:
            return former.public_key
        return self.person.public_key if self.person is not None else ""


def unlawful(entry: Entry, file: CaseFile | None, rule: Rule, standing: Standing) -> Refusal | None:
    """Why the person may not make this move on this case that day; None if they may."""
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
            continue
        bodies = {case.body, case.department} if role is Role.REVIEWER else {case.body}
        if any(person.has(role, body) for body in bodies):
            return None
    return refusal("move.role", roles=",".join(sorted(rule.roles)), body=case.body_name)


def _staff(rule: Rule, person: Person) -> Refusal | None:
    if person.staff_kind is StaffKind.HIRED and rule.move not in HELPING:
        return refusal("move.hired", move=rule.move, person=person.name)
    return None


def _acceptance(case: Case, rule: Rule, standing: Standing, on: date) -> Refusal | None:
    counter_ends = rule.move is Move.TERMINATE and case.holder is Holder.COUNTER
    person = standing.person
    if person is None or (rule.move not in ACCEPTING and not counter_ends):
        return None
    if Grant(Role.ACCEPTOR, case.body) in person.grants:
        return None
    if not person.has(Role.ACCEPTOR, standing.bureau):
        return refusal("authority.not_of_window", body=case.body_name)
    if standing.bureau in ("", case.body):
        return None
    found = _letter(case, standing, person="", power=DelegatedPower.ACCEPT, on=on)
    if isinstance(found, Letter):
        return None
    return refusal("authority.no_acceptance", body=case.body_name)


def _separation(case: Case, rule: Rule, person: Person) -> Refusal | None:
    if rule.move in APART and tainted(case, person):
        code = "decide" if rule.move in DECIDING else "review"
        return refusal(f"{code}.same_person", person=person.name)
    ends = rule.move is Move.TERMINATE and case.holder is not Holder.COUNTER
    found = recusal_refusal(case, person)
    if found and (rule.move in APART or ends):
        return found
    deciding = rule.move in (Move.GRANT, Move.REFUSE)
    if deciding and reviewed_by(case, person) and case.kind is not CaseKind.INSTANT:
        return refusal("decide.own_proposal", person=person.name)
    return None


def _power(case: Case, rule: Rule, standing: Standing, on: date) -> Refusal | None:
    power = POWER.get(rule.move)
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
    if rule.move in OWN and case.reviewer != person.id:
        return refusal("review.not_mine", reviewer=case.reviewer)
    if rule.move in (Move.GRANT, Move.REFUSE) and case.proposal != rule.move:
        return refusal("decide.other_than_proposed", proposal=case.proposal)
    if rule.move is Move.GRANT and case.tolerated:
        return refusal("grant.tolerated_missing", count=case.tolerated)
    return None


def _paper(entry: Entry, rule: Rule) -> Refusal | None:
    if not rule.paper_required:
        return None
    for row in rows_of(entry.effect, "papers"):
        if row.get("kind") == rule.papers[0] and row.get("number"):
            return None
    return refusal("move.paper", move=rule.move, article=rule.article)


def _unsigned(entry: Entry, rule: Rule) -> Refusal | None:
    if rule.signed and not entry.signature:
        return refusal("sync.unsigned", move=rule.move)
    return None
