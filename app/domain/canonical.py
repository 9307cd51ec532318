"""One way only to write a JSON value, so that hashes mean something (RFC 8785 without floats)."""

import hashlib
import json


def canonical(value: object) -> str:
    """JSON text: keys sorted, no blanks, no escapes beyond what JSON needs, no floats.

    Raises TypeError for floats and for anything JSON does not know.
    """
    _no_floats(value)
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def digest(text: str) -> str:
    """SHA-256 of the UTF-8 text, lower-case hex."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def _no_floats(value: object) -> None:
    if isinstance(value, float):
        raise TypeError("floats have no canonical form here")
    if isinstance(value, dict):
        for part in value.values():
            _no_floats(part)
    elif isinstance(value, list | tuple):
        for part in value:
            _no_floats(part)
