"""Cases that exist: supplements, withdrawal, voiding, mending, scans, what follows and moves."""

from dataclasses import replace
from datetime import date, timedelta
from functools import partial
from hashlib import sha256
from pathlib import Path

from app.desks.intake import Finish, Outcome
from app.domain.case import Holder, PaperKind, State
from app.domain.closing import Ending, TerminateGround
from app.domain.deciding import Deciding
from app.domain.errors import Damaged, Unavailable
from app.domain.facts import HandOver
from app.domain.materials import Way
from app.domain.party import Personal
from app.sealing import open_personal
from tests.documents.reading import text
from tests.hall import (
    AGENT,
    ALLOWANCE,
    CHIEF,
    HELPER,
    ISSUER,
    PERSON,
    REVIEWER,
    SECOND,
    Counter,
    Hall,
    why,
)

TODAY = date(2026, 6, 1)
PNG = b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 4


def personal(counter: Counter, case_id: str) -> Personal:
    office, case = counter.desks().office, counter.file(case_id).case
    with counter.program.store.work() as work:
        key = office.case_key(work, case)
    return open_personal(case.sealed, key, case_id=case_id)


# -- 补正


def test_a_partial_supplement_keeps_the_case_correcting(counter: Counter) -> None:
    desk = counter.desks().counter
    case_id = counter.told(1, 2).file.case.id
    counter.clock.go_to(date(2026, 6, 3))
    came = counter.brought(case_id, 1)
    some = desk.supply(case_id, came, arrived_on=date(2026, 6, 3), posted_on=None)
    assert some.file.case.state is State.CORRECTING
    assert [paper.kind for paper in some.papers] == [PaperKind.SUPPLEMENT]
    counter.clock.go_to(date(2026, 6, 8))
    rest = counter.brought(case_id, 2)
    done = desk.supply(case_id, rest, arrived_on=date(2026, 6, 5), posted_on=date(2026, 6, 4))
    assert (done.file.case.state, done.file.case.received_on) == (
        State.RECEIVED,
        date(2026, 6, 5),
    )
    with counter.program.store.work() as work:
        act = work.journal.entries(case_id)[-1].act
    assert (act["way"], act["posted_on"], act["left"]) == ("post", "2026-06-04", [])
    accepted = desk.answer(case_id, Finish(Outcome.ACCEPT))
    assert accepted.file.case.accepted_on == date(2026, 6, 5)


def test_only_what_was_asked_is_supplied_and_nothing_new_is_asked(counter: Counter) -> None:
    desk = counter.desks().counter
    case_id = counter.told(1).file.case.id
    other = counter.brought(case_id, 3)
    supply = desk.supply
    assert why(lambda: supply(case_id, [], arrived_on=TODAY, posted_on=None)) == "supply.nothing"
    assert (
        why(lambda: supply(case_id, other, arrived_on=TODAY, posted_on=None)) == "supply.not_asked"
    )
    asked = counter.brought(case_id, 1)
    later = TODAY + timedelta(days=1)
    assert why(lambda: supply(case_id, asked, arrived_on=later, posted_on=None)) == "supply.future"
    supply(case_id, asked, arrived_on=TODAY, posted_on=None)
    again = desk.standing_of_case(case_id).choice(Outcome.TELL)
    assert again.why_not[0].code == "tell.new_point"


# -- 撤回, 终止


def test_an_applicant_withdraws_with_what_was_given_back(counter: Counter) -> None:
    casework = counter.desks(HELPER).casework
    case_id = counter.take_in(outcome=Outcome.KEEP).file.case.id
    assert casework.choices(counter.file(case_id)).withdraw is None
    assert (
        why(lambda: casework.withdraw(case_id, reason=" ", requested_on=TODAY))
        == "withdraw.without_request"
    )
    done = casework.withdraw(case_id, reason="不办了", requested_on=TODAY, returned=("营业执照",))
    assert done.file.case.state is State.WITHDRAWN
    assert done.changes.cases == {case_id}
    assert done.file.standing_paper(PaperKind.WITHDRAWAL) is not None


def test_corrections_far_too_late_may_end_a_case(counter: Counter) -> None:
    case_id = counter.told(1).file.case.id
    plan = Ending(TerminateGround.CORRECTIONS_LATE, "示例办法第六条", "逾期未补正", ("全部材料",))
    casework = counter.desks().casework
    assert why(lambda: casework.terminate(case_id, plan)) == "terminate.not_late"
    counter.clock.go_to(date(2026, 7, 1))
    done = casework.terminate(case_id, plan)
    assert done.file.case.state is State.TERMINATED
    assert done.entry.act["ground"] == "corrections_late"


# -- 作废重开


def test_a_case_is_voided_in_its_visit_and_its_data_carried_over(counter: Counter) -> None:
    desks = counter.desks()
    draft = counter.draft(agent=AGENT)
    old = desks.counter.finish(draft, Finish(Outcome.ACCEPT)).file.case
    assert desks.casework.choices(counter.file(old.id)).void is None
    assert why(lambda: desks.casework.redo(old.id, reason=" ")) == "redo.without_reason"
    recorded, again = desks.casework.redo(old.id, reason="选错事项")
    assert recorded.file.case.state is State.WITHDRAWN
    assert recorded.entry.act["reason"] == "作废重开：选错事项"
    assert again.id != old.id
    assert again.replaces == old.id
    assert again.agent is not None
    assert again.agent["powers"] == ",".join(sorted(AGENT["powers"].split(",")))
    assert (again.item_code, again.fields) == (draft.item_code, draft.fields)
    new = desks.counter.finish(again, Finish(Outcome.ACCEPT)).file.case
    assert new.number != old.number
    assert new.applicant_name == old.applicant_name
    assert new.number_hash == old.number_hash
    with counter.program.store.work() as work:
        assert work.journal.entries(new.id)[0].act["replaces"] == old.id


def test_a_matter_on_no_list_is_carried_over_as_such(counter: Counter) -> None:
    desks = counter.desks()
    draft = replace(counter.draft(), item_code="", outside_list="摆摊", fields={}, materials=())
    case_id = desks.counter.finish(draft, Finish(Outcome.KEEP)).file.case.id
    _, again = desks.casework.redo(case_id, reason="写错了")
    assert (again.item_code, again.outside_list) == ("", "摆摊")


def test_voiding_is_for_ones_own_counter_that_day_and_before_others(hall: Hall) -> None:
    counter, other = hall.first, hall.another()
    casework = counter.desks().casework
    case_id = counter.take_in().file.case.id
    counter.program.round()
    other.program.round()
    elsewhere = other.desks().casework
    assert why(lambda: elsewhere.redo(case_id, reason="错")) == "redo.not_here"
    assert why(lambda: counter.desks(SECOND).casework.redo(case_id, reason="错")) == "move.role"
    counter.desks(REVIEWER).review.claim(case_id)
    assert why(lambda: casework.redo(case_id, reason="错")) == "move.role"
    late = counter.take_in().file.case.id
    counter.clock.go_to(date(2026, 6, 2))
    assert why(lambda: casework.redo(late, reason="错")) == "redo.other_day"


# -- 纠错


def test_a_paper_is_made_again_under_a_new_number(counter: Counter) -> None:
    desks = counter.desks()
    case_id = counter.take_in().file.case.id
    notice = counter.file(case_id).standing_paper(PaperKind.ACCEPTANCE)
    slip = counter.file(case_id).standing_paper(PaperKind.SLIP)
    assert notice is not None
    assert slip is not None
    assert (
        why(lambda: desks.casework.replace_paper(case_id, notice.id, reason=" "))
        == "void.without_reason"
    )
    file = desks.casework.replace_paper(case_id, notice.id, reason="卡纸").file
    assert file.paper(notice.id).void_reason == "卡纸"
    new = file.standing_paper(PaperKind.ACCEPTANCE)
    assert new is not None
    assert (new.number, new.replaces) == ("示行审受A03〔2026〕2号", notice.id)
    first, again = (desks.press.sheet(case_id, each.id) for each in (notice, new))
    assert first.content != again.content
    slips = desks.casework.replace_paper(case_id, slip.id, reason="卡纸").file
    assert slips.standing_paper(PaperKind.SLIP) != slip
    assert (
        why(lambda: desks.casework.replace_paper(case_id, notice.id, reason="再来")) == "paper.void"
    )


def test_a_name_typed_wrong_is_mended_with_new_papers(counter: Counter) -> None:
    desks = counter.desks()
    applicant = {**PERSON, "name": "李婧"}
    case_id = counter.take_in(ALLOWANCE, applicant=applicant).file.case.id
    papers = [paper.id for paper in counter.file(case_id).papers]
    done = desks.casework.correct_name(case_id, name="李　静", paper_ids=papers, reason="录入错误")
    case = done.file.case
    assert (case.applicant_name, case.pinyin) == ("李静", "lj")
    assert personal(counter, case_id).applicant.name == "李静"
    assert all(done.file.paper(each).void_reason == "录入错误" for each in papers)
    new = [paper for paper in done.file.papers if not paper.void_reason]
    assert sorted(paper.kind for paper in new) == ["acceptance", "receipt", "slip"]
    assert [hit.case_id for hit in desks.records.search("李静")] == [case_id]
    assert desks.records.search("李婧") == ()


def test_a_mended_notice_says_what_the_first_one_said(counter: Counter) -> None:
    desks = counter.desks()
    told = counter.told(1, 2)
    case_id = told.file.case.id
    notice = told.file.standing_paper(PaperKind.CORRECTION)
    assert notice is not None
    done = desks.casework.correct_name(
        case_id, name="示例草原乳制品有限公司", paper_ids=[notice.id], reason="录入错误"
    )
    new = done.file.standing_paper(PaperKind.CORRECTION)
    assert new is not None
    said = text(desks.press.sheet(case_id, new.id).content)
    assert "示例草原乳制品有限公司" in said
    assert counter.item("食品经营许可（新办）").requirement(1).name.replace(" ", "") in said
    again = desks.casework.replace_paper(case_id, new.id, reason="卡纸").file
    third = again.standing_paper(PaperKind.CORRECTION)
    assert third is not None
    assert "示例草原乳制品有限公司" in text(desks.press.sheet(case_id, third.id).content)


def test_a_full_width_latin_name_is_mended_to_its_one_form(counter: Counter) -> None:
    applicant = {**PERSON, "document_kind": "414", "number": "X5432109", "nationality": "USA"}
    case_id = counter.take_in(ALLOWANCE, applicant={**applicant, "name": "SMITH JON"}).file.case.id
    receipt = counter.file(case_id).papers[0].id
    done = counter.desks().casework.correct_name(
        case_id, name="ＳＭＩＴＨ　ＪＯＨＮ", paper_ids=[receipt], reason="漏字母"
    )
    assert done.file.case.applicant_name == "SMITH JOHN"


def test_a_name_is_mended_only_with_paper_a_reason_and_a_change(counter: Counter) -> None:
    casework = counter.desks().casework
    case_id = counter.take_in(ALLOWANCE, applicant=PERSON).file.case.id
    papers = [counter.file(case_id).papers[0].id]

    def mend(name: str, reason: str = "错", ids: list[str] = papers) -> object:
        return casework.correct_name(case_id, name=name, paper_ids=ids, reason=reason)

    assert why(lambda: mend("李婧", ids=[])) == "correct.without_paper"
    assert why(lambda: mend("李婧", reason="")) == "correct.without_reason"
    assert why(lambda: mend("李　静")) == "correct.nothing"
    assert why(lambda: mend("  ")) == "name.empty"
    assert why(lambda: mend("李\x00静")) == "name.control_character"
    assert counter.kinds(case_id) == ["receive", "accept"]


def test_a_phone_is_mended_to_one_form_and_found_by_it(counter: Counter) -> None:
    desks = counter.desks()
    case_id = counter.take_in(ALLOWANCE, applicant=PERSON).file.case.id
    receipt = counter.file(case_id).papers[0].id

    def mend(phone: str, ids: list[str] | None = None) -> object:
        wanted = [receipt] if ids is None else ids
        return desks.casework.correct_phone(case_id, phone=phone, paper_ids=wanted, reason="错号")

    assert why(lambda: mend("找不到")) == "phone.unreadable"
    assert why(lambda: mend("139 0000 0001")) == "correct.nothing"
    assert why(lambda: mend("13700137000", ids=[])) == "correct.without_paper"
    mend("＋８６ 137-0013-7000")
    assert counter.file(case_id).case.masked_phone == "137****7000"
    assert personal(counter, case_id).applicant.phone == "13700137000"
    assert [hit.case_id for hit in desks.records.search("137 0013 7000")] == [case_id]
    with counter.program.store.work() as work:
        body = work.journal.entries(case_id)[-1].body
    assert "13700137000" not in body


def test_a_paper_of_another_case_is_not_made_again(counter: Counter) -> None:
    first = counter.take_in().file
    second = counter.take_in().file
    foreign = first.papers[0].id
    casework = counter.desks().casework
    assert (
        why(lambda: casework.replace_paper(second.case.id, foreign, reason="错"))
        == "paper.not_of_case"
    )


def test_a_decision_made_again_takes_a_number_of_the_body(hall: Hall) -> None:
    counter = hall.first
    case_id = counter.take_in().file.case.id
    counter.program.round()
    review = counter.desks(REVIEWER).review
    review.claim(case_id)
    review.propose(case_id, proposal="grant", opinion="符合条件")
    chief = counter.desks(CHIEF)
    chief.decide.decide(case_id, Deciding("grant", "同意", content="准予", validity="五年"))
    old = hall.central(case_id).standing_paper(PaperKind.GRANT)
    assert old is not None
    file = chief.casework.replace_paper(case_id, old.id, reason="有效期写错").file
    new = file.standing_paper(PaperKind.GRANT)
    assert new is not None
    assert (old.number, new.number) == ("示行审准〔2026〕1号", "示行审准〔2026〕2号")
    assert counter.program.round().trouble is None
    assert hall.centre.open_numbers(hall.clock()) == ()
    clerk = counter.desks().casework
    assert why(lambda: clerk.replace_paper(case_id, new.id, reason="错")) == "move.role"
    assert hall.centre.void_list("paper:示行审准:2026") in ({}, {3: "move.role"})
    counter.pull_out()
    assert (
        why(lambda: chief.casework.replace_paper(case_id, new.id, reason="错"), Unavailable)
        == "store.unreadable"
    )


def test_an_error_is_corrected_on_the_spot_in_the_applicants_hand(counter: Counter) -> None:
    casework = counter.desks().casework
    case_id = counter.take_in(outcome=Outcome.KEEP).file.case.id
    material = counter.file(case_id).materials[0]
    done = casework.spot_correct(case_id, material, before="120", after="210")
    with counter.program.store.work() as work:
        said = counter.desks().office.said(work, done.entry)
    assert (done.entry.kind, said["before"], said["after"]) == ("spot_correction", "120", "210")
    assert "120" not in done.entry.body
    accepted = counter.take_in().file.case.id
    line = counter.file(accepted).materials[0]
    assert why(lambda: casework.spot_correct(accepted, line, before="1", after="2")) == "spot.state"


# -- 扫描件


def test_a_scan_is_kept_sealed_and_opened_again(counter: Counter, tmp_path: Path) -> None:
    casework = counter.desks().casework
    path = tmp_path / "执照 scan.png"
    path.write_bytes(PNG)
    ids = [counter.take_in().file.case.id for _ in range(2)]
    for case_id in ids:
        done = casework.scans.attach(case_id, 1, path)
        digest = sha256(PNG).hexdigest()
        assert done.entry.act == {
            "no": 1,
            "sha256": digest,
            "size": len(PNG),
        }
        assert counter.file(case_id).materials[0].attachment == digest
        assert casework.scans.open(case_id, digest).content == PNG
        casework.scans.attach(case_id, 1, path)
    kept = list((counter.home.path / "scans").rglob("*.sealed"))
    assert len(kept) == 2
    assert all(b"PNG" not in each.read_bytes() for each in kept)


def test_what_is_no_scan_is_not_attached(counter: Counter, tmp_path: Path) -> None:
    casework = counter.desks().casework
    case_id = counter.take_in().file.case.id
    word, large, missing = tmp_path / "a.doc", tmp_path / "b.png", tmp_path / "c.png"
    word.write_bytes(b"\xd0\xcf\x11\xe0")
    with large.open("wb") as file:
        file.write(b"\x89PNG")
        file.truncate(20 * 1024 * 1024 + 1)
    assert why(lambda: casework.scans.attach(case_id, 1, word)) == "attach.kind"
    assert why(lambda: casework.scans.attach(case_id, 1, large)) == "attach.too_large"
    assert (
        why(lambda: casework.scans.attach(case_id, 1, missing), Unavailable) == "attach.unreadable"
    )
    assert (
        why(lambda: casework.scans.attach(case_id, 1, tmp_path), Unavailable) == "attach.unreadable"
    )
    good = tmp_path / "d.png"
    good.write_bytes(PNG)
    assert why(lambda: casework.scans.attach(case_id, 99, good)) == "attach.no_material"
    assert not (counter.home.path / "scans").exists()


def test_a_torn_or_absent_scan_says_so(counter: Counter, tmp_path: Path) -> None:
    casework = counter.desks().casework
    case_id = counter.take_in().file.case.id
    path = tmp_path / "a.png"
    path.write_bytes(PNG)
    casework.scans.attach(case_id, 1, path)
    digest = sha256(PNG).hexdigest()
    (kept,) = (counter.home.path / "scans").rglob("*.sealed")
    for torn in (b"", kept.read_bytes()[:-1], b"short"):
        kept.write_bytes(torn)
        assert why(lambda: casework.scans.open(case_id, digest), Damaged) == "attach.torn"
    kept.unlink()
    assert why(lambda: casework.scans.open(case_id, digest), Damaged) == "attach.lost"


def test_a_scan_that_cannot_be_kept_leaves_no_entry(counter: Counter, tmp_path: Path) -> None:
    casework = counter.desks().casework
    case_id = counter.take_in().file.case.id
    path = tmp_path / "a.png"
    path.write_bytes(PNG)
    (counter.home.path / "scans").write_text("in the way")
    assert why(lambda: casework.scans.attach(case_id, 1, path), Unavailable) == "attach.not_kept"
    assert counter.kinds(case_id) == ["receive", "accept"]


# -- what follows, and what moves


def test_what_was_asked_for_comes_in_after_acceptance(hall: Hall) -> None:
    counter = hall.first
    case_id = counter.take_in().file.case.id
    counter.program.round()
    review = counter.desks(REVIEWER).review
    review.claim(case_id)
    review.ask(case_id, "平面图不清楚")
    counter.desks().casework.come_in(
        case_id, counter.brought(case_id, 2), arrived_on=TODAY, answers_request=True
    )
    counter.program.round()
    assert hall.central(case_id).case.request == ""


def test_an_agent_brings_what_the_power_covers_and_the_applicant_anything(
    counter: Counter,
) -> None:
    desks = counter.desks()
    no = counter.tolerable()
    draft = counter.marked(counter.draft(agent=AGENT), Way.TO_FOLLOW, no)
    done = desks.counter.finish(draft, Finish(Outcome.TOLERATE, promise_signed=True))
    case_id = done.file.case.id
    day = date(2027, 1, 4)
    counter.clock.go_to(day)
    bring = partial(
        desks.casework.come_in,
        case_id,
        counter.brought(case_id, no),
        arrived_on=day,
        answers_request=False,
    )
    assert why(partial(bring, by_agent=True)) == "agent.expired"
    assert bring().file.case.tolerated == 0


def test_an_agent_supplies_under_a_power_that_names_it(counter: Counter) -> None:
    desk = counter.desks().counter
    agent = {**AGENT, "powers": "submit"}
    draft = counter.without(counter.draft(agent=agent), 1)
    case_id = desk.finish(draft, Finish(Outcome.TELL)).file.case.id
    came = counter.brought(case_id, 1)
    supply = partial(desk.supply, case_id, came, arrived_on=TODAY, posted_on=None)
    assert why(partial(supply, by_agent=True)) == "agent.power"
    assert supply().file.case.state is State.RECEIVED


def test_a_paper_is_given_once_on_a_day_it_may_be(counter: Counter) -> None:
    casework = counter.desks().casework
    case_id = counter.take_in().file.case.id
    receipt = counter.file(case_id).papers[0].id
    later = TODAY + timedelta(days=1)
    assert why(lambda: casework.give(case_id, receipt, on=later)) == "give.day"
    casework.give(case_id, receipt, on=TODAY)
    assert counter.file(case_id).paper(receipt).given_on == TODAY
    assert why(lambda: casework.give(case_id, receipt, on=TODAY)) == "give.already"


def test_paper_is_passed_on_with_its_numbered_sheet(counter: Counter) -> None:
    casework = counter.desks().casework
    case_id = counter.take_in().file.case.id
    passing = HandOver("综合窗口", "市场卫生审批岗", ("申请书",), 12)
    assert (
        why(lambda: casework.hand_over(case_id, replace(passing, taker=" "))) == "hand_over.parties"
    )
    done = casework.hand_over(case_id, passing)
    sheet = done.file.standing_paper(PaperKind.TRANSFER)
    assert sheet is not None
    assert sheet.number == "示行审流A03〔2026〕1号"


def test_who_gets_the_papers_says_so_once_and_the_history_shows_it(hall: Hall) -> None:
    counter = hall.first
    case_id = counter.take_in().file.case.id
    clerk, reviewer = counter.desks(), counter.desks(REVIEWER)
    assert reviewer.records.view(case_id).to_take is None
    assert why(lambda: reviewer.casework.take_papers(case_id)) == "take_papers.none"
    clerk.casework.hand_over(case_id, HandOver("综合窗口", "市场卫生审批岗", ("申请书",), 12))
    assert clerk.records.view(case_id).to_take is None
    assert why(lambda: clerk.casework.take_papers(case_id)) == "take_papers.own"
    passing = reviewer.records.view(case_id).to_take
    assert passing is not None
    assert (passing.sheet, passing.taker, passing.pages) == (
        "示行审流A03〔2026〕1号",
        "市场卫生审批岗",
        12,
    )

    reviewer.casework.take_papers(case_id)
    assert reviewer.records.view(case_id).to_take is None
    assert why(lambda: reviewer.casework.take_papers(case_id)) == "take_papers.none"
    counter.program.round()
    step = counter.desks(CHIEF).records.view(case_id).steps[-1]
    assert (step.kind, step.taken, step.who) == ("note", passing.sheet, REVIEWER)
    assert hall.centre.broken() is None


def test_the_issuing_window_takes_over_only_what_is_ready(hall: Hall) -> None:
    counter = hall.first
    case_id = counter.take_in().file.case.id
    counter.program.round()
    assert hall.central(case_id).case.holder is Holder.BACK_OFFICE
    window = counter.desks(ISSUER).casework
    assert why(lambda: window.take_over(case_id)) == "take_over.state"


def test_nothing_is_owed_where_nothing_was_deemed(counter: Counter) -> None:
    casework = counter.desks().casework
    case_id = counter.take_in().file.case.id
    owed = casework.choices(counter.file(case_id)).owed
    assert owed is not None
    assert why(lambda: casework.issue_owed(case_id)) == owed.code == "issue.not_owed"
