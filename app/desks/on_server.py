"""Founding a hall in the database of a server: everything in one transaction of its owner."""

import os
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import datetime

from app.catalogue.pinyin import with_pinyin
from app.credentials import Credential, Login, make_credential
from app.desks.founding import HallPlan, ensure_officers, hall_rows
from app.desks.recovery import RecoveryWish, write_recovery
from app.domain.errors import Refused, refusal
from app.domain.people import Person
from app.domain.reference import hall_from
from app.sealing import KEY_BYTES, KeyCost
from db.postgres.owner import Ground, Owner


@dataclass(frozen=True, slots=True)
class ServerFounding:
    """What founding a hall on a server needs beside the plan."""

    owner: Owner
    recovery: RecoveryWish
    clock: Callable[[], datetime]
    cost: KeyCost = field(default_factory=KeyCost)


def ensure_no_hall(ground: Ground) -> None:
    """Refuse a database in which a hall was founded already, and name it."""
    text = ground.hall()
    if text:
        raise Refused(refusal("centre.founded", name=hall_from(text).name))


def found_on_server(plan: HallPlan, founding: ServerFounding) -> None:
    """Tables, functions, roles, people with their logins, the list: all of it or nothing.

    The recovery file is written before anything counts: a hall key that only a password opens
    would be lost with it. Refused when a hall is there already or an officer is missing.
    """
    ensure_officers(plan)
    hall_key = os.urandom(KEY_BYTES)
    with founding.owner.working() as ground:
        ground.bring_up()
        ensure_no_hall(ground)  # asked behind the lock: another founding may just have ended
        stored = replace(plan, catalogue=with_pinyin(plan.catalogue))
        credentials = [_credential(each, hall_key, ground, founding) for each in plan.people]
        ground.put_references(hall_rows(stored, credentials))
        write_recovery(founding.recovery, hall_key, plan.hall, founding.cost)


def _credential(
    row: tuple[Person, str], hall_key: bytes, ground: Ground, founding: ServerFounding
) -> Credential:
    person, password = row
    return make_credential(
        person.id,
        password,
        hall_key=hall_key,
        at=founding.clock(),
        cost=founding.cost,
        login=Login(*ground.give_login(person=person.id)),
    )
