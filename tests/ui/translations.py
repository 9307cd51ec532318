"""The texts of the screens as the code has them, beside what resources/translations has.

``python -m tests.ui.translations`` brings the files up to date: new texts come in unfinished, texts
no longer used go, finished translations stay.
"""

import ast
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from xml.sax.saxutils import escape

from ui.key_map import ACTIONS
from ui.places import RESOURCES, TRANSLATIONS
from ui.text import Language, read_translations

UI = RESOURCES.parent / "ui"
OWN = "ui"
"""Name of the file for the modules that lie in ui/ itself; a package has a file of its own name."""

Text = tuple[str, str]
"""Context and English text."""


def packages() -> list[str]:
    """The names of the translation files there must be."""
    folders = {file.relative_to(UI).parts[0] for file in UI.glob("*/**/*.py")}
    return [OWN, *sorted(folders)]


def texts_of(package: str) -> set[Text]:
    """Every text of a package: literals of translate() and source(), and the table of actions."""
    files = UI.glob("*.py") if package == OWN else (UI / package).rglob("*.py")
    found = {text for file in files for text in texts_in(file)}
    if package == OWN:
        found |= {("Actions", text) for one in ACTIONS for text in (one.text, one.help)}
    return found


def texts_in(file: Path) -> Iterator[Text]:
    """The texts of one module; a context or text that is not a literal is an error."""
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call) and _called(node) in ("translate", "source"):
            given = [one.value if isinstance(one, ast.Constant) else None for one in node.args]
            context, text = (*given, None, None)[:2]
            if isinstance(context, str) and isinstance(text, str):
                yield context, text
            elif not _hands_on(node):
                raise ValueError(f"{file}:{node.lineno}: not a literal")


def file_of(package: str) -> Path:
    """Where the Chinese of a package stands."""
    return TRANSLATIONS / f"{Language.CHINESE.value}.{package}.ts"


def finished(package: str) -> dict[Text, str]:
    """The finished Chinese of a package."""
    file = file_of(package)
    return read_translations([file]) if file.exists() else {}


def page(texts: Iterable[Text], chinese: dict[Text, str]) -> str:
    """A translation file in Linguist's format, sorted, so that changes are easy to read."""
    lines = [
        '<?xml version="1.0" encoding="utf-8"?>',
        "<!DOCTYPE TS>",
        f'<TS version="2.1" language="{Language.CHINESE.value}" sourcelanguage="en">',
    ]
    before = ""
    for context, text in sorted(texts):
        if context != before:
            lines += ["</context>"] if before else []
            lines += ["<context>", f"    <name>{escape(context)}</name>"]
            before = context
        shown = chinese.get((context, text), "")
        mark = "" if shown else ' type="unfinished"'
        lines += [
            "    <message>",
            f"        <source>{escape(text)}</source>",
            f"        <translation{mark}>{escape(shown)}</translation>",
            "    </message>",
        ]
    lines += ["</context>"] if before else []
    return "\n".join([*lines, "</TS>", ""])


def _called(node: ast.Call) -> str:
    return node.func.id if isinstance(node.func, ast.Name) else ""


def _hands_on(node: ast.Call) -> bool:
    """translate("Context", one.text): the text is marked by source() where it stands."""
    return len(node.args) == 2 and isinstance(node.args[0], ast.Constant)


def main(wanted: Iterable[str]) -> None:
    """Bring the files of these packages (or of all) up to date."""
    for package in list(wanted) or packages():
        texts = texts_of(package)
        if texts:
            chinese = finished(package)
            file_of(package).write_text(page(texts, chinese), encoding="utf-8")
            left = len(texts - chinese.keys())
            sys.stdout.write(f"{file_of(package).name}: {len(texts)} texts, {left} unfinished\n")


if __name__ == "__main__":
    main(sys.argv[1:])
