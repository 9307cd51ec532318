"""``catalogue import FILE`` and ``catalogue search TEXT``: the list of items from outside."""

import json
import sys
from argparse import SUPPRESS, ArgumentParser, ArgumentTypeError, Namespace
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

from app.catalogue.checks import shape_hints
from app.catalogue.difference import difference
from app.catalogue.installed import current_catalogue, current_version, install
from app.catalogue.model import Catalogue
from app.catalogue.offered import read_offered
from app.catalogue.pinyin import with_pinyin
from app.catalogue.search import ItemSearch
from app.commands.arguments import day
from app.desks.knowing import catalogue_rows
from app.domain.errors import HallError, Refusal, refusal
from app.domain.item import Item
from app.main import Program, is_set_up
from app.settings import Home, find_home, read_settings
from app.wording import label, sentence

if TYPE_CHECKING:
    from argparse import _SubParsersAction

USUAL_LIMIT = 20


def add_parser(subparsers: "_SubParsersAction[ArgumentParser]") -> None:
    """Add ``catalogue`` with its two commands."""
    parser = subparsers.add_parser("catalogue", help="import and search the list of items")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    imports = commands.add_parser("import", help="make a file the current list")
    imports.add_argument("file", type=Path, metavar="FILE", help="the program's JSON, or CSV")
    imports.add_argument("--version", default="", metavar="NAME", help="what to call this version")
    imports.add_argument("--in-force-from", type=day, default=None, metavar="DATE")
    imports.add_argument(
        "--hints", action="store_true", help="name item codes without the national shape"
    )
    imports.set_defaults(run=run, searching=False)
    search = commands.add_parser("search", help="find items: name, pinyin, everyday words, code")
    search.add_argument("text", nargs="+", metavar="TEXT", help="several words must all fit")
    search.add_argument("--limit", type=_limit, default=USUAL_LIMIT, metavar="N")
    search.add_argument("--json", action="store_true", help="a list of objects")
    search.set_defaults(run=run, searching=True)
    for command in (imports, search):
        command.add_argument("--home", default=SUPPRESS, metavar="DIR", help="the program's folder")


def run(args: Namespace, out: TextIO, err: TextIO | None = None) -> int:
    """Do it; 1 with a sentence for each thing that is wrong on the error stream."""
    wrong = err or sys.stderr
    try:
        home = find_home(getattr(args, "home", ""))
        if args.searching:
            return _search(args, home, out)
        return _import(args, home, out, wrong)
    except HallError as error:
        print(sentence(error.why), file=wrong)
        return 1


def _import(args: Namespace, home: Home, out: TextIO, err: TextIO) -> int:
    offered = read_offered(args.file, version=args.version, in_force_from=args.in_force_from)
    if offered.problems:
        _say(offered.problems, err)
        return 1
    former = current_catalogue(home.path) if current_version(home.path) else None
    stored = with_pinyin(offered.catalogue)
    if is_set_up(home):
        _put_in_force(home, stored)
    catalogue = install(stored, home.path)
    if args.hints or read_settings(home).code_shape_hints:
        _say(shape_hints(catalogue), err)
    _say(tuple(_news(catalogue, former)), out)
    return 0


def _put_in_force(home: Home, catalogue: Catalogue) -> None:
    """Tell the hall of this installation, so that every counter of it works by the same list."""
    program = Program(home, read_settings(home))
    try:
        rows = [(row.kind, row.key, row.value) for row in catalogue_rows(catalogue)]
        program.centre.put_references(rows)
        program.round()
    finally:
        program.close()


def _news(catalogue: Catalogue, former: Catalogue | None) -> Iterator[Refusal]:
    count = len(catalogue.items)
    yield refusal("catalogue.imported", items=count, version=catalogue.version)
    if former is not None:
        change = difference(former, catalogue)
        yield refusal(
            "catalogue.compared",
            added=len(change.added),
            removed=len(change.removed),
            changed=len(change.changed),
        )
    lacking = dict.fromkeys(part for item in catalogue.items for part in item.lacks)
    if lacking:
        parts = "、".join(label("item_part", part) for part in lacking)
        yield refusal("catalogue.table_lacks", parts=parts)


def _search(args: Namespace, home: Home, out: TextIO) -> int:
    found = ItemSearch(current_catalogue(home.path)).find(" ".join(args.text), limit=args.limit)
    rows = [_row(item) for item in found]
    if args.json:
        print(json.dumps(rows, ensure_ascii=False), file=out)
    else:
        for row in rows:
            print("\t".join(row.values()), file=out)
    return 0


def _row(item: Item) -> dict[str, str]:
    return {"code": item.code, "name": item.name, "department": item.department_name}


def _say(facts: tuple[Refusal, ...], stream: TextIO) -> None:
    for fact in facts:
        print(sentence(fact), file=stream)


def _limit(text: str) -> int:
    if not text.isdecimal() or not 1 <= int(text) <= 10_000:
        raise ArgumentTypeError(f"not a number from 1 to 10000: {text}")
    return int(text)
