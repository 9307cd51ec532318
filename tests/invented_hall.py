"""The invented hall: its people, the chief's signature, and what a centre knows of them."""

from dataclasses import replace

from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from app.domain.hall import Hall
from app.domain.journal import Entry
from app.domain.reference import HALL_KEY, ReferenceKind, hall_text, letter_text, person_text
from app.domain.reference import body_text as body_as_text
from app.sync.protocol import Centre
from tests.domain import builders as rules

HALL = Hall(
    name="示例县政务服务中心",
    division="990101",
    hall_digit="1",
    bureau=rules.BUREAU.key,
    number_prefix="示行审",
)
SIGNING_KEY = ec.derive_private_key(20_260_601, ec.SECP256R1())
CHIEF = replace(
    rules.CHIEF,
    public_key=SIGNING_KEY.public_key()
    .public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)
    .hex(),
)
CLERK, SECOND, HELPER = rules.CLERK, rules.SECOND, rules.HELPER
REVIEWER, ISSUER = rules.REVIEWER, rules.ISSUER
PEOPLE = (CLERK, SECOND, HELPER, REVIEWER, CHIEF, ISSUER)


def signed(entry: Entry) -> Entry:
    """The entry with the chief's signature."""
    signature = SIGNING_KEY.sign(bytes.fromhex(entry.hash), ec.ECDSA(SHA256()))
    return replace(entry, signature=signature.hex())


def furnish(centre: Centre) -> None:
    """Give a centre the reference data of the invented hall."""
    rows = [
        (ReferenceKind.HALL.value, HALL_KEY, hall_text(HALL)),
        (ReferenceKind.BODY.value, rules.BUREAU.key, body_as_text(rules.BUREAU)),
        (ReferenceKind.LETTER.value, rules.letter().number, letter_text(rules.letter())),
    ]
    people = [(ReferenceKind.PERSON.value, each.id, person_text(each)) for each in PEOPLE]
    centre.put_references(rows + people)
