"""How texts sound: the characters search looks at, and one syllable for each of them."""

import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import replace

from app.catalogue.model import Catalogue

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
    # Also characters newer than the interpreter's tables (Cn), and private ones (Co).
    return char.isalnum() or unicodedata.category(char) in ("Co", "Cn")


def _from_dictionary(text: str) -> list[str]:
    # Imported here: its tables take a quarter of a second, and stored sounds need none of them.
    from pypinyin import lazy_pinyin

    folded = unicodedata.normalize("NFKC", text).lower()
    said = lazy_pinyin(folded, errors=_APART.join)
    one_each = [syllable for part in said for syllable in part.split(_APART)]
    return [syllable for char, syllable in zip(folded, one_each, strict=True) if _counts(char)]
