"""What the search box understood: said beside the hits, so that nobody wonders."""

from app.domain.typed import compact
from ui.text import translate

_CASE_NUMBER, _ID_NUMBER, _PHONE = 20, 18, 11


def understood(typed: str) -> str:
    """The kinds of things what was typed may be, in words."""
    text = compact(typed)
    kinds = []
    if text.isdigit():
        kinds.append(_digits(len(text)))
    elif len(text) == _ID_NUMBER and text.isascii() and text[:-1].isalnum():
        kinds.append(translate("Search", "document number or credit code"))
    elif text.isascii() and text.isalpha():
        kinds.append(translate("Search", "pinyin initials or name"))
    elif text.isascii():
        kinds.append(translate("Search", "document number"))
    else:
        kinds.append(translate("Search", "name"))
    return translate("Search", "Understood as {kinds}", kinds=" / ".join(kinds))


def _digits(length: int) -> str:
    if length == _CASE_NUMBER:
        return translate("Search", "case number")
    if length == _ID_NUMBER:
        return translate("Search", "document number")
    if length == _PHONE:
        return translate("Search", "phone number or part of a case number")
    if length == 4:
        return translate("Search", "last four of a document, or of a case number")
    return translate("Search", "part of a case number")
