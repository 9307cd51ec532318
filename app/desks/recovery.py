"""The recovery file: the hall key under a password of its own, written, tried, read back."""

import json
from dataclasses import dataclass
from pathlib import Path

from app.credentials import password_fit
from app.domain.errors import Refused, Unavailable, refusal
from app.domain.hall import Hall
from app.sealing import KeyCost, hall_key_from_recovery, recovery_text

LARGEST = 64 * 1024
"""Bytes; a recovery file is far smaller."""


@dataclass(frozen=True, slots=True)
class RecoveryWish:
    """Where a recovery file shall go, and the password that opens it."""

    path: Path
    password: str


def hall_mark(hall: Hall) -> str:
    """What tells halls apart for good: the seven digits every case number begins with."""
    return hall.division + hall.hall_digit


def write_recovery(wish: RecoveryWish, hall_key: bytes, hall: Hall, cost: KeyCost) -> None:
    """Write the file, and read it back before anybody relies on it.

    Refused when the password is weak; Unavailable when the place cannot be written.
    """
    password_fit(wish.password)
    text = recovery_text(hall_key, wish.password, hall=hall_mark(hall), cost=cost)
    try:
        wish.path.parent.mkdir(parents=True, exist_ok=True)
        wish.path.write_text(text, encoding="utf-8")
    except OSError as error:
        raise Unavailable(
            refusal("recovery.unwritable", path=wish.path, what=error.strerror)
        ) from error
    if read_recovery(wish, hall) != hall_key:
        raise Unavailable(refusal("recovery.unwritable", path=wish.path, what=""))


def read_recovery(wish: RecoveryWish, hall: Hall) -> bytes:
    """The hall key from the file.

    Unavailable when it cannot be read; Refused when it is none, is another hall's, or the
    password is wrong.
    """
    try:
        if wish.path.stat().st_size > LARGEST:
            raise Refused(refusal("recovery.foreign"))
        text = wish.path.read_text(encoding="utf-8", errors="replace")
    except OSError as error:
        raise Unavailable(
            refusal("recovery.unreadable", path=wish.path, what=error.strerror)
        ) from error
    _ensure_own(text, hall)
    return hall_key_from_recovery(text, wish.password)


def _ensure_own(text: str, hall: Hall) -> None:
    try:
        mark = str(json.loads(text)["hall"])
    except (KeyError, TypeError, ValueError) as error:
        raise Refused(refusal("recovery.foreign")) from error
    if mark != hall_mark(hall):
        raise Refused(refusal("recovery.other_hall", name=hall.name))
