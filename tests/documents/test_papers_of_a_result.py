"""Papers of a result: the grant, the approval sheet, the delivery."""

from app.domain.case import PaperKind
from tests.documents.facts_builder import ACTS, CASE, facts
from tests.documents.said_on_paper import said


def test_a_grant_falls_back_on_the_validity_of_the_item() -> None:
    act = {**ACTS[PaperKind.GRANT], "validity": "", "content": ""}
    found = said(facts(PaperKind.GRANT, act=act))
    assert "有效期：5年。" in found
    assert "准予你单位“食品经营许可（新办）”行政许可。" in found


def test_the_approval_sheet_names_people_letter_and_opinions() -> None:
    found = said(facts(PaperKind.APPROVAL_SHEET))
    for part in (
        "赵一鸣",
        "示行审授〔2026〕1号",
        "同意审查意见。",
        CASE.opinion,
        "准予许可",
        "不适用",
    ):
        assert part in found


def test_delivery_by_post_counts_the_carriers_date() -> None:
    act = {**ACTS[PaperKind.DELIVERY], "way": "post", "carrier_number": "EX000000000CN"}
    found = said(facts(PaperKind.DELIVERY, act=act))
    assert "EX000000000CN" in found
    assert "不以寄出日期为准" in found
