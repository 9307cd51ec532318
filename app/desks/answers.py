"""The four answers of a counter: each checks, numbers its papers, moves, says what it did."""

from collections.abc import Callable, Mapping
from dataclasses import replace

from app.desks.form import reread, stated
from app.desks.intake import Finish, Outcome
from app.domain.acceptance import accept, accept_refusal, hindering
from app.domain.amending import OWN
from app.domain.case import CaseFile, Paper, PaperKind
from app.domain.circumstances import Circumstances, ensure
from app.domain.declining import decline, decline_refusal, ground_refusal
from app.domain.errors import Refused, refusal
from app.domain.handed_in import line_of
from app.domain.item import Item
from app.domain.materials import Material, Way, tolerated
from app.domain.party import Personal, Power
from app.domain.representation import agent_refusal
from app.domain.telling import tell, tell_refusal
from app.domain.tolerance import tolerate, tolerate_refusal, usual_promise

_PARTICULARS = {
    "applicant.number": ("申请人证件号码", ""),
    "applicant.nationality": ("申请人国籍", ""),
    "agent.number": ("代理人证件号码", ""),
}
"""What a form says of people and may lack: what a notice calls it."""

Act = dict[str, object]
Numbered = Callable[..., list[Paper]]
"""Takes paper kinds, gives papers with their numbers; numbers are taken only when it is called."""
Answer = Callable[[CaseFile, Finish, Circumstances, Personal, Numbered], tuple[CaseFile, Act]]


def _accept(
    file: CaseFile, plan: Finish, given: Circumstances, personal: Personal, papers: Numbered
) -> tuple[CaseFile, Act]:
    ensure(accept_refusal(file, given))
    after = accept(file, papers(PaperKind.ACCEPTANCE), given, promised=plan.as_promised)
    return after, {"note": plan.note}


def _tolerate(
    file: CaseFile, plan: Finish, given: Circumstances, personal: Personal, papers: Numbered
) -> tuple[CaseFile, Act]:
    ensure(tolerate_refusal(file, given))
    if personal.agent is not None:
        ensure(agent_refusal(personal.agent, Power.PROMISE, given.today))
    dated = file.with_materials(_promised(each, file, given) for each in tolerated(file.materials))
    issued = papers(PaperKind.TOLERANT_ACCEPTANCE, PaperKind.PROMISE)
    after = tolerate(dated, issued, given, promise_signed=plan.promise_signed)
    missing = [
        {"no": each.no, "name": each.name, "promised_by": str(each.promised_by)}
        for each in tolerated(after.materials)
    ]
    return after, {"missing": missing, "note": plan.note}


def _tell(
    file: CaseFile, plan: Finish, given: Circumstances, personal: Personal, papers: Numbered
) -> tuple[CaseFile, Act]:
    ensure(tell_refusal(file, given))
    said = file.with_materials(usual_defect(each) for each in file.materials)
    asked = {each.no for each in hindering(said, given)}
    after = tell(said, papers(PaperKind.CORRECTION), given, handed=not plan.to_be_given)
    points = [each for each in after.materials if each.no in asked]
    defects: list[Act] = [
        {
            "no": each.no,
            "name": each.name,
            "defect": each.defect,
            "remedy": each.remedy,
            "standard": line_of(given.item, each).standard,
        }
        for each in points
    ]
    defects += _form_defects(personal, given.item)
    due = after.case.supplement_due
    return after, {"defects": defects, "supplement_due": due.isoformat() if due else None}


def _decline(
    file: CaseFile, plan: Finish, given: Circumstances, personal: Personal, papers: Numbered
) -> tuple[CaseFile, Act]:
    ensure(decline_refusal(file, given))
    if plan.declining is None:
        raise Refused(refusal("decline.without_reason"))
    ensure(ground_refusal(file, plan.declining, given))
    after = decline(file, plan.declining, papers(PaperKind.DECLINE), given)
    said = plan.declining
    act: Act = {
        "ground": said.ground.value,
        "facts": said.facts.strip(),
        "basis": said.basis.strip(),
        "right_body": said.right_body.strip(),
        "right_address": said.right_address.strip(),
    }
    return after, act


ANSWERS: Mapping[Outcome, Answer] = {
    Outcome.ACCEPT: _accept,
    Outcome.TOLERATE: _tolerate,
    Outcome.TELL: _tell,
    Outcome.DECLINE: _decline,
}


def usual_defect(material: Material) -> Material:
    """A material that is missing says so even when the clerk typed nothing about it."""
    if material.defect or material.in_hand or material.way is Way.NOT_APPLICABLE:
        return material
    if material.way is Way.FAULTY:
        return material
    return replace(material, defect="未提交", remedy=material.remedy or "请按要求提交")


def _form_defects(personal: Personal, item: Item) -> list[Act]:
    """What bars acceptance in the form itself: the notice names it too, or it could not be asked.

    What was filled in wrong is not repeated: the entry is for every eye, the form is sealed.
    """
    labels = {f"{OWN}{spec.key}": (spec.label, spec.hint) for spec in item.fields} | _PARTICULARS
    defects: list[Act] = []
    for each in reread(personal, item).gaps:
        label, hint = labels[each.field]
        empty = not stated(personal, each.field)
        defects.append(
            {
                "no": 0,
                "name": f"申请表：{label}",
                "defect": "未填写" if empty else "填写不符合要求",
                "remedy": "请补填" if empty else "请更正",
                "standard": hint,
            }
        )
    return defects


def _promised(material: Material, file: CaseFile, given: Circumstances) -> Material:
    if material.promised_by is not None:
        return material
    return replace(material, promised_by=usual_promise(file, material.no, given))
