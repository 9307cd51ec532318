"""``journal verify``: every hash, chain and replay; ``journal changes``: who changed the hall."""

from argparse import ArgumentParser, Namespace
from collections.abc import Mapping
from typing import TYPE_CHECKING, TextIO

from app.commands.acting import add_home, add_person, desks_of, opened
from app.domain.administering import changed_rows
from app.domain.calendar import civil_time
from app.domain.errors import Damaged, Refusal, Refused, refusal
from app.domain.journal import corrected_time
from app.domain.reference import ReferenceKind
from app.main import Program, is_set_up
from app.reach import Reach
from app.settings import find_home
from app.sync.protocol import Verifiable, Watched
from app.wording import sentence
from db.store import LocalStore
from db.verify import Opened, digests_differ

MOST_CHANGES = 500

if TYPE_CHECKING:
    from argparse import _SubParsersAction


def add_parser(subparsers: "_SubParsersAction[ArgumentParser]") -> None:
    """Add ``journal verify``."""
    journal = subparsers.add_parser("journal", help="look after the journal")
    verbs = journal.add_subparsers(required=True, metavar="VERB")
    verify = verbs.add_parser("verify", help="check every entry; name the first broken one")
    add_home(verify)
    verify.add_argument(
        "--as",
        dest="person",
        default="",
        metavar="NAME",
        help="who opens the names to check them; the audit officer opens none",
    )
    verify.add_argument(
        "--store",
        default="",
        metavar="URL",
        help="a hall's database, with a superuser: everything there, and the daily digests that "
        "the counter of --home keeps, where it is one",
    )
    verify.set_defaults(run=run)
    changes = verbs.add_parser("changes", help="who changed which reference data, newest first")
    add_person(changes)
    changes.set_defaults(run=run_changes)


def run(args: Namespace, out: TextIO) -> int:
    """Check the counter's store, then the hall's as far as it is seen. Damaged at the first break.

    As a person, the names that cases show are held against those their entries seal.
    """
    if args.store:
        return _verify_server(args, out)
    program = opened(args)
    try:
        names = _names_in(program, args.person) if args.person else None
        _whole(program.store.broken(names))
        with program.store.work() as work:
            print(f"counter {work.journal.tally().entries}", file=out)
        print(f"hall {_verified(program, names)}", file=out)
    finally:
        program.close()
    return 0


def _names_in(program: Program, person: str) -> Opened | None:
    """What opens the names; none for an officer, who verifies everything but them."""
    office = desks_of(program, person).office
    return office.keys.names_in if office.session.sees_cases else None


def _verify_server(args: Namespace, out: TextIO) -> int:
    """The whole journal at a server, whoever may have edited it; Damaged at the first break."""
    # The driver of a server is loaded where there is one.
    from app.commands.server_line import owner_at
    from db.postgres.restore import broken, reference_of

    kept = _kept_digests(args)
    with owner_at(args.store) as owner, owner.working() as ground:
        if not ground.hall():
            raise Refused(refusal("setup.no_hall", path=owner.place))
        _whole(broken(ground))
        _whole(digests_differ(kept, reference_of(ground, ReferenceKind.DIGEST)))
        told = refusal("journal.verified", entries=ground.entries(), days=len(kept))
    print(sentence(told), file=out)
    return 0


def _kept_digests(args: Namespace) -> Mapping[str, str]:
    """What the counter of a home keeps; an edit that went over everything at the server shows."""
    home = find_home(getattr(args, "home", ""))
    if not is_set_up(home):
        return {}
    store = LocalStore(home.local_store)
    try:
        with store.work() as work:
            return work.reference.all(ReferenceKind.DIGEST)
    finally:
        store.close()


def run_changes(args: Namespace, out: TextIO) -> int:
    """A line for each row that was changed. Refused for everybody but the audit officer."""
    program = opened(args)
    try:
        desks = desks_of(program, args.person)
        for entry in desks.admin.changes(MOST_CHANGES):
            at = civil_time(corrected_time(entry)).strftime("%Y-%m-%d %H:%M")
            who = desks.office.known.name_of(entry.actor)
            for kind, key, after in changed_rows(entry):
                print(f"{at}  {who}  {kind} {key}  {after[:12] or '-'}", file=out)
    finally:
        program.close()
    return 0


def _verified(program: Program, names: Opened | None) -> int | str:
    """How many entries the hall's store has; a dash where this login does not see all of them.

    An audit officer sees none, and has the server look.
    """
    centre = program.centre.there if isinstance(program.centre, Reach) else program.centre
    with program.store.work() as work:
        kept = work.reference.all(ReferenceKind.DIGEST)
    _whole(digests_differ(kept, centre.reference(ReferenceKind.DIGEST)))
    if isinstance(centre, Watched) and centre.keeps_watch():
        _whole(centre.chains_broken())
    elif isinstance(centre, Verifiable) and centre.sees_all():
        _whole(centre.broken(names))
    else:
        return "-"
    return sum(device.last_sequence for device in centre.devices())


def _whole(found: Refusal | None) -> None:
    if found is not None:
        raise Damaged(found)
