"""``tour OUT``: the main job through the real windows, unattended, on a fresh sample hall."""

import json
import os
from argparse import ArgumentParser, Namespace
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

from app.domain.errors import Refused, refusal

if TYPE_CHECKING:
    from argparse import _SubParsersAction


def add_parser(subparsers: "_SubParsersAction[ArgumentParser]") -> None:
    """Add ``tour``."""
    parser = subparsers.add_parser("tour", help="show the main job, with pictures and papers")
    parser.add_argument("out", type=Path, metavar="OUT", help="an empty or new folder")
    parser.set_defaults(run=run)


def run(args: Namespace, out: TextIO) -> int:
    """Go round; 1 when a case did not end as it must, or the program made a mistake."""
    folder: Path = args.out
    if folder.exists() and any(folder.iterdir()):
        raise Refused(refusal("tour.not_empty", path=folder))
    # Nobody watches: the windows need no display, and their pictures do not depend on one.
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    # Qt and the pages are loaded for the tour alone: the other commands start without them.
    from app.tour.guide import go_round

    found = go_round(folder, lambda story: print(story, file=out, flush=True))
    said = {key: found[key] for key in ("seconds", "bugs")}
    print(json.dumps(said, ensure_ascii=False), file=out)
    print(folder / "report.json", file=out)
    return int(bool(found["bugs"]) or not found["all_as_expected"])
