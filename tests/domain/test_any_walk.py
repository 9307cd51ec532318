"""Whatever people try, in any order, on any day: no forbidden state, no broken record."""

import json
from collections.abc import Iterable

from hypothesis import given, settings
from hypothesis import strategies as st

from app.domain.canonical import canonical
from app.domain.case import OPEN_STATES, Case, CaseFile, Holder, PaperKind, State
from app.domain.circumstances import tainted
from app.domain.item import CaseKind, Item
from app.domain.journal import Entry
from app.domain.moves import MOVES, Move
from app.domain.replay import applied, body_text, effect_between, replayed
from tests.domain.builders import item
from tests.domain.plain_entries import entry
from tests.domain.walks import PEOPLE, Step, Taken, items, steps, walk

tries = st.lists(steps, max_size=40)
ACCEPTED = (PaperKind.ACCEPTANCE, PaperKind.TOLERANT_ACCEPTANCE)
AFTER_ACCEPTANCE = {
    State.ACCEPTED,
    State.REVIEWING,
    State.PROPOSED,
    State.FORWARDED,
    State.GRANTED,
    State.REFUSED,
    State.READY,
    State.DELIVERED,
}
HOLDERS = {
    State.RECEIVED: Holder.COUNTER,
    State.CORRECTING: Holder.COUNTER,
    State.READY: Holder.WINDOW,
    State.DELIVERED: Holder.NOBODY,
    State.DECLINED: Holder.NOBODY,
    State.WITHDRAWN: Holder.NOBODY,
    State.TERMINATED: Holder.NOBODY,
}


def dates_are_ordered(case: Case) -> bool:
    days = [case.received_on, case.accepted_on, case.decided_on]
    known = [day for day in days if day is not None]
    ended = case.closed_on is None or case.received_on is None or case.received_on <= case.closed_on
    return known == sorted(known) and ended


def separate(case: Case) -> bool:
    took_part = [who for who in PEOPLE if tainted(case, who)]
    doing = {case.reviewer, case.proposed_by, case.decided_by} - {""}
    return not doing & {who.id for who in took_part}


def papered(file: CaseFile) -> bool:
    """R14: no state without its standing numbered paper."""
    case = file.case
    owed = case.acceptance_owed or case.state not in AFTER_ACCEPTANCE
    if not owed and not any(file.standing_paper(kind) for kind in ACCEPTED):
        return False
    only_way = [rule for rule in MOVES.values() if rule.targets == {case.state}]
    if len(only_way) != 1 or not only_way[0].paper_required:
        return True
    return file.standing_paper(only_way[0].papers[0]) is not None


def check(file: CaseFile) -> None:
    case = file.case
    assert dates_are_ordered(case)
    assert separate(case)
    assert papered(file)
    assert case.holder is HOLDERS.get(case.state, Holder.BACK_OFFICE)
    if case.state in AFTER_ACCEPTANCE:
        assert case.accepted_on is not None
        assert case.accepted_by or case.deemed
        assert case.deemed_on is None
    if case.state is State.GRANTED:
        assert case.tolerated == 0
        assert case.letter
        assert case.proposal == "grant"
        apart = case.decided_by not in (case.proposed_by, case.reviewer)
        assert apart or case.kind is CaseKind.INSTANT
    if case.state is State.CORRECTING:
        assert case.told_by
        assert any(each.asked for each in file.materials)
    if case.state not in OPEN_STATES:
        assert all(each.until is not None for each in file.intervals)
    if case.tolerated:
        assert case.tolerance_due is not None
    if case.promised_due and case.statutory_due:
        assert case.promised_due <= case.statutory_due
    for paper in file.papers:
        assert paper.number
        assert paper.given_on is None or paper.given_on >= paper.issued_on


def lawful(step: Taken) -> None:
    before = step.before.case.state if step.before else None
    after = step.after.case.state
    kind = Move.RECEIVE if step.before is None else step.kind
    if kind == Move.RECEIVE and step.before is not None:
        kind = Move.ACCEPT
    if kind in set(Move):
        rule = MOVES[Move(kind)]
        assert before in rule.sources
        assert after in rule.targets
    else:
        assert before is after


@given(items, tries)
@settings(max_examples=300)
def test_no_walk_reaches_a_state_the_table_forbids_or_breaks_the_record(
    of: Item, tried: list[Step]
) -> None:
    for step in walk(of, tried):
        lawful(step)
        check(step.after)


def entries_of(taken: Iterable[Taken]) -> list[Entry]:
    return [
        entry(number, body=body_text({"note": step.kind}, step.before, step.after))
        for number, step in enumerate(taken, 1)
    ]


def stored(step: Taken) -> CaseFile:
    """What a store keeps of a step: the version counts entries."""
    return applied(step.before, effect_between(step.before, step.after))


@given(items, tries)
@settings(max_examples=150)
def test_replay_of_the_entries_is_what_the_desks_stored_step_by_step(
    of: Item, tried: list[Step]
) -> None:
    taken = walk(of, tried)
    entries = entries_of(taken)
    for number, step in enumerate(taken, 1):
        assert replayed(entries[:number]) == stored(step)
        again = applied(step.before, json.loads(entries[number - 1].body)["effect"])
        assert again == stored(step)
        assert again.case.version == number
        expected = {"case": step.after.case, "papers": step.after.papers}
        assert (again.materials, again.papers) == (step.after.materials, expected["papers"])
    if taken:
        assert replayed(entries[1:], stored(taken[0])) == stored(taken[-1])


@given(items, tries)
@settings(max_examples=100)
def test_an_effect_holds_what_changed_and_nothing_else(of: Item, tried: list[Step]) -> None:
    for step in walk(of, tried):
        effect = effect_between(step.before, step.after)
        assert canonical(effect)
        if step.before is None:
            continue
        columns = effect["case"]
        assert isinstance(columns, dict)
        for name in columns:
            assert getattr(step.before.case, name) != getattr(step.after.case, name)
        rows = {"materials": step.before.materials, "papers": step.before.papers}
        for part, known in rows.items():
            found = effect[part]
            assert isinstance(found, list)
            changed = [each for each in getattr(step.after, part) if each not in known]
            assert len(found) == len(changed)


def test_a_walk_of_nothing_is_no_case() -> None:
    assert replayed([]) is None
    assert walk(item(), []) == []
