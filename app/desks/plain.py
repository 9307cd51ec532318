"""Free text as typed, without what cannot be seen, printed or stored."""

import unicodedata

LONGEST = 200
"""Characters of a line of free text on a form."""


def plain(typed: str) -> str:
    """The text on one line: invisible characters and halves of characters gone, blanks single.

    >>> plain(" 示例县\\u200b\\n府前路  9号")
    '示例县 府前路 9号'
    """
    seen = (char for char in typed if unicodedata.category(char) not in ("Cf", "Cs"))
    return " ".join("".join(_blank(char) for char in seen).split())


def _blank(char: str) -> str:
    return " " if unicodedata.category(char) == "Cc" else char
