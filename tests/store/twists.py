"""What may become of an act on its way to the centre."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from app.domain.case import CaseFile
from app.domain.exchange import Parcel
from app.domain.journal import Entry, Fact
from app.domain.moves import Move
from app.domain.people import Person
from app.domain.replay import effect_between
from tests.domain.walks import PEOPLE
from tests.store.history_people import STAFF
from tests.store.teller import Teller

Twist = Callable[[Teller, Entry, CaseFile | None, CaseFile | None], None]


def as_it_is(teller: Teller, plain: Entry, *_: object) -> None:
    """Handed in at the counter of the case."""
    teller.hand_in(plain)


def _elsewhere(teller: Teller, plain: Entry, *_: object) -> None:
    teller.hand_in(plain, teller.any())


def _again(teller: Teller, plain: Entry, *_: object) -> None:
    made = teller.hand_in(plain)
    teller.told.append((teller.authors[0], Parcel(made)))


def _twice(teller: Teller, plain: Entry, *_: object) -> None:
    """The same act as two entries, or (of the clock) by two holders under one id."""
    teller.hand_in(plain)
    by_clock = plain.kind in (Move.DEEM, Fact.REDATE)
    name = plain.id if by_clock else f"{plain.id}-twice"
    teller.hand_in(replace(plain, id=name, desk="other"), teller.any())


def _other_payload(teller: Teller, plain: Entry, *_: object) -> None:
    made = teller.hand_in(plain)
    by = teller.any()
    other = by.placed(replace(plain, desk="other"), ahead=teller.chance.choice([0, 1]))
    if other.sequence == by.sequence + 1:
        by.written(replace(plain, desk="other"))
    teller.told.append((by, Parcel(other)))
    assert made.id == other.id


def _gap(teller: Teller, plain: Entry, *_: object) -> None:
    by = teller.authors[0]
    teller.told.append((by, Parcel(by.placed(plain, ahead=2))))
    teller.hand_in(plain)


def _fork(teller: Teller, plain: Entry, *_: object) -> None:
    by = teller.authors[0]
    twin = replace(plain, id=f"{plain.id}-twin")
    ahead = teller.chance.choice([0, 1])
    teller.told.append((by, Parcel(by.placed(twin, ahead=ahead, previous="f" * 64))))
    teller.hand_in(plain)


def _altered(teller: Teller, plain: Entry, *_: object) -> None:
    by = teller.authors[0]
    made = by.written(plain)
    teller.told.append((by, Parcel(replace(made, desk="elsewhere"))))


def _at_other_counter(teller: Teller, plain: Entry, *_: object) -> None:
    """Handed in as if it came from a counter that is not the device's."""
    by = teller.any()
    claims = replace(by, counter="A77")
    teller.told.append((by, Parcel(claims.written(plain))))
    by.sequence, by.last_hash = claims.sequence, claims.last_hash


def _with(change: Callable[[Entry], Entry]) -> Twist:
    """Handed in by any of the devices with a field changed."""

    def twist(teller: Teller, plain: Entry, *_: object) -> None:
        teller.hand_in(change(plain), teller.any())

    return twist


def _by(who: Person) -> Twist:
    return _with(lambda plain: replace(plain, actor=who.id))


def _body(change: Callable[[dict[str, object], dict[str, object]], object]) -> Twist:
    """The case's columns and the whole effect, changed before they are hashed."""

    def twist(
        teller: Teller, plain: Entry, before: CaseFile | None, after: CaseFile | None
    ) -> None:
        assert after is not None
        effect = effect_between(before, after)
        columns = effect["case"]
        assert isinstance(columns, dict)
        change(columns, effect)
        teller.hand_in(replace(plain, body=teller.body(effect)))

    return twist


def _column(name: str, value: object) -> Twist:
    return _body(lambda columns, effect: columns.update({name: value}))


def _drop(name: str) -> Twist:
    return _body(lambda columns, effect: columns.pop(name, None))


def _part(name: str, value: object) -> Twist:
    return _body(lambda columns, effect: effect.update({name: value}))


TWISTS: Sequence[Twist] = (
    *(as_it_is,) * 40,
    *(_elsewhere,) * 4,
    _again,
    *(_twice,) * 4,
    _other_payload,
    _gap,
    _fork,
    _altered,
    *(_with(lambda plain: replace(plain, expected=max(0, plain.expected - 1))),) * 4,
    _with(lambda plain: replace(plain, expected=plain.expected + 1)),
    _with(lambda plain: replace(plain, signature="")),
    *(_by(who) for who in STAFF for _ in range(3)),
    _with(lambda plain: replace(plain, actor="nobody")),
    _at_other_counter,
    _with(lambda plain: replace(plain, id="")),
    _with(lambda plain: replace(plain, id=f"{plain.id}\n")),
    _with(lambda plain: replace(plain, kind="unknown")),
    _with(lambda plain: replace(plain, kind=Fact.NOTE)),
    _with(lambda plain: replace(plain, kind=Move.RECEIVE)),
    _with(lambda plain: replace(plain, case_id="elsewhere")),
    _with(lambda plain: replace(plain, format=2)),
    _with(lambda plain: replace(plain, body="{}")),
    _with(lambda plain: replace(plain, body="[")),
    _with(lambda plain: replace(plain, body='{"effect":{"case":[]}}')),
    _with(lambda plain: replace(plain, body='{"effect":{"case":{},"papers":3}}')),
    _with(lambda plain: replace(plain, body='{"effect":{"case":{},"papers":[3]}}')),
    _with(lambda plain: replace(plain, body='{"effect":{"case":{},"papers":[{}]}}')),
    _column("state", "granted"),
    _column("state", "nowhere"),
    _column("holder", "nobody"),
    _column("accepted_by", PEOPLE[0].id),
    _column("decided_by", ""),
    _column("flagged", True),
    _column("number", "99010111220260000011"),
    _column("counter", "A09"),
    _column("body", "SCJG"),
    _column("promised_due", "2026-13-01"),
    _column("opinion", "意见"),
    _column("opinion", None),
    _column("unknown", "column"),
    _drop("state"),
    _drop("item_code"),
    _part("papers", []),
    _part("papers", None),
    _part("materials", [{"no": 1}]),
)
"""What becomes of an act on its way: mostly nothing."""
