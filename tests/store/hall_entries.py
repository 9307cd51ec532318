"""Entries of no case as devices hand them in: changes of the hall, looks, signatures under days."""

import json
import random
from collections.abc import Mapping, Sequence
from dataclasses import replace

from app.domain.administering import change_body
from app.domain.canonical import canonical
from app.domain.journal import Entry, Fact
from app.domain.people import Role
from app.domain.reading import Looked, looking_body
from app.domain.reference import Row, letter_text, person_text
from tests.domain import builders as rules
from tests.domain.plain_entries import entry
from tests.domain.walks import PEOPLE
from tests.store.history_people import LISTED, OFFICERS, STAFF
from tests.store.receipt_lies import written


def any_change(chance: random.Random, name: str, key: str) -> tuple[Entry, Sequence[Row]]:
    """A change of the hall's reference data and the rows it brings, now and then a wrong one."""
    letter = ("letter", key, _letter(chance))
    kinds = [("phrase", key, '"text"'), letter, letter, _person(chance), _person(chance)]
    rows = [chance.choice(kinds)]
    wrong = chance.choice(["", "", "actor", "digest", "lost", "signature", "case", "torn"])
    if wrong == "digest":
        rows = [(chance.choice(["digest", "attested"]), "2026-01-01", "{}")]
    made = replace(
        entry(body="{}" if wrong == "torn" else change_body(rows, {})),
        id=name,
        case_id="x" if wrong == "case" else "",
        kind=Fact.ADMIN,
        actor=PEOPLE[0].id if wrong == "actor" else chance.choice(OFFICERS).id,
        signature="" if wrong == "signature" else "ff",
    )
    return made, () if wrong == "lost" else rows


def any_look(chance: random.Random, name: str, case_id: str) -> Entry:
    """A look at personal data, now and then one that is none."""
    body = looking_body(Looked("number", "核对身份", case_id))
    wrong = chance.choice(["", "", "actor", "case", "torn", "count", "effect"])
    twisted = {
        "torn": "{}",
        "count": body.replace('"count":1', chance.choice(['"count":1.5', '"count":1e0'])),
        "effect": body.replace('"effect":{}', '"effect":{"case":{}}'),
    }
    return replace(
        entry(body=twisted.get(wrong, body)),
        id=name,
        case_id=case_id if wrong == "case" else "",
        kind=Fact.READ,
        actor="nobody" if wrong == "actor" else chance.choice(STAFF).id,
        signature="",
    )


def _person(chance: random.Random) -> Row:
    """Somebody as an officer says they are and what they may; mixed, renamed, or torn."""
    who = chance.choice([LISTED, LISTED, LISTED, *OFFICERS])
    held = chance.sample([*Role], chance.randrange(3))
    more: Sequence[Mapping[str, object]] = (
        {},
        {"post": "岗位"},
        {"active": False},
        {"public_key": "04"},
        {"grants": [[role.value, chance.choice(["", "XZSP"])] for role in held]},
    )
    said = json.loads(person_text(who))
    for each in chance.sample(more, 2):
        said.update(each)
    text = canonical(said)
    torn = chance.choice([text] * 8 + ["", "{}", text.replace("formal", "retired"), *_worse(text)])
    return "person", chance.choice([who.id] * 5 + ["other"]), torn


def _worse(text: str) -> Sequence[str]:
    """The same with something in it that no program needs."""
    nested = "[" * 1_500 + "]" * 1_500
    more = ('"more":1.0,', '"more":1e0,', '"name":"x",', f'"name":{nested},', f'"more":{nested},')
    return [text.replace("{", "{" + each, 1) for each in more] + [text.replace(":", " :  ", 1)]


def _letter(chance: random.Random) -> str:
    """A letter of authority, taken back, or with something in it that no program reads."""
    said = json.loads(letter_text(rules.letter()))
    day = chance.choice(["valid_from", "valid_until", "revoked_on"])
    wrong: Sequence[tuple[str, object]] = (
        *((day, each) for each in ("tomorrow", "2026-6-1", "2026-06-01 ", "2026-06-01T00:00", 1)),
        (chance.choice([*said]), None),
        (chance.choice(["number", "person", "signed_by"]), 7),
        ("powers", ["x"]),
        ("powers", [None]),
        ("powers", "decide"),
        ("items", [1]),
        ("items", ["\0"]),
        ("items", {"a": "b"}),
        ("more", 1.5),
        ("more", "text"),
        ("powers", ["decide", "decide"]),
    )
    name, value = chance.choice(wrong)
    twisted = written({**said, name: value})
    left_out = canonical({key: each for key, each in said.items() if key != name})
    fine = canonical(said)
    return chance.choice(["", fine, fine, twisted, twisted, left_out, "{", "x", *_worse(fine)])
