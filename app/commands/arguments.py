"""Arguments that several commands take."""

from argparse import ArgumentTypeError
from datetime import date


def day(text: str) -> date:
    """A date as typed, 2026-11-22 or 20261122."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise ArgumentTypeError(f"not a date (YYYY-MM-DD): {text}") from None
