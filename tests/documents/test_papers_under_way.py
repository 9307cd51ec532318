"""Papers while a case is under way: acceptance, notices, supplements, procedures."""

from dataclasses import replace

import pytest

from app.documents.registry import render
from app.domain.case import PaperKind
from app.domain.errors import Refused
from tests.documents.facts_builder import ACTS, CASE, MATERIALS, facts
from tests.documents.said_on_paper import FILING, said


def test_acceptance_rests_on_its_article() -> None:
    assert "第三十二条第一款第五项" in said(facts(PaperKind.ACCEPTANCE))
    assert "《示例管理条例》第八条" in said(facts(PaperKind.ACCEPTANCE, item=FILING))


def test_deemed_acceptance_says_that_nobody_told_in_time() -> None:
    found = said(facts(PaperKind.ACCEPTANCE, case=replace(CASE, deemed=True)))
    assert "本机关未在法定期限内告知需要补正的内容" in found
    assert "第三十二条第一款第四项" in found


def test_acceptance_after_corrections_says_so() -> None:
    corrected = tuple(replace(material, asked=True) for material in MATERIALS)
    found = said(facts(PaperKind.ACCEPTANCE, materials=corrected))
    assert "所告知的补正材料已于2026年11月20日全部收到" in found


def test_tolerance_lists_what_is_missing_until_when_and_what_follows() -> None:
    found = said(facts(PaperKind.TOLERANT_ACCEPTANCE))
    assert "保证食品安全的规章制度目录清单" in found
    assert "2026年11月27日前（含当日）" in found
    assert "不作出准予的决定" in found
    assert "逾期未补齐" in found


def test_the_one_time_notice_names_every_defect_and_the_remedy() -> None:
    found = said(facts(PaperKind.CORRECTION))
    for part in ("未加盖单位公章", "在申请书末页加盖单位公章", "提交原件1份", "共2项"):
        assert part in found
    assert "请于2026年12月11日前（含当日）补齐" in found


def test_an_open_supplement_date_counts_from_the_notice() -> None:
    act = {**ACTS[PaperKind.CORRECTION], "supplement_due": None}
    assert "自收到本通知书之日起十五个工作日内" in said(facts(PaperKind.CORRECTION, act=act))


def test_a_supplement_says_what_came_and_what_is_left() -> None:
    found = said(facts(PaperKind.SUPPLEMENT))
    assert "本次收到补正材料1项，尚缺1项" in found
    assert "（2026年11月23日邮寄）" in found
    act = {**ACTS[PaperKind.SUPPLEMENT], "came": [1, 4], "left": []}
    assert "收齐日期为2026年11月25日" in said(facts(PaperKind.SUPPLEMENT, act=act))


def test_a_supplement_without_a_date_asks_for_the_rest_soon() -> None:
    given = facts(PaperKind.SUPPLEMENT, case=replace(CASE, supplement_due=None))
    lone = replace(given, file=replace(given.file, papers=(given.paper,)))
    assert "请及时补齐其余材料" in said(lone)
    assert "补正（一次性告知）通知书" not in said(lone)


def test_a_notice_of_a_procedure_needs_one() -> None:
    given = facts(PaperKind.PROCEDURE)
    with pytest.raises(Refused) as caught:
        render(replace(given, file=replace(given.file, intervals=())), PaperKind.PROCEDURE)
    assert caught.value.why.code == "paper.no_procedure"


def test_the_notice_of_a_procedure_says_whether_the_clock_stands_still() -> None:
    assert "不计算在办理期限内" in said(facts(PaperKind.PROCEDURE))
    given = facts(PaperKind.PROCEDURE)
    running = tuple(replace(each, stops_clock=False) for each in given.file.intervals)
    found = said(replace(given, file=replace(given.file, intervals=running)))
    assert "上述时间计算在办理期限内" in found
