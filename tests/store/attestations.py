"""Signatures under a day's digest as devices hand them in, now and then false ones."""

import random
from collections.abc import Sequence
from dataclasses import replace

from app.domain.attesting import DayDigest, attesting_body
from app.domain.journal import Entry, Fact
from tests.domain.plain_entries import entry

WRONGS = (
    "actor",
    "case",
    "signature",
    "torn",
    "digest",
    "position",
    "fraction",
    "huge",
    "exponent",
    "day",
    "no day",
    "long day",
    "effect",
)
"""What may be wrong with one."""


def attestation(ended: DayDigest, name: str, who: str, wrong: str = "") -> Entry:
    """An entry of that id without its place, with that wrong in it."""
    body = attesting_body(_other(ended, wrong))
    place = f'"position":{ended.position}'
    twisted = {
        "torn": "{}",
        "fraction": body.replace(place, f"{place}.0"),
        "huge": body.replace(place, f"{place}{'0' * 18}"),
        "exponent": body.replace(place, f"{place}e0"),
        "no day": body.replace(ended.day, "2026-02-30"),
        "long day": body.replace(ended.day, ended.day.replace("-", "")),
        "effect": body.replace('"effect":{}', '"effect":{"case":{}}'),
    }
    return replace(
        entry(body=twisted.get(wrong, body)),
        id=name,
        case_id="case-1" if wrong == "case" else "",
        kind=Fact.ATTEST,
        actor="nobody" if wrong == "actor" else who,
        signature="" if wrong == "signature" else "ff",
    )


def any_attestation(chance: random.Random, days: Sequence[DayDigest], name: str, who: str) -> Entry:
    """One of these days signed; of two one is wrong."""
    wrong = chance.choice(WRONGS) if chance.random() < 0.5 else ""
    return attestation(chance.choice(days), name, who, wrong)


def _other(ended: DayDigest, wrong: str) -> DayDigest:
    if wrong == "digest":
        return replace(ended, digest="f" * 64)
    if wrong == "position":
        return replace(ended, position=ended.position + 1)
    return replace(ended, day="2026-01-01") if wrong == "day" else ended
