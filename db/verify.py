"""Verifying a store's journal: the first entry that does not fit is named, or None."""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date, timedelta
from functools import partial

from sqlalchemy import Connection

from app.domain.case import CaseFile
from app.domain.errors import Refusal, refusal
from app.domain.exchange import Outcome
from app.domain.flat import from_row
from app.domain.journal import GENESIS, Entry, altered, case_link, fault, first_break
from app.domain.personal_values import NOTHING_SHOWN, effect_with, nameless
from app.domain.referee import taken
from app.domain.reference import ReferenceKind
from app.domain.replay import applied
from db import entries
from db.devices import Device, Devices
from db.digests import START, due_digests
from db.files import Files
from db.journal import Journal
from db.papers import Keys
from db.references import References

_PLACED = "case_id = ? AND central_position IS NOT NULL ORDER BY central_position"


Opened = Callable[[Entry, str], Mapping[str, str]]
"""An entry and the wrapped key of its case → the columns its sealed values set.

Damaged when they cannot be opened.
"""


def local_break(connection: Connection, opened: Opened | None = None) -> Refusal | None:
    """What is wrong with a counter's journal: its own chain, then every case it keeps.

    With ``opened`` the names a case shows are held against what its entries seal.
    """
    journal, files = Journal(connection), Files(connection)
    case_break = partial(_case_break, opened=opened)
    overlay_break = partial(_overlay_break, opened=opened)
    return (
        first_break(journal.chain())
        or _altered(connection)
        or _first(case_break, connection, sorted(files.confirmed_ids()))
        or _first(overlay_break, connection, sorted(files.pending_ids()))
    )


def central_break(connection: Connection, opened: Opened | None = None) -> Refusal | None:
    """What is wrong with the centre's journal: devices, entries, cases, then daily digests.

    With ``opened`` the names a case shows are held against what its entries seal.
    """
    devices = Devices(connection).all()
    case_break = partial(_case_break, opened=opened)
    return (
        next((found for each in devices if (found := _device_break(connection, each))), None)
        or _altered(connection)
        or _first(case_break, connection, sorted(Files(connection).confirmed_ids()))
        or _digest_break(connection)
    )


def digests_differ(kept: Mapping[str, str], told: Mapping[str, str]) -> Refusal | None:
    """Which day's digest a counter kept otherwise than the centre tells it now."""
    for day, value in sorted(kept.items()):
        if told.get(day) != value:
            return refusal("journal.digest_differs", day=day)
    return None


def _first(
    check: Callable[[Connection, str], Refusal | None],
    connection: Connection,
    case_ids: Iterable[str],
) -> Refusal | None:
    return next((found for each in case_ids if (found := check(connection, each))), None)


def _altered(connection: Connection) -> Refusal | None:
    for entry in entries.select(connection, "1 = 1 ORDER BY device, sequence", ()):
        if altered(entry):
            return refusal("journal.altered", device=entry.device, sequence=entry.sequence)
    return None


def _case_break(connection: Connection, case_id: str, *, opened: Opened | None) -> Refusal | None:
    file: CaseFile | None = None
    link, wrapped = GENESIS, Keys(connection).get(case_id)
    for entry, row in entries.select_placed(connection, _PLACED, (case_id,)):
        link = case_link(link, entry.hash)
        shown = opened(entry, wrapped) if opened and wrapped else NOTHING_SHOWN
        file = taken(file, entry, Outcome(str(row["outcome"])), shown)
        if row["case_hash"] != link or row["case_version"] != file.case.version:
            return refusal("journal.case_broken", case=case_id, id=entry.id)
    kept = Files(connection).confirmed(case_id)
    if kept is not None and opened is None:
        kept = nameless(kept)
    return None if kept == file else refusal("journal.case_differs", case=case_id)


def _overlay_break(
    connection: Connection, case_id: str, *, opened: Opened | None
) -> Refusal | None:
    files, journal = Files(connection), Journal(connection)
    file, wrapped = files.confirmed(case_id), Keys(connection).get(case_id)
    for entry in journal.overlay(case_id, file.case.version if file else 0):
        shown = opened(entry, wrapped) if opened and wrapped else journal.shown(entry.id)
        file = applied(file, effect_with(entry.effect, shown))
    if files.get(case_id) != file:
        return refusal("journal.case_differs", case=case_id)
    return None


def _device_break(connection: Connection, device: Device) -> Refusal | None:
    previous = GENESIS
    known = _of_device(connection, device.id)
    for sequence in range(1, device.last_sequence + 1):
        entry = known.get(sequence)
        found = _link_break(connection, device.id, entry, sequence, previous)
        if isinstance(found, Refusal):
            return found
        previous = found
    if previous != device.last_hash:
        return refusal("journal.forked", device=device.id, sequence=device.last_sequence)
    return None


def _of_device(connection: Connection, device: str) -> dict[int, Entry]:
    found = entries.select(connection, "device = ? ORDER BY sequence", (device,))
    return {entry.sequence: entry for entry in found}


def _link_break(
    connection: Connection, device: str, entry: Entry | None, sequence: int, previous: str
) -> Refusal | str:
    """The hash the chain goes on with, or why it does not."""
    if entry is not None:
        return fault(entry, sequence=sequence, previous=previous) or entry.hash
    for apart in _set_apart(connection, device, sequence):
        if apart.previous == previous:
            return apart.hash
    return refusal("journal.gap", device=device, sequence=sequence + 1, expected=sequence)


def _set_apart(connection: Connection, device: str, sequence: int) -> Iterator[Entry]:
    """Entries that were set apart, but stand in the device's chain all the same."""
    sql = "SELECT entry FROM quarantine WHERE device = ? AND sequence = ? ORDER BY id"
    for row in connection.exec_driver_sql(sql, (device, sequence)):
        yield from_row(Entry, json.loads(row[0]))


def _digest_break(connection: Connection) -> Refusal | None:
    kept = References(connection).all(ReferenceKind.DIGEST)
    if not kept:
        return None
    end = date.fromisoformat(max(kept)) + timedelta(days=1)
    position, value = START
    computed = {
        ended.day: ended.told
        for ended in due_digests(connection, after=position, previous=value, today=end)
    }
    return digests_differ(kept, computed)
