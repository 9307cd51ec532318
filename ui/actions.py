"""Actions of the pages, made from the key map: texts, tips, shortcuts.

A page says what its actions do: ``bind(page, {"counter.accept": self._accept})``. Keys of a table
(``in_table``) are given to the table itself, ``RowsTable.on_key``.
"""

from collections.abc import Callable, Mapping

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget

from ui.key_map import BY_NAME, Action
from ui.text import translate

_PORTABLE = QKeySequence.SequenceFormat.PortableText


def text_of(name: str) -> str:
    """The action's text in the language of the screen."""
    return translate("Actions", BY_NAME[name].text)


def help_of(name: str) -> str:
    """What the action does, as a sentence in the language of the screen."""
    return translate("Actions", BY_NAME[name].help)


def key_of(name: str) -> str:
    """The key to show, as this system writes it."""
    return shown_key(BY_NAME[name].keys[0])


def shown_key(keys: str) -> str:
    """A key sequence for the eye; the space bar and digits by their names."""
    if keys == "Space":
        return translate("Keys", "Space")
    return QKeySequence(keys, _PORTABLE).toString(QKeySequence.SequenceFormat.NativeText)


def tip_of(name: str) -> str:
    """The tool tip: what it does, and its key."""
    return f"{help_of(name)}  {key_of(name)}"


def bind(page: QWidget, verbs: Mapping[str, Callable[[], object]]) -> dict[str, QAction]:
    """Give a page the named actions; they answer to their keys while the page is the one shown."""
    made = {name: _bound(page, BY_NAME[name], verb) for name, verb in verbs.items()}
    page.addActions(list(made.values()))
    return made


def _bound(page: QWidget, action: Action, verb: Callable[[], object]) -> QAction:
    made = QAction(text_of(action.name), page)
    made.setObjectName(action.name)
    made.setShortcuts([QKeySequence(keys) for keys in action.keys])
    made.setShortcutContext(Qt.ShortcutContext.WindowShortcut)
    made.setAutoRepeat(False)
    made.setToolTip(tip_of(action.name))
    made.triggered.connect(lambda: verb())
    return made
