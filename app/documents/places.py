"""Where the bundled data of the papers lies."""

from pathlib import Path

RESOURCES = Path(__file__).resolve().parents[2] / "resources"
FONTS = RESOURCES / "fonts"
TEMPLATES = RESOURCES / "papers"
