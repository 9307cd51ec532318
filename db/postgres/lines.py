"""Under which login of the server a call is made: a device's, or a person's own."""

from typing import Protocol

from sqlalchemy import URL, Engine
from sqlalchemy.engine import make_url

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

    def enter(self, person: str, role: str, secret: str) -> Engine:
        """A person's own is there from now on, instead of that of the one before."""
        ...

    def leave(self) -> None:
        """Nobody's own is there any more."""
        ...

    def close(self) -> None:
        """Let all of them go."""
        ...


class OwnLines:
    """The login of this device, and beside it the own one of whoever works at it."""

    def __init__(self, url: str | URL, password: str = "") -> None:
        place = make_url(url)
        self._device = postgres_engine(place.set(password=password) if password else place)
        self._person: tuple[str, Engine] | None = None

    def enter(self, person: str, role: str, secret: str) -> Engine:
        """Somebody's own login is there from now on, instead of the one before."""
        self.leave()
        place = self._device.url.set(username=role, password=secret)
        self._person = (person, postgres_engine(place))
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
        here = self._person
        return here[1] if here is not None and here[0] == person else None

    def carrier(self) -> Engine:
        """The device's."""
        return self._device

    def reader(self) -> Engine:
        """Whoever is here, else the device."""
        here = self._person  # asked once: they may leave on another thread meanwhile
        return here[1] if here is not None else self._device

    def close(self) -> None:
        """Let both go."""
        self.leave()
        self._device.dispose()
