"""The manual's page of keys, made from the table of actions: ``python -m ui.keys_page``."""

import sys
from collections.abc import Iterable, Mapping

from PySide6.QtGui import QKeySequence

from app.desks.session import DeskName
from ui.key_map import ACTIONS, Action
from ui.places import RESOURCES, TRANSLATIONS
from ui.text import Language, read_translations

PAGE = RESOURCES.parent / "docs" / "manual" / "keys.md"

_TITLES = {
    None: "Everywhere",
    DeskName.COUNTER: "Counter 受理",
    DeskName.REVIEW: "Review 审查",
    DeskName.DECIDE: "Decide 决定",
    DeskName.ISSUE: "Issue 出件",
    DeskName.OVERSIGHT: "Oversight 督查",
    DeskName.ADMIN: "Admin 管理",
}


def keys_page() -> str:
    """The whole page; a test fails when the committed one differs."""
    files = sorted(TRANSLATIONS.glob(f"{Language.CHINESE}.ui.ts"))
    chinese = read_translations(files)
    parts = ["# Keys 键位\n\nMade from `ui/actions.py` by `python -m ui.keys_page`; do not edit.\n"]
    for desk, title in _TITLES.items():
        own = [action for action in ACTIONS if action.desk is desk]
        parts.append(_table(title, (one for one in own if not one.in_table), chinese))
        in_table = [one for one in own if one.in_table]
        if in_table:
            parts.append(_table(f"{title}: in the table 在列表中", in_table, chinese))
    return "\n".join(parts)


def _table(title: str, actions: Iterable[Action], chinese: Mapping[tuple[str, str], str]) -> str:
    rows = [f"## {title}\n", "| key | what | 作用 |", "|---|---|---|"]
    rows += [
        f"| {_keys(action)} | **{action.text}**. {action.help}. "
        f"| **{chinese.get(('Actions', action.text), '')}** "
        f"{chinese.get(('Actions', action.help), '')} |"
        for action in actions
    ]
    return "\n".join(rows) + "\n"


def _keys(action: Action) -> str:
    portable = QKeySequence.SequenceFormat.PortableText
    return " or ".join(f"`{QKeySequence(keys).toString(portable)}`" for keys in action.keys)


if __name__ == "__main__":
    PAGE.parent.mkdir(parents=True, exist_ok=True)
    PAGE.write_text(keys_page(), encoding="utf-8")
    sys.stdout.write(f"{PAGE}\n")
