"""Histories of cases as devices hand them in: lawful, contested, torn, forged, out of order."""

import random
from collections.abc import Sequence

from app.domain.attesting import DayDigest
from app.domain.exchange import Parcel
from app.domain.item import CaseKind, Item
from app.domain.materials import Way
from app.domain.moves import Move
from tests.domain.builders import item
from tests.domain.test_referee_agrees import kind_of
from tests.domain.walks import FACTS, PEOPLE, Step, walk
from tests.store.attestations import any_attestation
from tests.store.hall_entries import any_change, any_look
from tests.store.history_people import STAFF
from tests.store.teller import Author, Teller
from tests.store.twists import TWISTS, as_it_is


def history(
    teller: Teller, of: Item, tried: Sequence[Step], days: Sequence[DayDigest]
) -> list[tuple[Author, Parcel]]:
    """Who hands in what of a walk, in order, and what of no case between. ``days`` have ended."""
    chance = teller.chance
    for at, step in enumerate(walk(of, tried)):
        if chance.random() < 0.95:
            teller.number_papers(step)
        before, after = teller.own(step.before), teller.own(step.after)
        plain = teller.plain(kind_of(step), before, after, step.given)
        quiet = chance.random() < 0.85
        teller.wrongly(plain)
        twist = as_it_is if quiet else chance.choice(TWISTS)
        twist(teller, plain, before, after)
        teller.rival(before, step, tried[at % len(tried)])
        _between(teller, days)
    return teller.told


def _between(teller: Teller, days: Sequence[DayDigest]) -> None:
    chance = teller.chance
    if chance.random() < 0.1:
        teller.beside(*any_change(chance, teller.next_name(), teller.case_id))
    if chance.random() < 0.1:
        teller.beside(any_look(chance, teller.next_name(), teller.case_id))
    if chance.random() < 0.1:
        who = chance.choice(STAFF).id
        teller.beside(any_attestation(chance, days, teller.next_name(), who))


def any_item(chance: random.Random) -> Item:
    """One of the items walks are made of."""
    return item(
        kind=chance.choice(list(CaseKind)),
        collective=chance.random() < 0.3,
        tolerance_listed=chance.random() < 0.5,
    )


def any_steps(chance: random.Random, many: int) -> list[Step]:
    """Steps that get somewhere more often than those a search for a short failure begins with."""
    return [
        Step(
            kind=chance.choice([*map(str, Move), *FACTS]),
            person=chance.choice(PEOPLE + PEOPLE[-3:] * 3),
            days=chance.choice([0, 0, 0, 0, 1, 3, 9, -1]),
            choice=chance.randrange(8),
            ways=(
                chance.choice([Way.ORIGINAL, Way.ORIGINAL, Way.ORIGINAL, Way.MISSING]),
                chance.choice([Way.COPY, Way.COPY, Way.TO_FOLLOW, Way.MISSING]),
                chance.choice([Way.SEEN, Way.SEEN, Way.SEEN, Way.MISSING]),
            ),
            turn=chance.choice([0, 1, 2, 3, 4, 5, 6, 7, 7]),
        )
        for _ in range(many)
    ]
