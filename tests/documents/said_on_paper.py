"""A paper made from its facts and read again."""

from dataclasses import replace
from typing import Final

from app.documents.facts import PaperFacts
from app.documents.registry import render
from app.domain.case import PaperKind
from app.domain.item import ItemType, LegalBasis
from app.domain.party import Applicant, Personal
from tests.documents.facts_builder import ACTS, ITEM
from tests.documents.reading import text

FILING: Final = replace(
    ITEM,
    name="城镇污水排入事项",
    type=ItemType.OTHER,
    type_name="备案",
    legal_basis=(LegalBasis("示例管理条例", "第八条"),),
    special_procedures=(),
    result_name="备案凭证",
)
PERSON: Final = Personal(Applicant(kind="自然人", name="包小雨", document_kind="111"))


def said(given: PaperFacts) -> str:
    return text(render(given, given.paper.kind))


def without(kind: PaperKind, key: str) -> dict[str, object]:
    return {name: value for name, value in ACTS[kind].items() if name != key}
