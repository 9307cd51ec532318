"""Scans of materials: files of the home by case and SHA-256, sealed under the case's key."""

import os
from contextlib import suppress
from pathlib import Path

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from app.domain.errors import Damaged, Refused, Unavailable, refusal

FOLDER = "scans"
LARGEST = 20 * 1024 * 1024
"""Bytes of one scan."""
_NONCE = 12
_BEGINNINGS = (b"%PDF", b"\x89PNG", b"\xff\xd8\xff", b"II*\0", b"MM\0*")
"""PDF, PNG, JPEG, TIFF: what a scanner writes."""


def read_scan(path: Path) -> bytes:
    """A scan from a file somebody chose.

    Refused when it is too large or no scan at all; Unavailable when it cannot be read.
    """
    try:
        size = path.stat().st_size
        if size > LARGEST:
            raise Refused(refusal("attach.too_large", name=path.name, mib=LARGEST >> 20))
        content = path.read_bytes()
    except OSError as error:
        raise Unavailable(refusal("attach.unreadable", name=path.name)) from error
    if not content.startswith(_BEGINNINGS):
        raise Refused(refusal("attach.kind", name=path.name))
    return content


def keep_scan(home: Path, case_id: str, digest: str, content: bytes, key: bytes) -> None:
    """Keep a scan sealed, once for a case. Unavailable when it cannot be."""
    target = _place(home, case_id, digest)
    if target.exists():
        return
    nonce = os.urandom(_NONCE)
    draft = target.with_suffix(f".{os.getpid()}")
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        with draft.open("wb") as file:
            file.write(nonce + AESGCM(key).encrypt(nonce, content, digest.encode()))
            file.flush()
            os.fsync(file.fileno())
        draft.replace(target)
    except OSError as error:
        with suppress(OSError):
            draft.unlink(missing_ok=True)
        raise Unavailable(refusal("attach.not_kept", what=error.strerror or error)) from error


def opened_scan(home: Path, case_id: str, digest: str, key: bytes) -> bytes:
    """The scan with that digest. Unavailable when it is not on this machine, Damaged when torn."""
    target = _place(home, case_id, digest)
    try:
        raw = target.read_bytes()
    except OSError as error:
        raise Unavailable(refusal("attach.away")) from error
    try:
        return AESGCM(key).decrypt(raw[:_NONCE], raw[_NONCE:], digest.encode())
    except (InvalidTag, ValueError) as error:
        raise Damaged(refusal("attach.torn")) from error


def _place(home: Path, case_id: str, digest: str) -> Path:
    return home / FOLDER / case_id / f"{digest}.sealed"
