"""``due START DAYS``: the last day of a limit by the hall's calendar, or the program's own."""

import sys
from argparse import SUPPRESS, ArgumentParser, ArgumentTypeError, Namespace
from typing import TYPE_CHECKING, TextIO

from app.calendar_files import CALENDARS, PROGRAM_CALENDARS, load_calendar
from app.commands.arguments import day
from app.domain.calendar import WorkCalendar
from app.domain.clock import LONGEST_LIMIT, Limit, Open, Pause, Unit, due
from app.domain.errors import HallError, refusal
from app.settings import find_home
from app.wording import sentence

if TYPE_CHECKING:
    from argparse import _SubParsersAction


def add_parser(subparsers: "_SubParsersAction[ArgumentParser]") -> None:
    """Add ``due``."""
    parser = subparsers.add_parser("due", help="the last day of a limit")
    parser.add_argument("start", type=day, metavar="START", help="not counted")
    parser.add_argument("days", type=_days, metavar="DAYS")
    parser.add_argument("--unit", choices=[unit.value for unit in Unit], default=Unit.WORKING.value)
    parser.add_argument(
        "--pause",
        type=_pause,
        action="append",
        default=[],
        metavar="FROM:TO",
        help="days on which the clock stood still, both included; may be given again",
    )
    parser.add_argument("--home", default=SUPPRESS, metavar="DIR", help="the program's folder")
    parser.set_defaults(run=run)


def run(args: Namespace, out: TextIO, err: TextIO | None = None) -> int:
    """Print the date; 1 with a sentence on the error stream when there is none."""
    try:
        limit = Limit(args.days, Unit(args.unit))
        end = due(args.start, limit, _calendar(args), pauses=args.pause)
    except HallError as wrong:
        return _fail(sentence(wrong.why), err)
    if isinstance(end, Open):
        return _fail(sentence(refusal("calendar.year_not_loaded", year=end.missing_year)), err)
    print(end.day.isoformat(), file=out)
    return 0


def _calendar(args: Namespace) -> WorkCalendar:
    """With the years and days the system officer gave the hall of this home, where there is one."""
    home = find_home(getattr(args, "home", ""))
    if not home.local_store.exists():
        return load_calendar((PROGRAM_CALENDARS, home.path / CALENDARS))
    # The stores are loaded for a hall alone: a date by the program's calendars is there at once.
    from app.commands.acting import opened

    program = opened(args)
    try:
        return program.known.calendar
    finally:
        program.close()


def _fail(text: str, err: TextIO | None) -> int:
    print(text, file=err or sys.stderr)
    return 1


def _days(text: str) -> int:
    if not text.isdecimal() or int(text) > LONGEST_LIMIT:
        raise ArgumentTypeError(f"not a number of days from 0 to {LONGEST_LIMIT}: {text}")
    return int(text)


def _pause(text: str) -> Pause:
    since, separator, until = text.partition(":")
    if not separator:
        raise ArgumentTypeError(f"not FROM:TO: {text}")
    return Pause(day(since), day(until))
