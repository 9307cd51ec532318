"""The machine the program runs on: its clocks, and what tells it from a copy of its disk."""

import time
import uuid
from datetime import UTC, datetime
from pathlib import Path

MACHINE_ID = Path("/etc/machine-id")


def utc_now() -> datetime:
    """The machine's clock: asked here and nowhere else."""
    return datetime.now(UTC)


def boot_milliseconds() -> int:
    """A clock nobody can set, counting while the machine is up."""
    return time.monotonic_ns() // 1_000_000


def machine_identity() -> str:
    """What tells this machine from a copy of its disk elsewhere."""
    try:
        return MACHINE_ID.read_text(encoding="ascii").strip()
    except OSError:
        return f"{uuid.getnode():012x}"
