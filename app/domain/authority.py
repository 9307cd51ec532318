"""Letters of authority (授权书): what a body lets a representative or a window do, and when."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from app.domain.errors import Refusal, refusal


class DelegatedPower(StrEnum):
    """The four powers of a chief representative ([S3])."""

    DECIDE = "decide"
    """审批决定权"""
    FORWARD = "forward"
    """审核上报权"""
    COORDINATE = "coordinate"
    """组织协调权"""
    SEAL = "seal"
    """行政审批专用章使用权"""
    TERMINATE = "terminate"
    """终止, only where the letter says so"""
    ACCEPT = "accept"
    """受理授权 of a department to the window of a 进驻 item"""


@dataclass(frozen=True, slots=True)
class Letter:
    """授权书: granted by the deciding body to one person, or (受理授权) to the hall's window."""

    number: str
    """文号 of the letter, stored in every decision made under it."""
    body: str
    """Key of the body that grants it, in whose name the holder acts (行政许可法第二十四条)."""
    person: str
    """Id of the holder; empty for an acceptance mandate of the whole window."""
    powers: frozenset[DelegatedPower]
    valid_from: date
    valid_until: date
    items: frozenset[str] = frozenset()
    """Item codes; empty means every item of the body."""
    signed_by: str = ""
    """Head of the body who signed it, as text."""
    revoked_on: date | None = None

    def gap(self, *, item: str, power: DelegatedPower, on: date) -> Refusal | None:
        """Why this letter does not cover that power for that item that day; None if it does."""
        if power not in self.powers:
            return refusal("authority.power", number=self.number, power=power)
        if self.items and item not in self.items:
            return refusal("authority.item", number=self.number, item=item)
        if on < self.valid_from:
            return refusal("authority.not_yet", number=self.number, day=self.valid_from)
        if on > self.valid_until:
            return refusal("authority.expired", number=self.number, day=self.valid_until)
        if self.revoked_on is not None and on >= self.revoked_on:
            return refusal("authority.revoked", number=self.number, day=self.revoked_on)
        return None


_NEARNESS = (
    "authority.power",
    "authority.item",
    "authority.not_yet",
    "authority.revoked",
    "authority.expired",
)
"""What a letter can lack, the farthest miss first."""


def covering(
    letters: Iterable[Letter],
    *,
    person: str,
    body: str,
    item: str,
    power: DelegatedPower,
    on: date,
) -> Letter | Refusal:
    """The letter that covers the act, or why none does: what the nearest one lacks."""
    misses = []
    for letter in letters:
        if letter.person != person or letter.body != body:
            continue
        found = letter.gap(item=item, power=power, on=on)
        if found is None:
            return letter
        misses.append(found)
    none = refusal("authority.none", body=body, power=power)
    return max(misses, key=lambda miss: _NEARNESS.index(miss.code), default=none)


def days_left(letter: Letter, on: date) -> int:
    """Natural days until the letter ends; the register warns at 30, 7 and 1."""
    return (letter.valid_until - on).days
