"""The one place where errors of the database driver become errors of the hall."""

import sqlite3
from pathlib import Path
from typing import NoReturn

from app.domain.errors import Damaged, HallError, Unavailable, refusal

_UNAVAILABLE = {
    sqlite3.SQLITE_FULL: "store.full",
    sqlite3.SQLITE_BUSY: "store.busy",
    sqlite3.SQLITE_LOCKED: "store.busy",
    sqlite3.SQLITE_IOERR: "store.disk",
    sqlite3.SQLITE_READONLY: "store.read_only",
    sqlite3.SQLITE_CANTOPEN: "store.unreadable",
    sqlite3.SQLITE_PERM: "store.unreadable",
    sqlite3.SQLITE_NOMEM: "store.memory",
}
_DAMAGED = {sqlite3.SQLITE_CORRUPT: "store.damaged", sqlite3.SQLITE_NOTADB: "store.damaged"}
_PRIMARY = 0xFF
"""Extended codes carry the primary code in their low byte."""


def hall_error(path: Path, error: BaseException | None) -> HallError | None:
    """What a driver's error means for the hall; None for a fault of the program itself."""
    if not isinstance(error, sqlite3.Error):
        return None
    code = getattr(error, "sqlite_errorcode", 0) & _PRIMARY
    if code in _UNAVAILABLE:
        return Unavailable(refusal(_UNAVAILABLE[code], path=path, error=error))
    if code in _DAMAGED:
        return Damaged(refusal(_DAMAGED[code], path=path))
    return None


def raise_hall_error(path: Path, error: BaseException) -> NoReturn:
    """Raise what a driver's error means; the error itself where it is a fault of the program."""
    raise (hall_error(path, error) or error) from error
