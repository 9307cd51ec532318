"""回避: who has a stake in a case neither reviews nor decides it (公务员法第七十六条、第七十七条).

Who has a ground stands aside by saying so; a representative bars another on the body's decision. It
is recorded once, with the ground, and not taken back: somebody else takes the case.
"""

from dataclasses import replace

from app.domain.case import CaseFile
from app.domain.circumstances import (
    RECUSAL_ARTICLE,
    Circumstances,
    case_refusal,
    ensure,
    role_refusal,
)
from app.domain.errors import Refusal, refusal
from app.domain.facts import UNDER_WAY
from app.domain.people import Role

STANDING_ASIDE = frozenset({Role.REVIEWER, Role.CHIEF, Role.DEPUTY})
"""Who reviews or decides, and so may have to stand aside."""
BARRING = frozenset({Role.CHIEF, Role.DEPUTY})
"""Who records that the body bars somebody else."""


def recuse_refusal(file: CaseFile, person_id: str, given: Circumstances) -> Refusal | None:
    """Why it cannot be recorded now that this person stands aside."""
    found = case_refusal(file.case, given)
    if found:
        return found
    if file.case.state not in UNDER_WAY:
        return refusal("recuse.state", state=file.case.state)
    if not person_id:
        return refusal("recuse.nobody")
    if person_id in file.case.recused.split(","):
        return refusal("recuse.already")
    own = person_id == given.person.id
    return role_refusal(STANDING_ASIDE if own else BARRING, given)


def recuse(file: CaseFile, person_id: str, given: Circumstances, *, ground: str) -> CaseFile:
    """回避, with its ground."""
    ensure(recuse_refusal(file, person_id, given))
    ensure(None if ground.strip() else refusal("recuse.without_ground", article=RECUSAL_ARTICLE))
    known = [each for each in file.case.recused.split(",") if each]
    return replace(file, case=replace(file.case, recused=",".join([*known, person_id])))
