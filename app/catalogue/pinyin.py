"""How texts sound: the characters search looks at, and one syllable for each of them."""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import replace

from app.catalogue.model import Catalogue
from app.domain.typed import HAN

_HAN_RUN = re.compile(f"[{HAN}]+")
_RUNS = re.compile(f"[{HAN}]+|[^{HAN}]+")
_APART = "\0"
"""Between characters without a syllable, which the dictionary hands back in one piece."""


def searchable(text: str) -> str:
    """The text without spaces and punctuation, full-width forms folded, in lower case.

    >>> searchable("食品经营许可（新办） ＫＴＶ")
    '食品经营许可新办ktv'
    """
    folded = unicodedata.normalize("NFKC", text).lower()
    return "".join(char for char in folded if _counts(char))


def syllables(text: str, known: Mapping[str, str]) -> list[str]:
    """One syllable for each searchable character: as ``known`` says, else from the dictionary.

    Letters and digits stand for themselves; ü is written v.
    """
    wanted = searchable(text)
    if wanted.isascii():
        return list(wanted)
    said = known.get(text, "").split()
    if len(said) == len(wanted):
        return said
    return _from_dictionary(text)


def sounds(texts: Iterable[str]) -> dict[str, str]:
    """The syllables of each text, as a catalogue stores them."""
    return {text: " ".join(_from_dictionary(text)) for text in texts}


def with_pinyin(catalogue: Catalogue) -> Catalogue:
    """The catalogue with the sound of every text search knows, so that no start has to ask for it.

    Syllables that are there already stay: someone may have mended them (多音字).
    """
    missing = {text for text in spoken(catalogue) if text not in catalogue.pinyin}
    if not missing:
        return catalogue
    return replace(catalogue, pinyin={**sounds(missing), **catalogue.pinyin})


def spoken(catalogue: Catalogue) -> set[str]:
    """Every text of the catalogue that may be found by its sound."""
    texts: set[str] = set()
    for item in catalogue.items:
        texts.update((item.name, item.group, item.department_name, *item.keywords))
    texts.discard("")
    return texts


def _counts(char: str) -> bool:
    # Characters newer than the interpreter's tables are in the ranges; private ones count too.
    return char.isalnum() or bool(_HAN_RUN.match(char)) or unicodedata.category(char) == "Co"


def _from_dictionary(text: str) -> list[str]:
    # Imported here: its tables take a quarter of a second, and stored sounds need none of them.
    from pypinyin import lazy_pinyin

    said: list[str] = []
    for run in _RUNS.findall(unicodedata.normalize("NFKC", text).lower()):
        if not _HAN_RUN.fullmatch(run):
            said += filter(_counts, run)
            continue
        parts = lazy_pinyin(run, errors=_APART.join)
        said += (syllable for part in parts for syllable in part.split(_APART))
    return said
