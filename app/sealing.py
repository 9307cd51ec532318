"""Keys of the hall: personal values sealed per case, hashes to search by, keys wrapped by keys."""

import base64
import hmac
import json
import os
from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from app.domain.canonical import canonical
from app.domain.errors import Damaged, Refused, refusal
from app.domain.journal import Entry
from app.domain.party import Personal, personal_from_json, personal_to_json
from app.domain.personal_values import shown_of

KEY_BYTES = 32
_NONCE_BYTES = 12


def seal(plain: bytes, key: bytes, *, bound_to: str) -> str:
    """AES-256-GCM, base64. ``bound_to`` (a case or person id) must be the same when opening."""
    nonce = os.urandom(_NONCE_BYTES)
    return base64.b64encode(nonce + AESGCM(key).encrypt(nonce, plain, bound_to.encode())).decode()


def unseal(sealed: str, key: bytes, *, bound_to: str) -> bytes:
    """What was sealed. Damaged when the key, the binding or a single bit differs."""
    try:
        raw = base64.b64decode(sealed, validate=True)
        return AESGCM(key).decrypt(raw[:_NONCE_BYTES], raw[_NONCE_BYTES:], bound_to.encode())
    except (InvalidTag, ValueError) as error:
        raise Damaged(refusal("seal.cannot_open", of=bound_to)) from error


@dataclass(frozen=True, slots=True)
class KeyCost:
    """Argon2id parameters, kept beside what they protect so that they can grow."""

    memory_kib: int = 64 * 1024
    passes: int = 3
    lanes: int = 1


def key_from_password(password: str, salt: bytes, cost: KeyCost) -> bytes:
    """Argon2id (RFC 9106) of the password's UTF-8 bytes."""
    derive = Argon2id(
        salt=salt,
        length=KEY_BYTES,
        iterations=cost.passes,
        lanes=cost.lanes,
        memory_cost=cost.memory_kib,
    )
    return derive.derive(password.encode("utf-8", "surrogatepass"))


class HallKeys:
    """The hall key and what is derived from it; lives in memory while somebody is logged in."""

    def __init__(self, hall_key: bytes) -> None:
        self._wrapping = _derived(hall_key, b"case keys")
        self._hashing = _derived(hall_key, b"search hashes")
        self._drafting = _derived(hall_key, b"drafts")
        self.secret = hall_key

    def new_case_key(self, case_id: str) -> tuple[bytes, str]:
        """A fresh key for one case, bare and wrapped by the hall key."""
        key = os.urandom(KEY_BYTES)
        return key, seal(key, self._wrapping, bound_to=case_id)

    def case_key(self, case_id: str, wrapped: str) -> bytes:
        """The key of a case; Damaged when it was wrapped for another hall or case."""
        return unseal(wrapped, self._wrapping, bound_to=case_id)

    def names_in(self, entry: Entry, wrapped: str) -> Mapping[str, str]:
        """The columns that the sealed values of an entry set; ``wrapped``: the key of its case.

        Damaged when they cannot be opened.
        """
        return shown_of(open_values(entry, self.case_key(entry.case_id, wrapped)))

    def hash_of(self, kind: str, value: str) -> str:
        """Keyed hash (HMAC-SHA256, 32 hex digits) to search a number by; empty for nothing."""
        if not value:
            return ""
        message = f"{kind}:{value}".encode("utf-8", "surrogatepass")
        return hmac.new(self._hashing, message, sha256).hexdigest()[:32]

    def seal_draft(self, text: str, draft_id: str) -> str:
        """A draft as typed, sealed."""
        return seal(text.encode("utf-8", "surrogatepass"), self._drafting, bound_to=draft_id)

    def open_draft(self, sealed: str, draft_id: str) -> str:
        """A draft as it was typed."""
        opened = unseal(sealed, self._drafting, bound_to=draft_id)
        return opened.decode("utf-8", "surrogatepass")


def seal_personal(personal: Personal, key: bytes, *, case_id: str) -> str:
    """The personal part of a case under its key."""
    text = canonical(personal_to_json(personal))
    return seal(text.encode("utf-8", "surrogatepass"), key, bound_to=case_id)


def open_personal(sealed: str, key: bytes, *, case_id: str) -> Personal:
    """The personal part of a case; Damaged when it cannot be opened or is torn."""
    raw = unseal(sealed, key, bound_to=case_id)
    try:
        return personal_from_json(json.loads(raw.decode("utf-8", "surrogatepass")))
    except (KeyError, TypeError, ValueError) as error:
        raise Damaged(refusal("seal.torn", of=case_id)) from error


def seal_values(values: Mapping[str, str], key: bytes, *, entry_id: str) -> str:
    """The personal values of an entry under the key of its case."""
    text = canonical(values)
    return seal(text.encode("utf-8", "surrogatepass"), key, bound_to=entry_id)


def open_values(entry: Entry, key: bytes) -> dict[str, str]:
    """The personal values of an entry by their places; empty where it has none.

    Damaged when they cannot be opened or are torn.
    """
    if not entry.personal:
        return {}
    raw = unseal(entry.personal, key, bound_to=entry.id)
    try:
        values = json.loads(raw.decode("utf-8", "surrogatepass"))
        return {str(place): str(value) for place, value in values.items()}
    except (AttributeError, ValueError) as error:
        raise Damaged(refusal("seal.torn", of=entry.id)) from error


def _derived(key: bytes, purpose: bytes) -> bytes:
    return HKDF(algorithm=SHA256(), length=KEY_BYTES, salt=None, info=purpose).derive(key)


def hall_key_from_recovery(text: str, password: str) -> bytes:
    """The hall key from a recovery file's text and its password.

    Refused when the password is wrong or the file is none of ours.
    """
    try:
        data = json.loads(text)
        salt = bytes.fromhex(data["salt"])
        cost = KeyCost(int(data["memory_kib"]), int(data["passes"]), int(data["lanes"]))
        sealed = str(data["hall_key"])
        hall = str(data["hall"])
    except (KeyError, TypeError, ValueError) as error:
        raise Refused(refusal("recovery.foreign")) from error
    try:
        return unseal(sealed, key_from_password(password, salt, cost), bound_to=hall)
    except Damaged as error:
        raise Refused(refusal("recovery.wrong_password")) from error


def recovery_text(hall_key: bytes, password: str, *, hall: str, cost: KeyCost) -> str:
    """The text of a recovery file: the hall key under a password of its own."""
    salt = os.urandom(16)
    sealed = seal(hall_key, key_from_password(password, salt, cost), bound_to=hall)
    return canonical(
        {
            "what": "yichuang hall key",
            "hall": hall,
            "salt": salt.hex(),
            "memory_kib": cost.memory_kib,
            "passes": cost.passes,
            "lanes": cost.lanes,
            "hall_key": sealed,
        }
    )
