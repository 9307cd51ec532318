"""An item of an imported list, which names no materials: received, told, supplied, given back."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from app.desks.draft import Draft
from app.desks.intake import Finish, Outcome
from app.domain.case import CaseFile, PaperKind, State
from app.domain.facts import HandOver
from app.domain.handed_in import handed_in, in_order, retaken
from app.domain.materials import Way
from tests.documents.reading import text
from tests.hall import COMPANY, REVIEWER, SYSTEM, Counter, Hall, why

TABLE = """department,group,name,item_code,type_code,type,department_code
示例县行政审批服务局,,户外广告设施设置审批,511A0900300012-990101-000-1-00,1,行政许可,XZSP
示例县行政审批服务局,,注销户口证明,513A0161300000-990101-000-1-00,20,公共服务,XZSP
"""
BILLBOARD, PROOF = "511A0900300012-990101-000-1-00", "513A0161300000-990101-000-1-00"
NAMES = ("设置申请书", "营业执照复印件", "经办人居民身份证")


@pytest.fixture
def counter(hall: Hall, tmp_path: Path) -> Counter:
    """The first counter, after the administrator put the district's table in force."""
    file = tmp_path / "district.csv"
    file.write_text(TABLE, encoding="utf-8")
    items = hall.first.desks(SYSTEM).admin.items
    items.put_in_force(items.offer(file))
    hall.first.plug_in()
    return hall.first


def draft(counter: Counter, code: str) -> Draft:
    """Somebody hands in three things."""
    today = counter.desks().office.today
    return replace(
        counter.desks().counter.new_draft(),
        item_code=code,
        applicant=COMPANY,
        handed_in=in_order(handed_in(name, on=today) for name in NAMES),
    )


def said(counter: Counter, file: CaseFile, kind: PaperKind) -> str:
    paper = file.standing_paper(kind)
    assert paper is not None
    return text(counter.desks().press.sheet(file.case.id, paper.id).content)


def test_it_is_received_accepted_and_handed_over_with_what_came(
    hall: Hall, counter: Counter
) -> None:
    desks = counter.desks()
    assert "materials" in counter.program.known.item(PROOF).lacks
    done = desks.counter.finish(draft(counter, PROOF), Finish(Outcome.ACCEPT))
    case_id = done.file.case.id

    receipt = said(counter, done.file, PaperKind.RECEIPT)
    assert all(name in receipt for name in NAMES)
    assert "以上材料共3项，均已收到。" in receipt
    assert "身份证件原件一律不予留存" in receipt
    assert "3项，明细见接收凭证" in said(counter, done.file, PaperKind.SLIP)

    passing = HandOver("苏日娜", "巴图", NAMES[:2], 2)
    over = desks.casework.hand_over(case_id, passing)
    assert "营业执照复印件" in said(counter, over.file, PaperKind.TRANSFER)
    assert counter.program.round().trouble is None
    assert hall.central(case_id).materials == done.file.materials
    assert counter.desks(REVIEWER).records.view(case_id).file.materials == done.file.materials


def test_what_came_wrong_is_told_once_and_supplied(hall: Hall, counter: Counter) -> None:
    desk, whole = counter.desks().counter, draft(counter, BILLBOARD)
    standing = desk.standing(whole)
    assert standing.choice(Outcome.ACCEPT).possible
    assert standing.choice(Outcome.TELL).why_not[0].code == "tell.no_list"
    assert why(lambda: desk.finish(whole, Finish(Outcome.TELL))) == "tell.no_list"

    form, *rest = whole.handed_in
    wrong = replace(
        retaken(form, Way.FAULTY, on=desk.standing(whole).dates.received_on),
        defect="第二页没有签名",
        remedy="由法定代表人签名",
    )
    faulty = replace(whole, handed_in=(wrong, *rest))
    assert desk.standing(faulty).choice(Outcome.ACCEPT).why_not[0].code == "accept.missing"
    told = desk.finish(faulty, Finish(Outcome.TELL))
    notice = said(counter, told.file, PaperKind.CORRECTION)
    assert "第二页没有签名" in notice
    assert "由法定代表人签名" in notice
    assert "营业执照" not in notice
    assert "以上材料共3项，均已收到。" in said(counter, told.file, PaperKind.RECEIPT)

    counter.clock.go_to(date(2026, 6, 3))
    came = [retaken(told.file.materials[0], Way.ORIGINAL, on=date(2026, 6, 3))]
    case_id = told.file.case.id
    desk.supply(case_id, came, arrived_on=date(2026, 6, 3), posted_on=None)
    accepted = desk.answer(case_id, Finish(Outcome.ACCEPT))
    assert (accepted.file.case.state, accepted.file.case.accepted_on) == (
        State.ACCEPTED,
        date(2026, 6, 3),
    )
    assert counter.program.round().trouble is None
    assert hall.central(case_id).materials == accepted.file.materials


def test_what_was_kept_is_given_back_with_the_withdrawal(hall: Hall, counter: Counter) -> None:
    desks = counter.desks()
    kept = desks.counter.finish(draft(counter, BILLBOARD), Finish(Outcome.KEEP)).file
    gone = desks.casework.withdraw(
        kept.case.id,
        reason="不再设置",
        requested_on=desks.office.today,
        returned=[each.name for each in kept.materials[:2]],
    )
    assert gone.file.case.state is State.WITHDRAWN
    paper = said(counter, gone.file, PaperKind.WITHDRAWAL)
    assert "设置申请书" in paper
    assert "营业执照复印件" in paper
    assert "居民身份证" not in paper
