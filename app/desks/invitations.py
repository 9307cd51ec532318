"""Invitations to a hall on a server: the URL of a login made for one device, in a file or typed."""

from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

from app.sync.protocol import Centre

_BEGINNING = "postgresql:/"
LONGEST = 2000
"""Characters of a URL; a hall's own file is no text and far larger."""


def invitation_in(store: Path) -> str:
    """The URL that a file holds or that was typed in its place; empty where it is neither.

    >>> invitation_in(Path("postgresql://login@host/hall"))
    'postgresql://login@host/hall'
    """
    typed = store.as_posix()
    if typed.startswith(_BEGINNING):  # as a path, two strokes became one
        return f"postgresql://{typed.removeprefix(_BEGINNING).lstrip('/')}"
    try:
        if not store.is_file() or store.stat().st_size > LONGEST:
            return ""
        text = store.read_text(encoding="utf-8").strip()
    except (OSError, UnicodeDecodeError):
        return ""
    return text if text.startswith("postgresql://") else ""


def without_password(url: str) -> str:
    """A URL as it is kept in the settings and told in sentences.

    >>> without_password("postgresql://login:secret@host/hall?sslmode=verify-full")
    'postgresql://login@host/hall?sslmode=verify-full'
    """
    parts = urlsplit(url)
    login, at, host = parts.netloc.rpartition("@")
    return urlunsplit(parts._replace(netloc=f"{login.partition(':')[0]}{at}{host}"))


def opened_server(url: str) -> Centre:
    """The centre at a URL; the driver is loaded where there is a server."""
    from db.postgres.centre import PostgresCentre

    return PostgresCentre.at(url)
