"""UUIDv7: identifiers that sort by time and need no line (RFC 9562 section 5.7)."""

from datetime import datetime


def uuid7(at: datetime, random: bytes) -> str:
    """32 hex digits from an aware instant and ten random bytes.

    >>> from datetime import UTC
    >>> uuid7(datetime(2026, 11, 20, tzinfo=UTC), bytes(10))
    '01a1f640bc0070008000000000000000'
    """
    if len(random) != 10:
        raise ValueError("ten random bytes are needed")
    if at.tzinfo is None:
        raise ValueError("an instant without a zone is none")
    milliseconds = int(at.timestamp() * 1000)
    head = milliseconds.to_bytes(6, "big")
    version = bytes([0x70 | random[0] & 0x0F, random[1]])
    variant = bytes([0x80 | random[2] & 0x3F])
    return (head + version + variant + random[3:]).hex()
