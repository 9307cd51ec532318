"""Personal values of an entry: its body holds them sealed under the key of the case.

Act and effect stand under the hash with empty texts in their places. Once the key is dropped nobody
reads them any more, while every hash, signature and chain still verifies.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType

from app.domain.case import Case, CaseFile
from app.domain.flat import from_row, to_row

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
NOTHING_SHOWN: Mapping[str, str] = MappingProxyType({})
_NAMES: Mapping[str, Sequence[str]] = {
    "act": ("before", "after", "collector_name", "collector_masked"),
    "effect": COLUMNS,
}
"""Names of the values by the part of the body they stand in; those of an effect in its case."""


def take_out(whole: Mapping[str, object]) -> dict[str, str]:
    """Take the personal values out of an entry's act and effect; each by its place.

    Empty texts are left in ``whole``, which is changed.
    """
    values: dict[str, str] = {}
    for part, names in _NAMES.items():
        holder = _holder(whole, part)
        for name in names:
            value = holder.get(name)
            if isinstance(value, str) and value:
                values[f"{part}.{name}"] = value
                holder[name] = ""
    return values


def shown_of(values: Mapping[str, str]) -> dict[str, str]:
    """Of the values of an entry, the columns a projection shows and searches by."""
    marked = {f"effect.{name}": name for name in COLUMNS}
    return {marked[place]: value for place, value in values.items() if place in marked}


def said_with(act: Mapping[str, object], values: Mapping[str, str]) -> dict[str, object]:
    """An act with its personal values in their places."""
    return dict(act) | {
        name: values[f"act.{name}"]
        for name in _NAMES["act"]
        if name in act and f"act.{name}" in values
    }


def effect_with(effect: Mapping[str, object], shown: Mapping[str, str]) -> Mapping[str, object]:
    """An effect with the columns a projection shows; only such as the effect itself sets."""
    holder = _holder({"effect": effect}, "effect")
    known = {name: shown[name] for name in COLUMNS if name in shown and name in holder}
    return {**effect, "case": {**holder, **known}} if known else effect


def columns_shown(case: Case) -> dict[str, str]:
    """The personal columns of a case as they stand, the empty ones too."""
    return {name: getattr(case, name) for name in COLUMNS}


def showing(file: CaseFile, shown: Mapping[str, str]) -> CaseFile:
    """The file with these personal columns."""
    if not shown:
        return file
    return replace(file, case=from_row(Case, {**to_row(file.case), **shown}))


def nameless(file: CaseFile) -> CaseFile:
    """The file as a replay without keys makes it."""
    return showing(file, dict.fromkeys(COLUMNS, ""))


def _holder(whole: Mapping[str, object], name: str) -> dict[str, object]:
    """The object that holds the values of one part; an empty one where there is none."""
    part = whole.get(name)
    if name == "effect" and isinstance(part, dict):
        part = part.get("case")
    return part if isinstance(part, dict) else {}
