"""按证件照片核对: a supervisor lets pass what the card itself has wrong."""

from collections.abc import Mapping
from dataclasses import replace

from app.desks.draft import Draft
from app.desks.form import FALSE_CHECK, read
from app.desks.gate import Gate
from app.desks.office import Office
from app.domain.errors import Refused, refusal
from app.domain.people import Person, Role


def let_pass(office: Office, draft: Draft, *, supervisor: str, password: str, reason: str) -> Draft:
    """The draft with its number let pass: for this number alone, confirmed with a password.

    Refused when nothing is to be let pass, or the supervisor is the clerk or none.
    """
    plain = read(replace(draft, override={}), None, office.today)
    blocks = {each.what.code for each in plain.blocks if each.field == "applicant.number"}
    if blocks != {FALSE_CHECK}:
        raise Refused(refusal("override.nothing"))
    if not reason.strip():
        raise Refused(refusal("override.reason"))
    by = _gate(office).confirm(supervisor, password, Role.SUPERVISOR)
    _ensure_second(office, by)
    said = {
        "number": plain.personal.applicant.number,
        "by": by.id,
        "reason": reason.strip(),
    }
    return replace(draft, override=said)


def override_act(office: Office, draft: Draft) -> Mapping[str, str]:
    """Who let the number pass and why, for the entry; asked again, for a draft may be old."""
    by = office.known.people.get(draft.override.get("by", ""))
    if by is None:
        raise Refused(refusal("override.supervisor"))
    _ensure_second(office, by)
    return {"by": by.id, "reason": draft.override.get("reason", "")}


def _ensure_second(office: Office, by: Person) -> None:
    if by.id == office.person.id or not by.has_any(Role.SUPERVISOR):
        raise Refused(refusal("override.supervisor"))


def _gate(office: Office) -> Gate:
    return Gate(
        store=office.store,
        centre=office.centre,
        place=office.place,
        known=lambda: office.known,
        clock=office.clock,
        online=lambda: office.online,
    )
