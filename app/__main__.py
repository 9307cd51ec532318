"""``python -m app``: the window, or one of the commands."""

import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Sequence

from app.domain.errors import HallError


def parser() -> ArgumentParser:
    """The command line: every command with its ``--help``."""
    # Loaded when a command is wanted: the window is painted before the stores are loaded.
    from app.commands import case, catalogue, central, check, due, journal, sync, tour
    from app.domain.calendar import civil_date
    from app.machine import utc_now

    made = ArgumentParser(prog="python -m app", description="一窗 Yichuang", parents=[_options()])
    commands = made.add_subparsers(metavar="COMMAND")
    tour.add_parser(commands)
    catalogue.add_parser(commands)
    due.add_parser(commands)
    check.add_parser(commands, today=civil_date(utc_now()))
    case.add_parser(commands)
    sync.add_parser(commands)
    journal.add_parser(commands)
    central.add_parser(commands)
    return made


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; 0 when it worked, 1 with a sentence on stderr, 2 for a wrong call."""
    args = window_wanted(arguments) or parser().parse_args(arguments)
    try:
        return int(args.run(args, sys.stdout))
    except HallError as error:
        from app.wording import sentence

        print(sentence(error.why), file=sys.stderr)
        return 1


def window_wanted(arguments: Sequence[str] | None) -> Namespace | None:
    """The options of the window; None when anything else stands on the command line."""
    args, rest = _options().parse_known_args(arguments)
    return None if rest else args


def _options() -> ArgumentParser:
    made = ArgumentParser(prog="python -m app", add_help=False)
    made.add_argument("--home", default="", metavar="DIR", help="the program's folder")
    made.add_argument("--sample", action="store_true", help="begin with the sample hall")
    made.set_defaults(run=_window)
    return made


def _window(args: Namespace, out: object) -> int:
    from app.display import ensure_display

    ensure_display()
    # Qt is loaded for the window alone: the commands start without it.
    from app.window import open_window

    return open_window(args.home, sample=args.sample)


if __name__ == "__main__":
    sys.exit(main())
