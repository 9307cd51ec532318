"""What the first hundred bytes of a file tell before anybody opens it as a store."""

from dataclasses import dataclass
from enum import IntEnum
from pathlib import Path

from app.domain.errors import Damaged, Refused, Unavailable, refusal
from db.places import network_share

PROGRAM = 1
"""Schema number of this program; each migration that older programs cannot live with adds one."""
OLDEST = 1
"""The oldest program that may still open a store of this schema."""

_MAGIC = b"SQLite format 3\x00"
_STEP = 1000


class StoreKind(IntEnum):
    """Whose store a file is: SQLite's application id."""

    LOCAL = 0x59434C31
    """A counter's store, ``YCL1``"""
    CENTRAL = 0x59434331
    """The centre's store, ``YCC1``"""


@dataclass(frozen=True, slots=True)
class Header:
    """Application id and schema of a store file."""

    application: int
    version: int
    """``user_version``: schema number times 1000, plus the oldest program it accepts."""

    @property
    def schema(self) -> int:
        """Schema number the store was last brought to."""
        return self.version // _STEP

    @property
    def oldest(self) -> int:
        """The oldest program that may open it."""
        return self.version % _STEP


def user_version(schema: int = PROGRAM, oldest: int = OLDEST) -> int:
    """What a store of that schema writes as ``user_version``."""
    return schema * _STEP + oldest


def check_place(path: Path, mounts: str) -> None:
    """Raise Refused (store.network_share) for a path on a network share."""
    share = network_share(path, mounts)
    if share:
        raise Refused(refusal("store.network_share", path=path, share=share))


def check_file(path: Path, kind: StoreKind) -> bool:
    """Whether there is a store to open; the file is only read.

    Damaged (store.damaged, store.foreign), Refused (store.newer) or Unavailable
    (store.unreadable) say what else it is.
    """
    head = _head(path)
    if head is None:
        return False
    check_header(path, _header(path, head), kind)
    return True


def check_header(path: Path, header: Header, kind: StoreKind) -> None:
    """Raise when a store is another program's, another kind, or too new for this program."""
    if header.application != kind:
        raise Damaged(refusal("store.foreign", path=path))
    if header.oldest > PROGRAM or header.schema == 0:
        raise Refused(refusal("store.newer", path=path, oldest=header.oldest, program=PROGRAM))


def _head(path: Path) -> bytes | None:
    try:
        with path.open("rb") as file:
            head = file.read(100)
    except FileNotFoundError:
        return None
    except OSError as error:
        raise Unavailable(refusal("store.unreadable", path=path, error=error.strerror)) from error
    return head or None


def _header(path: Path, head: bytes) -> Header:
    if len(head) < 100 and head.startswith(_MAGIC[: len(head)]):
        raise Damaged(refusal("store.damaged", path=path))
    if not head.startswith(_MAGIC):
        raise Damaged(refusal("store.foreign", path=path))
    return Header(int.from_bytes(head[68:72], "big"), int.from_bytes(head[60:64], "big"))
