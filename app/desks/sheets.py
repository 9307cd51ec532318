"""Lists as CSV: UTF-8 with BOM, for spreadsheets, with nothing in them a spreadsheet would run."""

import csv
import io
from collections.abc import Iterable, Sequence

from app.desks.office import Office
from app.desks.plain import plain
from app.desks.session import DeskName
from app.domain.errors import Refused, refusal
from app.domain.reading import EXPORT, Looked

_DANGEROUS = ("=", "+", "-", "@", "＝", "＋", "－", "＠", "\t", "\r", "\n")
"""Beginnings a spreadsheet would run as a formula."""


def sheet(headings: Sequence[str], lines: Iterable[Sequence[str]]) -> bytes:
    """The bytes of a file with these headings and lines."""
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(headings)
    writer.writerows([_harmless(cell) for cell in line] for line in lines)
    return out.getvalue().encode("utf-8-sig")


def note_export(office: Office, purpose: str, count: int) -> None:
    """Log that a list leaves the house; Refused without a purpose (个人信息保护法第六条)."""
    if not plain(purpose):
        raise Refused(refusal("oversight.purpose"))
    with office.store.work() as work:
        office.look(work, Looked(EXPORT, plain(purpose), count=count), desk=DeskName.OVERSIGHT)
        work.commit()


def _harmless(cell: str) -> str:
    return f"'{cell}" if cell.startswith(_DANGEROUS) else cell
