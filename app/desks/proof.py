"""A decision as it will read, before it is signed: the paper's own text, with nothing numbered."""

from collections.abc import Mapping
from dataclasses import dataclass

from app.desks.office import Office
from app.documents.chinese import day_text
from app.documents.facts import PaperFacts
from app.documents.templates import template, wording_type
from app.domain.case import CaseFile, Paper, PaperKind
from app.domain.deciding import Deciding
from app.domain.handling import GRANT

BLANK = "＿＿＿＿"
"""Stands where a refusal still lacks its facts, reasons or law."""


@dataclass(frozen=True, slots=True)
class Proof:
    """What the paper will say: its number is taken when it is signed."""

    title: str
    addressee: str
    """In full, as on the paper."""
    paragraphs: tuple[str, ...]
    body_name: str
    """The deciding body, in whose name it is made."""
    day: str


def proof(office: Office, file: CaseFile, plan: Deciding) -> Proof:
    """The text of the decision on a case under this plan, from the paper's own wording.

    Refused when the hall lacks what every refusal must name: the bodies of review and of appeal.
    """
    # Drawing parts are loaded with the first proof: a start that decides nothing need not wait.
    from app.documents.decision import grant_text, refusal_text

    grants = plan.proposal == GRANT
    kind = PaperKind.GRANT if grants else PaperKind.REFUSAL
    facts = _facts(office, file, kind, _said(plan, grants=grants))
    return Proof(
        title=template(kind.value, wording_type(facts.item)).title,
        addressee=f"{facts.personal.applicant.name}：",
        paragraphs=tuple(grant_text(facts) if grants else refusal_text(facts)),
        body_name=file.case.body_name,
        day=day_text(office.today),
    )


def _said(plan: Deciding, *, grants: bool) -> Mapping[str, object]:
    gap = "" if grants else BLANK
    return {
        "content": plan.content.strip(),
        "validity": plan.validity.strip(),
        "facts": plan.facts.strip() or gap,
        "reasons": plan.reasons.strip() or gap,
        "law": plan.law.strip() or gap,
    }


def _facts(
    office: Office, file: CaseFile, kind: PaperKind, act: Mapping[str, object]
) -> PaperFacts:
    with office.store.work() as work:
        personal = office.personal(work, file.case)
    person = office.person
    return PaperFacts(
        paper=Paper("", kind, "", office.today, person.id, ""),
        file=file,
        personal=personal,
        item=office.item_of(file.case),
        hall=office.known.hall,
        act=act,
        actor_name=person.name,
        actor_post=person.post,
        at=office.now(),
    )
