"""Kinds of applicants and documents as the counter offers them, and what a card fills in."""

from collections.abc import Mapping, Sequence

from app.desks.form import PERSON
from app.devices.card_line import CardLine
from app.domain.item import Item
from ui.text import source, translate

KINDS = (PERSON, "企业法人", "个体工商户", "事业法人", "社会组织法人", "其他组织", "行政机关")
"""服务对象, in the words of the published list; these are data, not texts of the screen."""
_ORGANISATION = "企业法人"
PERSON_DOCUMENTS = (
    "111",
    "414",
    "516",
    "511",
    "hmt-residence",
    "foreign-permanent",
    "113",
    "112",
    "114",
    "115",
    "554",
    "555",
    "411",
    "412",
    "413",
    "999",
)
ORGANISATION_DOCUMENTS = ("uscc", "099")
SAYS_NO_SEX = frozenset(
    {"114", "115", "411", "412", "413", "414", "511", "516", "554", "555", "999"}
)
"""Documents whose number tells neither sex nor birth: they are typed."""
_SHORT: Mapping[str, str] = {
    "111": source("Counter", "ID card"),
    "112": source("Counter", "Temporary ID"),
    "113": source("Counter", "Household book"),
    "114": source("Counter", "Officer card"),
    "115": source("Counter", "Armed police"),
    "411": source("Counter", "Diplomatic passport"),
    "412": source("Counter", "Service passport"),
    "413": source("Counter", "Official passport"),
    "414": source("Counter", "Passport"),
    "511": source("Counter", "Taiwan permit"),
    "516": source("Counter", "HK/Macao permit"),
    "554": source("Counter", "Foreign residence"),
    "555": source("Counter", "Foreign entry"),
    "hmt-residence": source("Counter", "HMT residence"),
    "foreign-permanent": source("Counter", "Permanent residence"),
    "uscc": source("Counter", "Credit code"),
    "099": source("Counter", "Other (body)"),
    "999": source("Counter", "Other"),
}


def kinds_for(item: Item | None) -> list[str]:
    """Kinds of applicants, those the item is for first."""
    fitting = [kind for kind in (item.applicant_kinds if item else ()) if kind]
    return [*fitting, *(kind for kind in KINDS if kind not in fitting)]


def documents_for(kind: str) -> list[tuple[str, str]]:
    """Kinds of documents of a person or of a body, with short words."""
    codes = PERSON_DOCUMENTS if kind == PERSON else ORGANISATION_DOCUMENTS
    return [(code, translate("Counter", _SHORT[code])) for code in codes]


def organisation_kind(kinds: Sequence[str]) -> str:
    """The first kind among those that is not a person's."""
    return next((kind for kind in kinds if kind != PERSON), _ORGANISATION)


def applicant_from_card(
    card: CardLine, before: Mapping[str, str], kinds: Sequence[str]
) -> dict[str, str]:
    """The applicant's values with what a card or line held; phone and the rest stay."""
    kept = {name: before[name] for name in ("phone", "legal_representative") if name in before}
    if card.is_organisation:
        kind = before.get("kind", "")
        kind = kind if kind and kind != PERSON else organisation_kind(kinds)
    else:
        kind = PERSON
        kept.pop("legal_representative", None)
    filled = {
        "kind": kind,
        "document_kind": card.document_kind,
        "number": card.number,
        "name": card.name,
        "sex": card.sex,
        "address": card.address,
        "phone": card.phone or kept.get("phone", ""),
        "legal_representative": kept.get("legal_representative", ""),
    }
    return {name: value for name, value in filled.items() if value}


def agent_from_card(card: CardLine, before: Mapping[str, str]) -> dict[str, str]:
    """The agent's values with what a card or line held; powers, dates and phone stay."""
    filled = {
        **before,
        "document_kind": card.document_kind,
        "number": card.number,
        "name": card.name,
    }
    return filled | ({"phone": card.phone} if card.phone else {})
