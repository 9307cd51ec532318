"""The end of a visit: its papers, its numbers, and what stands in its way."""

from datetime import date

from app.desks.intake import Finish, Outcome
from app.domain.case import Holder, State
from app.domain.errors import Unavailable
from app.domain.numbers import CaseNumber
from tests.desks.day.papers_of_a_visit import numbers
from tests.hall import ALLOWANCE, PERSON, Counter, Disk, Hall, why


def test_an_accepted_case_has_its_receipt_slip_and_notice(counter: Counter) -> None:
    done = counter.take_in()
    case = done.file.case
    assert (case.state, case.holder) == (State.ACCEPTED, Holder.BACK_OFFICE)
    assert str(CaseNumber.parse(case.number)) == case.number
    assert numbers(counter, case.id) == {
        "receipt": "示行审收A03〔2026〕1号",
        "slip": "",
        "acceptance": "示行审受A03〔2026〕1号",
    }
    assert counter.kinds(case.id) == ["receive", "accept"]
    assert case.promised_due is not None
    assert case.sealed
    assert "91152998MA07E57166" not in str(case)


def test_numbers_run_densely_by_kind_and_by_window(hall: Hall) -> None:
    first, second = hall.first, hall.another()
    serials = [CaseNumber.parse(first.take_in().file.case.number).serial for _ in range(3)]
    assert serials == [1, 2, 3]
    kept = first.take_in(outcome=Outcome.KEEP)
    assert kept.file.papers[0].number == "示行审收A03〔2026〕4号"
    other = second.take_in()
    assert other.file.papers[0].number == "示行审收A04〔2026〕1号"
    assert CaseNumber.parse(other.file.case.number).counter == 4


def test_a_second_machine_of_a_window_gives_no_number_again(hall: Hall) -> None:
    broken, follower = hall.first, hall.another("A03", 3)
    first, second = broken.take_in().file, follower.take_in().file
    assert [paper.number for paper in second.papers] == [
        "示行审收A03机2〔2026〕1号",
        "",
        "示行审受A03机2〔2026〕1号",
    ]
    assert not {paper.number for paper in first.papers if paper.number} & {
        paper.number for paper in second.papers
    }
    assert second.case.number != first.case.number


def test_a_year_without_a_calendar_stops_no_intake(counter: Counter) -> None:
    counter.clock.go_to(date(2026, 12, 30))
    done = counter.take_in()
    assert done.file.case.undated_year == 2027
    assert done.file.case.promised_due is None


def test_a_clock_set_back_may_not_number(counter: Counter) -> None:
    counter.take_in()
    desk = counter.desks().counter
    draft = counter.draft()
    desk.keep_draft(draft)
    counter.clock.at = counter.clock.at.replace(minute=0)
    before = counter.clock.at
    counter.clock.at = before.replace(hour=0)
    assert why(lambda: desk.finish(draft, Finish(Outcome.ACCEPT))) == "clock.behind_journal"
    assert desk.drafts() == (draft,)
    assert counter.entries() == 2
    counter.clock.at = before.replace(hour=2)
    assert desk.finish(draft, Finish(Outcome.ACCEPT)).file.case.number


def test_a_full_disk_keeps_the_draft_and_uses_no_number(counter: Counter) -> None:
    desk = counter.desks().counter
    draft = counter.draft()
    desk.keep_draft(draft)
    drafts = [counter.draft() for _ in range(40)]
    plan = Finish(Outcome.ACCEPT)
    with Disk(counter.home.local_store).watched() as disk:
        disk.full = True
        assert why(lambda: [desk.finish(each, plan) for each in drafts], Unavailable) == (
            "store.full"
        )
        disk.full = False
        with counter.program.store.work() as work:
            serial = work.series.last(f"case:{counter.program.place.enrolment}:2026")
            sql = "SELECT count(*) FROM entry WHERE kind = 'receive'"
            assert serial == work.connection.exec_driver_sql(sql).scalar_one()
        assert draft in desk.drafts()
        assert desk.finish(draft, plan).file.case.number
    assert counter.program.store.broken() is None


def test_the_entry_of_a_receipt_names_the_warnings_that_were_looked_at(counter: Counter) -> None:
    applicant = {**PERSON, "name": "张伟", "sex": "男", "number": "152990199008080025"}
    done = counter.take_in(ALLOWANCE, applicant=applicant)
    with counter.program.store.work() as work:
        (entry, *_) = work.journal.entries(done.file.case.id)
    assert entry.act["warned"] == ["identity.sex_differs"]
    assert "152990199008080025" not in entry.body
