"""What a password opens: a person's signing key and the hall key, on any machine of the hall.

Nothing here needs an operating system's keyring: the secrets travel sealed under a key made from
the password, so a machine without a keyring works the same.
"""

import json
import os
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.hashes import SHA256

from app.domain.canonical import canonical
from app.domain.errors import Damaged, Refused, refusal
from app.sealing import HallKeys, KeyCost, key_from_password, seal, unseal

SHORTEST_PASSWORD = 8


@dataclass(frozen=True, slots=True)
class Login:
    """A person's own login at a server that holds the hall."""

    role: str
    secret: str
    """Random, never typed: the person's password opens it with their keys."""


@dataclass(frozen=True, slots=True)
class Credential:
    """One person's sealed secrets, as the hall keeps and the counters cache them."""

    person: str
    salt: str
    cost: KeyCost
    secrets: str
    """Signing key, hall key and login at the server under the password's key; opening them is the
    login here."""
    public_key: str
    changed_at: datetime
    must_change: bool = False
    """Set by a reset: the next login asks for a new password."""


@dataclass(frozen=True, slots=True)
class Unlocked:
    """What a login opened; dropped when the person leaves or switches."""

    person: str
    signing_key: ec.EllipticCurvePrivateKey
    keys: HallKeys
    login: Login | None = None
    """None where the hall is a file, or nobody gave the person one."""

    def sign(self, digest_hex: str) -> str:
        """ECDSA P-256 over a hash, DER, hex."""
        return self.signing_key.sign(bytes.fromhex(digest_hex), ec.ECDSA(SHA256())).hex()

    @property
    def public_key(self) -> str:
        """The public half, uncompressed point, hex."""
        return _public_hex(self.signing_key)


def make_credential(
    person: str,
    password: str,
    *,
    hall_key: bytes,
    at: datetime,
    cost: KeyCost | None = None,
    signing_key: ec.EllipticCurvePrivateKey | None = None,
    must_change: bool = False,
    login: Login | None = None,
) -> Credential:
    """Secrets for a person under a new password; a fresh signing key unless one is given."""
    password_fit(password)
    key = signing_key or ec.generate_private_key(ec.SECP256R1())
    salt = os.urandom(16)
    chosen = cost or KeyCost()
    private = key.private_bytes(
        serialization.Encoding.DER,
        serialization.PrivateFormat.PKCS8,
        serialization.NoEncryption(),
    )
    secrets = {"signing_key": private.hex(), "hall_key": hall_key.hex()}
    if login is not None:
        secrets |= {"login": login.role, "login_secret": login.secret}
    text = canonical(secrets)
    sealed = seal(text.encode(), key_from_password(password, salt, chosen), bound_to=person)
    return Credential(person, salt.hex(), chosen, sealed, _public_hex(key), at, must_change)


def unlock(credential: Credential, password: str) -> Unlocked:
    """Open a person's secrets. Refused for a wrong password, and it does not say more."""
    key = key_from_password(password, bytes.fromhex(credential.salt), credential.cost)
    try:
        data = json.loads(unseal(credential.secrets, key, bound_to=credential.person))
    except Damaged as error:
        raise Refused(refusal("login.wrong")) from error
    private = serialization.load_der_private_key(bytes.fromhex(data["signing_key"]), None)
    if not isinstance(private, ec.EllipticCurvePrivateKey):
        raise Damaged(refusal("seal.torn", of=credential.person))
    login = Login(data["login"], data["login_secret"]) if "login" in data else None
    return Unlocked(credential.person, private, HallKeys(bytes.fromhex(data["hall_key"])), login)


def password_fit(password: str) -> None:
    """Refused when a password is too short or all of one character."""
    if len(password) < SHORTEST_PASSWORD or len(set(password)) < 3:
        raise Refused(refusal("password.weak", least=SHORTEST_PASSWORD))


def signature_fits(public_key: str, digest_hex: str, signature: str) -> bool:
    """Whether a signature over a hash was made with that person's key."""
    try:
        point = ec.EllipticCurvePublicKey.from_encoded_point(
            ec.SECP256R1(), bytes.fromhex(public_key)
        )
        point.verify(bytes.fromhex(signature), bytes.fromhex(digest_hex), ec.ECDSA(SHA256()))
    except (InvalidSignature, ValueError):
        return False
    return True


def credential_to_json(value: Credential) -> dict[str, object]:
    """Plain JSON values."""
    return {
        "person": value.person,
        "salt": value.salt,
        "memory_kib": value.cost.memory_kib,
        "passes": value.cost.passes,
        "lanes": value.cost.lanes,
        "secrets": value.secrets,
        "public_key": value.public_key,
        "changed_at": value.changed_at.isoformat(),
        "must_change": value.must_change,
    }


def credential_from_json(data: Mapping[str, object]) -> Credential:
    """A credential from what ``credential_to_json`` made."""
    return Credential(
        person=str(data["person"]),
        salt=str(data["salt"]),
        cost=KeyCost(
            int(str(data["memory_kib"])), int(str(data["passes"])), int(str(data["lanes"]))
        ),
        secrets=str(data["secrets"]),
        public_key=str(data["public_key"]),
        changed_at=datetime.fromisoformat(str(data["changed_at"])),
        must_change=bool(data["must_change"]),
    )


def _public_hex(key: ec.EllipticCurvePrivateKey) -> str:
    return (
        key.public_key()
        .public_bytes(serialization.Encoding.X962, serialization.PublicFormat.UncompressedPoint)
        .hex()
    )
