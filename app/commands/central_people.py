"""``central person`` and ``central counter``, ``join``: who may come in at a server, and how."""

import os
from argparse import ArgumentParser, ArgumentTypeError, Namespace
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

from app.commands.acting import add_home, add_person, desks_of, kept_password, opened
from app.commands.server_line import owner_at, typed_password
from app.desks.admin import AdminDesk
from app.desks.admin_people import PersonForm, temporary_password
from app.desks.invitations import invitation_in
from app.desks.setting_up import Joining
from app.domain.errors import Refused, Unavailable, refusal
from app.domain.identifiers import uuid7
from app.domain.people import Grant, Role, StaffKind
from app.machine import utc_now
from app.main import set_up
from app.settings import find_home
from app.wording import sentence

if TYPE_CHECKING:
    from argparse import _SubParsersAction


def add_parsers(verbs: "_SubParsersAction[ArgumentParser]") -> None:
    """Add ``person``, ``counter`` and ``join``."""
    person = verbs.add_parser(
        "person", help="people and their logins: acts of the officers, at a counter that has joined"
    )
    acts = person.add_subparsers(required=True, metavar="VERB")
    add = acts.add_parser("add", help="the system officer's: put somebody on the staff list")
    add.add_argument("--post", default="", help="their post, as papers and lists name it")
    add.add_argument("--hired", action="store_true", help="hired staff, not formal")
    add.set_defaults(run=run_add)
    grant = acts.add_parser("grant", help="the security officer's: these roles and no others")
    grant.add_argument(
        "--role",
        type=_grant,
        action="append",
        required=True,
        metavar="ROLE[:BODY]",
        help=f"one of {', '.join(Role)}; several times for several",
    )
    grant.set_defaults(run=run_grant)
    rotate = acts.add_parser(
        "rotate",
        help="the security officer's: a first password and login, or another for a lost one",
    )
    rotate.set_defaults(run=run_rotate)
    disable = acts.add_parser("disable", help="the security officer's: let somebody in no more")
    disable.set_defaults(run=run_disable)
    for act in (add, grant, rotate, disable):
        act.add_argument("name", metavar="NAME")
        add_person(act)
    _add_counters(verbs)


def _add_counters(verbs: "_SubParsersAction[ArgumentParser]") -> None:
    counter = verbs.add_parser("counter", help="make an invitation: the login of one new counter")
    counter.add_argument("url", metavar="URL", help="as counters reach it, with a superuser")
    counter.add_argument("--out", type=Path, required=True, metavar="FILE", help="a new file")
    counter.set_defaults(run=run_counter)
    join = verbs.add_parser("join", help="make this installation the counter an invitation is for")
    join.add_argument("invitation", type=Path, metavar="FILE", help="what central counter wrote")
    join.add_argument("--counter", required=True, metavar="CODE", help="as on its sign: A03")
    join.add_argument("--number", required=True, type=int, metavar="N", help="1 to 999")
    join.add_argument("--as", dest="person", required=True, metavar="NAME", help="security officer")
    add_home(join)
    join.set_defaults(run=run_join)


def run_add(args: Namespace, out: TextIO) -> int:
    """Somebody new, who may do nothing yet. Refused as at the officer's desk."""
    kind = StaffKind.HIRED if args.hired else StaffKind.FORMAL
    form = PersonForm(args.name, args.post, kind)
    _as_officer(args, lambda desk: desk.people.add(form))
    print(sentence(refusal("centre.listed", name=args.name)), file=out)
    return 0


def run_grant(args: Namespace, out: TextIO) -> int:
    """Other roles for somebody on the list."""
    roles = frozenset(args.role)
    _as_officer(args, lambda desk: desk.people.grant(_find(desk, args.name), roles))
    print(sentence(refusal("centre.granted", name=args.name)), file=out)
    return 0


def run_rotate(args: Namespace, out: TextIO) -> int:
    """A first password and a login for somebody on the list."""
    first = temporary_password()
    _as_officer(args, lambda desk: desk.people.reset_password(_find(desk, args.name), first))
    _tell_first(args.name, first, out)
    return 0


def run_disable(args: Namespace, out: TextIO) -> int:
    """Nobody comes in under that name any more."""
    _as_officer(args, lambda desk: desk.people.set_active(_find(desk, args.name), active=False))
    print(sentence(refusal("centre.shut", name=args.name)), file=out)
    return 0


def run_counter(args: Namespace, out: TextIO) -> int:
    """Write an invitation that only its owner can read."""
    device = uuid7(utc_now(), os.urandom(10))
    with owner_at(args.url) as owner, owner.working() as ground:
        if not ground.hall():
            raise Refused(refusal("setup.no_hall", path=owner.place))
        login = ground.give_login(device=device)
        _write_new(args.out, owner.invitation(*login))
    print(sentence(refusal("centre.invited", path=args.out)), file=out)
    return 0


def run_join(args: Namespace, out: TextIO) -> int:
    """Become a counter. Refused when hall, counter, invitation or password is not right."""
    home = find_home(getattr(args, "home", ""))
    if not invitation_in(args.invitation):
        raise Refused(refusal("centre.no_invitation"))
    setup = set_up(home)
    hall = setup.look(args.invitation).hall
    password = kept_password(f"{args.person}@{hall.name}") or typed_password(args.person)
    wish = Joining(args.invitation, args.counter, args.number, args.person, password)
    setup.join(wish, lambda step: None)
    print(sentence(refusal("centre.joined", counter=args.counter, name=hall.name)), file=out)
    return 0


def _as_officer(args: Namespace, act: Callable[[AdminDesk], object]) -> None:
    program = opened(args)
    try:
        act(desks_of(program, args.person).admin)
    finally:
        program.close()


def _find(desk: AdminDesk, name: str) -> str:
    found = [known.person.id for known in desk.people.people() if known.person.name == name]
    if len(found) != 1:
        raise Refused(refusal("centre.which_person", name=name, count=len(found)))
    return found[0]


def _tell_first(name: str, first: str, out: TextIO) -> None:
    print(sentence(refusal("centre.first_password", name=name, password=first)), file=out)


def _write_new(path: Path, text: str) -> None:
    """Never over anything that is there, and readable for its owner alone."""
    try:
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(descriptor, "w", encoding="utf-8") as file:
            file.write(f"{text}\n")
    except OSError as error:
        raise Unavailable(
            refusal("centre.unwritable", path=path, what=error.strerror or error)
        ) from error


def _grant(text: str) -> Grant:
    role, _, body = text.partition(":")
    try:
        return Grant(Role(role), body)
    except ValueError:
        raise ArgumentTypeError(f"not a role: {role} ({', '.join(Role)})") from None
