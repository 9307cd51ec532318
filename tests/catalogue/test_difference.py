"""What differs between two versions of the list."""

from dataclasses import replace

from app.catalogue.difference import PartChange, difference
from app.domain.clock import Limit
from app.domain.item import Requirement
from tests.catalogue.builders import catalogue, item

WATER = replace(
    item("A1", "取水许可"),
    promised_limit=Limit(20),
    materials=(Requirement(1, "申请书"), Requirement(2, "论证报告", copies=1)),
)
TREES = item("A2", "林木采伐许可")
BEFORE = catalogue(WATER, TREES, version="2026.1")


def test_two_equal_versions_differ_in_nothing() -> None:
    assert difference(BEFORE, replace(BEFORE, version="2026.2")).is_empty


def test_items_are_added_and_removed_by_their_code() -> None:
    grass = item("A3", "临时占用草原审核")

    change = difference(BEFORE, catalogue(WATER, grass))

    assert (change.added, change.removed, change.changed) == ((grass,), (TREES,), ())
    assert not change.is_empty


def test_a_changed_item_says_which_parts_read_differently() -> None:
    after = replace(
        WATER,
        promised_limit=Limit(15),
        fee="每件10元",
        materials=(WATER.materials[0], replace(WATER.materials[1], copies=2)),
    )

    (change,) = difference(BEFORE, catalogue(after, TREES)).changed

    assert (change.before, change.after) == (WATER, after)
    assert set(change.parts) == {
        PartChange("promised_limit", "20个工作日", "15个工作日"),
        PartChange("materials.2.copies", "1", "2"),
        PartChange("fee", "", "每件10元"),
    }


def test_a_material_that_is_gone_is_a_change() -> None:
    after = replace(WATER, materials=WATER.materials[:1])

    (change,) = difference(BEFORE, catalogue(after, TREES)).changed

    assert [part.part for part in change.parts] == [
        "materials.2.no",
        "materials.2.name",
        "materials.2.copies",
    ]
