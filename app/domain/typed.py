"""What people type, paste and scan, brought to plain characters before it is judged."""

import unicodedata

HAN = "\u3005\u3007\u3013\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
"""Han characters for a class of a regular expression, with 々, 〇 and the placeholder 〓.

By range, not by name: characters newer than the interpreter's tables count too.
"""


def compact(text: str) -> str:
    """A number or code without white space and invisible characters, full-width forms folded.

    >>> compact("１１０ 105\\u200b")
    '110105'
    """
    folded = unicodedata.normalize("NFKC", text)
    return "".join(char for char in folded if not char.isspace() and not _invisible(char))


def _invisible(char: str) -> bool:
    """Zero-width and direction characters (Cf), such as those of a text copied from a PDF."""
    return unicodedata.category(char) == "Cf"
