"""What the look at an identity document's number and name brought to light."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Self

from app.domain.errors import Refusal
from app.domain.names import FoldedName


class Verdict(StrEnum):
    """What a clerk may do with a number."""

    OK = "ok"
    """接受：可有灰色提示"""
    WARNING = "warning"
    """提醒：看过证件后可继续"""
    BLOCK = "block"
    """阻止：号码或姓名必须改正"""


class Sex(StrEnum):
    """Sex as an identity document has it."""

    MALE = "male"
    """男"""
    FEMALE = "female"
    """女"""

    @classmethod
    def of(cls, text: str) -> Self | None:
        """Sex from 男 or 女, from the stored value, or from the codes 1 and 2 of GB/T 2261.1."""
        words = {"男": cls.MALE, "1": cls.MALE, "女": cls.FEMALE, "2": cls.FEMALE}
        return words.get(text, next((sex for sex in cls if sex.value == text), None))


@dataclass(frozen=True, slots=True)
class Finding:
    """A number in normal form, what stands against it, and what it says about its holder."""

    normal: str
    """Without spaces, in half-width capitals; what is stored and searched."""
    blocks: tuple[Refusal, ...] = ()
    warnings: tuple[Refusal, ...] = ()
    notes: tuple[Refusal, ...] = ()
    """Hints that do not change the verdict."""
    suggestion: str = ""
    """A number that may be meant; never taken without the clerk."""
    sex: Sex | None = None
    birth: date | None = None
    age: int | None = None
    """Full years on the day of the check."""
    nationality: str = ""
    """ISO 3166-1: three letters, or three digits where the number holds digits."""
    apart: str = ""
    """Characters behind the number proper, such as the issue count of an old permit."""
    name: FoldedName | None = None

    @property
    def verdict(self) -> Verdict:
        """The gravest of what was found."""
        if self.blocks:
            return Verdict.BLOCK
        return Verdict.WARNING if self.warnings else Verdict.OK

    @property
    def reasons(self) -> tuple[Refusal, ...]:
        """Everything found, the gravest first."""
        return self.blocks + self.warnings + self.notes


GUARDIAN_UNDER = 14
ADULT_FROM = 18
OLDEST_LIKELY = 120


def age_on(birth: date, day: date) -> int:
    """Full years; who was born on 29 February turns older on 1 March of a common year."""
    return day.year - birth.year - ((day.month, day.day) < (birth.month, birth.day))
