"""回避 recorded on the line: by who stands aside, or by a representative about somebody else."""

from app.desks.line import on_line
from app.desks.office import Office
from app.desks.session import Changes
from app.domain.case import CaseFile
from app.domain.circumstances import Circumstances
from app.domain.journal import Fact
from app.domain.recusal import recuse


def stand_aside(
    office: Office, case_id: str, ground: str, *, desk: str, person: str = ""
) -> Changes:
    """Record the ground; ``person`` is the id of who stands aside, empty for oneself."""
    who = person or office.person.id

    def rule(file: CaseFile, given: Circumstances) -> CaseFile:
        return recuse(file, who, given, ground=ground)

    act = {"person": who, "reason": ground.strip()}
    return on_line(office, case_id, Fact.RECUSE, act, rule, desk=desk)
