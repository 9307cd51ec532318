"""Finding an item while it is typed: name, pinyin, everyday words, code; last used first."""

from collections.abc import Iterator, Sequence

from app.catalogue.index import Column
from app.catalogue.model import Catalogue
from app.catalogue.pinyin import searchable, with_pinyin
from app.catalogue.spelling import Reading, Sounds, Word, apart, words
from app.domain.item import Item, TransferStatus

LEAST_OF_A_CODE = 3
"""Characters before the inside of a code is looked at."""
LEAST_EVERYDAY_WORD = 2
"""Characters of an everyday word that is recognised inside a longer text."""
LATER_SIGNS = ("变更", "延续", "注销", "补", "换", "撤销", "撤回", "遗失", "年检", "校验", "复审")
"""In the name of an item that follows an earlier one; most people come for the first."""


class ItemSearch:
    """All items of one catalogue, ready to be searched. Never changes, so any thread may ask.

    Making one reads every name: a tenth of a second for a district, a second for ten thousand
    items. It is made off the GUI thread; asking it is cheap enough for each keystroke.
    """

    def __init__(self, catalogue: Catalogue) -> None:
        self._items = sorted(catalogue.items, key=_before)
        self._numbers = {item.code: number for number, item in enumerate(self._items)}
        known = with_pinyin(catalogue).pinyin
        self._names = Column([[item.name] for item in self._items], known)
        self._everyday = Column([item.keywords for item in self._items], known)
        self._codes = Column([[item.code] for item in self._items], known)
        self._groups = Column([[each.group] if each.group else [] for each in self._items], known)
        self._departments = Column([[item.department_name] for item in self._items], known)
        self._columns = (self._names, self._everyday, self._codes, self._groups, self._departments)
        self._sounds = Sounds.of(line for column in self._columns for line in column.spoken())
        whole = [
            [each.texts(number) for each in self._columns] for number in self._numbers.values()
        ]
        self._texts = ["".join(chars for chars, _ in texts) for texts in whole]
        self._initials = ["".join(initials for _, initials in texts) for texts in whole]
        self._exact = _exact(self._names, self._codes)
        self._said = _by_line(self._everyday)

    def find(self, typed: str, *, limit: int = 50, used: Sequence[str] = ()) -> tuple[Item, ...]:
        """The items that hold every word typed, the likeliest first, at most ``limit``.

        ``used`` are codes, the last used first: they come first among what is found, and are the
        answer while nothing is typed.
        """
        recent = [self._numbers[code] for code in used if code in self._numbers]
        sought = words(typed, self._sounds)
        found: dict[int, None] = {}
        ranked = self._ranked(sought, recent) if sought else iter(recent)
        for number in ranked:
            found[number] = None
            if len(found) >= limit:
                break
        return tuple(self._items[number] for number in found)

    def _ranked(self, sought: tuple[Word, ...], recent: Sequence[int]) -> Iterator[int]:
        if len(sought) == 1:
            yield from self._exact.get(sought[0].text, ())
        yield from (number for number in recent if self._named(number, sought))
        nothing = True
        for number in self._holding(sought):
            nothing = False
            yield number
        if nothing:
            yield from self._guessed(sought)

    def _holding(self, sought: Sequence[Word]) -> Iterator[int]:
        """Items that hold every word, best place first; led by the word that is rarest."""
        lead, *others = sorted(sought, key=self._count) if len(sought) > 1 else sought
        for number in self._leading(lead):
            if all(self._holds(number, word) for word in others):
                yield number

    def _leading(self, word: Word) -> Iterator[int]:
        places = [
            (self._names, True),
            (self._everyday, True),
            (self._codes, True),
            (self._names, False),
            (self._everyday, False),
            *[(self._codes, False)] * (len(word.text) >= LEAST_OF_A_CODE),
            (self._groups, False),
            (self._departments, False),
        ]
        there = {
            column: [reading for reading in word.readings if column.reads(reading)]
            for column in self._columns
        }
        for column, at_start in places:
            for reading in there[column]:
                yield from column.items(reading, at_start=at_start)

    def _guessed(self, sought: tuple[Word, ...]) -> Iterator[int]:
        """Where nothing holds it all: an everyday word in what was typed, or its characters."""
        for word in sought:
            yield from self._everyday_in(word.text)
        loose = tuple(part for word in sought for part in apart(word))
        if loose != sought:
            yield from self._holding(loose)

    def _everyday_in(self, text: str) -> Iterator[int]:
        for length in range(len(text) - 1, LEAST_EVERYDAY_WORD - 1, -1):
            for start in range(len(text) - length + 1):
                yield from self._said.get(text[start : start + length], ())

    def _holds(self, number: int, word: Word) -> bool:
        return any(self._reads(number, reading) for reading in word.readings)

    def _reads(self, number: int, reading: Reading) -> bool:
        """Whether the item reads so anywhere; most answers need one look at its whole text."""
        if reading.literal and reading.literal not in self._texts[number]:
            return False
        if not reading.literal and reading.initials not in self._initials[number]:
            return False
        return not reading.unsettled or any(column.has(number, reading) for column in self._columns)

    def _named(self, number: int, sought: tuple[Word, ...]) -> bool:
        """Whether name, everyday words and code alone hold every word."""
        own = (self._names, self._everyday, self._codes)
        return all(
            any(column.has(number, reading) for column in own for reading in word.readings)
            for word in sought
        )

    def _count(self, word: Word) -> int:
        return sum(column.count(reading) for column in self._columns for reading in word.readings)


def _before(item: Item) -> tuple[bool, bool, int]:
    """The order among equals: what the hall receives, first applications, then short names."""
    return (
        item.transfer is TransferStatus.ELSEWHERE,
        any(sign in item.name for sign in LATER_SIGNS),
        len(searchable(item.name)),
    )


def _exact(*columns: Column) -> dict[str, list[int]]:
    exact: dict[str, list[int]] = {}
    for column in columns:
        for line, numbers in _by_line(column).items():
            exact.setdefault(line, []).extend(numbers)
    return exact


def _by_line(column: Column) -> dict[str, list[int]]:
    lines: dict[str, list[int]] = {}
    for line, numbers in column.lines():
        lines.setdefault(line, []).extend(numbers)
    return lines
