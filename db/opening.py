"""Opening a store file: made when absent, brought up when behind, named when it is another's."""

from pathlib import Path

from sqlalchemy import Engine

from app.domain.errors import Unavailable, refusal
from db.engine import BUSY_SECONDS, sqlite_engine, writing
from db.faults import raise_hall_error
from db.header import StoreKind, check_file, check_place
from db.places import mounts_text
from db.schema import bring_up, stamp_new


def open_store(
    path: Path, kind: StoreKind, *, mounts: str | None = None, busy_seconds: float = BUSY_SECONDS
) -> Engine:
    """An engine on a store of this program's schema.

    A store that is newer, foreign, damaged, unreadable or on a network share is named (Refused,
    Damaged or Unavailable with store.…) and left as it is, byte for byte.
    """
    path = path.absolute()
    check_place(path.resolve(), mounts_text() if mounts is None else mounts)
    if not check_file(path, kind):
        _make(path, kind)
    engine = sqlite_engine(path, busy_seconds)
    try:
        with writing(engine) as connection:
            if bring_up(connection, path, kind):
                connection.commit()
    except Exception as error:
        engine.dispose()
        raise_hall_error(path, error)
    return engine


def _make(path: Path, kind: StoreKind) -> None:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        stamp_new(path, kind)
    except OSError as error:
        raise Unavailable(refusal("store.unreadable", path=path, error=error.strerror)) from error
    except Exception as error:
        raise_hall_error(path, error)
