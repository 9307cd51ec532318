"""Everyday words for items of lists that bring none, so that 开饭店 finds 食品经营许可."""

import tomllib
from collections.abc import Mapping
from functools import cache

from app.catalogue.files import SAMPLE

_WORDS = SAMPLE.with_name("everyday.toml")


def everyday_words(*texts: str) -> tuple[str, ...]:
    """The words for an item, by what its name or main item contains; each once.

    >>> everyday_words("旧货业备案")
    ()
    """
    found = (
        word
        for part, words in _table().items()
        if any(part in text for text in texts)
        for word in words
    )
    return tuple(dict.fromkeys(found))


@cache
def _table() -> Mapping[str, tuple[str, ...]]:
    table = tomllib.loads(_WORDS.read_text(encoding="utf-8"))
    return {part: tuple(map(str, words)) for part, words in table.items()}
