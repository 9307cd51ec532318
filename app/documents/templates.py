"""The legal wording of each paper, read from resources/papers, chosen by the type of item."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import Final

from app.documents.places import TEMPLATES
from app.domain.errors import Damaged, refusal
from app.domain.item import Item, ItemType


class WordingType(StrEnum):
    """Types of item that are spoken of differently; 许可 wording belongs to the first alone."""

    PERMIT = "permit"
    """行政许可"""
    FILING = "filing"
    """备案"""
    FORWARDING = "forwarding"
    """审核转报"""
    CONFIRMATION = "confirmation"
    """行政确认"""
    PAYMENT = "payment"
    """行政给付"""
    REWARD = "reward"
    """行政奖励"""
    RULING = "ruling"
    """行政裁决"""
    SERVICE = "service"
    """公共服务"""
    OTHER = "other"
    """其他"""


_BY_CODE: Final = {
    ItemType.PERMIT: WordingType.PERMIT,
    ItemType.CONFIRMATION: WordingType.CONFIRMATION,
    ItemType.PAYMENT: WordingType.PAYMENT,
    ItemType.REWARD: WordingType.REWARD,
    ItemType.RULING: WordingType.RULING,
    ItemType.PUBLIC_SERVICE: WordingType.SERVICE,
}


@dataclass(frozen=True, slots=True)
class Template:
    """The wording of one paper for one type of item."""

    name: str
    version: str
    texts: Mapping[str, str]
    lists: Mapping[str, tuple[str, ...]]

    def text(self, key: str, **values: str) -> str:
        """The sentence of that key with its blanks filled; KeyError when the file lacks it."""
        return self.texts[key].format_map(values)

    @property
    def title(self) -> str:
        """名称 of the paper."""
        return self.texts["title"]

    @property
    def label(self) -> str:
        """Name and version, as printed at the foot."""
        return f"{self.title}-{self.version}"


def wording_type(item: Item) -> WordingType:
    """How papers speak of the item. Filing and forwarding are named inside other types."""
    return wording_of(item.type, item.type_name)


def wording_of(kind: ItemType, type_name: str) -> WordingType:
    """The same from the type and its published name, as a case keeps them."""
    if kind is ItemType.PERMIT:
        return WordingType.PERMIT
    if "备案" in type_name:
        return WordingType.FILING
    if "转报" in type_name:
        return WordingType.FORWARDING
    return _BY_CODE.get(kind, WordingType.OTHER)


@cache
def template(name: str, kind: WordingType) -> Template:
    """The wording of a paper; Damaged when its file cannot be read."""
    data = _read(name)
    sections = ["all", kind.value]
    if kind is not WordingType.PERMIT:
        sections.insert(1, "not_permit")
    texts: dict[str, str] = {}
    lists: dict[str, tuple[str, ...]] = {}
    for section in sections:
        for key, value in _table(data, section).items():
            if isinstance(value, list):
                lists[key] = tuple(str(each) for each in value)
            else:
                texts[key] = str(value)
    return Template(name, str(data.get("version", "")), texts, lists)


@cache
def terms(group: str) -> Mapping[str, str]:
    """A list of names from terms.toml, for example ``ways``."""
    return {key: str(value) for key, value in _table(_read("terms"), group).items()}


def _read(name: str) -> Mapping[str, object]:
    path = TEMPLATES / f"{name}.toml"
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as torn:
        raise Damaged(refusal("paper.template_unreadable", name=path.name, why=torn)) from torn


def _table(data: Mapping[str, object], section: str) -> Mapping[str, object]:
    table = data.get(section, {})
    return table if isinstance(table, dict) else {}
