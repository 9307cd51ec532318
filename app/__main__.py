"""``python -m app``: the window, or one of the commands."""

import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Sequence

from app.commands import case, catalogue, check, due, journal, sync, tour
from app.domain.calendar import civil_date
from app.domain.errors import HallError
from app.main import utc_now
from app.wording import sentence


def parser() -> ArgumentParser:
    """The command line: every command with its ``--help``."""
    made = ArgumentParser(prog="python -m app", description="一窗 Yichuang")
    made.add_argument("--home", default="", metavar="DIR", help="the program's folder")
    made.add_argument("--sample", action="store_true", help="begin with the sample hall")
    made.set_defaults(run=_window)
    commands = made.add_subparsers(metavar="COMMAND")
    tour.add_parser(commands)
    catalogue.add_parser(commands)
    due.add_parser(commands)
    check.add_parser(commands, today=civil_date(utc_now()))
    case.add_parser(commands)
    sync.add_parser(commands)
    journal.add_parser(commands)
    return made


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; 0 when it worked, 1 with a sentence on stderr, 2 for a wrong call."""
    args = parser().parse_args(arguments)
    try:
        return int(args.run(args, sys.stdout))
    except HallError as error:
        print(sentence(error.why), file=sys.stderr)
        return 1


def _window(args: Namespace, out: object) -> int:
    # Qt is loaded for the window alone: the commands start without it.
    from app.window import open_window

    return open_window(args.home, sample=args.sample)


if __name__ == "__main__":
    sys.exit(main())
