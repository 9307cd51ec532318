"""What a new hall begins with: from a file of answers (TOML), else asked one by one."""

import os
import tomllib
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from pathlib import Path

from app.catalogue.files import SAMPLE, load_catalogue
from app.catalogue.model import Catalogue
from app.catalogue.offered import read_offered
from app.desks.admin_hall import ensure_body, ensure_bureau, ensure_hall, trimmed_body, trimmed_hall
from app.desks.founding import FIRST_OFFICERS, HallPlan, sample_plan
from app.domain.calendar import civil_date
from app.domain.errors import Damaged, Refused, refusal
from app.domain.flat import columns, from_row, to_row
from app.domain.hall import Hall
from app.domain.identifiers import uuid7
from app.domain.people import Body, Grant, Person, Role, StaffKind

Answers = Mapping[str, object]
Ask = Callable[[str], str]
ASKED = ("name", "division", "hall_digit", "bureau", "number_prefix", "address", "enquiry_phone")
"""Of the hall; everything but division and hall digit can be changed at the desk later."""

_NOTHING = Hall("", "", "", "", "")
"""What an answer that is not there comes to."""


def read_answers(path: Path) -> Answers:
    """The answers of a file. Damaged when it cannot be read as TOML."""
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise Damaged(refusal("settings.torn", path=path, what=error)) from error


def asked_answers(ask: Ask) -> Answers:
    """The answers of somebody at a terminal. Refused when there is nobody."""
    try:
        hall = {name: ask(f"hall.{name}: ").strip() for name in ASKED}
        file = ask("list.file (JSON or CSV; empty: the sample list): ").strip()
        officers = {
            role.value: {name: ask(f"{role}.{name}: ").strip() for name in ("name", "post")}
            for role in FIRST_OFFICERS
        }
    except EOFError:
        raise Refused(refusal("centre.no_answers")) from None
    return {"hall": hall, "list": {"file": file}, **officers}


def plan_of(
    answers: Answers, folder: Path, at: datetime, password: Callable[[Hall, str], str]
) -> HallPlan:
    """The hall that answers describe; ``folder``: where a list's relative path begins.

    ``password`` is asked for that of each of the first officers. Refused when an answer cannot be
    right.
    """
    hall = _hall(_table(answers, "hall"))
    catalogue = _catalogue(str(_table(answers, "list").get("file", "")), folder)
    bodies = _bodies(answers.get("bodies", ())) or catalogue.bodies
    ensure_bureau(hall, bodies)
    officers = [_officer(_table(answers, role.value), role, at) for role in FIRST_OFFICERS]
    return HallPlan(
        hall=hall,
        bodies=bodies,
        people=tuple((each, password(hall, each.name)) for each in officers),
        catalogue=catalogue,
        counter="",
        counter_number=0,
        phrases=sample_plan(civil_date(at)).phrases,
    )


def _hall(table: Mapping[str, object]) -> Hall:
    known = columns(Hall)
    values = to_row(_NOTHING) | dict(table)
    for name, value in values.items():
        if name not in known or not isinstance(value, known[name]):
            raise Refused(refusal("centre.answer", name=f"hall.{name}"))
    hall = trimmed_hall(from_row(Hall, values))
    ensure_hall(hall)
    return hall


def _catalogue(file: str, folder: Path) -> Catalogue:
    return read_offered(folder / file).accepted() if file else load_catalogue(SAMPLE)


def _bodies(rows: object) -> tuple[Body, ...]:
    if not isinstance(rows, Sequence) or not all(isinstance(row, Mapping) for row in rows):
        raise Refused(refusal("centre.answer", name="bodies"))
    try:
        found = tuple(trimmed_body(Body(**row)) for row in rows)
    except TypeError as error:
        raise Refused(refusal("centre.answer", name="bodies")) from error
    for body in found:
        ensure_body(body)
    return found


def _officer(table: Mapping[str, object], role: Role, at: datetime) -> Person:
    name = str(table.get("name", "")).strip()
    if not name:
        raise Refused(refusal("setup.no_officer", role=role))
    return Person(
        id=uuid7(at, os.urandom(10)),
        name=name,
        staff_kind=StaffKind.FORMAL,
        grants=frozenset({Grant(role)}),
        post=str(table.get("post", "")).strip(),
    )


def _table(answers: Answers, name: str) -> Mapping[str, object]:
    found = answers.get(name, {})
    if not isinstance(found, Mapping):
        raise Refused(refusal("centre.answer", name=name))
    return found
