"""``journal verify``: hashes, chains, replay, signatures; ``changes``: who changed the hall."""

from argparse import ArgumentParser, Namespace
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, TextIO

from app.commands.acting import add_home, add_person, desks_of, opened
from app.credentials import signature_fits
from app.domain.administering import changed_rows
from app.domain.calendar import civil_time
from app.domain.errors import Damaged, Refusal, Refused, refusal
from app.domain.journal import corrected_time
from app.domain.reference import ReferenceKind
from app.domain.witnessing import Witnessed, Witnesses, keys_differ, witnessed
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
        kept = _kept_by(program.store)
        with program.store.witnesses() as here:
            _signatures(here, kept)
        with program.store.work() as work:
            print(f"counter {work.journal.tally().entries}", file=out)
        entries, found = _verified(program, names, kept)
        print(f"hall {entries}", file=out)
        _tell(found, out)
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
    from db.postgres.restore import broken, witnesses

    kept = _kept(args)
    with owner_at(args.store) as owner, owner.working() as ground:
        if not ground.hall():
            raise Refused(refusal("setup.no_hall", path=owner.place))
        _whole(broken(ground))
        found = _signatures(witnesses(ground), kept)
        told = refusal("journal.verified", entries=ground.entries(), days=len(kept.digests))
    print(sentence(told), file=out)
    _tell(found, out)
    return 0


@dataclass(frozen=True, slots=True)
class _Kept:
    """What a counter keeps; an edit that went over everything at the centre shows by it."""

    digests: Mapping[str, str]
    people: Mapping[str, str]


def _kept(args: Namespace) -> _Kept:
    """What the counter of a home keeps; nothing where it is none."""
    home = find_home(getattr(args, "home", ""))
    if not is_set_up(home):
        return _Kept({}, {})
    store = LocalStore(home.local_store)
    try:
        return _kept_by(store)
    finally:
        store.close()


def _kept_by(store: LocalStore) -> _Kept:
    with store.work() as work:
        rows = work.reference
        return _Kept(rows.all(ReferenceKind.DIGEST), rows.all(ReferenceKind.PERSON))


def _signatures(store: Witnesses, kept: _Kept) -> Witnessed:
    """Check every signature there, and that a counter knows keys and days as they are told.

    Damaged at the first that is not its author's.
    """
    _whole(digests_differ(kept.digests, store.digests()))
    _whole(keys_differ(kept.people, store.people(), store.former_keys()))
    found = witnessed(store, signature_fits)
    _whole(found.broken)
    return found


def _tell(found: Witnessed | None, out: TextIO) -> None:
    """How much of the past stands under a signature; days that do not yet are no break."""
    if found is None or not found.days:
        return
    told = refusal(
        "journal.attested" if found.signed else "journal.unattested",
        days=found.days,
        signed=found.signed,
        open=found.days - found.signed,
        day=found.day,
        person=found.person,
        key=found.key,
    )
    print(sentence(told), file=out)


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


def _verified(
    program: Program, names: Opened | None, kept: _Kept
) -> tuple[int | str, Witnessed | None]:
    """How many entries the hall's store has, and what signatures say of them.

    A dash where this login does not see all of them. An audit officer sees none, and has the server
    look; signatures are checked here, for it cannot.
    """
    centre = program.centre.there if isinstance(program.centre, Reach) else program.centre
    _whole(digests_differ(kept.digests, centre.reference(ReferenceKind.DIGEST)))
    if isinstance(centre, Watched) and centre.keeps_watch():
        _whole(centre.chains_broken())
    elif isinstance(centre, Verifiable) and centre.sees_all():
        _whole(centre.broken(names))
    else:
        return "-", None
    with centre.witnesses() as there:
        found = _signatures(there, kept)
    return sum(device.last_sequence for device in centre.devices()), found


def _whole(found: Refusal | None) -> None:
    if found is not None:
        raise Damaged(found)
