"""Where the files that come with the windows lie: theme, icons, fonts, translations."""

from pathlib import Path

RESOURCES = Path(__file__).resolve().parent.parent / "resources"
"""The bundled resources; beside the packages in a checkout and in an installed program alike."""

THEME = RESOURCES / "theme"
ICONS = RESOURCES / "icons"
FONTS = RESOURCES / "fonts"
TRANSLATIONS = RESOURCES / "translations"
