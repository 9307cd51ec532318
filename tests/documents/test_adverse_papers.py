"""Papers against the applicant: their words, their law, and how to object."""

from dataclasses import replace

import pytest

from app.documents.registry import render
from app.domain.case import PaperKind
from app.domain.errors import Refused
from app.domain.item import LegalBasis
from app.wording import sentence
from tests.documents.facts_builder import ACTS, HALL, facts
from tests.documents.said_on_paper import FILING, said, without


@pytest.mark.parametrize(
    ("ground", "words"),
    [
        ("no_permit", "依法不需要取得行政许可"),
        ("not_our_power", "请向示例市市场监督管理局（示例市人民路2号）提出申请"),
        ("refuses_correction", "拒绝按照一次告知的要求补正"),
        ("false_materials", "第七十八条"),
        ("special_law", "不符合受理的规定"),
    ],
)
def test_each_ground_of_declining_has_its_words(ground: str, words: str) -> None:
    act = {**ACTS[PaperKind.DECLINE], "ground": ground}
    assert words in said(facts(PaperKind.DECLINE, act=act))


def test_every_adverse_paper_tells_how_to_object() -> None:
    for kind in (PaperKind.DECLINE, PaperKind.REFUSAL, PaperKind.TERMINATION):
        found = said(facts(kind))
        assert "六十日内向示例县人民政府（示例县政府路1号）申请行政复议" in found
        assert "六个月内依法向示例县人民法院提起行政诉讼" in found


@pytest.mark.parametrize(
    ("kind", "key", "code"),
    [
        (PaperKind.REFUSAL, "facts", "paper.no_facts"),
        (PaperKind.REFUSAL, "reasons", "paper.no_reasons"),
        (PaperKind.REFUSAL, "law", "paper.no_law"),
        (PaperKind.DECLINE, "ground", "paper.no_ground"),
        (PaperKind.DECLINE, "facts", "paper.no_facts"),
        (PaperKind.DECLINE, "right_body", "paper.no_right_body"),
        (PaperKind.TERMINATION, "ground", "paper.no_ground"),
        (PaperKind.TERMINATION, "reasons", "paper.no_reasons"),
        (PaperKind.TERMINATION, "basis", "paper.no_law"),
        (PaperKind.CORRECTION, "defects", "paper.no_defects"),
        (PaperKind.TOLERANT_ACCEPTANCE, "missing", "paper.no_missing"),
        (PaperKind.PROMISE, "missing", "paper.no_missing"),
        (PaperKind.TRANSFER, "materials", "paper.nothing_handed_over"),
        (PaperKind.DELIVERY, "handed_over", "paper.nothing_handed_over"),
    ],
)
def test_a_paper_is_refused_without_what_the_law_wants_on_it(
    kind: PaperKind, key: str, code: str
) -> None:
    with pytest.raises(Refused) as caught:
        render(facts(kind, act=without(kind, key)), kind)
    assert caught.value.why.code == code
    assert sentence(caught.value.why)
    assert sentence(caught.value.why, "en")


def test_a_filing_is_not_declined_without_its_law() -> None:
    act = without(PaperKind.DECLINE, "basis")
    with pytest.raises(Refused) as caught:
        render(facts(PaperKind.DECLINE, act=act, item=FILING), PaperKind.DECLINE)
    assert caught.value.why.code == "paper.no_law"


@pytest.mark.parametrize(
    ("kind", "missing"),
    [
        (kind, missing)
        for kind in (PaperKind.DECLINE, PaperKind.REFUSAL, PaperKind.TERMINATION)
        for missing in ("review_government", "court")
    ],
)
def test_no_adverse_paper_without_remedies(kind: PaperKind, missing: str) -> None:
    hall = replace(HALL, review_government="") if missing != "court" else replace(HALL, court="")
    with pytest.raises(Refused) as caught:
        render(facts(kind, hall=hall), kind)
    assert caught.value.why.code == "paper.no_remedies"
    assert ("管辖法院" if missing == "court" else "复议机关") in sentence(caught.value.why)


def test_a_refusal_speaks_its_facts_reasons_and_law() -> None:
    found = said(facts(PaperKind.REFUSAL))
    for key in ("facts", "reasons", "law"):
        assert str(ACTS[PaperKind.REFUSAL][key]).rstrip("。") + "。" in found


def test_laws_that_carry_their_own_brackets_get_no_second_pair() -> None:
    item = replace(FILING, legal_basis=(LegalBasis("《示例条例》", "第一条"),))
    assert "《示例条例》第一条" in said(facts(PaperKind.ACCEPTANCE, item=item))
    assert "《《" not in said(facts(PaperKind.ACCEPTANCE, item=item))
