"""People's own logins at a server: opened, left, given, renewed and shut."""

import secrets

from sqlalchemy import Connection, text

from app.domain.errors import HallError, Refused, refusal
from db.postgres.engine import calling
from db.postgres.lines import Lines
from db.postgres.owner import give_login, verifier


class OwnLogins:
    """What a centre on a server can do beside being a centre; ``lines`` are its own."""

    lines: Lines

    def enter(self, device: str, person: str, role: str, secret: str) -> None:
        """Open a person's own login, and note that they sit at this device.

        Their acts go under it until somebody else enters. Unavailable when it does not open; then
        nobody's own login is open.
        """
        self.lines.enter(person, role, secret)
        try:
            self.note_login(device, person)
        except HallError:
            self.lines.leave()
            raise

    def note_login(self, device: str, person: str) -> None:
        """The device says whom it expects, and they, under their own login, that they came.

        From then on the device may hand in what they do there, and they what is done at it.
        """
        line = self.lines.person(person)
        if line is None:
            return
        with calling(self.lines.device(device)) as connection:
            values = {"device": device, "person": person}
            connection.execute(text("SELECT api.expect(:device, :person)"), values)
        with calling(line) as connection:
            connection.execute(text("SELECT api.note_login(:device)"), {"device": device})

    def leave(self) -> None:
        """Close the own login of whoever is here."""
        self.lines.leave()

    def is_in(self, person: str) -> bool:
        """Whether that person's own login is open here."""
        return self.lines.person(person) is not None

    def invited(self) -> str:
        """The device that the login of this line was made for. Refused when it is none's."""
        with calling(self.lines.device("")) as connection:
            found = connection.execute(text("SELECT api.whoami() ->> 'device'")).scalar_one()
        if not found:
            raise Refused(refusal("centre.no_invitation"))
        return str(found)

    def give_login(self, *, person: str = "", device: str = "") -> tuple[str, str]:
        """The security officer's act: a login, or another secret for it; name and secret."""
        with calling(self.lines.reader()) as connection:
            given = give_login(connection, person=person, device=device)
        self._end_lines(person, device)
        return given

    def set_login(self, person: str, *, is_open: bool) -> None:
        """The security officer's act: whether anybody comes in under that person's login."""
        with calling(self.lines.reader()) as connection:
            call = text("SELECT api.set_login(:person, '', :is_open)")
            connection.execute(call, {"person": person, "is_open": is_open})
        if not is_open:
            self._end_lines(person)

    def _end_lines(self, person: str, device: str = "") -> None:
        """Whoever came in under a login before is out of it now."""
        with calling(self.lines.reader()) as connection:
            call = text("SELECT api.end_lines(:person, :device)")
            connection.execute(call, {"person": person, "device": device})

    def fresh_secret(self) -> str:
        """A secret that nobody has yet."""
        return secrets.token_hex(32)

    def renew_own(self, secret: str, credential: str) -> None:
        """Whoever is here gets another secret, and the credential it lies in: both or neither."""
        with calling(self.lines.reader()) as connection:
            _renew(connection, secret, credential)


def _renew(connection: Connection, secret: str, credential: str) -> None:
    call = text("SELECT api.renew_own_login(:verifier, :credential)")
    values = {"verifier": verifier(connection, secret), "credential": credential}
    connection.execute(call, values)
