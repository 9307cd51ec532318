"""What the login page shows before anything heavy is loaded: names kept from the last run.

Nothing here is a secret, and nothing here decides: the login itself asks the store.
"""

import json
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

FILE = "front.json"


@dataclass(frozen=True, slots=True)
class FrontName:
    """One person on the login page."""

    id: str
    name: str
    post: str = ""
    find_by: str = ""
    """Pinyin and initials."""


@dataclass(frozen=True, slots=True)
class Front:
    """The hall as its login page names it."""

    hall: str
    people: tuple[FrontName, ...] = ()
    hint: str = ""
    """The password of a sample hall; empty for every other."""
    last: str = ""
    """Id of who logged in last."""


def read_front(home: Path) -> Front | None:
    """What was kept; None before the first run, or when the file is torn."""
    try:
        data = json.loads((home / FILE).read_text(encoding="utf-8"))
        people = tuple(FrontName(**_texts(row)) for row in data["people"])
        return Front(str(data["hall"]), people, str(data["hint"]), str(data["last"]))
    except (AttributeError, OSError, KeyError, TypeError, ValueError):
        return None


def keep_front(home: Path, front: Front) -> None:
    """Keep it for the next start; a full disk only makes that start slower."""
    data = {
        "hall": front.hall,
        "hint": front.hint,
        "last": front.last,
        "people": [
            {"id": one.id, "name": one.name, "post": one.post, "find_by": one.find_by}
            for one in front.people
        ],
    }
    draft = home / f"{FILE}.new"
    try:
        draft.write_text(json.dumps(data, ensure_ascii=False), encoding="utf-8")
        draft.replace(home / FILE)
    except OSError:
        with suppress(OSError):
            draft.unlink(missing_ok=True)


def _texts(row: Mapping[str, object]) -> dict[str, str]:
    return {str(name): str(value) for name, value in row.items()}
