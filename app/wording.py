"""Sentences for refusals and words for codes, from resources/wording/<language>/*.toml.

A file of an area holds ``code = "sentence with {parameter}"``, in tables or with dotted codes, and
words under ``[label.<area>]``. A parameter that is itself a code is put into words by naming its
area: ``{unit:unit}`` prints what ``[label.unit]`` says of it.
"""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from string import Formatter
from typing import TypeVar

from app.domain.errors import Refusal

WORDING = Path(__file__).resolve().parent.parent / "resources" / "wording"
FIRST_LANGUAGE = "zh_CN"

Key = TypeVar("Key")


@dataclass(frozen=True, slots=True)
class Wording:
    """All sentences and words of one language."""

    sentences: Mapping[str, str]
    labels: Mapping[tuple[str, str], str]


def sentence(refusal: Refusal, language: str = FIRST_LANGUAGE) -> str:
    """What a person reads for a refusal; KeyError when the language has no sentence for it."""
    text = wording(language).sentences[refusal.code]
    return _Sentences(language).vformat(text, (), refusal.params)


def label(area: str, key: str, language: str = FIRST_LANGUAGE) -> str:
    """The word for a code of an area; KeyError when there is none.

    >>> label("sex", "female")
    '女'
    """
    return wording(language).labels[area, key]


def state_word(
    state: str, *, item_type: str, type_name: str = "", language: str = FIRST_LANGUAGE
) -> str:
    """The word for a state of a case; granted and refused are named by the type of the item.

    许可 is said of permits alone; filing and forwarding are named inside other types.

    >>> state_word("granted", item_type="10", type_name="备案")
    '准予备案'
    """
    marks = {"备案": "filing", "转报": "forwarding"}
    named = (key for mark, key in marks.items() if mark in type_name and item_type != "01")
    labels = wording(language).labels
    return labels.get((state, next(named, item_type))) or labels["state", state]


@cache
def wording(language: str) -> Wording:
    """The wording of a language, read once; KeyError when two files say the same thing."""
    return read_wording(WORDING / language)


def read_wording(folder: Path) -> Wording:
    """The wording of every file in a folder."""
    sentences: dict[str, str] = {}
    labels: dict[tuple[str, str], str] = {}
    for path in sorted(folder.glob("*.toml")):
        for code, text in _flat(tomllib.loads(path.read_text(encoding="utf-8"))).items():
            first, _, rest = code.partition(".")
            if first == "label":
                area, _, key = rest.partition(".")
                _put(labels, (area, key), text, path)
            else:
                _put(sentences, code, text, path)
    return Wording(sentences, labels)


def _put(texts: dict[Key, str], key: Key, text: str, path: Path) -> None:
    if key in texts:
        raise KeyError(f"{path.name} says {key} a second time")
    texts[key] = text


def _flat(table: Mapping[str, object], before: str = "") -> dict[str, str]:
    """Tables within tables as one, keys joined by dots."""
    flat: dict[str, str] = {}
    for key, value in table.items():
        if isinstance(value, Mapping):
            flat |= _flat(value, f"{before}{key}.")
        else:
            flat[f"{before}{key}"] = str(value)
    return flat


class _Sentences(Formatter):
    """Format fields whose specification is an area of labels; codes joined by commas are many."""

    def __init__(self, language: str) -> None:
        self.language = language

    def format_field(self, value: object, format_spec: str) -> str:
        if not format_spec:
            return str(value)
        words = (label(format_spec, key, self.language) for key in str(value).split(","))
        return ("、" if self.language == FIRST_LANGUAGE else ", ").join(words)
