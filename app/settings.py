"""The folder of one installation (home) and what is set on this machine alone."""

import json
import os
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from app.domain.errors import Damaged, Unavailable, refusal

HOME_VARIABLE = "YICHUANG_HOME"
_FILE = "settings.toml"
LANGUAGES = frozenset({"zh_CN", "en"})
THEMES = frozenset({"light", "dark"})
LONGEST_LOG = 5_000_000
"""Bytes."""


@dataclass(frozen=True, slots=True)
class Home:
    """Folder of settings, stores, catalogue and papers; several may live on one machine."""

    path: Path

    @property
    def local_store(self) -> Path:
        """The counter's own store."""
        return self.path / "counter.sqlite"

    @property
    def central_store(self) -> Path:
        """The hall's store where it lives on this machine."""
        return self.path / "hall.sqlite"

    @property
    def papers(self) -> Path:
        """Where papers printed to a file go."""
        return self.path / "papers"

    @property
    def log(self) -> Path:
        """The program's own log; no personal data in it."""
        return self.path / "yichuang.log"

    def make_room_in_log(self) -> None:
        """Put a long log aside, in the place of the one put aside before."""
        try:
            if self.log.stat().st_size > LONGEST_LOG:
                self.log.replace(self.log.with_suffix(".old.log"))
        except OSError:
            # None yet, or another counter of this home holds it open: it grows a while longer.
            return


@dataclass(frozen=True, slots=True)
class Settings:
    """What is set on this machine; everything legal comes from the hall's reference data."""

    language: str = "zh_CN"
    theme: str = "light"
    idle_minutes: int = 10
    """Minutes without input until the screen locks; 0 never."""
    sync_seconds: int = 2
    centre: str = ""
    """Where the hall's store is; empty: in the home.

    A path elsewhere on this machine, or ``postgresql://login@host/database`` with this device's
    login at a server. A password is better kept in libpq's own file than here.
    """
    printers: Mapping[str, str] = field(default_factory=dict)
    """Kind of paper → printer name; ``file`` prints into the home's papers folder."""
    code_shape_hints: bool = False
    """Hint at item codes that do not have the national shape."""

    @property
    def on_server(self) -> bool:
        """Whether the hall's store is a database of a server."""
        return self.centre.startswith("postgresql://")


def find_home(given: str = "", environment: Mapping[str, str] = os.environ) -> Home:
    """The home from ``--home``, else from YICHUANG_HOME, else the user's data folder."""
    chosen = given or environment.get(HOME_VARIABLE, "")
    if chosen:
        return Home(Path(chosen).expanduser().absolute())
    from platformdirs import user_data_path

    return Home(user_data_path("yichuang", appauthor=False))


def read_settings(home: Home) -> Settings:
    """The settings of a home; defaults where there is no file. Damaged when it is torn."""
    path = home.path / _FILE
    if not path.exists():
        return Settings()
    try:
        data = tomllib.loads(path.read_text(encoding="utf-8"))
        return _settings(data)
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError, TypeError, ValueError) as error:
        raise Damaged(refusal("settings.torn", path=path, what=error)) from error


def write_settings(home: Home, settings: Settings) -> None:
    """Keep the settings; a full disk or a power cut leaves the old file or the new one.

    An empty file would be read as defaults, and point the counter at another hall's store.
    """
    path = home.path / _FILE
    draft = path.with_suffix(".new")
    try:
        home.path.mkdir(parents=True, exist_ok=True)
        with draft.open("w", encoding="utf-8") as file:
            file.write(_toml(settings))
            file.flush()
            os.fsync(file.fileno())
        draft.replace(path)
    except OSError as error:
        raise Unavailable(refusal("settings.unwritable", path=path, what=error)) from error


def _settings(data: Mapping[str, object]) -> Settings:
    base = Settings()
    printers = data.get("printers", {})
    if not isinstance(printers, Mapping):
        raise TypeError("printers")
    return replace(
        base,
        language=_one_of(LANGUAGES, data.get("language", base.language)),
        theme=_one_of(THEMES, data.get("theme", base.theme)),
        idle_minutes=max(0, int(str(data.get("idle_minutes", base.idle_minutes)))),
        sync_seconds=max(1, int(str(data.get("sync_seconds", base.sync_seconds)))),
        centre=str(data.get("centre", base.centre)),
        printers={str(kind): str(name) for kind, name in printers.items()},
        code_shape_hints=bool(data.get("code_shape_hints", base.code_shape_hints)),
    )


def _one_of(known: frozenset[str], value: object) -> str:
    if value not in known:
        raise ValueError(f"{value}: {', '.join(sorted(known))}")
    return str(value)


def _toml(settings: Settings) -> str:
    lines = [
        f"language = {_quoted(settings.language)}",
        f"theme = {_quoted(settings.theme)}",
        f"idle_minutes = {settings.idle_minutes}",
        f"sync_seconds = {settings.sync_seconds}",
        f"centre = {_quoted(settings.centre)}",
        f"code_shape_hints = {str(settings.code_shape_hints).lower()}",
        "",
        "[printers]",
    ]
    printers = sorted(settings.printers.items())
    lines += [f"{_quoted(kind)} = {_quoted(name)}" for kind, name in printers]
    return "\n".join(lines) + "\n"


def _quoted(text: str) -> str:
    """A basic string of TOML: JSON's escapes are TOML's, but for one character."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")
