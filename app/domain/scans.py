"""Scans on their way: sealed files in chunks, verified by their hashes, never opened to travel."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from hashlib import sha256

from app.domain.errors import Refusal, refusal

CHUNK = 512 * 1024
"""Bytes of a chunk of a sealed file; the last one may be shorter."""
MOST_CHUNKS = 64
"""Of one scan: more than the largest one has."""
_HEX = re.compile("[0-9a-f]{64}")


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a sealed scan is made of: whoever has it can verify the file without its key."""

    case_id: str
    digest: str
    """SHA-256 of what is sealed, as the entry that attached it names it; hex as all here."""
    size: int
    """Bytes, sealed."""
    sealed: str
    """SHA-256 of the sealed file."""
    chunks: tuple[str, ...]
    """SHA-256 of each chunk, in order."""

    def length(self, place: int) -> int:
        """Bytes of the chunk at that place."""
        return min(CHUNK, self.size - place * CHUNK)


@dataclass(frozen=True, slots=True)
class HeldScan:
    """A scan as the centre has it."""

    manifest: Manifest
    have: int
    """Chunks it has."""
    whole: bool
    """It has all of them, and read them back as one file."""


class ScanState(StrEnum):
    """How a scan of this machine stands to the centre."""

    WAITING = "waiting"
    """待上传: here, and on its way to the centre."""
    STUCK = "stuck"
    """Here, but it cannot go: torn, lost, or not taken. Tried again at the next start."""
    FETCHING = "fetching"
    """待下载: at the centre, and some of it here."""
    KEPT = "kept"
    """Whole at the centre and here."""


@dataclass(frozen=True, slots=True)
class ScanFile:
    """A sealed scan of this machine, and how far it has come."""

    manifest: Manifest
    state: ScanState
    have: int = 0
    """Chunks that have arrived: at the centre, or here while it is fetched."""
    why: Refusal | None = None
    """What keeps it from going on."""


def manifest_fault(manifest: Manifest) -> Refusal | None:
    """What is wrong with a manifest somebody sent; None when a file can be like that."""
    names = (manifest.digest, manifest.sealed, *manifest.chunks)
    count = -(-manifest.size // CHUNK)
    fits = 0 < count == len(manifest.chunks) <= MOST_CHUNKS
    if fits and all(_HEX.fullmatch(name) for name in names):
        return None
    return refusal("scan.manifest", digest=manifest.digest)


def chunk_fault(manifest: Manifest, place: int, content: bytes) -> Refusal | None:
    """What is wrong with a chunk; None when it is the one the manifest names."""
    known = 0 <= place < len(manifest.chunks) and len(content) == manifest.length(place)
    if known and sha256(content).hexdigest() == manifest.chunks[place]:
        return None
    return refusal("scan.chunk", digest=manifest.digest, place=place + 1)


def whole_fault(manifest: Manifest, chunks: Iterable[bytes]) -> Refusal | None:
    """What is wrong with a file as it lies, read chunk by chunk; None when it is the sealed one."""
    made = sha256()
    for chunk in chunks:
        made.update(chunk)
    if made.hexdigest() == manifest.sealed:
        return None
    return refusal("scan.whole", digest=manifest.digest)
