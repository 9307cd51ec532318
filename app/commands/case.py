"""``case show`` and ``case erase``: one case as the desks see it, and whose it was no more."""

import json
from argparse import ArgumentParser, Namespace
from typing import TYPE_CHECKING, TextIO

from app.commands.acting import add_person, desks_of, opened
from app.desks.records import CaseView
from app.domain.calendar import civil_time
from app.domain.errors import Refused, refusal
from app.domain.journal import Fact
from app.domain.masking import mask_name
from app.wording import state_word

if TYPE_CHECKING:
    from argparse import _SubParsersAction


def add_parser(subparsers: "_SubParsersAction[ArgumentParser]") -> None:
    """Add ``case show``."""
    case = subparsers.add_parser("case", help="look at a case")
    verbs = case.add_subparsers(required=True, metavar="VERB")
    show = verbs.add_parser("show", help="state, clocks, materials, papers and acts of a case")
    show.add_argument("number", metavar="NUMBER")
    show.add_argument("--json", action="store_true", help="one JSON object")
    add_person(show)
    show.set_defaults(run=run)
    erase = verbs.add_parser(
        "erase", help="erase the personal data of a closed case in every store; not to be undone"
    )
    erase.add_argument("number", metavar="NUMBER")
    erase.add_argument("--why", required=True, metavar="TEXT", help="the ground, kept for ever")
    erase.add_argument(
        "--confirm", required=True, metavar="NUMBER", help="the same number once more"
    )
    add_person(erase)
    erase.set_defaults(run=run_erase)


def run(args: Namespace, out: TextIO) -> int:
    """Print the case. HallError when it cannot be had."""
    program = opened(args)
    try:
        desks = desks_of(program, args.person)
        view = desks.records.looked_up(desks.records.find(args.number), "case show")
    finally:
        program.close()
    found = _values(view)
    print(json.dumps(found, ensure_ascii=False) if args.json else _text(found), file=out)
    return 0


def run_erase(args: Namespace, out: TextIO) -> int:
    """Erase the case's personal data. Refused for everybody but the security officer."""
    if args.confirm != args.number:
        raise Refused(refusal("erase.not_confirmed"))
    program = opened(args)
    try:
        desks_of(program, args.person).admin.erasing.erase(args.number, why=args.why)
    finally:
        program.close()
    print(f"erased {args.number}", file=out)
    return 0


def _values(view: CaseView) -> dict[str, object]:
    case = view.file.case
    person = case.applicant_kind == "自然人"
    return {
        "number": case.number,
        "state": case.state.value,
        "state_name": state_word(case.state, item_type=case.item_type, type_name=case.type_name),
        "item": case.item_name,
        "item_code": case.item_code,
        "department": case.department_name,
        "body": case.body_name,
        "applicant": mask_name(case.applicant_name, organisation=not person),
        "document": case.masked_number,
        "phone": case.masked_phone,
        "counter": case.counter,
        "holder": case.holder.value,
        "version": case.version,
        "received_on": _iso(case.received_on),
        "accepted_on": _iso(case.accepted_on),
        "decided_on": _iso(case.decided_on),
        "deemed": case.deemed,
        "flagged": case.flagged,
        "pending": view.pending,
        "clocks": [
            {
                "name": each.name,
                "until": _iso(each.until),
                "signal": each.standing.signal.value,
                "days": each.standing.days,
            }
            for each in view.clocks
        ],
        "materials": [
            {"no": each.no, "name": each.name, "way": each.way.value, "defect": each.defect}
            for each in view.file.materials
        ],
        "papers": [
            {"kind": each.kind.value, "number": each.number, "void": each.void_reason}
            for each in view.file.papers
        ],
        "acts": [
            {
                "kind": each.kind,
                "at": civil_time(each.at).isoformat(timespec="seconds"),
                "who": each.who,
                "said": "" if each.kind == Fact.CORRECT else each.said,
                "synced": each.synced,
            }
            for each in view.steps
        ],
    }


def _text(found: dict[str, object]) -> str:
    plain = (f"{name}: {value}" for name, value in found.items() if not isinstance(value, list))
    lines = list(plain)
    for name, rows in found.items():
        if isinstance(rows, list):
            lines.append(f"{name}:")
            lines += ["  " + "  ".join(str(cell) for cell in row.values() if cell) for row in rows]
    return "\n".join(lines)


def _iso(day: object) -> str | None:
    return str(day) if day else None
