"""Lists that stand in somebody's way: bars after false materials, and bad credit (失信)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from app.domain.errors import Refusal, refusal


class BanKind(StrEnum):
    """Why somebody is listed, and what that closes to them."""

    FALSE_MATERIALS = "false_materials"
    """隐瞒情况或提供虚假材料: one year, safety and health items (行政许可法第七十八条)"""
    FRAUD = "fraud"
    """以欺骗、贿赂取得: three years (第七十九条)"""
    BAD_CREDIT = "bad_credit"
    """失信未修复: no 容缺, no 告知承诺 (国办发〔2020〕42号)"""


@dataclass(frozen=True, slots=True)
class Ban:
    """One listing of one document number, by keyed hash."""

    number_hash: str
    kind: BanKind
    listed_on: date
    until: date
    items: frozenset[str] = frozenset()
    """Item codes it holds for; empty means all."""
    basis: str = ""


def bar(bans: Iterable[Ban], *, number_hash: str, item: str, on: date) -> Refusal | None:
    """The bar of 行政许可法 arts. 78, 79 that hits this application; None if there is none."""
    for ban in _standing(bans, number_hash=number_hash, item=item, on=on):
        if ban.kind is not BanKind.BAD_CREDIT:
            article = "第七十八条" if ban.kind is BanKind.FALSE_MATERIALS else "第七十九条"
            return refusal("ban.barred", article=f"行政许可法{article}", until=ban.until)
    return None


def bad_credit(bans: Iterable[Ban], *, number_hash: str, item: str, on: date) -> Refusal | None:
    """Why no promise may be taken from this person; None if one may."""
    for ban in _standing(bans, number_hash=number_hash, item=item, on=on):
        return refusal("ban.no_promise", listed=ban.listed_on, until=ban.until)
    return None


def _standing(bans: Iterable[Ban], *, number_hash: str, item: str, on: date) -> tuple[Ban, ...]:
    return tuple(
        ban
        for ban in bans
        if number_hash
        and ban.number_hash == number_hash
        and ban.listed_on <= on <= ban.until
        and (not ban.items or item in ban.items)
    )
