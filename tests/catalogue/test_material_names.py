"""What is offered to whoever types the name of a material."""

from dataclasses import replace

from app.catalogue.files import SAMPLE, load_catalogue
from app.catalogue.material_names import MOST_OFFERED, common_names

WHOLE = load_catalogue(SAMPLE)


def test_with_nothing_typed_the_most_usual_names_are_offered() -> None:
    names = common_names(WHOLE, "")
    assert len(names) == MOST_OFFERED
    assert names[:3] == ("授权委托书及受托人身份证明", "营业执照", "申请人身份证明")


def test_what_begins_so_comes_before_what_holds_it() -> None:
    names = common_names(WHOLE, "申请")
    assert names[0] == "申请人身份证明"
    assert "登记申请书" in names


def test_a_name_that_stands_in_one_item_alone_is_not_offered() -> None:
    assert common_names(WHOLE, "自动售货设备放置地点说明") == ()


def test_a_list_without_materials_offers_nothing() -> None:
    bare = replace(WHOLE, items=tuple(replace(each, materials=()) for each in WHOLE.items))
    assert common_names(bare, "") == ()
