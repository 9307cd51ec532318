"""What only a forger, a copied disk or a foreign program would write: never merely an error."""

from collections.abc import Callable, Mapping

from app.domain.case import CaseFile, Interval, Paper
from app.domain.effects import columns_of, rows_of
from app.domain.errors import Refusal, refusal
from app.domain.fact_rules import COLUMNS
from app.domain.flat import from_row, in_its_words
from app.domain.journal import Entry, Fact, Signed
from app.domain.lawful import Standing
from app.domain.materials import Material
from app.domain.moves import MOVES, Move
from app.domain.replay import applied

SignatureCheck = Callable[[str, str, str], bool]
"""Public key (hex), hash (hex), signature (hex) → whether it is that person's."""

FIXED = frozenset({"id", "number", "item_code", "department", "body", "device", "counter"})
"""Columns that never change after the receipt."""
ACTORS = frozenset(
    {
        "received_by",
        "accepted_by",
        "told_by",
        "declined_by",
        "reviewer",
        "proposed_by",
        "decided_by",
        "delivered_by",
    }
)
"""Columns that name who made a move: the actor, or nobody."""
BY_ITSELF = frozenset({Move.DEEM, Fact.REDATE})
"""What the clock writes, for whom no person stands."""
_ROWS: Mapping[str, type] = {"materials": Material, "papers": Paper, "intervals": Interval}


def lie(
    entry: Entry, file: CaseFile | None, standing: Standing, verify: SignatureCheck
) -> Refusal | None:
    """Why an entry cannot be genuine; None when nothing in it is a lie."""
    if entry.kind not in MOVES and entry.kind not in frozenset(Fact):
        return refusal("sync.unknown_kind", kind=entry.kind)
    if standing.person is None and entry.kind not in BY_ITSELF:
        return refusal("sync.unknown_person", person=entry.actor)
    if standing.person is not None and entry.kind in BY_ITSELF:
        return refusal("sync.not_the_clock", person=standing.person.name)
    if (file is None) != (entry.kind == Move.RECEIVE):
        code = "sync.no_case" if file is None else "sync.case_exists"
        return refusal(code, case=entry.case_id)
    return _torn(entry, file) or _falsecolumns_of(entry, file) or forged(entry, standing, verify)


def _torn(entry: Entry, file: CaseFile | None) -> Refusal | None:
    try:
        after = applied(file, entry.effect)
        loose = not _in_its_words(entry.effect, after)
    except (KeyError, TypeError, ValueError, AttributeError, RecursionError):
        loose = True
    if loose:
        return refusal("journal.torn", id=entry.id)
    wrong = after.case.id != entry.case_id or (
        file is None and (after.case.device != entry.device or after.case.counter != entry.counter)
    )
    return refusal("sync.false_case", case=entry.case_id) if wrong else None


def _in_its_words(effect: Mapping[str, object], after: CaseFile) -> bool:
    """A store of another kind makes something else of a word that is no value's own."""
    said = {name: value for name, value in columns_of(effect).items() if name != "version"}
    return in_its_words(after.case, said) and all(
        in_its_words(from_row(kind, row), row)
        for part, kind in _ROWS.items()
        for row in rows_of(effect, part)
    )


def _falsecolumns_of(entry: Entry, file: CaseFile | None) -> Refusal | None:
    columns = columns_of(entry.effect)
    if file is not None:
        for name in sorted(FIXED & columns.keys()):
            if columns[name] != getattr(file.case, name):
                return refusal("sync.false_column", column=name)
    for name in sorted(ACTORS & columns.keys()):
        if columns[name] not in ("", entry.actor) or entry.kind not in MOVES:
            return refusal("sync.false_column", column=name)
    if columns.get("flagged"):
        return refusal("sync.false_column", column="flagged")
    return _false_state(entry, columns) or _false_dating(entry, columns)


def _false_state(entry: Entry, columns: Mapping[str, object]) -> Refusal | None:
    if entry.kind not in MOVES:
        wrong = "state" in columns
    else:
        rule = MOVES[Move(entry.kind)]
        stays = bool(rule.sources & rule.targets)
        wrong = columns["state"] not in rule.targets if "state" in columns else not stays
    return refusal("sync.false_column", column="state") if wrong else None


def _false_dating(entry: Entry, columns: Mapping[str, object]) -> Refusal | None:
    """Nobody stands for a new dating, so it may compute days and nothing else."""
    if entry.kind != Fact.REDATE:
        return None
    rows = {part for part in ("materials", "papers", "intervals") if rows_of(entry.effect, part)}
    for name in sorted((columns.keys() - COLUMNS[Fact.REDATE]) | rows):
        return refusal("sync.false_column", column=name)
    return None


def forged(entry: Signed, standing: Standing, verify: SignatureCheck) -> Refusal | None:
    """Why the signature an entry carries is not its actor's; None for an entry without one."""
    if not entry.signature or standing.person is None:
        return None
    if verify(standing.public_key(entry), entry.hash, entry.signature):
        return None
    return refusal("journal.signature", person=standing.person.name)
