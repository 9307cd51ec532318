"""Stores of the invented hall without any case: made once, then copied."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from app.credentials import signature_fits
from db.central import SqliteCentre
from db.header import StoreKind
from db.opening import open_store
from tests.invented_hall import furnish

_EMPTY: dict[StoreKind, bytes] = {}


def make_centre(path: Path, clock: Callable[[], datetime]) -> SqliteCentre:
    """A centre with the hall, its people and the chief's letter."""
    prepared(path, StoreKind.CENTRAL)
    made = SqliteCentre(path, clock=clock, verify=signature_fits, mounts="")
    furnish(made)
    return made


def prepared(path: Path, kind: StoreKind) -> Path:
    """The path, with an empty store of that kind at it: migrated once, then copied."""
    if path.exists():
        return path
    if kind not in _EMPTY:
        with TemporaryDirectory() as folder:
            first = Path(folder) / "empty.db"
            open_store(first, kind, mounts="").dispose()
            _EMPTY[kind] = first.read_bytes()
    path.write_bytes(_EMPTY[kind])
    return path
