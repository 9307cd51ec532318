"""Who makes parcels of a walk: devices with their chains, and the one that hands in at them."""

import random
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from app.domain.canonical import canonical
from app.domain.case import CaseFile, Paper
from app.domain.circumstances import Circumstances
from app.domain.errors import Refused
from app.domain.exchange import DeviceSelf, Parcel
from app.domain.forgery import ACTORS, BY_ITSELF
from app.domain.journal import GENESIS, Entry, Fact, sealed
from app.domain.moves import MOVES, Move
from app.domain.numbers import PaperNumber, series_key
from app.domain.personal_values import shown_of, take_out
from app.domain.reference import Row
from app.domain.replay import effect_between
from app.domain.series_marks import CENTRAL_KINDS, body_prefix
from tests.domain.builders import BUREAU
from tests.domain.plain_entries import entry
from tests.domain.walks import ATTEMPTS, Step, Taken
from tests.store.history_people import STAFF


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
    given: dict[str, tuple[str, str]] = field(default_factory=dict)
    """The number that stands on a body's paper, and the entry it was taken for, by its id."""
    told: list[tuple[Author, Parcel]] = field(default_factory=list)
    shown: Mapping[str, str] = field(default_factory=dict)
    ids: int = 0

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
        return replace(
            entry(body=self.body(effect_between(before, after))),
            id=self.next_name(),
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
            body = plain.body
            for name in ACTORS:
                body = body.replace(f'"{name}":"{plain.actor}"', f'"{name}":"{who.id}"')
            self.hand_in(replace(plain, id=self.next_name(), actor=who.id, body=body))

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

    def next_name(self) -> str:
        """The id of the next entry."""
        self.ids += 1
        return f"{self.case_id}-{self.ids}"

    def beside(self, made: Entry, rows: Sequence[Row] = ()) -> None:
        """Hand in what is of no case, at any of the devices."""
        author = self.any()
        self.told.append((author, Parcel(author.written(made), rows=tuple(rows))))

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
