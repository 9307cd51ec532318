"""The catalogues of a home: every imported version is kept, one of them is current.

HOME/catalogue/2026.1.json
HOME/catalogue/current        the name of the current version
"""

import os
import re
from pathlib import Path

from app.catalogue.files import SAMPLE, catalogue_bytes, load_catalogue, read_bytes
from app.catalogue.model import Catalogue
from app.catalogue.pinyin import with_pinyin
from app.domain.errors import Damaged, Refused, Unavailable, refusal

FOLDER = "catalogue"
POINTER = "current"
_NAME = re.compile(r"\w[\w.\-]{0,79}")


def current_catalogue(home: Path) -> Catalogue:
    """The current catalogue of a home, or the sample where none was imported.

    Damaged when the pointer names a version that is not there; nothing is put in its place.
    """
    version = current_version(home)
    if not version:
        return load_catalogue(SAMPLE)
    return installed_version(home, version)


def current_version(home: Path) -> str:
    """Name of the current version; empty where none was imported."""
    pointer = home / FOLDER / POINTER
    if not pointer.exists():
        return ""
    version = read_bytes(pointer).decode("utf-8", errors="replace").strip()
    if not _NAME.fullmatch(version):
        raise Damaged(refusal("catalogue.pointer_torn", file=pointer))
    return version


def installed_version(home: Path, version: str) -> Catalogue:
    """A version that was imported once, for the cases received under it."""
    path = _place(home, version)
    if not path.exists():
        raise Damaged(refusal("catalogue.version_gone", version=version, file=path))
    return load_catalogue(path)


def installed_versions(home: Path) -> tuple[str, ...]:
    """Names of all versions imported, sorted."""
    return tuple(sorted(path.stem for path in (home / FOLDER).glob("*.json")))


def install(catalogue: Catalogue, home: Path) -> Catalogue:
    """Keep the catalogue in the home and make it the current one; the stored catalogue.

    Older versions stay. The same version with another content is refused: cases name versions.
    """
    stored = with_pinyin(catalogue)
    path = _place(home, stored.version)
    data = catalogue_bytes(stored)
    try:
        if path.exists() and path.read_bytes() != data:
            raise Refused(refusal("catalogue.version_taken", version=stored.version))
        path.parent.mkdir(parents=True, exist_ok=True)
        _write(path, data)
        _write(path.parent / POINTER, f"{stored.version}\n".encode())
    except OSError as failed:
        reason = failed.strerror or str(failed)
        raise Unavailable(refusal("catalogue.not_kept", file=path, reason=reason)) from failed
    return stored


def _place(home: Path, version: str) -> Path:
    if not _NAME.fullmatch(version):
        raise Refused(refusal("catalogue.version_name", version=version))
    return home / FOLDER / f"{version}.json"


def _write(path: Path, data: bytes) -> None:
    """All of it or nothing: a power cut leaves the old file or the new one."""
    draft = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        with draft.open("wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        draft.replace(path)
    finally:
        draft.unlink(missing_ok=True)
    _settle(path.parent)


def _settle(folder: Path) -> None:
    """Make the renaming itself durable, where the system lets a folder be synced (not Windows)."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
