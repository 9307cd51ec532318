"""What is sealed opens only with its key and for its owner; what a password opens, it opens."""

import base64
import json
from dataclasses import replace
from datetime import UTC, datetime
from functools import partial

import pytest
from hypothesis import given
from hypothesis import strategies as some

from app.credentials import (
    credential_from_json,
    credential_to_json,
    make_credential,
    password_fit,
    signature_fits,
    unlock,
)
from app.domain.errors import Damaged
from app.domain.party import Agent, Applicant, Personal, Power
from app.sealing import (
    HallKeys,
    hall_key_from_recovery,
    open_personal,
    recovery_text,
    seal,
    seal_personal,
    unseal,
)
from tests.hall import CHEAP, why

KEY, OTHER = b"k" * 32, b"o" * 32
AT = datetime(2026, 6, 1, 1, 0, tzinfo=UTC)
PERSONAL = Personal(
    Applicant("自然人", "李静", number="11010519491231002X", phone="13900000001"),
    Agent("张三", number="152990198507160017", powers=frozenset({Power.SUBMIT})),
    {"area": "120"},
)


@given(some.binary(max_size=200), some.text(max_size=20))
def test_what_is_sealed_opens_for_its_owner(plain: bytes, owner: str) -> None:
    assert unseal(seal(plain, KEY, bound_to=owner), KEY, bound_to=owner) == plain


@pytest.mark.parametrize("torn", ["", "not base64!", "AAAA", "é"])
def test_what_was_never_sealed_does_not_open(torn: str) -> None:
    assert why(lambda: unseal(torn, KEY, bound_to="x"), Damaged) == "seal.cannot_open"


def test_another_key_owner_or_bit_opens_nothing() -> None:
    sealed = seal(b"secret", KEY, bound_to="case")
    assert why(lambda: unseal(sealed, OTHER, bound_to="case"), Damaged) == "seal.cannot_open"
    assert why(lambda: unseal(sealed, KEY, bound_to="other"), Damaged) == "seal.cannot_open"
    raw = bytearray(base64.b64decode(sealed))
    raw[-1] ^= 1
    altered = base64.b64encode(raw).decode()
    assert why(lambda: unseal(altered, KEY, bound_to="case"), Damaged) == "seal.cannot_open"


def test_sealing_twice_shows_nothing_alike() -> None:
    assert seal(b"same", KEY, bound_to="x") != seal(b"same", KEY, bound_to="x")


def test_a_case_key_is_the_halls_and_the_cases() -> None:
    keys = HallKeys(KEY)
    key, wrapped = keys.new_case_key("case")
    assert keys.case_key("case", wrapped) == key
    assert why(lambda: keys.case_key("other", wrapped), Damaged) == "seal.cannot_open"
    assert why(lambda: HallKeys(OTHER).case_key("case", wrapped), Damaged) == "seal.cannot_open"


def test_a_search_hash_tells_kinds_and_halls_apart() -> None:
    keys = HallKeys(KEY)
    assert keys.hash_of("number", "") == ""
    assert keys.hash_of("number", "1") == HallKeys(KEY).hash_of("number", "1")
    others = {keys.hash_of("phone", "1"), HallKeys(OTHER).hash_of("number", "1")}
    assert keys.hash_of("number", "1") not in others


def test_a_draft_is_sealed_as_typed_lone_surrogates_too() -> None:
    keys = HallKeys(KEY)
    for text in ("", "李静", "half \ud800 of a character"):
        assert keys.open_draft(keys.seal_draft(text, "d"), "d") == text


def test_the_personal_part_opens_whole_or_says_it_is_torn() -> None:
    sealed = seal_personal(PERSONAL, KEY, case_id="case")
    assert open_personal(sealed, KEY, case_id="case") == PERSONAL
    for text in (b"", b"{}", b'{"applicant": 1, "agent": null, "fields": {}}'):
        torn = seal(text, KEY, bound_to="case")
        opening = partial(open_personal, torn, KEY, case_id="case")
        assert why(opening, Damaged) == "seal.torn"


# -- recovery


def test_a_recovery_file_gives_the_hall_key_back_to_its_password() -> None:
    text = recovery_text(KEY, "long enough", hall="示例县", cost=CHEAP)
    assert KEY.hex() not in text
    assert hall_key_from_recovery(text, "long enough") == KEY
    assert why(lambda: hall_key_from_recovery(text, "another")) == "recovery.wrong_password"
    altered = json.dumps({**json.loads(text), "hall": "别处"})
    assert why(lambda: hall_key_from_recovery(altered, "long enough")) == (
        "recovery.wrong_password"
    )


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"salt": "xx"}'])
def test_a_foreign_file_is_no_recovery_file(text: str) -> None:
    assert why(lambda: hall_key_from_recovery(text, "x")) == "recovery.foreign"


# -- credentials


def test_a_password_opens_the_keys_and_another_does_not() -> None:
    made = make_credential("p01", "long enough", hall_key=KEY, at=AT, cost=CHEAP)
    opened = unlock(made, "long enough")
    assert (opened.person, opened.keys.secret) == ("p01", KEY)
    assert opened.public_key == made.public_key
    assert why(lambda: unlock(made, "long enougH")) == "login.wrong"
    stolen = replace(made, person="p02")
    assert why(lambda: unlock(stolen, "long enough")) == "login.wrong"


def test_a_new_password_may_keep_the_signing_key() -> None:
    first = make_credential("p01", "long enough", hall_key=KEY, at=AT, cost=CHEAP)
    key = unlock(first, "long enough").signing_key
    kept = make_credential(
        "p01", "other words", hall_key=KEY, at=AT, cost=CHEAP, signing_key=key, must_change=True
    )
    assert kept.public_key == first.public_key
    assert kept.must_change
    fresh = make_credential("p01", "other words", hall_key=KEY, at=AT, cost=CHEAP)
    assert fresh.public_key != first.public_key


def test_a_credential_reads_back() -> None:
    made = make_credential("p01", "long enough", hall_key=KEY, at=AT, cost=CHEAP)
    assert credential_from_json(json.loads(json.dumps(credential_to_json(made)))) == made


def test_a_password_with_half_a_character_is_only_another_password() -> None:
    made = make_credential("p01", "long enough", hall_key=KEY, at=AT, cost=CHEAP)
    assert why(lambda: unlock(made, "long \ud800")) == "login.wrong"


@pytest.mark.parametrize("password", ["", "short12", "aaaaaaaaaaaa", "abababababab"])
def test_a_weak_password_is_refused(password: str) -> None:
    assert why(lambda: password_fit(password)) == "password.weak"
    password_fit("abcabcabc")


def test_a_signature_fits_its_hash_and_its_key_alone() -> None:
    made = make_credential("p01", "long enough", hall_key=KEY, at=AT, cost=CHEAP)
    digest = "ab" * 32
    signature = unlock(made, "long enough").sign(digest)
    assert signature_fits(made.public_key, digest, signature)
    assert not signature_fits(made.public_key, "cd" * 32, signature)
    other = make_credential("p02", "long enough", hall_key=KEY, at=AT, cost=CHEAP)
    assert not signature_fits(other.public_key, digest, signature)
    for wrong in ("", "zz", signature[:-2]):
        assert not signature_fits(made.public_key, digest, wrong)
    assert not signature_fits("", digest, signature)
