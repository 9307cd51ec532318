"""``central``: the hall's store on a PostgreSQL server, founded, brought up, looked after."""

from argparse import ArgumentParser, Namespace
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

from app.commands import central_backup, central_people
from app.commands.hall_answers import asked_answers, plan_of, read_answers
from app.commands.server_line import new_password, owner_at
from app.desks.founding import HallPlan
from app.desks.on_server import ServerFounding, ensure_no_hall, found_on_server
from app.desks.recovery import RecoveryWish
from app.domain.errors import Damaged, Refused, refusal
from app.domain.hall import Hall
from app.machine import utc_now
from app.wording import sentence
from db.postgres.health import findings

if TYPE_CHECKING:
    from argparse import _SubParsersAction

URL_HELP = "postgresql://superuser@host/database, without a password: see --help of central"
_ABOUT = (
    "The hall's store on a PostgreSQL server (15 to 18). The password of URL's login comes from "
    "the keyring (service yichuang, user: the URL), PGPASSWORD or .pgpass, else it is asked for."
)


def add_parser(subparsers: "_SubParsersAction[ArgumentParser]") -> None:
    """Add ``central`` with its commands."""
    about = "found and look after a hall's store on a PostgreSQL server"
    central = subparsers.add_parser("central", help=about, description=_ABOUT)
    verbs = central.add_subparsers(required=True, metavar="VERB")
    _add_init(verbs)
    central_people.add_parsers(verbs)
    central_backup.add_parsers(verbs)
    upgrade = verbs.add_parser("upgrade", help="bring the database to this program")
    upgrade.set_defaults(run=run_upgrade)
    check = verbs.add_parser("check", help="say what is missing, too open or unwell; 1 if anything")
    check.set_defaults(run=run_check)
    for verb in (upgrade, check):
        verb.add_argument("url", metavar="URL", help=URL_HELP)


def _add_init(verbs: "_SubParsersAction[ArgumentParser]") -> None:
    init = verbs.add_parser("init", help="found a hall in an empty database")
    init.add_argument("url", metavar="URL", help=URL_HELP)
    init.add_argument(
        "--answers", type=Path, metavar="FILE", help="TOML; without it the answers are asked for"
    )
    init.add_argument(
        "--recovery",
        type=Path,
        required=True,
        metavar="FILE",
        help="where the recovery file goes: who loses it and all passwords loses the names",
    )
    init.set_defaults(run=run_init)


def run_init(args: Namespace, out: TextIO) -> int:
    """Found a hall. Refused (centre.founded) where one is, and nothing is changed."""
    with owner_at(args.url) as owner:
        with owner.working() as ground:
            ensure_no_hall(ground)
        plan = _plan(args)
        recovery = RecoveryWish(args.recovery, new_password(f"recovery@{plan.hall.name}"))
        found_on_server(plan, ServerFounding(owner, recovery, utc_now))
        place = owner.place
    told = refusal(
        "centre.begun",
        name=plan.hall.name,
        officers="、".join(person.name for person, _ in plan.people),
        recovery=args.recovery,
        place=place,
    )
    print(sentence(told), file=out)
    return 0


def run_upgrade(args: Namespace, out: TextIO) -> int:
    """Bring tables, functions and rights to this program's. Refused where no hall is."""
    with owner_at(args.url) as owner, owner.working() as ground:
        if not ground.hall():
            raise Refused(refusal("setup.no_hall", path=owner.place))
        ground.bring_up()
        print(sentence(refusal("centre.brought_up", place=owner.place)), file=out)
    return 0


def run_check(args: Namespace, out: TextIO) -> int:
    """Say everything that is wrong, a sentence a line; Damaged when there is anything."""
    with owner_at(args.url) as owner, owner.working() as ground:
        wrong = list(findings(ground.connection))
        for each in wrong:
            print(sentence(each), file=out)
    if wrong:
        raise Damaged(refusal("health.wrong", count=len(wrong)))
    print(sentence(refusal("health.well")), file=out)
    return 0


def _plan(args: Namespace) -> HallPlan:
    answers = read_answers(args.answers) if args.answers else asked_answers(input)
    folder = args.answers.parent if args.answers else Path()
    return plan_of(answers, folder, utc_now(), _officers_password)


def _officers_password(hall: Hall, name: str) -> str:
    return new_password(f"{name}@{hall.name}")
