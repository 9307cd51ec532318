"""Histories of cases as devices hand them in: lawful, contested, torn, forged, out of order."""

import json
import random
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from app.domain.administering import change_body
from app.domain.attesting import DayDigest
from app.domain.authority import DelegatedPower, Letter
from app.domain.canonical import canonical
from app.domain.case import CaseFile, Paper
from app.domain.circumstances import Circumstances
from app.domain.errors import Refused
from app.domain.exchange import DeviceSelf, Parcel
from app.domain.forgery import ACTORS, BY_ITSELF
from app.domain.item import CaseKind, Item
from app.domain.journal import GENESIS, Entry, Fact, sealed
from app.domain.materials import Way
from app.domain.moves import MOVES, Move
from app.domain.numbers import PaperNumber, series_key
from app.domain.people import Grant, Person, Role
from app.domain.personal_values import shown_of, take_out
from app.domain.reading import Looked, looking_body
from app.domain.reference import Row, person_text
from app.domain.replay import effect_between
from app.domain.series_marks import CENTRAL_KINDS, body_prefix
from tests.domain.builders import BUREAU, CHIEF, item, letter
from tests.domain.plain_entries import entry
from tests.domain.test_referee_agrees import kind_of
from tests.domain.walks import ATTEMPTS, FACTS, PEOPLE, Step, Taken, walk
from tests.store.attestations import any_attestation

OFFICERS: Sequence[Person] = tuple(
    replace(PEOPLE[0], id=name, name=name, grants=frozenset({Grant(role)}))
    for name, role in (
        ("系统员", Role.SYSTEM),
        ("安全员", Role.SECURITY),
        ("安全员乙", Role.SECURITY),
        ("审计员", Role.AUDIT),
    )
)
LISTED = replace(PEOPLE[0], id="新人", name="新人", grants=frozenset())
"""Somebody whom officers put on the list, change and let in, as histories have it."""
GONE = replace(PEOPLE[1], id="离职者", name="离职者", active=False)
CHIEFS = tuple(replace(CHIEF, id=f"代表{at}", name=f"代表{at}") for at in range(6))
"""Representatives whose letters lack something."""
_LETTER = letter()
GAPS: Sequence[Letter] = tuple(
    replace(each, number=f"{who.id}-{each.number}", person=who.id)
    for who, each in zip(
        CHIEFS,
        (
            replace(_LETTER, powers=frozenset({DelegatedPower.SEAL})),
            replace(_LETTER, items=frozenset({"other"})),
            replace(_LETTER, valid_from=date(2026, 12, 1)),
            replace(_LETTER, valid_until=date(2026, 1, 31)),
            replace(_LETTER, revoked_on=date(2026, 2, 1)),
            replace(_LETTER, body="SCJG"),
        ),
        strict=True,
    )
)
MANY = replace(PEOPLE[-1], id="全能者", name="全能者")
"""Somebody with every role and no letter."""
STAFF: Sequence[Person] = (*PEOPLE, *CHIEFS, MANY, *OFFICERS, GONE)


@dataclass
class Author:
    """A device that writes entries, with the end of its chain."""

    device: DeviceSelf
    counter: str
    sequence: int = 0
    last_hash: str = GENESIS

    def written(self, plain: Entry) -> Entry:
        """An entry at the end of the chain, which goes on behind it."""
        made = self.placed(plain)
        self.sequence, self.last_hash = made.sequence, made.hash
        return made

    def placed(self, plain: Entry, *, ahead: int = 1, previous: str = "") -> Entry:
        """An entry somewhere in the chain, which stays as it is."""
        return sealed(
            replace(
                plain,
                device=self.device.id,
                counter=self.counter,
                sequence=self.sequence + ahead,
                previous=previous or self.last_hash,
            )
        )


@dataclass
class Teller:
    """Makes parcels of a walk, each twisted by chance; the same ones for the same seed."""

    authors: Sequence[Author]
    case_id: str
    number: str
    chance: random.Random
    take: Callable[[str, str], int]
    """Gives the number of a series for an entry."""
    days: Sequence[DayDigest]
    """Those that ended already."""
    given: dict[str, tuple[str, str]] = field(default_factory=dict)
    """The number that stands on a body's paper, and the entry it was taken for, by its id."""
    told: list[tuple[Author, Parcel]] = field(default_factory=list)
    shown: Mapping[str, str] = field(default_factory=dict)
    ids: int = 0

    def tell(self, of: Item, tried: Sequence[Step]) -> list[tuple[Author, Parcel]]:
        """Who hands in what, in order."""
        for at, step in enumerate(walk(of, tried)):
            if self.chance.random() < 0.95:
                self.number_papers(step)
            before, after = self.own(step.before), self.own(step.after)
            plain = self.plain(kind_of(step), before, after, step.given)
            quiet = self.chance.random() < 0.85
            self.wrongly(plain)
            twist = _as_it_is if quiet else self.chance.choice(TWISTS)
            twist(self, plain, before, after)
            self.rival(before, step, tried[at % len(tried)])
            if self.chance.random() < 0.1:
                self.change()
            if self.chance.random() < 0.1:
                self.look()
            if self.chance.random() < 0.1:
                self.attest()
        return self.told

    def own(self, file: CaseFile | None) -> CaseFile | None:
        """A file of the walk as the case of this history."""
        if file is None:
            return None
        home = self.authors[0]
        case = replace(
            file.case,
            id=self.case_id,
            number=self.number,
            device=home.device.id,
            counter=home.counter,
        )
        return replace(file, case=case, papers=tuple(self.own_paper(x) for x in file.papers))

    def own_paper(self, paper: Paper) -> Paper:
        """A paper of the walk with the number it was given."""
        number, entry_id = self.given.get(paper.id, (paper.number, paper.entry))
        return replace(paper, number=number, entry=entry_id)

    def number_papers(self, step: Taken) -> None:
        """Papers of a body that a step brings get numbers, each taken for the entry to be."""
        known = {paper.id for paper in step.before.papers} if step.before else set()
        for paper in step.after.papers:
            if paper.kind in CENTRAL_KINDS and paper.id not in known:
                prefix, year = body_prefix(paper.kind, BUREAU), paper.issued_on.year
                name = f"{self.case_id}-{self.ids + 1}"
                serial = self.take(series_key(prefix, year), name)
                self.given[paper.id] = str(PaperNumber(prefix, year, serial)), name

    def plain(
        self, kind: str, before: CaseFile | None, after: CaseFile | None, given: Circumstances
    ) -> Entry:
        """An entry without its place, signed where its kind must be."""
        assert after is not None
        signed = kind in set(Move) and MOVES[Move(kind)].signed
        self.ids += 1
        return replace(
            entry(body=self.body(effect_between(before, after))),
            id=f"{self.case_id}-{self.ids}",
            case_id=self.case_id,
            kind=kind,
            expected=before.case.version if before else 0,
            actor="" if kind in BY_ITSELF else given.person.id,
            device_time=given.at,
            signature="ff" if signed else "",
        )

    def body(self, effect: dict[str, object]) -> str:
        """The body of an entry without its names, which are remembered as shown beside it."""
        whole: dict[str, object] = {"act": {}, "effect": effect}
        self.shown = shown_of(take_out(whole))
        return canonical(whole)

    def wrongly(self, plain: Entry) -> None:
        """Before a back-office act is made, others try it who may have no business to."""
        if plain.kind not in set(Move) or not MOVES[Move(plain.kind)].on_line:
            return
        for who in self.chance.sample(STAFF, 3):
            self.ids += 1
            body = plain.body
            for name in ACTORS:
                body = body.replace(f'"{name}":"{plain.actor}"', f'"{name}":"{who.id}"')
            name = f"{self.case_id}-{self.ids}"
            self.hand_in(replace(plain, id=name, actor=who.id, body=body))

    def rival(self, before: CaseFile | None, step: Taken, tried: Step) -> None:
        """Now and then somebody does something else on the file as it was before."""
        if before is None or self.chance.random() < 0.6:
            return
        kind = tried.kind if tried.kind in ATTEMPTS else Move.WITHDRAW.value
        given = replace(step.given, person=tried.person)
        try:
            after = ATTEMPTS[kind](before, tried, given)
        except (Refused, KeyError, IndexError, StopIteration):
            return
        name = Fact.PROCEDURE.value if kind == "end" else kind
        self.hand_in(self.plain(name, before, self.own(after), given), self.any())

    def change(self) -> None:
        """A change of the hall's reference data, now and then a wrong one."""
        rows = [self.chance.choice([self.phrase, self.letter, self.person, self.person])()]
        wrong = self.chance.choice(["", "", "actor", "digest", "lost", "signature", "case", "torn"])
        if wrong == "digest":
            rows = [(self.chance.choice(["digest", "attested"]), "2026-01-01", "{}")]
        self.ids += 1
        made = replace(
            entry(body="{}" if wrong == "torn" else change_body(rows, {})),
            id=f"{self.case_id}-{self.ids}",
            case_id="x" if wrong == "case" else "",
            kind=Fact.ADMIN,
            actor=PEOPLE[0].id if wrong == "actor" else self.chance.choice(OFFICERS[:3]).id,
            signature="" if wrong == "signature" else "ff",
        )
        author = self.any()
        parcel = Parcel(author.written(made), rows=() if wrong == "lost" else tuple(rows))
        self.told.append((author, parcel))

    def phrase(self) -> Row:
        """A row that is the system officer's."""
        return "phrase", self.case_id, '"text"'

    def letter(self) -> Row:
        """A row that is the security officer's."""
        return "letter", self.case_id, ""

    def person(self) -> Row:
        """Somebody as an officer says they are and what they may; mixed, renamed, or torn."""
        who = self.chance.choice([LISTED, LISTED, LISTED, *OFFICERS])
        held = self.chance.sample([*Role], self.chance.randrange(3))
        more: Sequence[Mapping[str, object]] = (
            {},
            {"post": "岗位"},
            {"active": False},
            {"public_key": "04"},
            {"grants": [[role.value, self.chance.choice(["", "XZSP"])] for role in held]},
        )
        said = json.loads(person_text(who))
        for each in self.chance.sample(more, 2):
            said.update(each)
        text = canonical(said)
        torn = self.chance.choice([text] * 5 + ["", "{}", text.replace("formal", "retired")])
        return "person", self.chance.choice([who.id] * 5 + ["other"]), torn

    def look(self) -> None:
        """A look at personal data, now and then one that is none."""
        body = looking_body(Looked("number", "核对身份", self.case_id))
        wrong = self.chance.choice(["", "", "actor", "case", "torn", "count", "effect"])
        twisted = {
            "torn": "{}",
            "count": body.replace('"count":1', '"count":1.5'),
            "effect": body.replace('"effect":{}', '"effect":{"case":{}}'),
        }
        self.ids += 1
        made = replace(
            entry(body=twisted.get(wrong, body)),
            id=f"{self.case_id}-{self.ids}",
            case_id=self.case_id if wrong == "case" else "",
            kind=Fact.READ,
            actor="nobody" if wrong == "actor" else self.chance.choice(STAFF).id,
            signature="",
        )
        author = self.any()
        self.told.append((author, Parcel(author.written(made))))

    def attest(self) -> None:
        """A signature under the digest of a day, now and then a false one."""
        self.ids += 1
        name, who = f"{self.case_id}-{self.ids}", self.chance.choice(STAFF).id
        author = self.any()
        made = author.written(any_attestation(self.chance, self.days, name, who))
        self.told.append((author, Parcel(made)))

    def any(self) -> Author:
        """One of the devices."""
        return self.chance.choice(self.authors)

    def hand_in(self, plain: Entry, author: Author | None = None) -> Entry:
        """Write an entry on a device and hand it in, with the names it shows and one it may not."""
        by = author or self.authors[0]
        made = by.written(plain)
        key = f"key-{plain.case_id}" if plain.kind == Move.RECEIVE else ""
        self.told.append((by, Parcel(made, key, shown={**self.shown, "state": "ready"})))
        return made


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


Twist = Callable[[Teller, Entry, CaseFile | None, CaseFile | None], None]


def _as_it_is(teller: Teller, plain: Entry, *_: object) -> None:
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
    *(_as_it_is,) * 40,
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
