"""What was typed, as the ways it can be read: characters, initials, full pinyin, or a mixture."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice, pairwise, product

from app.catalogue.pinyin import searchable

MOST_READINGS = 8
"""A long text of letters can be cut in more ways than anyone means; the likely ones come first."""

LONGEST_TYPED = 120
"""Characters of a search that are looked at; the longest names have 110."""

_BETWEEN_WORDS = re.compile(r"[\s,，;；]+")
_RUNS = re.compile(r"[a-z]+|[^a-z]+")
_HAN_RUNS = re.compile(r"[^\x00-\x7f]+")
_DOUBLE_INITIALS = frozenset(("zh", "ch", "sh"))
_LONGEST_SYLLABLE = 6
_TYPED_FOR = {"lue": "lve", "nue": "nve"}


@dataclass(frozen=True, slots=True)
class Reading:
    """One way to read a word: for each character of a text either itself or how it sounds."""

    chunks: tuple[str, ...]
    """A Han character or digit, or the letters typed for one character: s, sh, shi."""
    initials: str
    """The first character of each chunk."""
    literal: str
    """The longest run of Han characters; empty when all is letters and digits."""
    literal_at: int
    """Position of that run among the chunks."""
    unsettled: tuple[tuple[int, str], ...]
    """Chunks with their position that finding the literal (or without one the initials) leaves."""
    is_one_sound: bool
    """Whether it is a single syllable, or the beginning of one."""

    @classmethod
    def of(cls, chunks: tuple[str, ...]) -> "Reading":
        """The reading that these chunks say."""
        initials = "".join(chunk[0] for chunk in chunks)
        longest = max(_HAN_RUNS.finditer(initials), key=lambda run: len(run[0]), default=None)
        literal = longest[0] if longest else ""
        at = longest.start() if longest else 0
        return cls(
            chunks=chunks,
            initials=initials,
            literal=literal,
            literal_at=at,
            unsettled=tuple(
                (place, chunk)
                for place, chunk in enumerate(chunks)
                if (not at <= place < at + len(literal) if literal else len(chunk) > 1)
            ),
            is_one_sound=len(chunks) == 1 and len(chunks[0]) > 1,
        )


@dataclass(frozen=True, slots=True)
class Sounds:
    """What can be meant by letters: only sounds that occur in a list, one behind the other."""

    whole: frozenset[str]
    beginnings: frozenset[str]
    """Every beginning of a syllable that has two letters or more."""
    pairs: frozenset[str]
    """A sound, cut at any length, with the initial behind it."""
    triples: frozenset[str]
    """Three initials in a row."""

    @classmethod
    def of(cls, lines: Iterable[Sequence[str]]) -> "Sounds":
        """From the syllables of every line."""
        pairs: set[tuple[str, str]] = set()
        triples: set[str] = set()
        whole: set[str] = set()
        for line in lines:
            initials = "".join(sound[0] for sound in line)
            whole.update(line)
            pairs.update(pairwise(line))
            triples.update(initials[at : at + 3] for at in range(len(initials) - 2))
        syllables = frozenset(sound for sound in whole if len(sound) > 1)
        return cls(
            whole=syllables,
            beginnings=frozenset(each[:end] for each in syllables for end in _cuts(each, 2)),
            pairs=frozenset(one[:end] + two[0] for one, two in pairs for end in _cuts(one, 1)),
            triples=frozenset(triples),
        )

    def allow(self, chunks: Sequence[str]) -> bool:
        """Whether the initials of the chunks may occur in a row."""
        initials = "".join(chunk[0] for chunk in chunks)
        return all(initials[at : at + 3] in self.triples for at in range(len(initials) - 2))


@dataclass(frozen=True, slots=True)
class Word:
    """One word of a search, and how it can be read; as it stands first."""

    text: str
    readings: tuple[Reading, ...]


def words(typed: str, sounds: Sounds) -> tuple[Word, ...]:
    """The words of a search, each as the ways it can be read."""
    texts = (searchable(part) for part in _BETWEEN_WORDS.split(typed[:LONGEST_TYPED]))
    return tuple(Word(text, _readings(text, sounds)) for text in dict.fromkeys(texts) if text)


def apart(word: Word) -> tuple[Word, ...]:
    """The word as one word for each of its characters, if it has no letters; else the word."""
    if re.search("[a-z]", word.text):
        return (word,)
    return tuple(Word(char, (Reading.of((char,)),)) for char in dict.fromkeys(word.text))


def _readings(text: str, sounds: Sounds) -> tuple[Reading, ...]:
    ways = [list(_ways(run, sounds)) for run in _RUNS.findall(text)]
    joined = (tuple(chunk for part in parts for chunk in part) for parts in product(*ways))
    return tuple(map(Reading.of, islice(joined, MOST_READINGS)))


def _ways(run: str, sounds: Sounds) -> Iterator[tuple[str, ...]]:
    """Ways to read a run of Han characters or digits (one), or of letters (several)."""
    plain = tuple(run)
    if not ("a" <= run[0] <= "z"):
        yield plain
        return
    if sounds.allow(plain):
        yield plain
    for typed, meant in _TYPED_FOR.items():
        run = run.replace(typed, meant)
    cut = (chunks for chunks in _cut(run, sounds) if chunks != plain and sounds.allow(chunks))
    yield from islice(cut, MOST_READINGS)


def _cut(letters: str, sounds: Sounds) -> Iterator[tuple[str, ...]]:
    """Ways to cut letters into syllables, double initials and single letters, long pieces first."""
    if not letters:
        yield ()
        return
    for length in range(min(_LONGEST_SYLLABLE, len(letters)), 0, -1):
        piece, rest = letters[:length], letters[length:]
        if rest:
            known = length == 1 or piece in sounds.whole or piece in _DOUBLE_INITIALS
            possible = known and piece + rest[0] in sounds.pairs
        else:
            possible = length == 1 or piece in sounds.beginnings
        if possible:
            yield from ((piece, *others) for others in _cut(rest, sounds))


def _cuts(sound: str, least: int) -> range:
    return range(least, len(sound) + 1)
