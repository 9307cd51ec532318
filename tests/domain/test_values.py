"""The small values: errors, people, bans, cases, flat rows, canonical text, identifiers."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.bans import Ban, BanKind, bad_credit, bar
from app.domain.canonical import canonical, digest
from app.domain.case import Case, CaseFile, Interval, Paper, PaperKind, State
from app.domain.errors import Refused, refusal
from app.domain.flat import Row, changed, columns, from_row, from_rows, to_row
from app.domain.hall import Hall
from app.domain.identifiers import uuid7
from app.domain.item import ItemType
from app.domain.materials import Material
from app.domain.people import Grant, Role, grants
from tests.domain.builders import CLERK, MONDAY, accepted, blank, item, numbered, person, received

# -- errors


def test_a_refusal_keeps_its_values_as_text() -> None:
    why = refusal("clock.days_out_of_range", days=3, article="行政许可法")
    assert (why.params, why.article) == ({"days": "3"}, "行政许可法")
    assert str(Refused(why)) == "clock.days_out_of_range {'days': '3'}"
    assert Refused(why).why is why


# -- people


def test_a_role_is_held_for_a_body_or_for_the_whole_hall() -> None:
    local = person("甲", (Role.REVIEWER, "SCJG"))
    everywhere = person("乙", (Role.REVIEWER, ""))
    assert local.has(Role.REVIEWER, "SCJG")
    assert not local.has(Role.REVIEWER, "GAJ")
    assert not local.has(Role.REVIEWER)
    assert everywhere.has(Role.REVIEWER, "GAJ")
    assert local.has_any(Role.REVIEWER)
    assert not local.has_any(Role.CHIEF)
    assert local.bodies(Role.REVIEWER) == {"SCJG"}


def test_who_left_holds_nothing() -> None:
    gone = replace(CLERK, active=False)
    assert not gone.has(Role.CLERK)
    assert not gone.has_any(Role.CLERK)


def test_grants_are_made_from_pairs() -> None:
    assert grants([(Role.CLERK, ""), (Role.CHIEF, "A")]) == {
        Grant(Role.CLERK),
        Grant(Role.CHIEF, "A"),
    }


# -- bans (第七十八条、第七十九条, R54)

FALSE = Ban("hash", BanKind.FALSE_MATERIALS, MONDAY, date(2027, 5, 31), frozenset({"SP-001"}))


def barred(ban: Ban, on: date = MONDAY, item: str = "SP-001", number: str = "hash") -> str:
    found = bar([ban], number_hash=number, item=item, on=on)
    return found.article if found else ""


def test_a_bar_holds_for_its_items_and_days() -> None:
    assert barred(FALSE) == "行政许可法第七十八条"
    assert barred(FALSE, item="SP-002") == ""
    assert barred(FALSE, on=date(2026, 5, 31)) == ""
    assert barred(FALSE, on=date(2027, 5, 31)) == "行政许可法第七十八条"
    assert barred(FALSE, on=date(2027, 6, 1)) == ""
    assert barred(replace(FALSE, items=frozenset()), item="anything") == "行政许可法第七十八条"
    assert barred(replace(FALSE, kind=BanKind.FRAUD)) == "行政许可法第七十九条"


def test_nobody_without_a_number_is_barred() -> None:
    assert barred(replace(FALSE, number_hash=""), number="") == ""
    assert barred(FALSE, number="another") == ""


def test_bad_credit_bars_promises_alone() -> None:
    listed = replace(FALSE, kind=BanKind.BAD_CREDIT)
    assert barred(listed) == ""
    found = bad_credit([listed], number_hash="hash", item="SP-001", on=MONDAY)
    assert found is not None
    assert found.code == "ban.no_promise"
    assert bad_credit([listed], number_hash="another", item="SP-001", on=MONDAY) is None


# -- case files


def test_papers_are_found_by_id_and_by_kind() -> None:
    file = accepted()
    assert file.paper(file.papers[1].id).kind is PaperKind.ACCEPTANCE
    with pytest.raises(KeyError):
        file.paper("none")
    assert file.standing_paper(PaperKind.GRANT) is None
    second = numbered(PaperKind.RECEIPT, MONDAY, 2)
    assert file.with_papers([second]).standing_paper(PaperKind.RECEIPT) == second


def test_materials_stand_by_number_and_papers_by_age() -> None:
    file = CaseFile(blank()).with_materials([Material(2, "乙"), Material(1, "甲")])
    assert [each.no for each in file.materials] == [1, 2]
    changed_one = file.with_materials([Material(2, "丙")])
    assert [each.name for each in changed_one.materials] == ["甲", "丙"]


def test_the_type_of_the_item_says_whether_it_is_a_permit() -> None:
    assert item().is_permit
    assert not item(type=ItemType.CONFIRMATION).is_permit


# -- flat rows


@dataclass(frozen=True, slots=True)
class Nested:
    """Not flat: a mapping cannot be a column."""

    values: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Torn:
    """Flat by its hints, but any value can be put in."""

    number: object


@pytest.mark.parametrize(
    "value",
    [
        received().case,
        Material(1, "甲", received_on=MONDAY),
        numbered(PaperKind.GRANT),
        Interval("i", "检验", "依据", True, MONDAY, 3),
    ],
)
def test_a_row_comes_back_as_it_was(value: Case | Material | Paper | Interval) -> None:
    assert from_row(type(value), to_row(value)) == value
    assert list(columns(type(value))) == list(to_row(value))


def test_a_hall_is_flat_too() -> None:
    hall = Hall("示例县政务服务中心", "990101", "1", "XZSP", "示行审")
    assert from_row(Hall, to_row(hall)) == hall


def test_flags_come_back_from_a_store_that_has_only_numbers() -> None:
    row = to_row(received().case)
    assert from_row(Case, row | {"deemed": 1}).deemed is True


def test_rows_hold_flat_values_only() -> None:
    with pytest.raises(TypeError):
        columns(Nested)
    with pytest.raises(TypeError):
        to_row(Torn(1.5))


def test_a_torn_row_is_no_value() -> None:
    row = to_row(received().case)
    with pytest.raises(ValueError, match="state of a Case is empty"):
        from_row(Case, row | {"state": None})
    with pytest.raises(ValueError, match="nowhere"):
        from_row(Case, row | {"state": "nowhere"})
    with pytest.raises(KeyError):
        from_row(Case, {key: value for key, value in row.items() if key != "state"})


@pytest.mark.parametrize("times", [1, 2])
def test_many_rows_come_back_as_each_of_them(times: int) -> None:
    """Few are made one by one, many column by column."""
    values = (received().case, accepted().case, replace(received().case, deemed=True)) * times
    rows = [list(to_row(value).values()) for value in values]
    assert from_rows(Case, rows) == values
    assert from_rows(Case, []) == ()
    with pytest.raises(ValueError, match="state of a Case is empty"):
        from_rows(Case, [*rows[1:], [*rows[0][:2], None, *rows[0][3:]]])
    with pytest.raises(ValueError, match="shorter"):
        from_rows(Case, [*rows[1:], rows[0][:-1]])


def test_only_what_changed_is_told() -> None:
    before: Row = {"a": 1, "b": "x"}
    assert changed(before, {"a": 2, "b": "x"}) == {"a": 2}
    assert changed(None, before) == before


# -- canonical text

short = st.text(max_size=6)
plain = st.none() | st.booleans() | st.integers() | short
nested = plain | st.lists(plain, max_size=3) | st.dictionaries(short, plain, max_size=3)


@given(st.dictionaries(short, nested, max_size=4))
def test_canonical_text_does_not_depend_on_the_order_of_keys(value: dict[str, object]) -> None:
    turned = dict(reversed(value.items()))
    assert canonical(value) == canonical(turned)
    assert digest(canonical(value)) == digest(canonical(turned))


def test_canonical_text_has_one_form() -> None:
    assert canonical({"b": [1, None, True], "a": "间·隔\n"}) == '{"a":"间·隔\\n","b":[1,null,true]}'
    assert canonical({"state": State.ACCEPTED}) == '{"state":"accepted"}'


@pytest.mark.parametrize("value", [1.0, [1.0], {"a": (1, 2.5)}, float("nan"), MONDAY])
def test_floats_and_foreign_values_have_no_canonical_form(value: object) -> None:
    with pytest.raises(TypeError):
        canonical(value)


def test_a_text_that_no_encoding_holds_still_has_a_digest() -> None:
    assert len(digest("\ud800")) == 64


# -- identifiers

instants = st.integers(0, 4_102_444_799_000).map(
    lambda milliseconds: datetime(1970, 1, 1, tzinfo=UTC) + timedelta(milliseconds=milliseconds)
)


@given(instants, instants, st.binary(min_size=10, max_size=10), st.binary(min_size=10, max_size=10))
def test_identifiers_sort_by_time(
    one: datetime, other: datetime, noise: bytes, more: bytes
) -> None:
    earlier, later = sorted((one, other))
    if later - earlier >= timedelta(milliseconds=2):
        assert uuid7(earlier, noise) < uuid7(later, more)


@given(instants, st.binary(min_size=10, max_size=10))
def test_identifiers_carry_version_and_variant(at: datetime, noise: bytes) -> None:
    made = uuid7(at, noise)
    assert (len(made), made[12]) == (32, "7")
    assert made[16] in "89ab"


def test_an_identifier_needs_noise_and_an_instant() -> None:
    with pytest.raises(ValueError, match="ten random bytes"):
        uuid7(datetime(2026, 6, 1, tzinfo=UTC), b"")
    with pytest.raises(ValueError, match="zone"):
        uuid7(datetime(2026, 6, 1, tzinfo=UTC).replace(tzinfo=None), bytes(10))
