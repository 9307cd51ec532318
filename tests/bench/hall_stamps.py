"""A story made into texts once, then stamped: the rows of a case in the format of COPY.

Hashes, the chains of the devices and those of the cases are valid. What is noise: sealed values,
wrapped keys and signatures, which have their usual lengths but open nothing and prove nothing.
"""

import base64
import json
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from random import Random

from app.domain.canonical import canonical, digest
from app.domain.exchange import Answer, Outcome, Parcel, answer_text
from app.domain.flat import from_row, to_row
from app.domain.journal import Entry, hashed_text
from app.domain.moves import MOVES, RULES_VERSION
from app.domain.personal_values import shown_of, take_out
from app.domain.referee import in_window
from app.domain.replay import body_of
from tests.bench.hall_stories import Act, Story, slot

_SEQUENCE = 987_654_321_987
"""Stands for the number of an entry in its device's chain until a case is stamped."""
_NOISE = Random(1)
COUNTER, OFFICE = "device", "office"
"""Slots of the devices that wrote an entry: the counter's, or one of the back office."""

Slots = dict[str, object]


def noise(size: int) -> str:
    """Base64 of so many bytes that mean nothing."""
    return base64.b64encode(_NOISE.randbytes(size)).decode("ascii")


@dataclass(frozen=True, slots=True)
class StampedEntry:
    """The texts of one entry: what is hashed, and its rows."""

    writer: str
    """Slot of the device that wrote it."""
    hashed: str
    row: str
    answered: str
    was_at_window: bool
    at_window: bool


@dataclass(frozen=True, slots=True)
class Stamp:
    """The texts of one story, with ``%(slot)s`` where a case has its own."""

    case: str
    materials: str
    papers: str
    entries: Sequence[StampedEntry]
    shown: str
    """Columns that the sealed values of the receipt set, as JSON."""


def stamp_of(story: Story, *, journal: bool = True) -> Stamp:
    """The texts of a story; without its journal only those of the case."""
    file, begun = story.file, story.acts[0].given.at.isoformat()

    def template(text: str) -> str:
        """The slots as the operator % fills them; the hour of the receipt is one of them."""
        plain = text.replace("%", "%%").replace(begun, slot("at"))
        return re.sub("⟦(\\w+)⟧", r"%(\1)s", plain)

    papers = (
        [slot("case"), *to_row(each).values(), place] for place, each in enumerate(file.papers)
    )
    first = body_of({}, None, story.acts[0].after)
    acts = story.acts if journal else ()
    return Stamp(
        case=template(copy_line(to_row(file.case).values())),
        materials=template(
            "".join(copy_line([slot("case"), *to_row(each).values()]) for each in file.materials)
        ),
        papers=template("".join(copy_line(row) for row in papers)),
        entries=[_stamped(act, place, template) for place, act in enumerate(acts)],
        shown=template(canonical(shown_of(take_out(first)))),
    )


def copy_line(values: Iterable[object]) -> str:
    """One row as COPY reads it.

    >>> copy_line([1, True, None, "a"])
    '1\\tt\\t\\\\N\\ta\\n'
    """
    return "\t".join(_copied(value) for value in values) + "\n"


def _copied(value: object) -> str:
    if value is None:
        return "\\N"
    if isinstance(value, bool):
        return "t" if value else "f"
    text = str(value)
    assert not re.search(r"[\t\n\r]", text)
    return text.replace("\\", "\\\\")


def _stamped(act: Act, place: int, template: Callable[[str], str]) -> StampedEntry:
    entry = _entry(act, place)
    outcome = Outcome.FLAGGED if act.after.case.flagged else Outcome.APPLIED
    version = act.after.case.version
    hashed = hashed_text(entry).replace(f'"sequence":{_SEQUENCE}', f'"sequence":{slot("sequence")}')
    values = to_row(entry) | {"sequence": slot("sequence"), "hash": slot("hash")}
    added = [outcome.value, slot("position"), slot("time"), version, slot("case_hash")]
    answer = answer_text(Answer(entry.id, outcome, version=version))
    return StampedEntry(
        writer=COUNTER if entry.desk == "counter" else OFFICE,
        hashed=template(hashed),
        row=template(copy_line([*values.values(), *added])),
        answered=template(copy_line([entry.id, slot("hash"), outcome.value, answer])),
        was_at_window=act.before is not None and in_window(act.before.case),
        at_window=in_window(act.after.case),
    )


def _entry(act: Act, place: int) -> Entry:
    """The entry of an act, its personal values sealed by noise."""
    version = act.before.case.version if act.before else 0
    # Who acts does not count versions: whoever applies the act does.
    after = replace(act.after, case=replace(act.after.case, version=version))
    whole = body_of({"channel": "counter"} if act.before is None else {}, act.before, after)
    values = take_out(whole)
    if values:
        whole["sealed"] = noise(28 + 20 * len(values))
    at_counter = act.given.person.id in (slot("clerk"), slot("issuer"))
    signed = MOVES[act.kind].signed
    return Entry(
        id=slot(f"entry{place}"),
        device=slot(COUNTER if at_counter else OFFICE),
        sequence=_SEQUENCE,
        case_id=slot("case"),
        kind=act.kind.value,
        body=canonical(whole),
        expected=version,
        actor=act.given.person.id,
        desk="counter" if at_counter else "review",
        counter=slot("counter") if at_counter else "",
        device_time=act.given.at,
        offset_ms=0,
        boot_ms=0,
        catalogue="1",
        rules=RULES_VERSION,
        calendar="1",
        template="1",
        previous=slot("previous"),
        key_id=slot("chief") if signed else "",
        signature=_NOISE.randbytes(71).hex() if signed else "",
    )


class Chains:
    """The ends of the devices' chains, which go on with every entry stamped."""

    def __init__(self) -> None:
        self.ends: dict[str, tuple[int, str]] = {}

    def next(self, device: str, entry: StampedEntry, slots: Slots) -> str:
        """Fill an entry's own slots in; the text that was hashed."""
        sequence, previous = self.ends.get(device, (0, "0" * 64))
        slots["sequence"] = sequence + 1
        slots["previous"] = previous
        text = entry.hashed % slots
        slots["hash"] = made = digest(text)
        self.ends[device] = sequence + 1, made
        return text


def parcels(stamp: Stamp, slots: Slots, chains: Chains) -> Iterator[Parcel]:
    """The entries of a story, all written at the counter, as its device hands them in."""
    for place, entry in enumerate(stamp.entries):
        text = chains.next(str(slots[COUNTER]), entry, slots)
        row = json.loads(text) | {"hash": slots["hash"], "signature": ""}
        first = place == 0
        yield Parcel(
            from_row(Entry, row),
            wrapped_key=str(slots["wrapped"]) if first else "",
            shown=json.loads(stamp.shown % slots) if first else {},
        )
