"""更正填报项: what the form of an application says, completed or put right before it is accepted.

An error that can be put right at the counter is put right there (行政许可法第三十二条第一款第三项):
no date moves, and no notice is needed for it.
"""

from collections.abc import Sequence
from dataclasses import replace

from app.domain.answering import silence_refusal
from app.domain.case import OPEN_STATES, Case, CaseFile, Paper, PaperKind, State
from app.domain.circumstances import Circumstances, case_refusal, ensure
from app.domain.errors import Refusal, Refused, refusal
from app.domain.flat import to_row
from app.domain.item import Item
from app.domain.mending import issuer_refusal, renewed

AMENDABLE = frozenset({State.RECEIVED, State.CORRECTING})
"""States in which the application is still the applicant's to complete."""
OWN = "fields."
"""Before the key of an item's own field, where the fields of a whole form are named."""
NUMBERS = frozenset({"applicant.number", "agent.number"})
"""Particulars that papers show too, filled in where the applicant had none with them."""

_COLUMNS = frozenset({"sealed", "masked_number", "number_hash", "tail_hash", "minor"})
"""What a form is kept in: the seal, and what is derived from a number it lacked."""


def amend_refusal(file: CaseFile, given: Circumstances) -> Refusal | None:
    """Why this person cannot amend the form of this case now."""
    case = file.case
    found = case_refusal(case, given)
    if found or case.state in AMENDABLE:
        return found or issuer_refusal(PaperKind.RECEIPT, given) or silence_refusal(case, given)
    return refusal("amend.accepted" if case.state in OPEN_STATES else "amend.closed")


def amend(
    file: CaseFile,
    amended: Case,
    changed: Sequence[str],
    papers: Sequence[Paper],
    given: Circumstances,
    *,
    reason: str,
) -> CaseFile:
    """The file with another form, and a new receipt where the old one shows what changed.

    ``amended`` is the case with its new seal, ``changed`` names the fields that differ.
    """
    ensure(amend_refusal(file, given))
    ensure(_change_refusal(file.case, amended, changed, reason))
    if on_receipt(changed, given.item) and not papers:
        raise Refused(refusal("correct.without_paper"))
    return renewed(replace(file, case=amended), papers, given, reason=reason)


def on_receipt(changed: Sequence[str], item: Item) -> bool:
    """Whether a receipt shows one of these fields; personal ones stay on the form."""
    shown = {f"{OWN}{spec.key}" for spec in item.fields if not spec.personal} | NUMBERS
    return not shown.isdisjoint(changed)


def _change_refusal(
    case: Case, amended: Case, changed: Sequence[str], reason: str
) -> Refusal | None:
    if not reason.strip():
        return refusal("correct.without_reason")
    if not changed:
        return refusal("correct.nothing", field="form")
    old, new = to_row(case), to_row(amended)
    differing = {name for name in old if old[name] != new[name]}
    # A number that was there is somebody's: another one is another applicant.
    allowed = _COLUMNS - ({"number_hash"} if case.number_hash else set())
    for name in sorted(differing - allowed):
        return refusal("correct.not_clerical", field=name)
    return None
