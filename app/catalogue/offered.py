"""A file somebody offers as the new list: read whichever kind it is, with all that is wrong."""

import hashlib
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from app.catalogue.checks import faults
from app.catalogue.files import catalogue_from_bytes, read_bytes
from app.catalogue.model import Catalogue
from app.catalogue.table import looks_like_table, table_catalogue, table_reading
from app.domain.errors import Refusal, Refused


@dataclass(frozen=True, slots=True)
class Offered:
    """What a file would bring. With problems it may be shown, never installed."""

    catalogue: Catalogue
    problems: tuple[Refusal, ...]
    """Everything that must be put right first, all at once."""

    def accepted(self) -> Catalogue:
        """The list, if nothing stands in its way; Refused with the first problem otherwise."""
        if self.problems:
            raise Refused(self.problems[0])
        return self.catalogue


def read_offered(path: Path, *, version: str = "", in_force_from: date | None = None) -> Offered:
    """What the file says, a CSV table or the program's own JSON.

    ``version`` and ``in_force_from`` go before what the file says itself. A table has neither: its
    version is its name with the beginning of its SHA-256, so the same file is the same version.
    Refused, Damaged or Unavailable when there is nothing to show at all.
    """
    data = read_bytes(path)
    if looks_like_table(data):
        named = version or f"{_word(path.stem)}-{hashlib.sha256(data).hexdigest()[:8]}"
        reading = table_reading(data, file=path.name)
        return Offered(
            table_catalogue(reading, version=named, in_force_from=in_force_from),
            reading.problems,
        )
    catalogue = catalogue_from_bytes(data, file=path.name)
    catalogue = replace(
        catalogue,
        version=version or catalogue.version,
        in_force_from=in_force_from or catalogue.in_force_from,
    )
    return Offered(catalogue, faults(catalogue))


def _word(stem: str) -> str:
    """The file's name as part of a version's name."""
    return "".join(char if char.isalnum() or char in "_-." else "-" for char in stem).lstrip("-.")
