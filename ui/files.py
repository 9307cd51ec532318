"""Choosing a file: the one dialog of the system that pages open, behind callables for the tests."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtWidgets import QFileDialog


@dataclass(frozen=True, slots=True)
class Files:
    """What a page asks for a path. Both give None when the person chose nothing."""

    open: Callable[[str, str], Path | None]
    """Title and filter, such as ``CSV (*.csv)`` → an existing file."""
    save: Callable[[str, str, str], Path | None]
    """Title, suggested name and filter → where to write."""


def system_files() -> Files:
    """The dialogs of the system."""
    return Files(_open, _save)


def _open(title: str, kinds: str) -> Path | None:
    path, _ = QFileDialog.getOpenFileName(None, title, "", kinds)
    return Path(path) if path else None


def _save(title: str, suggested: str, kinds: str) -> Path | None:
    path, _ = QFileDialog.getSaveFileName(None, title, suggested, kinds)
    return Path(path) if path else None
