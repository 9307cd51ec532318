"""What is handed in where no material list is published: named by hand, received, never asked for.

Materials that may be asked for stand on a published list (行政许可法第三十条、第三十一条). Where
there is none, the receipt still names what came, and what came in a wrong form can be told; that
something else is missing cannot.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date

from app.domain.errors import Refusal, refusal
from app.domain.item import IdentityPart, Item, Requirement
from app.domain.materials import Material, Way, taken, usual_way

MOST = 60
"""Rows of one case: more than a receipt can name in an order anyone checks."""
LONGEST_NAME = 200
"""材料名称, GB/T 39046-2020."""

_CARD = re.compile("身份证|护照|居住证|居留证|来往(内地|大陆|港澳|台湾)通行证|军官证|警官证")
"""Documents of who somebody is; 身份证明 and 身份证件 among them."""
_BESIDE = re.compile("（.*?）|\\(.*?\\)")
"""In brackets stands whose document it is."""
_JOINT = re.compile("[、，,；;+＋/及和与]")
_COPY = re.compile("复印|扫描|影印")
_SHEETS = re.compile("原件|复印件|扫描件")


def lines_of(item: Item, materials: Iterable[Material]) -> tuple[Requirement, ...]:
    """The published list of an item; without one, a line for each material that was handed in."""
    return item.materials or tuple(map(_line, materials))


def line_of(item: Item, material: Material) -> Requirement:
    """The line a material stands on. KeyError when the item has a list that does not name it."""
    return item.requirement(material.no) if item.materials else _line(material)


def handed_in(name: str, *, on: date) -> Material:
    """One more thing that lies on the counter, taken as its name says; its number is to come."""
    copy = _COPY.search(name) is not None and identity_in(name) is IdentityPart.NONE
    bare = Material(0, name, copies=1 if copy else 0, originals=0 if copy else 1)
    return retaken(bare, usual_way(_line(bare)), on=on)


def retaken(material: Material, way: Way, *, on: date) -> Material:
    """The same thing taken another way; its sheets stand where that way counts them.

    The caller has asked ``way_refusal``; an identity card is marked as given back at once.
    """
    originals, copies = _sheets(material, way)
    back = taken(_line(material), way, on=on).returned_on
    wrong = way is Way.FAULTY
    return replace(
        material,
        way=way,
        originals=originals,
        copies=copies,
        defect=material.defect if wrong else "",
        remedy=material.remedy if wrong else "",
        received_on=material.received_on or on,
        returned_on=back and (material.returned_on or back),
    )


def renamed(material: Material, name: str, *, on: date) -> Material:
    """The same thing under another name; whether a card within goes back follows from it."""
    return retaken(replace(material, name=name), material.way, on=on)


def in_order(materials: Iterable[Material]) -> tuple[Material, ...]:
    """The materials numbered from one, as they stand."""
    return tuple(replace(each, no=no) for no, each in enumerate(materials, start=1))


def rows_refusal(materials: Sequence[Material]) -> Refusal | None:
    """Why these rows cannot name what was handed in."""
    if len(materials) > MOST:
        return refusal("material.too_many", count=len(materials), most=MOST)
    for each in materials:
        if not each.name.strip():
            return refusal("material.unnamed", no=each.no)
        if len(each.name) > LONGEST_NAME:
            return refusal("material.long_name", no=each.no, most=LONGEST_NAME)
    return None


def identity_in(name: str) -> IdentityPart:
    """Whether what is called so is an identity document, or holds one; a copy of one is neither.

    Where several things are named, the rest may be kept and the card goes back: 其中一部分.
    """
    parts = [part for part in _JOINT.split(_BESIDE.sub("", name)) if part.strip()]
    cards = [part for part in parts if _CARD.search(part) and not _COPY.search(part)]
    if not cards:
        return IdentityPart.NONE
    others = [part for part in parts if part not in cards and not _SHEETS.fullmatch(part.strip())]
    return IdentityPart.PART if others else IdentityPart.WHOLE


def _line(material: Material) -> Requirement:
    """A line that asks for just what was handed in, so that nothing is ever short of it."""
    return Requirement(
        material.no,
        material.name,
        originals=0 if material.way is Way.COPY else material.originals,
        copies=material.copies,
        identity=identity_in(material.name),
        listed=False,
    )


def _sheets(material: Material, way: Way) -> tuple[int, int]:
    """Originals and copies once it is taken that way; at least one sheet was handed in."""
    originals, copies = material.originals, material.copies
    if way is Way.COPY:
        return 0, copies or originals or 1
    if originals or (copies and way not in (Way.ORIGINAL, Way.SEEN)):
        return originals, copies
    return copies or 1, 0
