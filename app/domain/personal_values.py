"""Personal values of an entry: under its hash stand salted digests, the values lie beside them.

What lies beside can be dropped for good: the hash, the signature and every chain still verify.
"""

import json
from collections.abc import Mapping, Sequence

from app.domain.canonical import canonical, digest

COLUMNS = (
    "applicant_name",
    "agent_name",
    "name_key",
    "pinyin",
    "masked_number",
    "masked_phone",
    "number_hash",
    "tail_hash",
    "phone_hash",
)
"""Columns of a case that tell who somebody is; its ``sealed`` one goes with the key."""
_NAMES: Mapping[str, Sequence[str]] = {
    "act": ("before", "after", "collector_name", "collector_masked"),
    "effect": COLUMNS,
}
"""Names of the values by the part of the body they stand in; those of an effect in its case."""
_MARK = "sha256:"
_MARK_LENGTH = len(_MARK) + 64


def apart(whole: dict[str, object], seed: str) -> tuple[str, str]:
    """The body with digests for its personal values, and the text that lies beside it.

    ``whole`` is the act and the effect of an entry just made; the digests are put into it.

    ``seed`` is secret and random for each entry: without the salts made of it nobody finds a name
    by trying names.
    """
    beside: dict[str, list[str]] = {}
    for name in _NAMES:
        holder = _holder(whole, name)
        for each in _NAMES[name]:
            value = holder.get(each)
            if isinstance(value, str) and value:
                place = f"{name}.{each}"
                salt = digest(f"{seed}:{place}")
                beside[place] = [salt, value]
                holder[each] = _mark(salt, value)
    return canonical(whole), canonical(beside) if beside else ""


def joined(body: str, personal: str) -> dict[str, object]:
    """The body with its values put back; empty where they were dropped or do not fit.

    TypeError or ValueError when one of the texts is torn.
    """
    whole = _object(body)
    beside = _object(personal) if personal else {}
    for place, mark in _marks(whole).items():
        name, each = place.split(".")
        _holder(whole, name)[each] = _fitting(beside.get(place), mark) or ""
    return whole


def fits(body: str, personal: str) -> bool:
    """Whether everything beside a body is what its digests say; what was dropped is no fault."""
    if not personal:
        return True
    try:
        marks, beside = _marks(_object(body)), _object(personal)
    except (TypeError, ValueError, RecursionError):
        return False
    return all(_fitting(pair, marks.get(place, "")) for place, pair in beside.items())


def _object(text: str) -> dict[str, object]:
    value = json.loads(text)
    if not isinstance(value, dict):
        raise TypeError("no object")
    return value


def _holder(whole: Mapping[str, object], name: str) -> dict[str, object]:
    """The object that holds the values of one part; an empty one where there is none."""
    part = whole.get(name)
    if name == "effect" and isinstance(part, dict):
        part = part.get("case")
    return part if isinstance(part, dict) else {}


def _marks(whole: Mapping[str, object]) -> dict[str, str]:
    """The digests that stand in a body, by their place."""
    found = {}
    for name in _NAMES:
        holder = _holder(whole, name)
        for each in _NAMES[name]:
            value = holder.get(each)
            if isinstance(value, str) and value.startswith(_MARK) and len(value) == _MARK_LENGTH:
                found[f"{name}.{each}"] = value
    return found


def _mark(salt: str, value: str) -> str:
    return _MARK + digest(canonical([salt, value]))


def _fitting(pair: object, mark: str) -> str | None:
    """The value of a pair of salt and value whose digest that is."""
    match pair:
        case [str() as salt, str() as value] if value and _mark(salt, value) == mark:
            return value
        case _:
            return None
