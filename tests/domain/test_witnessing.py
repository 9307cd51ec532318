"""Every signature is its author's, and the newest says how far back nothing was altered."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import timedelta

import pytest

from app.domain.attesting import DayDigest, attesting_body
from app.domain.canonical import digest
from app.domain.flat import columns
from app.domain.journal import Entry, Fact, sealed
from app.domain.people import Person, key_id
from app.domain.reference import former_key_row, person_text
from app.domain.witnessing import SignedLine, Witnessed, keys_differ, witnessed
from tests.domain import builders as rules
from tests.domain.plain_entries import AT, entry

CLERK = replace(rules.CLERK, public_key="04aa" * 8)
RENEWED = replace(CLERK, public_key="04bb" * 8)
DAYS = tuple(DayDigest(f"2026-06-0{day}", digest(str(day)), day) for day in (1, 2, 3))


def fits(public_key: str, digest_hex: str, signature: str) -> bool:
    """A signature of these tests is the hash under the key."""
    return signature == digest(public_key + digest_hex)


def signed(made: Entry, person: Person = CLERK) -> Entry:
    kept = sealed(replace(made, actor=person.id, key_id=key_id(person.public_key)))
    return replace(kept, signature=digest(person.public_key + kept.hash))


def attestation(ended: DayDigest, at: int = 1, person: Person = CLERK) -> Entry:
    plain = replace(entry(at, body=attesting_body(ended)), case_id="", kind=Fact.ATTEST)
    return signed(plain, person)


def line(made: Entry) -> SignedLine:
    return SignedLine(*[getattr(made, name) for name in columns(SignedLine)])


def listed(person: Person) -> dict[str, str]:
    """The staff list with one on it."""
    return {person.id: person_text(person)}


@dataclass
class Told:
    """A journal as its store tells it."""

    attested: list[Entry] = field(default_factory=list)
    lines: list[SignedLine] = field(default_factory=list)
    staff: dict[str, str] = field(default_factory=lambda: listed(CLERK))
    former: dict[str, str] = field(default_factory=dict)

    def digests(self) -> Mapping[str, str]:
        return {ended.day: ended.told for ended in DAYS}

    def people(self) -> Mapping[str, str]:
        return self.staff

    def former_keys(self) -> Mapping[str, str]:
        return self.former

    def attestations(self) -> Iterator[Entry]:
        return iter(self.attested)

    def signed(self) -> Iterator[SignedLine]:
        return iter(self.lines)


def broken(told: Told) -> tuple[str, str, str]:
    why = witnessed(told, fits).broken
    assert why is not None
    return why.code, str(why.params["id"]), str(why.params.get("since", ""))


def test_days_are_covered_by_the_newest_signature_whenever_it_came() -> None:
    assert witnessed(Told(), fits) == Witnessed(None, 3, 0)
    told = Told([attestation(DAYS[1], 1), attestation(DAYS[0], 2)])
    found = witnessed(told, fits)
    assert found == Witnessed(None, 3, 2, DAYS[1].day, CLERK.name, key_id(CLERK.public_key))


@pytest.mark.parametrize(
    "wrong",
    [
        attestation(replace(DAYS[1], digest=digest("other")), 2),
        attestation(replace(DAYS[1], position=9), 2),
        attestation(replace(DAYS[1], day="2026-06-09"), 2),
        replace(attestation(DAYS[1], 2), signature=""),
        replace(attestation(DAYS[1], 2), signature="00"),
        replace(attestation(DAYS[1], 2), desk="elsewhere"),
        signed(replace(attestation(DAYS[1], 2), body="{}")),
        signed(replace(attestation(DAYS[1], 2)), rules.SECOND),
    ],
)
def test_an_attestation_that_does_not_hold_names_the_last_day_that_does(wrong: Entry) -> None:
    assert broken(Told([wrong])) == ("journal.first_attestation_broken", wrong.id, "")
    after = Told([attestation(DAYS[0]), wrong])
    assert broken(after) == ("journal.attestation_broken", wrong.id, DAYS[0].day)


def test_whoever_is_not_on_the_list_signs_nothing() -> None:
    made = line(signed(entry(5)))
    assert witnessed(Told(lines=[made]), fits).broken is None
    others: tuple[dict[str, str], ...] = ({}, {"other": person_text(CLERK)}, {CLERK.id: "{}"})
    for staff in others:
        told = Told(lines=[made], staff=staff)
        assert broken(told) == ("journal.signature_broken", made.id, "")


def test_an_unsigned_line_is_one_that_should_be_signed() -> None:
    made = replace(line(signed(entry(5))), signature="")
    assert broken(Told(lines=[made]))[0] == "journal.signature_broken"


def test_a_key_counts_until_it_was_replaced() -> None:
    made, rows = line(signed(entry(5))), dict([former_key_row(CLERK, AT)[1:]])
    told = Told(lines=[made], staff=listed(RENEWED), former=rows)
    assert witnessed(told, fits).broken is None
    late = replace(entry(6), device_time=AT + timedelta(seconds=1))
    told.lines.append(line(signed(late)))
    assert broken(told)[1] == late.id


def test_a_key_that_a_counter_knew_is_the_centres_or_was() -> None:
    kept = listed(CLERK)
    nobody = {"x": "{}", rules.SECOND.id: person_text(rules.SECOND)}
    former = dict([former_key_row(CLERK, AT)[1:]])
    renewed = listed(RENEWED)
    assert keys_differ({**kept, **nobody}, kept, {}) is None
    assert keys_differ(kept, renewed, former) is None
    other = dict([former_key_row(replace(CLERK, public_key=CLERK.public_key[:16]), AT)[1:]])
    for people, keys in ((renewed, {}), ({}, {}), (renewed, other)):
        why = keys_differ(kept, people, keys)
        assert why is not None
        assert (why.code, why.params["person"]) == ("journal.key_replaced", CLERK.name)
