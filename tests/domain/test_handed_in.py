"""Without a published list: what came is named by hand, told when wrong, never asked for."""

import json
from dataclasses import replace
from datetime import date, timedelta

import pytest

from app.domain.acceptance import accept, hindering
from app.domain.case import CaseFile, PaperKind, State
from app.domain.circumstances import Circumstances
from app.domain.errors import Refused
from app.domain.facts import came_in, given_back, request
from app.domain.handed_in import (
    LONGEST_NAME,
    MOST,
    handed_in,
    identity_in,
    in_order,
    line_of,
    lines_of,
    renamed,
    retaken,
)
from app.domain.handling import claim
from app.domain.intake import receive
from app.domain.item import IdentityPart
from app.domain.materials import Material, Way, way_refusal
from app.domain.mending import spot_corrected
from app.domain.replay import applied, effect_between
from app.domain.telling import supply, tell
from tests.domain.builders import (
    CLERK,
    MONDAY,
    REVIEWER,
    around,
    blank,
    item,
    materials,
    numbered,
    personal,
    received,
    unlisted,
    why,
)

UNLISTED = item(materials=(), lacks=("materials",))
TUESDAY = MONDAY + timedelta(days=1)
NOTICE = [numbered(PaperKind.CORRECTION)]


def at_counter(day: date = MONDAY) -> Circumstances:
    return around(CLERK, day, item=UNLISTED)


def taking(*rows: Material) -> CaseFile:
    """A case of an item without a list, received with these rows."""
    given = at_counter()
    receipt = [numbered(PaperKind.RECEIPT)]
    return receive(blank(UNLISTED), in_order(rows), receipt, given, personal=personal())


def wrong_form() -> CaseFile:
    """The form was handed in unsigned."""
    form, card, copy = unlisted()
    faulty = replace(retaken(form, Way.FAULTY, on=MONDAY), defect="没有签名", remedy="补签")
    return taking(faulty, card, copy)


@pytest.mark.parametrize(
    ("name", "part"),
    [
        ("居民身份证", IdentityPart.WHOLE),
        ("法定代表人（负责人）身份证明", IdentityPart.WHOLE),
        ("身份证原件及复印件", IdentityPart.WHOLE),
        ("港澳居民来往内地通行证", IdentityPart.WHOLE),
        ("护照", IdentityPart.WHOLE),
        ("授权委托书及受托人身份证明", IdentityPart.PART),
        ("监护人身份证明和户口簿", IdentityPart.PART),
        ("身份证复印件", IdentityPart.NONE),
        ("营业执照", IdentityPart.NONE),
        ("", IdentityPart.NONE),
    ],
)
def test_a_card_is_known_by_its_name_and_a_copy_of_one_is_paper(
    name: str, part: IdentityPart
) -> None:
    assert identity_in(name) is part


@pytest.mark.parametrize(
    ("name", "way", "sheets", "back"),
    [
        ("申请书", Way.ORIGINAL, (1, 0), None),
        ("居民身份证", Way.SEEN, (1, 0), MONDAY),
        ("授权委托书及受托人身份证明", Way.ORIGINAL, (1, 0), MONDAY),
        ("身份证复印件", Way.COPY, (0, 1), None),
        ("身份证原件及复印件", Way.SEEN, (1, 0), MONDAY),
    ],
)
def test_a_thing_is_taken_as_its_name_says(
    name: str, way: Way, sheets: tuple[int, int], back: date | None
) -> None:
    row = handed_in(name, on=MONDAY)
    assert (row.way, (row.originals, row.copies), row.returned_on) == (way, sheets, back)
    assert row.received_on == MONDAY


def test_its_sheets_stand_where_the_way_counts_them() -> None:
    row = replace(handed_in("租赁合同", on=MONDAY), originals=2)
    copied = retaken(row, Way.COPY, on=MONDAY)
    assert (copied.originals, copied.copies) == (0, 2)
    kept = retaken(copied, Way.ORIGINAL, on=MONDAY)
    assert (kept.originals, kept.copies) == (2, 0)
    scanned = retaken(copied, Way.SCANNED, on=MONDAY)
    assert (scanned.originals, scanned.copies) == (0, 2)
    bare = retaken(Material(1, "租赁合同"), Way.COPY, on=MONDAY)
    assert (bare.originals, bare.copies) == (0, 1)


def test_what_is_wrong_with_it_is_said_only_while_it_is_wrong() -> None:
    wrong = replace(retaken(unlisted()[0], Way.FAULTY, on=MONDAY), defect="没有签名")
    assert retaken(wrong, Way.FAULTY, on=TUESDAY).defect == "没有签名"
    right = retaken(wrong, Way.ORIGINAL, on=TUESDAY)
    assert (right.defect, right.received_on) == ("", MONDAY)


def test_a_card_that_will_not_do_goes_back_as_well() -> None:
    card = retaken(unlisted()[1], Way.FAULTY, on=TUESDAY)
    assert card.returned_on == MONDAY


def test_another_name_says_whether_something_goes_back() -> None:
    row = handed_in("委托书", on=MONDAY)
    both = renamed(row, "委托书及受托人身份证", on=MONDAY)
    assert (both.returned_on, renamed(both, "委托书", on=MONDAY).returned_on) == (MONDAY, None)


def test_an_item_with_a_list_keeps_it() -> None:
    listed = item()
    assert lines_of(listed, unlisted()) == listed.materials
    assert line_of(listed, materials()[0]) == listed.materials[0]
    extra = Material(6, "感谢信", Way.ORIGINAL, originals=1)
    taken = [*materials(), extra]
    receipt = [numbered(PaperKind.RECEIPT)]
    refused = why(lambda: receive(blank(), taken, receipt, around(CLERK), personal=personal()))
    assert refused == "material.not_on_list"


@pytest.mark.parametrize(
    "way",
    [Way.UNCHECKED, Way.MISSING, Way.TO_FOLLOW, Way.NOT_APPLICABLE, Way.E_LICENCE, Way.SHARED],
)
def test_only_what_lies_on_the_counter_is_a_row(way: Way) -> None:
    row = replace(unlisted()[0], way=way)
    assert why(lambda: taking(row)) == "material.not_published"


@pytest.mark.parametrize("way", [Way.ORIGINAL, Way.COPY])
def test_a_card_is_never_kept(way: Way) -> None:
    assert why(lambda: taking(replace(unlisted()[1], way=way))) == "material.identity_kept"


def test_a_copy_of_a_card_may_lie_beside_it() -> None:
    both = replace(unlisted()[1], copies=1)
    assert way_refusal(line_of(UNLISTED, both), Way.SEEN) is None
    assert way_refusal(line_of(UNLISTED, both), Way.COPY) is None


def test_every_row_has_a_name_and_there_is_an_end_to_them() -> None:
    row = unlisted()[0]
    assert why(lambda: taking(replace(row, name=" "))) == "material.unnamed"
    assert why(lambda: taking(replace(row, name="长" * (LONGEST_NAME + 1)))) == "material.long_name"
    assert why(lambda: taking(*[row] * (MOST + 1))) == "material.too_many"
    assert len(taking(*[row] * MOST).materials) == MOST


def test_what_came_for_no_item_at_all_is_received_too() -> None:
    outside = item(code="outside", materials=())
    file = received(around(CLERK, item=outside), blank(outside, outside_list=True))
    assert [each.name for each in file.materials] == ["申请书", "居民身份证", "营业执照复印件"]


def test_it_is_accepted_whatever_was_handed_in() -> None:
    given, notice = at_counter(), [numbered(PaperKind.ACCEPTANCE)]
    for file in (taking(), taking(*unlisted())):
        assert hindering(file, given) == ()
        assert accept(file, notice, given).case.state is State.ACCEPTED


def test_nobody_is_told_to_bring_what_no_list_names() -> None:
    with pytest.raises(Refused) as refused:
        tell(taking(*unlisted()), NOTICE, at_counter())
    assert refused.value.why.code == "tell.no_list"
    assert refused.value.why.article == "行政许可法第三十条、第三十一条"


def test_what_was_handed_in_wrong_is_told_and_supplied() -> None:
    file = wrong_form()
    given = at_counter()
    assert why(lambda: accept(file, [numbered(PaperKind.ACCEPTANCE)], given)) == "accept.missing"

    told = tell(file, NOTICE, given)

    assert [each.no for each in told.materials if each.asked] == [1]
    came = [retaken(told.materials[0], Way.ORIGINAL, on=TUESDAY)]
    slip = [numbered(PaperKind.SUPPLEMENT, TUESDAY)]
    whole = supply(told, came, slip, at_counter(TUESDAY), arrived_on=TUESDAY)
    assert (whole.case.state, whole.case.received_on) == (State.RECEIVED, TUESDAY)
    assert why(lambda: tell(whole, NOTICE, at_counter(TUESDAY))) == "tell.new_point"


def test_a_defect_has_to_be_said() -> None:
    mute = replace(wrong_form().materials[0], defect="")
    assert why(lambda: tell(taking(mute), NOTICE, at_counter())) == "tell.without_reason"


def test_what_a_department_asks_for_comes_into_the_file() -> None:
    accepted = accept(taking(*unlisted()), [numbered(PaperKind.ACCEPTANCE)], at_counter())
    reviewer = around(REVIEWER, item=UNLISTED)
    asked = request(claim(accepted, reviewer), reviewer, what="申请书第二页不清楚")
    again = [retaken(asked.materials[0], Way.SCANNED, on=TUESDAY)]
    file = came_in(asked, again, at_counter(TUESDAY), arrived_on=TUESDAY)
    assert (file.materials[0].way, file.materials[0].received_on) == (Way.SCANNED, TUESDAY)


def test_what_was_kept_goes_back_and_what_was_seen_went() -> None:
    file = taking(*unlisted())
    assert given_back(file, [1, 3], at_counter()).materials[0].returned_on == MONDAY
    assert why(lambda: given_back(file, [2], at_counter())) == "material.not_here"


def test_it_is_corrected_on_the_spot_like_any_other() -> None:
    file = taking(*unlisted())
    form = file.materials[0]
    assert spot_corrected(file, form, at_counter(), before="8号", after="9号") == file


def test_the_rows_travel_in_the_entry() -> None:
    file = taking(*unlisted())
    effect = json.loads(json.dumps(effect_between(None, file)))
    assert applied(None, effect).materials == file.materials
