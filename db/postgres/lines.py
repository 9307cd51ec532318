"""Under which login of the server a call is made: a device's, or a person's own."""

from typing import Protocol

from sqlalchemy import URL, Engine

from db.postgres.engine import postgres_engine


class Lines(Protocol):
    """The logins that are open here."""

    def device(self, device: str) -> Engine:
        """The line a device hands in and takes under."""
        ...

    def person(self, person: str) -> Engine | None:
        """A person's own; None when they are not logged in here."""
        ...

    def carrier(self) -> Engine:
        """The line of the device itself, whoever is here."""
        ...

    def reader(self) -> Engine:
        """The line lists are read under, numbers taken and reference data put."""
        ...

    def close(self) -> None:
        """Let all of them go."""
        ...


class OwnLines:
    """The login of this device, and beside it the own one of whoever works at it."""

    def __init__(self, url: str | URL) -> None:
        self._device = postgres_engine(url)
        self._person: tuple[str, Engine] | None = None

    def enter(self, person: str, url: str | URL) -> Engine:
        """Somebody's own login is there from now on, instead of the one before."""
        self.leave()
        self._person = (person, postgres_engine(url))
        return self._person[1]

    def leave(self) -> None:
        """Nobody's own login is there any more."""
        if self._person is not None:
            self._person[1].dispose()
            self._person = None

    def device(self, device: str) -> Engine:
        """The device's, whichever it says it is: the server knows whose login this is."""
        return self._device

    def person(self, person: str) -> Engine | None:
        """The own login of a person who is here."""
        if self._person is not None and self._person[0] == person:
            return self._person[1]
        return None

    def carrier(self) -> Engine:
        """The device's."""
        return self._device

    def reader(self) -> Engine:
        """Whoever is here, else the device."""
        return self._person[1] if self._person is not None else self._device

    def close(self) -> None:
        """Let both go."""
        self.leave()
        self._device.dispose()
