"""Numbers of papers: dense, once each, issued or void; and which paper a state rests on."""

from app.domain.case import PaperKind, State
from app.domain.paper_series import (
    NumberFault,
    NumberFinding,
    PaperSeries,
    number_findings,
    papers_owed,
    rests_on_acceptance,
)


def found(series: PaperSeries) -> list[tuple[int, int, NumberFault, tuple[str, ...]]]:
    return [(one.first, one.last, one.fault, one.cases) for one in number_findings(series)]


def test_a_dense_series_has_nothing_to_show_whatever_order_its_papers_came_in() -> None:
    assert number_findings(PaperSeries("示行审受A03", 2026, [3, 1, 2], 3)) == ()
    assert number_findings(PaperSeries("示行审受A03", 2026, [], 0)) == ()


def test_numbers_between_one_and_the_last_that_are_nowhere_are_named_in_stretches() -> None:
    series = PaperSeries("示行审受A03", 2026, [2, 6, 8], 9)

    assert number_findings(series) == tuple(
        NumberFinding("示行审受A03", 2026, first, last, NumberFault.MISSING)
        for first, last in ((1, 1), (3, 5), (7, 7), (9, 9))
    )


def test_a_void_number_is_accounted_for_and_an_open_one_is_named_as_such() -> None:
    series = PaperSeries("示卫准", 2026, [1], 4, void=frozenset({2, 3}), open=frozenset({2, 4}))

    assert found(series) == [(4, 4, NumberFault.OPEN, ())]


def test_a_number_on_a_paper_of_an_act_the_centre_did_not_take_names_its_case() -> None:
    papers = {2: "c2", 3: "c3", 1: "c1", 999_999_999: "forged"}
    series = PaperSeries("示行审撤A04", 2026, [1], 1, not_taken=papers)

    assert found(series) == [(2, 3, NumberFault.NOT_TAKEN, ("c2", "c3"))]


def test_a_number_on_two_papers_is_named_and_the_last_paper_counts_where_it_is_higher() -> None:
    assert found(PaperSeries("示行审受A03", 2026, [1, 2, 2], 1)) == [(2, 2, NumberFault.TWICE, ())]


def test_a_state_rests_on_the_papers_the_table_of_moves_requires() -> None:
    owed = papers_owed()

    assert owed[State.DECLINED] == {PaperKind.DECLINE}
    assert owed[State.ACCEPTED] == {PaperKind.ACCEPTANCE, PaperKind.TOLERANT_ACCEPTANCE}
    assert owed[State.REVIEWING] == owed[State.PROPOSED] == owed[State.ACCEPTED]
    assert owed[State.READY] == {PaperKind.GRANT, PaperKind.REFUSAL}
    assert owed[State.DELIVERED] == {PaperKind.DELIVERY}
    assert set(owed) == set(State)


def test_only_what_follows_an_acceptance_may_rest_on_silence() -> None:
    assert {state for state in State if rests_on_acceptance(state)} == {
        State.ACCEPTED,
        State.REVIEWING,
        State.PROPOSED,
        State.FORWARDED,
    }
