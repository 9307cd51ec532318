"""The centre takes what the rules allow: whatever a walk did lawfully, the referee applies."""

from dataclasses import replace

from hypothesis import given, settings

from app.domain.case import CaseFile
from app.domain.exchange import Outcome
from app.domain.item import Item
from app.domain.journal import GENESIS, Entry, Fact, sealed
from app.domain.lawful import Standing
from app.domain.moves import MOVES, Move
from app.domain.referee import judge
from app.domain.replay import body_text
from tests.domain.builders import BUREAU
from tests.domain.plain_entries import entry
from tests.domain.test_any_walk import stored, tries
from tests.domain.walks import LETTERS, Step, Taken, items, walk


def kind_of(step: Taken) -> str:
    """The kind its entry carries; a walk's receipt may have come of any attempt."""
    if step.before is None:
        return Move.RECEIVE
    if step.kind == Move.RECEIVE:
        return Move.ACCEPT
    return Fact.PROCEDURE if step.kind == "end" else step.kind


def entry_of(step: Taken, before: CaseFile | None) -> Entry:
    kind = kind_of(step)
    signed = kind in set(Move) and MOVES[Move(kind)].signed
    plain = replace(
        entry(1, GENESIS, body_text({}, before, step.after)),
        kind=kind,
        expected=before.case.version if before else 0,
        actor="" if kind == Move.DEEM else step.given.person.id,
        device_time=step.given.at,
    )
    return replace(sealed(plain), signature="ff" if signed else "")


@given(items, tries)
@settings(max_examples=150)
def test_what_the_rules_allow_the_centre_applies(of: Item, tried: list[Step]) -> None:
    before: CaseFile | None = None
    for step in walk(of, tried):
        standing = Standing(step.given.person, LETTERS, BUREAU.key)
        if kind_of(step) == Move.DEEM:
            standing = Standing(None)
        verdict = judge(entry_of(step, before), before, standing, lambda *_: True)
        assert verdict.outcome is Outcome.APPLIED, (step.kind, verdict)
        before = stored(step)
