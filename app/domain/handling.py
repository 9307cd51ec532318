"""The moves of the back office up to a proposal: claim, release, propose, forward, answer.

受审分离 holds here: who accepted, told or declined never reviews, proposes or forwards.
"""

from dataclasses import replace

from app.domain.authority import DelegatedPower
from app.domain.case import Case, CaseFile
from app.domain.circumstances import (
    Circumstances,
    ensure,
    letter_for,
    recusal_refusal,
    table_refusal,
    tainted,
    used_letter,
)
from app.domain.errors import Refusal, refusal
from app.domain.moves import Move, target

GRANT, REFUSE = "grant", "refuse"
"""The two proposals; granted and refused take their names from the item's type."""


def claim_refusal(file: CaseFile, given: Circumstances) -> Refusal | None:
    """Why the case cannot be claimed by this person."""
    return table_refusal(Move.CLAIM, file, given) or apart_refusal(file.case, given)


def claim(file: CaseFile, given: Circumstances) -> CaseFile:
    """认领"""
    ensure(claim_refusal(file, given))
    return moved(file, replace(file.case, reviewer=given.person.id), Move.CLAIM)


def release_refusal(file: CaseFile, given: Circumstances) -> Refusal | None:
    """Why the case cannot be put back by this person."""
    return table_refusal(Move.RELEASE, file, given) or mine_refusal(file.case, given)


def release(file: CaseFile, given: Circumstances) -> CaseFile:
    """放回: back into the queue of the department."""
    ensure(release_refusal(file, given))
    return moved(file, replace(file.case, reviewer=""), Move.RELEASE)


def propose_refusal(file: CaseFile, given: Circumstances, *, proposal: str) -> Refusal | None:
    """Why this proposal cannot be made now."""
    found = (
        table_refusal(Move.PROPOSE, file, given)
        or mine_refusal(file.case, given)
        or apart_refusal(file.case, given)
        or procedure_refusal(file)
    )
    return found or (tolerated_refusal(file.case) if proposal == GRANT else None)


def propose(file: CaseFile, given: Circumstances, *, proposal: str, opinion: str) -> CaseFile:
    """拟决定, with an opinion that gives reasons."""
    ensure(propose_refusal(file, given, proposal=proposal))
    ensure(_proposal_refusal(proposal, opinion))
    case = replace(
        file.case,
        proposed_by=given.person.id,
        proposal=proposal,
        opinion=opinion.strip(),
        returned_reason="",
    )
    return moved(file, case, Move.PROPOSE)


def forward_refusal(file: CaseFile, given: Circumstances) -> Refusal | None:
    """Why the case cannot be forwarded to the higher body by this person.

    The whole file goes up, so nothing may be outstanding: the higher body may not ask the applicant
    again for what was handed in (第三十五条).
    """
    found = table_refusal(Move.FORWARD, file, given) or apart_refusal(file.case, given)
    if found:
        return found
    letter = letter_for(DelegatedPower.FORWARD, given)
    if isinstance(letter, Refusal):
        return letter
    if file.case.tolerated:
        return refusal(
            "forward.incomplete", count=file.case.tolerated, article="行政许可法第三十五条"
        )
    return procedure_refusal(file)


def forward(file: CaseFile, given: Circumstances) -> CaseFile:
    """转报: the whole file goes up, opinion and all materials (第三十五条)."""
    ensure(forward_refusal(file, given))
    letter = used_letter(DelegatedPower.FORWARD, given)
    return moved(file, replace(file.case, letter=letter), Move.FORWARD)


def answer_refusal(file: CaseFile, given: Circumstances) -> Refusal | None:
    """Why the higher body's answer cannot be recorded by this person."""
    return table_refusal(Move.ANSWER, file, given) or apart_refusal(file.case, given)


def answer(file: CaseFile, given: Circumstances, *, proposal: str, opinion: str) -> CaseFile:
    """上级答复: what the higher body decided comes back as the proposal.

    Who records it proposes nothing, so a body with one representative can still decide.
    """
    ensure(answer_refusal(file, given))
    ensure(_proposal_refusal(proposal, opinion))
    case = replace(file.case, proposal=proposal, opinion=opinion.strip(), returned_reason="")
    return moved(file, case, Move.ANSWER)


def mine_refusal(case: Case, given: Circumstances) -> Refusal | None:
    """Why the case is somebody else's to review."""
    if case.reviewer != given.person.id:
        return refusal("review.not_mine", reviewer=case.reviewer)
    return None


def apart_refusal(case: Case, given: Circumstances) -> Refusal | None:
    """受审分离 for the back office, and 回避."""
    if tainted(case, given.person):
        return refusal("review.same_person", person=given.person.name)
    return recusal_refusal(case, given.person)


def procedure_refusal(file: CaseFile) -> Refusal | None:
    """The special procedure that is still open, if one is."""
    running = [each.name for each in file.intervals if each.until is None]
    return refusal("propose.procedure_open", name=running[0]) if running else None


def tolerated_refusal(case: Case) -> Refusal | None:
    """Why nothing can be granted while tolerated materials are missing."""
    if case.tolerated:
        return refusal("grant.tolerated_missing", count=case.tolerated)
    return None


def moved(file: CaseFile, case: Case, move: Move) -> CaseFile:
    """The file with that case in the state the move leads to."""
    return replace(file, case=replace(case, state=target(move)))


def _proposal_refusal(proposal: str, opinion: str) -> Refusal | None:
    if proposal not in (GRANT, REFUSE):
        return refusal("propose.neither", proposal=proposal)
    return None if opinion.strip() else refusal("propose.without_opinion")
