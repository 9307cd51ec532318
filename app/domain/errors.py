"""What can go wrong, as facts: the sentence a person reads is made in app.wording.

HallError
 |-- Refused       a rule says no; nothing was changed
 |-- Unavailable   something outside is missing (line, disk, keyring, printer); safe to try again
 `-- Damaged       data is not what it must be (torn file, broken chain); left untouched
"""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why a rule says no: a stable code, values for its sentence, the article it rests on."""

    code: str
    params: Mapping[str, str] = field(default_factory=dict)
    article: str = ""
    """Law and article as printed, for example 「行政许可法第三十二条」; empty for house rules."""


def refusal(code: str, *, article: str = "", **params: object) -> Refusal:
    """A refusal whose parameters are kept as text.

    >>> refusal("material.missing", name="营业执照").params["name"]
    '营业执照'
    """
    return Refusal(code, {name: str(value) for name, value in params.items()}, article)


class HallError(Exception):
    """Everything the program expects to go wrong and can say in a sentence."""

    def __init__(self, why: Refusal) -> None:
        super().__init__(f"{why.code} {dict(why.params)}")
        self.why = why


class Refused(HallError):
    """A rule says no. Nothing was changed."""


class Unavailable(HallError):
    """Something outside the program is missing. What was typed is kept; trying again is safe."""


class Damaged(HallError):
    """Stored data is not what it must be. It was named and left untouched."""
