"""What an inspector finds at the centre: numbers, looks, logins, authority, pairs, draws."""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from datetime import date
from functools import partial

import pytest

from app.desks.inspection import InspectionDesk
from app.desks.inspection_lines import DrawWish, LoginLine, PaperLine, View
from app.desks.intake import Outcome
from app.desks.rows import CaseRow, Figure, Which
from app.domain.case import State
from app.domain.deciding import Deciding
from app.domain.errors import Unavailable
from app.domain.inspection import Period, Sharing
from app.domain.moves import Move
from app.domain.paper_series import NumberFault
from app.domain.reading import Looked
from tests.hall import (
    ALLOWANCE,
    CHIEF,
    CLERK,
    FOOD,
    HYGIENE,
    INSPECTOR,
    PERSON,
    REVIEWER,
    SECOND,
    SUPERVISOR,
    SYSTEM,
    Counter,
    Hall,
    why,
)

JUNE = Period(date(2026, 6, 1), date(2026, 6, 30))
WISH = DrawWish(JUNE.first, JUNE.last, "", "", 2, "季度抽查")


def desk_of(counter: Counter, name: str = INSPECTOR) -> InspectionDesk:
    return counter.desks(name).oversight.inspection


def papers(counter: Counter) -> tuple[PaperLine, ...]:
    """All that is wrong with numbers and papers in June."""
    desk = desk_of(counter)
    return desk.papers(desk.paper_pieces(JUNE))


def behind(counter: Counter, which: Which) -> tuple[CaseRow, ...]:
    """The cases a line opens."""
    return counter.desks(INSPECTOR).oversight.cases(Figure(1, which))


def logins(counter: Counter) -> tuple[LoginLine, ...]:
    """All shared logins of June."""
    desk = desk_of(counter)
    return desk.logins(desk.login_pieces(JUNE))


def asked(desk: InspectionDesk) -> dict[View, Callable[[], object]]:
    return {
        View.PAPERS: partial(desk.paper_pieces, JUNE),
        View.READS: partial(desk.reads, JUNE),
        View.DRAW: desk.drawing.draws,
        View.AUTHORITY: partial(desk.acted, JUNE),
        View.LOGINS: partial(desk.login_pieces, JUNE),
        View.PAIRS: partial(desk.pairs, JUNE),
        View.SILENT: partial(desk.silent, 3),
    }


def test_an_inspector_sees_all_a_supervisor_what_the_hall_looks_after_others_nothing(
    counter: Counter,
) -> None:
    counter.program.round()
    assert desk_of(counter).views() == tuple(View)
    theirs = (View.PAPERS, View.DRAW, View.SILENT)
    assert desk_of(counter, SUPERVISOR).views() == theirs
    for name, seen in ((INSPECTOR, tuple(View)), (SUPERVISOR, theirs), (CLERK, ()), (SYSTEM, ())):
        desk = desk_of(counter, name)
        assert desk.views() == seen
        for view, ask in asked(desk).items():
            if view in seen:
                assert isinstance(ask(), tuple)
            else:
                assert why(ask) == "inspect.role"
                export = partial(desk.export, view, ["a"], [["b"]], purpose="核查")
                assert why(export) == "inspect.role"


def test_everything_is_asked_of_the_centre(counter: Counter) -> None:
    desk = desk_of(counter)
    counter.pull_out()
    for ask in asked(desk).values():
        assert why(ask, Unavailable)


@pytest.mark.parametrize(
    ("days", "code"), [(0, "inspect.period_reversed"), (400, "inspect.period_too_long")]
)
def test_a_period_that_cannot_be_looked_through_is_refused(
    counter: Counter, days: int, code: str
) -> None:
    first = date(2026, 6, 1)
    period = Period(first, date.fromordinal(first.toordinal() + days - 1))
    desk = desk_of(counter)
    for ask in (desk.paper_pieces, desk.pairs, desk.login_pieces):
        assert why(partial(ask, period)) == code


def test_a_whole_day_leaves_no_gap_in_any_series_and_no_case_without_its_paper(
    hall: Hall,
) -> None:
    counter = hall.first
    decided(counter)
    counter.take_in(outcome=Outcome.KEEP)
    counter.told(counter.tolerable())
    counter.program.round()

    assert papers(counter) == ()


def decided(counter: Counter) -> str:
    """A case accepted, proposed and granted on the line."""
    case_id = counter.take_in(HYGIENE).file.case.id
    counter.program.round()
    counter.desks(REVIEWER).review.claim(case_id)
    counter.desks(REVIEWER).review.propose(case_id, proposal="grant", opinion="符合条件")
    counter.desks(CHIEF).decide.decide(case_id, Deciding("grant", opinion="同意"))
    return case_id


def test_numbers_that_stand_nowhere_are_named_with_their_series(hall: Hall) -> None:
    counter = hall.first
    counter.take_in()
    with counter.program.store.work() as work:
        work.series.next("paper:示行审受A03:2026")
        work.series.next("paper:示行审受A03:2026")
        work.commit()
    hall.centre.take_number("paper:示行审准:2026", "nowhere")
    counter.take_in()
    counter.program.round()

    found = papers(counter)

    assert [(one.prefix, one.first, one.last, one.fault, one.count) for one in found] == [
        ("示行审准", 1, 1, NumberFault.OPEN, 1),
        ("示行审受A03", 2, 3, NumberFault.MISSING, 2),
    ]


def meddled(hall: Hall, sql: str) -> None:
    """Somebody with the centre's file in their hands changes rows."""
    with closing(sqlite3.connect(hall.folder / "hall.sqlite")) as raw:
        raw.execute(sql)
        raw.commit()


def test_a_case_whose_paper_is_void_is_shown_with_its_state(hall: Hall) -> None:
    counter = hall.first
    case_id = counter.take_in().file.case.id
    counter.take_in()
    counter.program.round()
    meddled(
        hall,
        "UPDATE case_paper SET void_reason = '打印错误'"
        f" WHERE kind = 'acceptance' AND case_id = '{case_id}'",
    )

    (line,) = papers(counter)

    assert (line.fault, line.state, line.count, line.days) == (None, State.ACCEPTED, 1, JUNE)
    assert [row.id for row in behind(counter, line.which)] == [case_id]


def test_the_log_says_who_saw_printed_and_exported_whose_data(hall: Hall) -> None:
    counter = hall.first
    case_id = counter.take_in().file.case.id
    number = counter.file(case_id).case.number
    counter.program.round()
    press = counter.desks().press
    paper = counter.file(case_id).papers[0].id
    press.printed(press.sheet(case_id, paper), result="printed", printer="laser")
    counter.desks().records.reveal(case_id, "number", "核对身份")
    counter.desks(SUPERVISOR).oversight.export([Which()], lambda row: row.state, purpose="月报")
    counter.program.round()

    found = desk_of(counter).reads(JUNE)

    assert [(one.person, one.what, one.why, one.count, one.case_number) for one in found] == [
        (SUPERVISOR, "export", "月报", 1, ""),
        (CLERK, "number", "核对身份", 1, number),
        (CLERK, "print", "laser", 1, number),
    ]
    assert {one.counter for one in found} == {"A03"}
    assert found[0].post
    assert desk_of(counter).reads(Period(date(2026, 5, 1), date(2026, 5, 31))) == ()


def test_one_login_at_two_counters_at_once_is_found_with_its_cases(hall: Hall) -> None:
    first, second = hall.first, hall.another()
    ids = {first.take_in().file.case.id, second.take_in().file.case.id}
    first.program.round()
    second.program.round()

    found = logins(first)

    (two,) = [one for one in found if one.found.kind is Sharing.TWO_PLACES]
    assert (two.people, two.found.counters) == ((CLERK,), ("A03", "A04"))
    assert two.which.ids == ids
    assert two.shortest == two.found.shortest


def test_people_who_change_too_fast_at_one_counter_are_found(hall: Hall) -> None:
    counter = hall.first
    case_id = counter.take_in(name=SECOND).file.case.id
    counter.desks(CLERK).records.reveal(case_id, "phone", "通知")
    counter.program.round()

    (found,) = logins(counter)

    assert found.found.kind is Sharing.ONE_PLACE
    assert set(found.people) == {CLERK, SECOND}


def test_a_pair_opens_the_cases_it_counts(hall: Hall) -> None:
    counter = hall.first
    case_id = decided(counter)
    decided(counter)
    meddled(hall, f"UPDATE case_file SET decided_on = '2026-01-05' WHERE id = '{case_id}'")
    desk = desk_of(counter)

    (line,) = desk.pairs(JUNE)

    assert (line.acceptor, line.decider, line.pair.count) == (CLERK, CHIEF, 1)
    (row,) = behind(counter, line.which)
    assert row.id != case_id
    assert desk.pairs(Period(date(2026, 2, 1), date(2026, 2, 2))) == ()


def test_a_day_of_lawful_acts_shows_no_breach_and_a_letter_gone_backwards_shows_one(
    hall: Hall,
) -> None:
    counter = hall.first
    case_id = decided(counter)
    desk = desk_of(counter)
    assert case_id in desk.acted(JUNE)
    assert desk.breaches(JUNE, desk.acted(JUNE)) == ()

    meddled(
        hall,
        "UPDATE reference SET value = replace(value, '\"revoked_on\":null',"
        " '\"revoked_on\":\"2026-05-01\"') WHERE kind = 'letter'",
    )

    found = desk.breaches(JUNE, desk.acted(JUNE))

    assert [(one.kind, one.person, one.case_id, one.flagged) for one in found] == [
        (Move.GRANT, CHIEF, case_id, False)
    ]
    assert found[0].why is not None
    assert found[0].why.code == "authority.revoked"
    assert desk.breaches(Period(date(2026, 6, 2), date(2026, 6, 3)), [case_id]) == ()


def test_a_draw_is_logged_with_its_seed_and_can_be_made_again(hall: Hall) -> None:
    counter = hall.first
    ids = {counter.take_in().file.case.id for _ in range(4)}
    counter.take_in(ALLOWANCE, applicant=PERSON)
    counter.program.round()
    desk = desk_of(counter, SUPERVISOR)
    wish = replace(WISH, item=counter.item(FOOD).code)

    made = desk.drawing.draw(wish)

    assert set(made.draw.cases) < ids
    assert (len(made.draw.cases), made.draw.population) == (2, 4)
    assert desk.drawing.drawn_again(made.draw)
    assert not desk.drawing.drawn_again(replace(made.draw, cases=tuple(reversed(made.draw.cases))))
    assert desk.drawing.draws() == ()
    counter.program.round()
    assert desk_of(counter).drawing.draws() == (made,)
    assert (made.person, made.why) == (SUPERVISOR, "季度抽查")
    (read,) = desk_of(counter).reads(JUNE)
    assert (read.what, read.count) == ("draw", 2)


def test_what_a_foreign_program_logs_as_a_draw_hides_no_other(hall: Hall) -> None:
    counter = hall.first
    counter.take_in()
    counter.program.round()
    desk = desk_of(counter)
    made = desk.drawing.draw(WISH)
    office = counter.desks(INSPECTOR).office
    with counter.program.store.work() as work:
        office.look(work, Looked("draw", "无", more={"seed": "1"}), desk="oversight")
        work.commit()
    counter.program.round()

    assert desk.drawing.draws() == (made,)
    assert [one.what for one in desk.reads(JUNE)] == ["draw", "draw"]


@pytest.mark.parametrize(
    ("wish", "code"),
    [
        (replace(WISH, size=0), "inspect.draw_size"),
        (replace(WISH, purpose=" "), "inspect.draw_purpose"),
        (replace(WISH, department="NOBODY"), "inspect.draw_nothing"),
        (replace(WISH, last=date(2026, 5, 1)), "inspect.period_reversed"),
    ],
)
def test_a_draw_that_says_nothing_or_finds_nothing_is_refused_and_not_logged(
    counter: Counter, wish: DrawWish, code: str
) -> None:
    counter.take_in()
    counter.program.round()
    written = counter.entries()

    assert why(partial(desk_of(counter).drawing.draw, wish)) == code
    assert counter.entries() == written


def test_counters_that_do_not_report_and_cases_without_a_calendar_are_counted(hall: Hall) -> None:
    first, second = hall.first, hall.another()
    hall.clock.go_to(date(2026, 6, 8))
    first.program.round()
    desk = desk_of(first)

    assert [(one.counter, one.days) for one in desk.silent(3)] == [("A04", 6)]
    assert desk.silent(30) == ()
    second.program.round()
    assert desk.silent(3) == ()
    assert desk.undated().count == 0
    case_id = first.take_in().file.case.id
    first.program.round()
    meddled(hall, "UPDATE case_file SET undated_year = 2027")
    figure = desk.undated()
    assert figure.count == 1
    assert [row.id for row in behind(first, figure.which)] == [case_id]


def test_a_list_is_exported_as_shown_and_the_export_is_in_the_log(counter: Counter) -> None:
    desk = desk_of(counter)
    lines = [["赵敏", "=1+1"]]
    save = partial(desk.export, View.PAIRS, ["决定人", "次数"], lines)
    assert why(partial(save, purpose="")) == "oversight.purpose"

    content = save(purpose="线索核查").decode("utf-8-sig")

    assert content.splitlines() == ["决定人,次数", "赵敏,'=1+1"]
    counter.program.round()
    (read,) = desk.reads(JUNE)
    assert (read.person, read.what, read.why, read.count) == (INSPECTOR, "export", "线索核查", 1)
