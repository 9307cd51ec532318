"""``sync --once``: one round with the centre; entries go out, news comes in, scans follow."""

from argparse import ArgumentParser, Namespace
from typing import TYPE_CHECKING, TextIO

from app.commands.acting import add_home, opened
from app.domain.errors import Refused, Unavailable

if TYPE_CHECKING:
    from argparse import _SubParsersAction


def add_parser(subparsers: "_SubParsersAction[ArgumentParser]") -> None:
    """Add ``sync``."""
    parser = subparsers.add_parser("sync", help="one round with the centre")
    parser.add_argument("--once", action="store_true", required=True, help="one round, then end")
    add_home(parser)
    parser.set_defaults(run=run)


def run(args: Namespace, out: TextIO) -> int:
    """Do a round and say what is left; HallError when it did not end well."""
    program = opened(args)
    try:
        changes = program.round()
        while program.carry_scan():
            continue
        line = program.line
    finally:
        program.close()
    if changes.trouble is not None:
        raise (Refused if line.online else Unavailable)(changes.trouble)
    print(f"cases {len(changes.cases)}  outbox {line.pending}  tasks {line.tasks}", file=out)
    return 0
