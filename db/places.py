"""Where a store may lie: never on a network share, whose locks SQLite cannot trust."""

import re
from pathlib import Path, PurePosixPath

NETWORK = frozenset(
    {
        "nfs",
        "nfs4",
        "cifs",
        "smb3",
        "smbfs",
        "ncpfs",
        "afs",
        "ceph",
        "glusterfs",
        "lustre",
        "beegfs",
        "ocfs2",
        "davfs",
        "fuse.sshfs",
        "fuse.davfs2",
        "fuse.glusterfs",
        "fuse.rclone",
        "fuse.gvfsd-fuse",
        "fuse.smbnetfs",
    }
)
"""File systems that are, or may be, on another machine."""

MOUNTS = Path("/proc/mounts")

_OCTAL = re.compile(r"\\([0-7]{3})")


def filesystem_of(path: PurePosixPath, mounts: str) -> str:
    """Type of the file system an absolute path lies on, from the text of /proc/mounts.

    The longest mount point wins, and of two on the same point the later one; empty when unknown.
    """
    found, longest = "", -1
    for line in mounts.splitlines():
        parts = line.split()
        if len(parts) < 3:
            continue
        point = PurePosixPath(_OCTAL.sub(_char, parts[1]))
        if path.is_relative_to(point) and len(point.parts) >= longest:
            found, longest = parts[2], len(point.parts)
    return found


def network_share(path: Path, mounts: str) -> str:
    """The kind of network share a path lies on; empty when it lies on a local disk."""
    text = str(path)
    if text.startswith(("\\\\", "//")):
        return "UNC"
    kind = filesystem_of(PurePosixPath(text), mounts)
    return kind if kind in NETWORK else ""


def mounts_text(mounts: Path = MOUNTS) -> str:
    """The mounts of this machine; empty where the system has no such file."""
    try:
        return mounts.read_text(encoding="utf-8", errors="surrogateescape")
    except OSError:
        return ""


def _char(match: re.Match[str]) -> str:
    return chr(int(match.group(1), 8))
