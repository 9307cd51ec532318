"""The five ways a thing can stand, each with its colour and a sign besides the colour."""

from enum import StrEnum


class Kind(StrEnum):
    """How a thing stands; ``sign`` goes in front of the word so that colour is never alone."""

    ACCENT = "accent"
    """Neutral news, a property."""
    OK = "ok"
    """In order, done."""
    WARN = "warn"
    """Soon due, tolerated, look here."""
    BAD = "bad"
    """Missing, late, refused."""
    MUTED = "muted"
    """Not applicable, history."""

    @property
    def sign(self) -> str:
        """One character that says the same as the colour."""
        return {"accent": "•", "ok": "✓", "warn": "!", "bad": "✕", "muted": "–"}[self.value]

    @property
    def ink(self) -> str:
        """The token of the text colour."""
        return self.value

    @property
    def ground(self) -> str:
        """The token of the soft colour beneath."""
        return "quiet" if self is Kind.MUTED else f"{self.value}-soft"
