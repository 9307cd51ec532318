"""Lines of text laid end to end, to be searched at the speed of ``str.find``."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from heapq import merge
from itertools import pairwise

from app.catalogue.pinyin import searchable, syllables
from app.catalogue.spelling import Reading

_END = "\n"

RARE = 3_000
"""A syllable that stands in fewer places leads to a text sooner than its initials do."""


class Column:
    """One field of every item (names, everyday words …): zero or more lines for each item.

    Three sequences of equal length run side by side: the characters, their initials, and their
    syllables; a line break stands before, between and behind the lines. So a position in one of
    them is a position in all, and a hit leads to its line by bisection. A line that several items
    share stands there once.
    """

    def __init__(self, texts: Sequence[Sequence[str]], known: Mapping[str, str]) -> None:
        numbers: dict[str, int] = {}
        chars = [_END]
        self._sounds = [""]
        self._starts: list[int] = []
        self._owners: list[list[int]] = []
        self._lines_of: list[list[int]] = [[] for _ in texts]
        for item, lines in enumerate(texts):
            for line in lines:
                if line not in numbers:
                    numbers[line] = len(self._starts)
                    self._starts.append(len(self._sounds))
                    self._owners.append([])
                    chars.append(searchable(line) + _END)
                    self._sounds += [*syllables(line, known), ""]
                self._owners[numbers[line]].append(item)
                self._lines_of[item].append(numbers[line])
        self._starts.append(len(self._sounds))
        self._chars = "".join(chars)
        self._initials = "".join(sound[:1] or _END for sound in self._sounds)
        self._sounding = _sounding(self._sounds)
        self._frequencies = {
            chunk: sum(map(len, places)) for chunk, places in self._sounding.items()
        }

    def spoken(self) -> Iterator[Sequence[str]]:
        """The syllables of every line."""
        for start, end in pairwise(self._starts):
            yield self._sounds[start : end - 1]

    def items(self, reading: Reading, *, at_start: bool) -> Iterator[int]:
        """Items with a line that reads so (or begins so), line by line in the order given."""
        next_line = 0
        for found in self._found(reading, 0, len(self._chars), at_start=at_start):
            if found >= self._starts[next_line]:
                line = bisect_right(self._starts, found, next_line) - 1
                next_line = line + 1
                yield from self._owners[line]

    def reads(self, reading: Reading) -> bool:
        """Whether any line reads so somewhere."""
        return any(True for _ in self._found(reading, 0, len(self._chars)))

    def has(self, item: int, reading: Reading) -> bool:
        """Whether a line of that item reads so somewhere."""
        return any(
            any(True for _ in self._found(reading, self._starts[line], self._starts[line + 1]))
            for line in self._lines_of[item]
        )

    def count(self, reading: Reading) -> int:
        """About how many lines read so; never less than the truth."""
        if reading.literal:
            return self._chars.count(reading.literal)
        if reading.unsettled:
            return min(map(self._frequency, reading.unsettled))
        return self._initials.count(reading.initials)

    def texts(self, item: int) -> tuple[str, str]:
        """The lines of that item in one piece: as they are written, and their initials."""
        cuts = [slice(self._starts[line], self._starts[line + 1]) for line in self._lines_of[item]]
        return "".join(self._chars[cut] for cut in cuts), "".join(
            self._initials[cut] for cut in cuts
        )

    def lines(self) -> Iterator[tuple[str, Sequence[int]]]:
        """Every line as it is searched, with its items."""
        for line, owners in enumerate(self._owners):
            yield self._chars[self._starts[line] : self._starts[line + 1] - 1], owners

    def _found(
        self, reading: Reading, start: int, end: int, *, at_start: bool = False
    ) -> Iterator[int]:
        """Positions from ``start`` to ``end`` where a line reads so, in order."""
        heard = [placed for placed in reading.unsettled if len(placed[1]) > 1]
        if heard:
            rarest = min(heard, key=self._frequency)
            if reading.is_one_sound or self._frequency(rarest) < RARE:
                return self._found_sound(reading, rarest[0], start, end, at_start=at_start)
        text = self._chars if reading.literal else self._initials
        return self._found_text(reading, text, start, end, at_start=at_start)

    def _frequency(self, placed: tuple[int, str]) -> int:
        return self._frequencies.get(placed[1], 0)

    def _found_text(
        self, reading: Reading, text: str, start: int, end: int, *, at_start: bool
    ) -> Iterator[int]:
        sought, before = reading.literal or reading.initials, reading.literal_at
        if at_start and before == 0:
            sought, before = _END + sought, -1
        found = text.find(sought, max(start + before, 0), end)
        while found >= 0:
            first = found - before
            placed = not at_start or self._chars[first - 1] == _END
            if placed and (not reading.unsettled or self._fits(reading, first)):
                yield first
            found = text.find(sought, found + 1, end)

    def _fits(self, reading: Reading, first: int) -> bool:
        """Whether a line reads so from there, where its initials or its Han run already do."""
        for place, chunk in reading.unsettled:
            sound = self._sounds[first + place]
            if not sound.startswith(chunk) and self._chars[first + place] != chunk:
                return False
        return True

    def _found_sound(
        self, reading: Reading, place: int, start: int, end: int, *, at_start: bool
    ) -> Iterator[int]:
        """Found by the syllable at one place of the reading, which is rarer than its initials."""
        first_at, last_at = start + place, end - len(reading.chunks) + place
        heard = merge(
            *(
                positions[bisect_left(positions, first_at) : bisect_right(positions, last_at)]
                for positions in self._sounding.get(reading.chunks[place], ())
            )
        )
        text = self._chars if reading.literal else self._initials
        settled = reading.literal or reading.initials
        for position in heard:
            first = position - place
            placed = not at_start or self._chars[first - 1] == _END
            rest = first + reading.literal_at
            if placed and text.startswith(settled, rest) and self._fits(reading, first):
                yield first


def _sounding(sounds: Sequence[str]) -> dict[str, list[list[int]]]:
    """Every beginning of a syllable → for each syllable that begins so, where it stands."""
    places: dict[str, list[int]] = {}
    for position, sound in enumerate(sounds):
        if len(sound) > 1:
            places.setdefault(sound, []).append(position)
    sounding: dict[str, list[list[int]]] = {}
    for sound, positions in places.items():
        for end in range(2, len(sound) + 1):
            sounding.setdefault(sound[:end], []).append(positions)
    return sounding
