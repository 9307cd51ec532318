"""The owner's line to a server, as the commands take it: the password never stands in the call."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from getpass import getpass

from app.commands.acting import kept_password
from app.domain.errors import Refused, Unavailable, refusal
from db.postgres.owner import Owner

Ask = Callable[[str], str]


@contextmanager
def owner_at(url: str, ask: Ask = getpass) -> Iterator[Owner]:
    """The owner's line. The password comes from the keyring (user: the URL), libpq's own places
    (PGPASSWORD, .pgpass), else from whoever sits at the terminal.

    Refused when it stands in the URL, where the list of processes shows it to everybody.
    """
    owner = Owner(url)
    if owner.engine.url.password:
        owner.close()
        raise Refused(refusal("centre.password_in_url"))
    owner = _answering(url, owner, ask)
    try:
        yield owner
    finally:
        owner.close()


def new_password(user: str, ask: Ask = getpass) -> str:
    """A new password: from the keyring under that user, else typed twice. Refused when unequal."""
    kept = kept_password(user)
    if kept:
        return kept
    try:
        first, second = ask(f"{user}: "), ask(f"{user} (again): ")
    except EOFError:
        raise Refused(refusal("password.not_given", name=user)) from None
    if first != second:
        raise Refused(refusal("password.unequal"))
    return first


def _answering(url: str, owner: Owner, ask: Ask) -> Owner:
    kept = kept_password(owner.place)
    if kept:
        owner.close()
        owner = Owner(url, kept)
    try:
        owner.reach()
    except Unavailable as error:
        owner.close()
        if error.why.code != "centre.password_wanted":
            raise
        owner = Owner(url, typed_password(owner.place, ask))
    return owner


def typed_password(user: str, ask: Ask = getpass) -> str:
    """A password from whoever sits at the terminal. Refused when there is nobody."""
    try:
        return ask(f"{user}: ")
    except EOFError:
        raise Refused(refusal("password.not_given", name=user)) from None
