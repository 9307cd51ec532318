"""特别程序 at the review desk: told in writing first, stopping the clock only by law."""

from datetime import date

from app.domain.case import PaperKind, State
from app.domain.errors import Unavailable
from app.domain.journal import Fact
from tests.documents.reading import text
from tests.hall import FOOD, HYGIENE, MORNING, OTHER_REVIEWER, REVIEWER, Counter, Hall, why

ROADWORKS = "涉路施工活动许可"
"""Eight days promised, twenty in law; 专家评审 stops the clock."""
WATER = "取水许可"
"""专家评审 and 听证 both stop the clock."""
EXPERTS = "专家评审"
TODAY = date(2026, 6, 1)


def reviewing(counter: Counter, item: str = ROADWORKS) -> str:
    case_id = counter.take_in(item).file.case.id
    counter.plug_in()
    counter.desks(REVIEWER).review.claim(case_id)
    return case_id


def test_a_procedure_begins_with_its_numbered_notice_and_stops_the_clock(hall: Hall) -> None:
    counter = hall.first
    case_id = reviewing(counter)
    desk = counter.desks(REVIEWER).review
    promised = hall.central(case_id).case.promised_due
    changes = desk.start_procedure(case_id, name=EXPERTS, days=6, since=date(2026, 6, 2))
    assert changes.cases == {case_id}
    file = hall.central(case_id)
    (interval,) = file.intervals
    assert (interval.name, interval.stops_clock) == (EXPERTS, True)
    assert (interval.planned_days, interval.until) == (6, None)
    notice = file.standing_paper(PaperKind.PROCEDURE)
    assert notice is not None
    assert notice.number.endswith("〔2026〕1号")
    assert notice.number.startswith(counter.program.known.body(file.case.body).short_name)
    said = text(counter.desks(REVIEWER).press.sheet(case_id, notice.id).content)
    assert "该程序自2026年6月2日起，所需时间为六个工作日" in said
    assert "不计算在办理期限内" in said
    assert why(lambda: desk.propose(case_id, proposal="grant", opinion="符合")) == (
        "propose.procedure_open"
    )

    hall.clock.go_to(date(2026, 6, 9))
    desk.end_procedure(case_id, interval.id, ended_on=date(2026, 6, 9), result="评审通过")
    case = hall.central(case_id).case
    assert (promised, case.promised_due) == (date(2026, 6, 11), date(2026, 6, 19 + 3))
    desk.propose(case_id, proposal="grant", opinion="符合条件")
    assert hall.central(case_id).case.state is State.PROPOSED
    steps = counter.desks(REVIEWER).records.view(case_id).steps
    assert [step.said for step in steps if step.kind == Fact.PROCEDURE] == [EXPERTS, "评审通过"]


def test_a_visit_takes_its_time_and_the_clock_goes_on(hall: Hall) -> None:
    counter = hall.first
    case_id = reviewing(counter, FOOD)
    desk = counter.desks(REVIEWER).review
    before = hall.central(case_id).case
    (visit,) = desk.procedures(hall.central(case_id))
    assert visit.running is None
    assert visit.no_stop is not None
    assert visit.no_stop.code == "procedure.no_stop"
    desk.start_procedure(case_id, name=visit.listed.name, days=2, since=TODAY)
    file = hall.central(case_id)
    assert file.case.promised_due == before.promised_due
    assert not file.intervals[0].stops_clock
    notice = file.standing_paper(PaperKind.PROCEDURE)
    assert notice is not None
    said = text(counter.desks(REVIEWER).press.sheet(case_id, notice.id).content)
    assert "上述时间计算在办理期限内" in said
    (visit,) = desk.procedures(file)
    assert visit.running == file.intervals[0]


def test_two_stops_never_overlap_the_second_runs_in_the_time_of_the_case(hall: Hall) -> None:
    counter = hall.first
    case_id = reviewing(counter, WATER)
    desk = counter.desks(REVIEWER).review
    first, second = (each.listed.name for each in desk.procedures(hall.central(case_id)))
    desk.start_procedure(case_id, name=first, days=10, since=TODAY)
    _, hearing = desk.procedures(hall.central(case_id))
    assert hearing.no_stop is not None
    assert hearing.no_stop.code == "procedure.stops_overlap"
    desk.start_procedure(case_id, name=second, days=5, since=TODAY)
    assert [each.stops_clock for each in hall.central(case_id).intervals] == [True, False]


def test_a_plan_that_is_wrong_takes_no_number(hall: Hall) -> None:
    counter = hall.first
    case_id = reviewing(counter)
    desk = counter.desks(REVIEWER).review

    def begin(name: str = EXPERTS, days: int = 5, since: date = TODAY) -> str:
        return why(lambda: desk.start_procedure(case_id, name=name, days=days, since=since))

    assert begin(days=11) == "procedure.days"
    assert begin(name="公示") == "procedure.not_of_item"
    assert begin(since=date(2026, 5, 29)) == "procedure.before_notice"
    other = counter.desks(OTHER_REVIEWER).review
    assert other.choices(hall.central(case_id)).special is not None
    assert hall.centre.open_numbers(MORNING.replace(year=2030)) == ()
    desk.start_procedure(case_id, name=EXPERTS, days=5, since=TODAY)
    notice = hall.central(case_id).standing_paper(PaperKind.PROCEDURE)
    assert notice is not None
    assert notice.number.endswith("〔2026〕1号")
    interval = hall.central(case_id).intervals[0].id
    assert (
        why(lambda: desk.end_procedure(case_id, interval, ended_on=TODAY, result=" "))
        == "procedure.without_result"
    )


def test_an_item_without_procedures_says_so_and_without_the_line_nothing_begins(
    hall: Hall,
) -> None:
    counter = hall.first
    plain = reviewing(counter, "公共场所卫生许可延续")
    desk = counter.desks(REVIEWER).review
    none = desk.choices(hall.central(plain)).special
    assert none is not None
    assert none.code == "procedure.none"
    assert desk.procedures(hall.central(plain)) == ()
    case_id = reviewing(counter, HYGIENE)
    name = desk.procedures(hall.central(case_id))[0].listed.name
    counter.pull_out()
    assert (
        why(lambda: desk.start_procedure(case_id, name=name, days=1, since=TODAY), Unavailable)
        == "store.unreadable"
    )
    counter.plug_in()
    assert hall.central(case_id).intervals == ()
