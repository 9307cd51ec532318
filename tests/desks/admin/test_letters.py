"""The register of letters of authority: what may be registered, and how long each still runs."""

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.desks.admin_letters import ENDING, Standing, ending, standing
from app.domain.authority import DelegatedPower, Letter, covering, days_left
from app.domain.errors import Refused
from app.domain.reference import ReferenceKind, letter_from
from tests.desks.admin.parts import SECURITY, TODAY, SampleHall

LETTER = Letter(
    number="示行审授〔2026〕9号",
    body="XZSP",
    person="p06",
    powers=frozenset({DelegatedPower.DECIDE, DelegatedPower.SEAL}),
    valid_from=TODAY,
    valid_until=TODAY + timedelta(days=365),
    signed_by="示例县行政审批服务局主要负责人",
)
MANDATE = replace(LETTER, person="", powers=frozenset({DelegatedPower.ACCEPT}), body="GAJ")


def test_a_registered_letter_covers_decisions_at_every_counter(hall: SampleHall) -> None:
    hall.desk(SECURITY).letters.add(LETTER)

    letters = map(letter_from, hall.centre.reference(ReferenceKind.LETTER).values())
    found = [each for each in letters if each.number == LETTER.number]
    item = next(each.code for each in hall.known().catalogue.items if each.body == "XZSP")
    covered = covering(
        found, person="p06", body="XZSP", item=item, power=DelegatedPower.DECIDE, on=TODAY
    )
    assert covered == LETTER


def test_a_mandate_of_the_window_has_no_holder(hall: SampleHall) -> None:
    desk = hall.desk(SECURITY)
    desk.letters.add(MANDATE)

    row = next(row for row in desk.letters.letters() if row.letter.number == MANDATE.number)
    assert row.holder == ""


@pytest.mark.parametrize(
    ("letter", "why"),
    [
        (replace(LETTER, number=" "), "letter.no_number"),
        (replace(LETTER, number="示行审授〔2026〕1号"), "letter.number_taken"),
        (replace(LETTER, body="NONE"), "letter.no_body"),
        (replace(LETTER, powers=frozenset()), "letter.no_power"),
        (replace(LETTER, valid_until=TODAY - timedelta(days=1)), "letter.reversed"),
        (replace(LETTER, signed_by=""), "letter.no_signer"),
        (replace(LETTER, person=""), "letter.window_accepts_only"),
        (replace(LETTER, person="nobody"), "letter.no_holder"),
        (replace(LETTER, person="p03"), "letter.hired"),
        (replace(LETTER, person="p01"), "letter.not_representative"),
        (replace(LETTER, items=frozenset({"no-such-item"})), "letter.foreign_item"),
    ],
)
def test_a_letter_that_could_cover_nothing_is_refused(
    hall: SampleHall, letter: Letter, why: str
) -> None:
    before = hall.centre.reference(ReferenceKind.LETTER)

    with pytest.raises(Refused) as refused:
        hall.desk(SECURITY).letters.add(letter)

    assert refused.value.why.code == why
    assert hall.centre.reference(ReferenceKind.LETTER) == before


def test_an_item_of_another_body_is_refused(hall: SampleHall) -> None:
    foreign = next(each.code for each in hall.known().catalogue.items if each.body == "GAJ")

    with pytest.raises(Refused) as refused:
        hall.desk(SECURITY).letters.add(replace(LETTER, items=frozenset({foreign})))

    assert refused.value.why.code == "letter.foreign_item"


def test_a_revoked_letter_covers_nothing_from_that_day(hall: SampleHall) -> None:
    desk = hall.desk(SECURITY)
    desk.letters.add(LETTER)

    desk.letters.revoke(LETTER.number)

    row = next(row for row in desk.letters.letters() if row.letter.number == LETTER.number)
    gap = row.letter.gap(item="any", power=DelegatedPower.DECIDE, on=TODAY)
    assert row.standing is Standing.REVOKED
    assert gap is not None
    assert gap.code == "authority.revoked"


def test_a_letter_is_revoked_once(hall: SampleHall) -> None:
    desk = hall.desk(SECURITY)
    desk.letters.add(LETTER)
    desk.letters.revoke(LETTER.number)

    with pytest.raises(Refused) as again:
        desk.letters.revoke(LETTER.number)
    with pytest.raises(Refused) as unknown:
        desk.letters.revoke("示行审授〔2026〕99号")

    assert again.value.why.code == "letter.revoked"
    assert unknown.value.why.code == "letter.unknown"


def test_letters_stand_by_the_day_they_end_and_the_past_last(hall: SampleHall) -> None:
    desk = hall.desk(SECURITY)
    past = replace(LETTER, valid_from=TODAY - timedelta(days=9), valid_until=TODAY)
    desk.letters.add(replace(past, number="甲", valid_until=TODAY - timedelta(days=1)))
    desk.letters.add(replace(past, number="乙"))
    desk.letters.add(replace(LETTER, number="丙", valid_from=TODAY + timedelta(days=3)))

    numbers = [row.letter.number for row in desk.letters.letters()]

    assert numbers[0] == "乙"
    assert numbers[-2:] == ["丙", "甲"]


def test_a_letter_of_somebody_who_left_says_so(hall: SampleHall) -> None:
    desk = hall.desk(SECURITY)
    desk.people.set_active("p06", active=False)

    held = [row for row in desk.letters.letters() if row.letter.person == "p06"]

    assert held
    assert all(row.holder_left for row in held)


def test_the_number_on_the_rail_counts_letters_that_end_soon(hall: SampleHall) -> None:
    assert ending(hall.desk(SECURITY).letters.letters()) == 1


@given(st.integers(-400, 400), st.integers(0, 400))
def test_a_letter_warns_at_thirty_seven_and_one_days(until: int, before: int) -> None:
    letter = replace(
        LETTER,
        valid_from=TODAY - timedelta(days=before),
        valid_until=TODAY + timedelta(days=until),
    )

    found = standing(letter, TODAY)

    assert (found is Standing.EXPIRED) == (until < 0)
    assert (found in ENDING) == (0 <= until <= 30)
    assert (found is Standing.LAST_DAY) == (0 <= until <= 1)
    assert days_left(letter, TODAY) == until
