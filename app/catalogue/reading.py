"""Reading a JSON object key by key, so that every complaint names file, place and key."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import NoReturn, TypeVar

from app.catalogue.terms import limit_of
from app.domain.clock import Limit
from app.domain.errors import Refused, refusal

T = TypeVar("T")

_SHOWN = 40
"""Characters of a wrong value that a complaint repeats."""


class Part:
    """One JSON object of a file. Each key may be read once; ``done`` refuses keys nobody read."""

    def __init__(self, data: object, *, file: str, place: str) -> None:
        self._file = file
        self.place = place
        """Where in the file, for the complaint: ``items[3] 食品经营许可``."""
        self._rest: dict[str, object] = {}
        if not isinstance(data, Mapping):
            self.refuse("catalogue.not_object", key=place, found=data)
        self._rest.update(data)

    def text(self, key: str, default: str | None = None) -> str:
        """A text without outer spaces; where there is no default it must be there, not empty."""
        value = self._take(key, default)
        if not isinstance(value, str):
            self.refuse("catalogue.not_text", key=key, found=value)
        if default is None and not value.strip():
            self.refuse("catalogue.empty", key=key)
        return value.strip()

    def texts(self, key: str) -> tuple[str, ...]:
        """A list of texts, none of them empty; a missing key is an empty list."""
        values = self._list(key)
        texts = [value.strip() for value in values if isinstance(value, str) and value.strip()]
        if len(texts) != len(values):
            self.refuse("catalogue.not_texts", key=key, found=values)
        return tuple(texts)

    def table(self, key: str) -> Mapping[str, str]:
        """An object of texts; a missing key is an empty one."""
        values = self._take(key, {})
        if not isinstance(values, Mapping):
            self.refuse("catalogue.not_object", key=key, found=values)
        if not all(isinstance(value, str) for value in values.values()):
            self.refuse("catalogue.not_texts", key=key, found=values)
        return {str(name): str(value) for name, value in values.items()}

    def whole(self, key: str, default: int | None = None) -> int:
        """A whole number, not negative."""
        value = self._take(key, default)
        if isinstance(value, bool) or not isinstance(value, int) or value < 0:
            self.refuse("catalogue.not_whole", key=key, found=value)
        return value

    def number(self, key: str) -> float | None:
        """A number; None when the key is missing."""
        value = self._rest.pop(key, None)
        if value is None:
            return None
        if isinstance(value, bool) or not isinstance(value, int | float):
            self.refuse("catalogue.not_number", key=key, found=value)
        return value

    def flag(self, key: str, *, default: bool) -> bool:
        """true or false."""
        value = self._take(key, default)
        if not isinstance(value, bool):
            self.refuse("catalogue.not_flag", key=key, found=value)
        return value

    def limit(self, key: str) -> Limit | None:
        """A limit such as 「20个工作日」; None when the key is missing."""
        if key not in self._rest:
            return None
        text = self.text(key)
        limit = limit_of(text)
        if limit is None:
            self.refuse("catalogue.not_limit", key=key, found=text)
        return limit

    def day(self, key: str) -> date | None:
        """A civil date, ``2026-01-31``; None when the key is missing."""
        if key not in self._rest:
            return None
        text = self.text(key)
        try:
            return date.fromisoformat(text)
        except ValueError:
            self.refuse("catalogue.not_date", key=key, found=text)

    def term(self, key: str, terms: Mapping[str, T], default: str | None = None) -> T:
        """The value one of the agreed terms stands for."""
        text = self.text(key, default)
        if text not in terms:
            self.refuse("catalogue.not_term", key=key, found=text, terms="、".join(terms))
        return terms[text]

    def parts(self, key: str, *, named_by: str) -> Iterator["Part"]:
        """The objects of a list, each placed by its position and its ``named_by`` key."""
        for position, value in enumerate(self._list(key)):
            name = value.get(named_by, "") if isinstance(value, Mapping) else ""
            above = f"{self.place} › " if self.place else ""
            yield Part(value, file=self._file, place=f"{above}{key}[{position}] {name}".rstrip())

    def part(self, key: str) -> "Part | None":
        """The object under a key; None when the key is missing."""
        if key not in self._rest:
            return None
        above = f"{self.place} › " if self.place else ""
        return Part(self._rest.pop(key), file=self._file, place=f"{above}{key}")

    def done(self) -> None:
        """Refuse keys that mean nothing, so that a typing slip is not taken for silence."""
        for key in self._rest:
            self.refuse("catalogue.unknown_key", key=key)

    def refuse(self, code: str, *, key: str, found: object = "", terms: str = "") -> NoReturn:
        """Raise the complaint about one key of this object; ``terms`` says what it may be."""
        shown = str(found)
        if len(shown) > _SHOWN:
            shown = shown[:_SHOWN] + "…"
        where = f"{self.place} › {key}" if self.place else key
        raise Refused(refusal(code, file=self._file, where=where, found=shown, terms=terms))

    def _take(self, key: str, default: object) -> object:
        if key in self._rest:
            return self._rest.pop(key)
        if default is None:
            self.refuse("catalogue.key_missing", key=key)
        return default

    def _list(self, key: str) -> list[object]:
        values = self._take(key, [])
        if not isinstance(values, list):
            self.refuse("catalogue.not_list", key=key, found=values)
        return values
