"""纠错: papers made again, names and numbers mended, errors corrected on the spot."""

from app.desks.intake import Outcome
from app.domain.case import PaperKind
from app.domain.deciding import Deciding
from app.domain.errors import Unavailable
from app.domain.party import Personal
from app.sealing import open_personal
from tests.documents.reading import text
from tests.hall import ALLOWANCE, CHIEF, PERSON, REVIEWER, Counter, Hall, why


def personal(counter: Counter, case_id: str) -> Personal:
    office, case = counter.desks().office, counter.file(case_id).case
    with counter.program.store.work() as work:
        key = office.case_key(work, case)
    return open_personal(case.sealed, key, case_id=case_id)


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
