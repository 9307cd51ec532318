"""A file and a server are one centre: the same answers, the same cases, the same feed."""

import random
import sqlite3
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from datetime import timedelta
from itertools import groupby
from pathlib import Path

import pytest

from app.domain.attesting import DayDigest, day_digest
from app.domain.exchange import Answer, DeviceSelf, Feed, Outcome, Parcel, Placed
from app.domain.journal import Fact
from app.domain.people import Role
from app.domain.reading import Looked, Read, looking_body
from app.domain.reference import (
    HALL_KEY,
    ReferenceKind,
    body_text,
    hall_text,
    letter_text,
    person_from,
    person_text,
)
from db.central import SqliteCentre
from db.header import StoreKind
from tests.centres import KINDS, HallCentre, Store, edit, hall_on, kind_label
from tests.clock import MORNING, Clock
from tests.domain.builders import BUREAU
from tests.domain.plain_entries import entry
from tests.domain.walks import LETTERS
from tests.empty_stores import prepared
from tests.invented_hall import HALL
from tests.postgres import Server
from tests.store.attestations import WRONGS, attestation
from tests.store.histories import any_item, any_steps, history
from tests.store.history_people import GAPS, STAFF
from tests.store.teller import Author, Teller

_ATTESTED = {
    "": (Outcome.APPLIED, ""),
    "actor": (Outcome.QUARANTINED, "sync.unknown_person"),
    "case": (Outcome.QUARANTINED, "sync.false_case"),
    "signature": (Outcome.QUARANTINED, "journal.signature"),
    **dict.fromkeys(("digest", "position", "day"), (Outcome.REFUSED, "journal.attests_other")),
}
"""What becomes of an attestation with that wrong in it; of the rest nothing can be read."""
_RESTORED = "UPDATE centre SET value = :since WHERE key = 'restored_since'"


@dataclass
class Both:
    """A centre of each kind, and the devices that hand the same in at both."""

    file: SqliteCentre
    served: HallCentre
    authors: Sequence[Author]
    days: Sequence[DayDigest]
    told: int = 0
    heard: Sequence[str] = ("", "")
    """How far the counter of the cases has heard the feed of each."""

    @property
    def centres(self) -> tuple[Store, Store]:
        """The one and the other."""
        return self.file, self.served

    def take(self, series: str, entry_id: str) -> int:
        """The number that both give."""
        (number,) = {centre.take_number(series, entry_id) for centre in self.centres}
        return number

    def restore(self) -> None:
        """Both were restored, as of long ago: what devices tell may have been lost."""
        for centre in self.centres:
            centre.renew_epoch()
            edit(centre, _RESTORED, {"since": "2026-01-01T00:00:00+00:00"})


@pytest.fixture(params=KINDS[1:], ids=kind_label)
def both(
    request: pytest.FixtureRequest,
    servers: Callable[[Path], Server],
    folder: Path,
) -> Iterator[Both]:
    """A new centre of each kind with the same hall, whose clocks stand still."""
    clock = Clock(MORNING + timedelta(days=40), step=timedelta())
    path = prepared(folder / "centre.db", StoreKind.CENTRAL)
    plain = SqliteCentre(path, clock=clock, verify=lambda *_: True, mounts="")
    with closing(plain) as file, hall_on(servers(Path(request.param)), clock) as served:
        for centre in (file, served):
            centre.put_references(
                [
                    (ReferenceKind.HALL.value, HALL_KEY, hall_text(HALL)),
                    *(
                        (ReferenceKind.LETTER.value, x.number, letter_text(x))
                        for x in (*LETTERS, *GAPS)
                    ),
                    *((ReferenceKind.PERSON.value, x.id, person_text(x)) for x in STAFF),
                    (ReferenceKind.BODY.value, BUREAU.key, body_text(BUREAU)),
                ]
            )
        authors = [_author((file, served), number) for number in (1, 2, 3)]
        yield Both(file, served, authors, _ended(clock, (file, served), authors[0]))


_FEW = 15
"""Histories of a run."""
_PARTS, _MANY = 10, 100
"""Of a long one: so many new centres, and histories that each of them is told."""


def test_whatever_is_handed_in_both_centres_make_the_same_of_it(both: Both, seed: int) -> None:
    told = [outcome for each in range(_FEW) for outcome in _agree(both, f"{seed}-{each}")]
    assert len(set(told)) > 20
    assert [centre.broken() for centre in both.centres] == [None, None]
    assert _security_left(both.file)


def test_both_centres_make_the_same_of_every_attestation(both: Both) -> None:
    author, ended = both.authors[1], both.days[-1]
    for wrong in ("", *WRONGS, ""):
        both.told += 1
        made = author.written(attestation(ended, f"attest-{both.told}", STAFF[0].id, wrong))
        one, other = (centre.push(author.device.id, [Parcel(made)]) for centre in both.centres)
        assert one == other
        told = (one[0].outcome, one[0].why.code if one[0].why else "")
        assert told == _ATTESTED.get(wrong, (Outcome.QUARANTINED, "journal.torn")), wrong
    told_rows = [centre.reference(ReferenceKind.ATTESTED) for centre in both.centres]
    assert told_rows[0] == told_rows[1]
    assert ended.day in told_rows[0]


def test_both_centres_adopt_the_same_numbers_after_a_restore(both: Both, seed: int) -> None:
    last = [both.take("paper:示行审准:2026", f"kept-{each}") for each in range(9)][-1]
    both.restore()
    chance = random.Random(seed)

    def guessed(series: str, entry_id: str) -> int:
        """What a counter may say that it was given; now and then one that cannot be."""
        return chance.choice([last + chance.randrange(-5, 90), chance.randrange(1, 40_000)])

    told = [x for each in range(_FEW) for x in _agree(both, f"{seed}-restored-{each}", guessed)]
    assert (Outcome.QUARANTINED, "sync.number_not_given") in told
    given = [_given(centre) for centre in both.centres]
    assert given[0] == given[1]
    assert {row[3] for row in given[0]} >= {"", "restored"}
    assert [centre.broken() for centre in both.centres] == [None, None]


@pytest.mark.long
@pytest.mark.parametrize("part", range(_PARTS))
def test_many_histories_are_the_same_to_both_centres(both: Both, seed: int, part: int) -> None:
    for each in range(part * _MANY, (part + 1) * _MANY):
        _agree(both, f"{seed}-{each}")
    assert [centre.broken() for centre in both.centres] == [None, None]
    assert _security_left(both.file)
    assert _people(both.file) == _people(both.served)


def _people(centre: Store) -> Mapping[str, str]:
    return centre.reference(ReferenceKind.PERSON)


def _security_left(centre: Store) -> bool:
    """Whether the hall has a security officer still."""
    return any(person_from(text).has(Role.SECURITY) for text in _people(centre).values())


def _given(centre: Store) -> list[tuple[object, ...]]:
    """Every number, whose it is, and why it is void."""
    statement = (
        "SELECT key, number, entry_id, void_reason FROM {}central_number ORDER BY key, number"
    )
    if isinstance(centre, HallCentre):
        return list(centre.owner.execute(statement.format("hall.")))
    assert isinstance(centre, SqliteCentre)
    with closing(sqlite3.connect(centre.path)) as raw:
        return raw.execute(statement.format("")).fetchall()


def _agree(
    both: Both, seed: str, take: Callable[[str, str], int] | None = None
) -> list[tuple[Outcome, str]]:
    """Hand a history in at both, hold everything they tell against each other; their answers."""
    chance = random.Random(seed)
    both.told += 1
    case_id, home = f"case-{both.told}", both.authors[0]
    number = f"99010110010126{both.told:06}"
    teller = Teller(both.authors, case_id, number, chance, take or both.take)
    told = history(teller, any_item(chance), any_steps(chance, 40), both.days)
    answers = []
    for author, parcels in _batches(told, chance.randrange(1, 9)):
        while parcels:
            one, other = (_plain(centre.push(author.device.id, parcels)) for centre in both.centres)
            assert one == other
            answers += one
            parcels = parcels[len(one) + 1 :]  # behind what leaves a gap
    file, served = both.centres
    assert file.file(case_id) == served.file(case_id)
    assert _placed(file.entries(case_id)) == _placed(served.entries(case_id))
    assert file.case_key(case_id) == served.case_key(case_id)
    assert _tasks(file, case_id) == _tasks(served, case_id)
    assert _looks(file, case_id) == _looks(served, case_id)
    for author in both.authors:
        asked = [
            _plain(centre.ask(author.device.id, [p.entry.id for _, p in teller.told]))
            for centre in both.centres
        ]
        assert asked[0] == asked[1]
    (one_heard, one_news), (other_heard, other_news) = (
        _news(centre, home, cursor) for centre, cursor in zip(both.centres, both.heard, strict=True)
    )
    assert one_news == other_news
    both.heard = one_heard, other_heard
    ends = [
        {each.id: (each.tally, each.forked) for each in centre.devices()} for centre in both.centres
    ]
    assert ends[0] == ends[1]
    return [(each.outcome, each.why.code if each.why else "") for each in answers]


def _author(centres: tuple[Store, Store], number: int) -> Author:
    device = DeviceSelf(f"device-{number}", "machine")
    for centre in centres:
        centre.enrol(device, counter=f"A{number:02d}", counter_number=number)
    return Author(device, f"A{number:02d}")


def _ended(clock: Clock, centres: tuple[Store, Store], author: Author) -> list[DayDigest]:
    """Three days of work that ended, with the same digests at both."""
    for day in range(3):
        body = looking_body(Looked("number", "核对身份"))
        look = replace(entry(body=body), id=f"look-{day}", case_id="", kind=Fact.READ)
        parcel = Parcel(author.written(replace(look, actor=STAFF[0].id)))
        for centre in centres:
            centre.push(author.device.id, [parcel])
        clock.at += timedelta(days=1)
        for centre in centres:
            centre.hello(author.device)
    (told,) = {tuple(centre.reference(ReferenceKind.DIGEST).items()) for centre in centres}
    return [day_digest(day, value) for day, value in told]


def _batches(
    told: Sequence[tuple[Author, Parcel]], size: int
) -> Iterator[tuple[Author, list[Parcel]]]:
    for author, run in groupby(told, lambda each: each[0]):
        parcels = [parcel for _, parcel in run]
        for start in range(0, len(parcels), size):
            yield author, parcels[start : start + size]


def _plain(answers: Sequence[Answer]) -> list[Answer]:
    """Answers without what only a driver says."""
    return [
        replace(each, why=replace(each.why, params={}))
        if each.why is not None and each.why.code == "sync.constraint"
        else each
        for each in answers
    ]


def _placed(placed: Sequence[Placed]) -> list[Placed]:
    """Entries in force; a server leaves gaps in the positions."""
    return [replace(each, position=0) for each in placed]


def _tasks(centre: Store, case_id: str) -> list[tuple[str, Outcome, list[Answer]]]:
    with centre.reading() as rows:
        found = rows.tasks_of(case_id)
    return sorted(
        ((each.entry_id, each.outcome, _plain([each.answer])) for each in found),
        key=lambda each: each[0],
    )


def _looks(centre: Store, case_id: str) -> tuple[Read, ...]:
    with centre.reading() as rows:
        return tuple(sorted(rows.reads.of_case(case_id), key=lambda each: each.entry_id))


def _news(centre: Store, author: Author, cursor: str) -> tuple[str, object]:
    """How far the counter of the case has heard now, and what it hears, page by page, as one.

    A server tells of each case whether it is at the window now, a file whether it was then.
    """
    pages: list[Feed] = []
    more = True
    while more:
        pages.append(centre.pull(author.device.id, cursor, 3))
        cursor, more = pages[-1].cursor, pages[-1].more
    return cursor, (
        [replace(each, window=False) for page in pages for each in _placed(page.placed)],
        {case: key for page in pages for case, key in page.keys.items()},
        {case: columns for page in pages for case, columns in page.shown.items()},
        [replace(each, position=0) for page in pages for each in page.reference],
    )
