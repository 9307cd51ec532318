"""Who may stand at the counter for an applicant: agents, legal representatives, guardians."""

from dataclasses import replace
from datetime import date

from app.domain.errors import Refusal, refusal
from app.domain.item import Item
from app.domain.names import match_key
from app.domain.party import Agent, Applicant, Personal, Power

AGE_OF_OWN_CONSENT = 14
"""Years; below it data are sensitive and a guardian acts (个人信息保护法第二十八、三十一条)."""


def acting(personal: Personal) -> Personal:
    """The same without an agent who needs no power: the applicant, or its legal representative."""
    agent, applicant = personal.agent, personal.applicant
    if agent is None or not agent.name.strip():
        return replace(personal, agent=None)
    if applicant.is_person:
        own = bool(agent.number) and agent.number == applicant.number
    else:
        own = same_name(agent.name, applicant.legal_representative)
    return replace(personal, agent=None) if own else personal


def party_refusal(personal: Personal, item: Item, *, on: date) -> Refusal | None:
    """Why these people cannot file this application that day; the draft is kept."""
    if under_14(personal.applicant, on) and not _has_guardian(personal.applicant):
        return refusal("applicant.guardian", article="个人信息保护法第三十一条")
    agent = acting(personal).agent
    if agent is None:
        return None
    if not item.agent_allowed:
        return refusal("agent.not_allowed", item=item.name, article="行政许可法第二十九条第二款")
    return agent_refusal(agent, Power.SUBMIT, on)


def agent_refusal(agent: Agent, power: Power, on: date) -> Refusal | None:
    """Why the agent's power of attorney does not cover this that day; None if it does."""
    if power not in agent.powers:
        return refusal("agent.power", name=agent.name, power=power)
    if agent.valid_from is not None and on < agent.valid_from:
        return refusal("agent.not_yet", name=agent.name, day=agent.valid_from)
    if agent.valid_until is not None and on > agent.valid_until:
        return refusal("agent.expired", name=agent.name, day=agent.valid_until)
    return None


def under_14(applicant: Applicant, on: date) -> bool:
    """Whether a natural person is younger than fourteen that day; false when no birth is known."""
    birth = applicant.birth
    if birth is None or not applicant.is_person:
        return False
    had_birthday = (on.month, on.day) >= (birth.month, birth.day)
    return on.year - birth.year - (not had_birthday) < AGE_OF_OWN_CONSENT


def same_name(one: str, other: str) -> bool:
    """Whether two spellings are one name; an empty one is nobody's."""
    if not one.strip() or not other.strip():
        return False
    return match_key(one) == match_key(other)


def _has_guardian(applicant: Applicant) -> bool:
    named = (applicant.guardian_name, applicant.guardian_number, applicant.guardian_relation)
    return all(text.strip() for text in named)
