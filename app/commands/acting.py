"""Acting as a person from the command line: name by ``--as``, password from keyring or prompt."""

import sys
from argparse import SUPPRESS, ArgumentParser, Namespace
from collections.abc import Callable
from getpass import getpass

from app.domain.errors import Refused, refusal
from app.main import Desks, Program, is_set_up
from app.own_keyring import SERVICE, keyring_gets
from app.settings import find_home, read_settings
from app.wording import sentence

__all__ = ["SERVICE"]


def add_home(parser: ArgumentParser) -> None:
    """Add ``--home``."""
    parser.add_argument("--home", default=SUPPRESS, metavar="DIR", help="the program's folder")


def add_person(parser: ArgumentParser) -> None:
    """Add ``--home`` and ``--as``."""
    add_home(parser)
    parser.add_argument("--as", dest="person", required=True, metavar="NAME", help="who acts")


def opened(args: Namespace) -> Program:
    """The installation the command is about. Refused where no hall was set up."""
    home = find_home(getattr(args, "home", ""))
    if not is_set_up(home):
        raise Refused(refusal("setup.missing", path=home.path))
    return Program(home, read_settings(home))


def desks_of(program: Program, name: str, ask: Callable[[str], str] = getpass) -> Desks:
    """The desks of that person; their password is asked for where no keyring holds it."""
    program.round()
    password = kept_password(f"{name}@{program.known.hall.name}") or _asked(name, ask)
    entered = program.gate.login(name, password)
    if entered.must_change:
        raise Refused(refusal("password.must_change", name=name))
    return program.desks(entered)


def _asked(name: str, ask: Callable[[str], str]) -> str:
    try:
        return ask(f"{name}: ")
    except EOFError:
        raise Refused(refusal("password.not_given", name=name)) from None


def kept_password(user: str) -> str:
    """The password a keyring holds for a user; empty, and said so, where there is no keyring."""
    password, trouble = keyring_gets(user)
    if trouble:
        print(sentence(refusal("password.no_keyring", what=trouble)), file=sys.stderr)
    return password
