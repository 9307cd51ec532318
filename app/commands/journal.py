"""``journal verify``: every hash and every chain of the stores of a home, and their replay."""

from argparse import ArgumentParser, Namespace
from typing import TYPE_CHECKING, TextIO

from app.commands.acting import add_home, opened
from app.domain.errors import Damaged, Refusal
from app.domain.reference import ReferenceKind
from app.main import Program
from app.reach import Reach
from db.verify import digests_differ

if TYPE_CHECKING:
    from argparse import _SubParsersAction


def add_parser(subparsers: "_SubParsersAction[ArgumentParser]") -> None:
    """Add ``journal verify``."""
    journal = subparsers.add_parser("journal", help="look after the journal")
    verbs = journal.add_subparsers(required=True, metavar="VERB")
    verify = verbs.add_parser("verify", help="check every entry; name the first broken one")
    add_home(verify)
    verify.set_defaults(run=run)


def run(args: Namespace, out: TextIO) -> int:
    """Check the counter's store, then the hall's where it is a file. Damaged at the first break."""
    program = opened(args)
    try:
        _whole(program.store.broken())
        with program.store.work() as work:
            print(f"counter {work.journal.tally().entries}", file=out)
        print(f"hall {_verified(program)}", file=out)
    finally:
        program.close()
    return 0


def _verified(program: Program) -> int | str:
    """How many entries the hall's store has; a dash where that is no file."""
    if not isinstance(program.centre, Reach):
        return "-"
    centre = program.centre.there
    _whole(centre.broken())
    with program.store.work() as work:
        kept = work.reference.all(ReferenceKind.DIGEST)
    _whole(digests_differ(kept, centre.reference(ReferenceKind.DIGEST)))
    return sum(device.last_sequence for device in centre.devices())


def _whole(found: Refusal | None) -> None:
    if found is not None:
        raise Damaged(found)
