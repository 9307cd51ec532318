"""``central backup`` and ``central restore``: a hall's database in one file, and back."""

from argparse import ArgumentParser, Namespace
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

from app.commands.server_line import owner_at
from app.credentials import signature_fits
from app.domain.calendar import civil_time
from app.domain.errors import Damaged, Refused, refusal
from app.domain.reference import hall_from
from app.domain.witnessing import witnessed
from app.machine import utc_now
from app.wording import sentence
from db.postgres.backup import Manifest, back_up
from db.postgres.restore import broken, restore, witnesses

if TYPE_CHECKING:
    from argparse import _SubParsersAction


def add_parsers(verbs: "_SubParsersAction[ArgumentParser]") -> None:
    """Add ``backup`` and ``restore``."""
    backup = verbs.add_parser("backup", help="write the database into a file, while all work on")
    backup.add_argument("url", metavar="URL", help="the database, with a superuser")
    backup.add_argument("file", type=Path, metavar="FILE", help="a new file, to be kept as safe")
    backup.set_defaults(run=run_backup)
    back = verbs.add_parser("restore", help="put a backup into an empty database, and verify it")
    back.add_argument("file", type=Path, metavar="FILE")
    back.add_argument("url", metavar="URL", help="an empty database, with a superuser")
    back.set_defaults(run=run_restore)


def run_backup(args: Namespace, out: TextIO) -> int:
    """Back up. Refused where no hall is."""
    with owner_at(args.url) as owner:
        with owner.working() as ground:
            if not ground.hall():
                raise Refused(refusal("setup.no_hall", path=owner.place))
        made = back_up(owner.engine, args.file, utc_now())
    _tell("backup.made", made, args.file, out)
    return 0


def run_restore(args: Namespace, out: TextIO) -> int:
    """Restore. Damaged when the journal in the backup is not whole; it is there all the same."""
    with owner_at(args.url) as owner:
        made = restore(owner, args.file)
        _tell("backup.restored", made, owner.place, out)
        with owner.working() as ground:
            found = broken(ground) or witnessed(witnesses(ground), signature_fits).broken
    if found is not None:
        raise Damaged(found)
    print(sentence(refusal("backup.whole")), file=out)
    return 0


def _tell(code: str, made: Manifest, place: object, out: TextIO) -> None:
    told = refusal(
        code,
        name=hall_from(made.hall).name,
        at=civil_time(made.made_at).strftime("%Y-%m-%d %H:%M"),
        entries=made.tables["entry"].rows,
        place=place,
    )
    print(sentence(told), file=out)
