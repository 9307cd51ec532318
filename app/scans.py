"""Scans of materials: files of the home by case and SHA-256, sealed under the case's key."""

import os
import shutil
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from hashlib import sha256
from io import BytesIO
from pathlib import Path
from typing import BinaryIO

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESSIV
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from app.domain.errors import Damaged, Refused, Unavailable, refusal
from app.domain.scans import CHUNK, Manifest, chunk_fault, whole_fault

FOLDER = "scans"
LARGEST = 20 * 1024 * 1024
"""Bytes of one scan."""
_TAG = 16
"""Bytes that sealing adds to each piece."""
_PIECE = CHUNK - _TAG
"""Bytes of a scan that are sealed to one chunk."""
_BEGINNINGS = (b"%PDF", b"\x89PNG", b"\xff\xd8\xff", b"II*\0", b"MM\0*")
"""PDF, PNG, JPEG, TIFF: what a scanner writes."""


@dataclass(frozen=True, slots=True)
class Chosen:
    """A file somebody chose, looked at but not taken in yet."""

    path: Path
    digest: str
    """SHA-256 of its content, hex."""
    size: int


def look_at(path: Path) -> Chosen:
    """The scan in a file somebody chose, read piece by piece.

    Refused when it is too large or no scan at all; Unavailable when it cannot be read.
    """
    made, size = sha256(), 0
    try:
        if path.stat().st_size > LARGEST:
            raise Refused(refusal("attach.too_large", name=path.name, mib=LARGEST >> 20))
        with path.open("rb") as file:
            for piece in _pieces(file, _PIECE):
                if not size and not piece.startswith(_BEGINNINGS):
                    raise Refused(refusal("attach.kind", name=path.name))
                made.update(piece)
                size += len(piece)
    except OSError as error:
        raise Unavailable(refusal("attach.unreadable", name=path.name)) from error
    if not size:
        raise Refused(refusal("attach.kind", name=path.name))
    return Chosen(path, made.hexdigest(), size)


class Shelf:
    """The scans that lie in one home. Nothing here holds more than a chunk, but for ``opened``.

    A scan is sealed piece by piece with AES-SIV (RFC 5297): the same scan of the same case becomes
    the same bytes on every machine, so that the centre keeps it once.
    """

    def __init__(self, home: Path) -> None:
        self._folder = home / FOLDER

    def keep(self, case_id: str, chosen: Chosen, key: bytes) -> Manifest:
        """Keep a scan sealed, once for a case. Unavailable when it cannot be, or it changed."""
        target = self._place(case_id, chosen.digest)
        draft = target.with_suffix(f".{os.getpid()}")
        try:
            target.parent.mkdir(parents=True, exist_ok=True)
            with chosen.path.open("rb") as source, draft.open("wb") as file:
                manifest = _sealed_into(file, source, case_id, chosen, key)
                _onto_disk(file)
            draft.replace(target)
        except OSError as error:
            raise Unavailable(refusal("attach.not_kept", what=error.strerror or error)) from error
        finally:
            with suppress(OSError):
                draft.unlink(missing_ok=True)
        return manifest

    def has(self, manifest: Manifest) -> bool:
        """Whether the file lies here; whether it is torn is found when it is read."""
        return self._file(manifest).is_file()

    def opened(self, manifest: Manifest, key: bytes) -> bytes:
        """The scan itself. Damaged when the file is torn, lost, or does not hold what it should."""
        count = len(manifest.chunks)
        seal = _Seal(key, manifest.case_id, manifest.digest, count)
        made, content = sha256(), BytesIO()
        for place in range(count):
            piece = seal.opened(self._read(manifest, place), place)
            made.update(piece)
            content.write(piece)
        if made.hexdigest() != manifest.digest:
            raise Damaged(refusal("attach.torn"))
        return content.getvalue()

    def chunk(self, manifest: Manifest, place: int) -> bytes:
        """A chunk as it goes to the centre. Damaged when the file is torn or lost."""
        content = self._read(manifest, place)
        if chunk_fault(manifest, place, content) is not None:
            raise Damaged(refusal("attach.torn"))
        return content

    def is_torn(self, manifest: Manifest) -> bool:
        """Whether the file here is not the one that was sealed."""
        places = range(len(manifest.chunks))
        return whole_fault(manifest, (self._read(manifest, place) for place in places)) is not None

    def got(self, manifest: Manifest) -> int:
        """How many chunks of a scan that is being fetched lie here, from the first one on.

        The last one is never among them: the file is read back when it comes.
        """
        with suppress(OSError):
            whole = self._part(manifest).stat().st_size // CHUNK
            return min(whole, len(manifest.chunks) - 1)
        return 0

    def add(self, manifest: Manifest, place: int, content: bytes) -> bool:
        """Put the next chunk to those that were fetched; whether the scan is whole with it.

        With the last one the file is read back; one that was torn meanwhile is begun anew.
        """
        part = self._part(manifest)
        try:
            part.parent.mkdir(parents=True, exist_ok=True)
            with part.open("ab") as file:
                file.truncate(place * CHUNK)
                file.write(content)
                _onto_disk(file)
            return place + 1 == len(manifest.chunks) and self._completed(manifest)
        except OSError as error:
            raise Unavailable(refusal("attach.not_kept", what=error.strerror or error)) from error

    def drop(self, manifest: Manifest) -> None:
        """Let go of a file that is torn, so that it can be fetched anew."""
        with suppress(OSError):
            self._file(manifest).unlink(missing_ok=True)

    def drop_case(self, case_id: str) -> None:
        """Delete every scan of a case."""
        shutil.rmtree(self._folder / case_id, ignore_errors=True)

    def _completed(self, manifest: Manifest) -> bool:
        part = self._part(manifest)
        with part.open("rb") as file:
            wrong = whole_fault(manifest, _pieces(file, CHUNK))
        if wrong is not None:
            part.unlink()
            return False
        part.replace(self._file(manifest))
        return True

    def _read(self, manifest: Manifest, place: int) -> bytes:
        try:
            with self._file(manifest).open("rb") as file:
                file.seek(place * CHUNK)
                return file.read(manifest.length(place))
        except OSError as error:
            raise Damaged(refusal("attach.lost")) from error

    def _file(self, manifest: Manifest) -> Path:
        return self._place(manifest.case_id, manifest.digest)

    def _part(self, manifest: Manifest) -> Path:
        return self._file(manifest).with_suffix(".part")

    def _place(self, case_id: str, digest: str) -> Path:
        return self._folder / case_id / f"{digest}.sealed"


class _Seal:
    """Seals the pieces of one scan, each bound to its place in this scan of this case."""

    def __init__(self, key: bytes, case_id: str, digest: str, count: int) -> None:
        derived = HKDF(algorithm=SHA256(), length=64, salt=None, info=b"scans").derive(key)
        self._siv = AESSIV(derived)
        self._of = f"{case_id}:{digest}:{count}"

    def closed(self, piece: bytes, place: int) -> bytes:
        """A piece, sealed."""
        return self._siv.encrypt(piece, [self._bound_to(place)])

    def opened(self, chunk: bytes, place: int) -> bytes:
        """A piece as it was. Damaged when the key, the place or a single bit differs."""
        try:
            return self._siv.decrypt(chunk, [self._bound_to(place)])
        except (InvalidTag, ValueError) as error:
            raise Damaged(refusal("attach.torn")) from error

    def _bound_to(self, place: int) -> bytes:
        return f"{self._of}:{place}".encode()


def _sealed_into(
    file: BinaryIO, source: BinaryIO, case_id: str, chosen: Chosen, key: bytes
) -> Manifest:
    """Seal what is read into a file. Unavailable when it is not what was looked at."""
    seal = _Seal(key, case_id, chosen.digest, -(-chosen.size // _PIECE))
    plain, whole, chunks = sha256(), sha256(), []
    for place, piece in enumerate(_pieces(source, _PIECE)):
        sealed = seal.closed(piece, place)
        plain.update(piece)
        whole.update(sealed)
        chunks.append(sha256(sealed).hexdigest())
        file.write(sealed)
    if plain.hexdigest() != chosen.digest:
        raise Unavailable(refusal("attach.changed", name=chosen.path.name))
    return Manifest(case_id, chosen.digest, file.tell(), whole.hexdigest(), tuple(chunks))


def _pieces(file: BinaryIO, size: int) -> Iterator[bytes]:
    return iter(lambda: file.read(size), b"")


def _onto_disk(file: BinaryIO) -> None:
    file.flush()
    os.fsync(file.fileno())
