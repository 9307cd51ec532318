"""The referee: what is applied, flagged, lost to another, refused, or set apart."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest

from app.domain.authority import DelegatedPower, Letter
from app.domain.case import CaseFile, Holder, Paper, PaperKind, State
from app.domain.deemed import deem
from app.domain.exchange import Outcome
from app.domain.handling import claim, propose, release
from app.domain.item import CaseKind
from app.domain.journal import Entry, Fact, sealed
from app.domain.lawful import Standing
from app.domain.moves import RULES_VERSION, Move
from app.domain.people import FormerKey, Grant, Person, Role, StaffKind
from app.domain.referee import Verdict, in_window, judge, taken
from app.domain.replay import applied, body_text
from tests.changing import changed
from tests.domain import builders as rules

BUREAU = rules.BUREAU.key


def entry(
    kind: str,
    before: CaseFile | None,
    after: CaseFile,
    person: Person,
    **changes: object,
) -> Entry:
    """An entry of the usual counter on the usual Monday; it carries a signature."""
    plain = Entry(
        id=f"{kind}-of-{person.id}",
        device="device-1",
        sequence=1,
        case_id=after.case.id,
        kind=kind,
        body=body_text({}, before, after),
        expected=before.case.version if before else 0,
        actor=person.id,
        desk="desk",
        counter="A03",
        device_time=rules.at(rules.MONDAY),
        offset_ms=0,
        boot_ms=0,
        catalogue="1",
        rules=RULES_VERSION,
        calendar="1",
        template="1",
        previous="0" * 64,
        signature="signed",
    )
    return sealed(changed(plain, changes))


def true(key: str, digest: str, signature: str) -> bool:
    return True


def false(key: str, digest: str, signature: str) -> bool:
    return False


def standing(
    person: Person | None,
    *,
    letters: tuple[Letter, ...] = (rules.letter(),),
    bureau: str = BUREAU,
) -> Standing:
    return Standing(person, letters, bureau)


def word(
    made: Entry, file: CaseFile | None, person: Person | None, *since: Entry
) -> tuple[Outcome, str]:
    verdict = judge(made, file, standing(person), true, since=since)
    return verdict.outcome, verdict.why.code if verdict.why else ""


def stored(file: CaseFile) -> CaseFile:
    """A file as the centre has it after three entries."""
    return replace(file, case=replace(file.case, version=3))


def with_case(file: CaseFile, **columns: object) -> CaseFile:
    return replace(file, case=changed(file.case, columns))


RECEIVED = stored(rules.received())
ACCEPTED = stored(rules.accepted())
REVIEWING = stored(rules.reviewing())
PROPOSED = stored(rules.proposed())
DECIDED = stored(rules.decided())
READY = stored(rules.ready())

APPLIED = (Outcome.APPLIED, "")


# -- what is taken


def test_a_receipt_is_applied() -> None:
    file = rules.received()
    assert word(entry(Move.RECEIVE, None, file, rules.CLERK), None, rules.CLERK) == APPLIED


def accepting(before: CaseFile = RECEIVED, person: Person = rules.CLERK) -> Entry:
    paper = rules.numbered(PaperKind.ACCEPTANCE)
    after = with_case(
        before.with_papers([paper]),
        state=State.ACCEPTED,
        accepted_by=person.id,
        holder=Holder.BACK_OFFICE,
    )
    return entry(Move.ACCEPT, before, after, person)


def claiming(before: CaseFile = ACCEPTED, person: Person = rules.REVIEWER) -> Entry:
    return entry(
        Move.CLAIM, before, with_case(before, state=State.REVIEWING, reviewer=person.id), person
    )


def granting(before: CaseFile = PROPOSED, person: Person = rules.CHIEF, **changes: object) -> Entry:
    papers = [rules.numbered(PaperKind.APPROVAL_SHEET), rules.numbered(PaperKind.GRANT)]
    after = with_case(before.with_papers(papers), state=State.GRANTED, decided_by=person.id)
    return entry(Move.GRANT, before, after, person, **changes)


def withdrawing(before: CaseFile, person: Person = rules.CLERK, **changes: object) -> Entry:
    paper = rules.numbered(PaperKind.WITHDRAWAL)
    after = with_case(before.with_papers([paper]), state=State.WITHDRAWN, holder=Holder.NOBODY)
    return entry(Move.WITHDRAW, before, after, person, **changes)


def noting(before: CaseFile, person: Person = rules.CLERK, **columns: object) -> Entry:
    return entry(Fact.NOTE, before, with_case(before, **columns), person)


@pytest.mark.parametrize(
    ("made", "file", "person"),
    [
        (accepting(), RECEIVED, rules.CLERK),
        (claiming(), ACCEPTED, rules.REVIEWER),
        (granting(), PROPOSED, rules.CHIEF),
        (withdrawing(RECEIVED), RECEIVED, rules.CLERK),
        (noting(RECEIVED), RECEIVED, rules.CLERK),
        (
            entry(
                Move.RELEASE,
                REVIEWING,
                release(REVIEWING, rules.around(rules.REVIEWER)),
                rules.REVIEWER,
            ),
            REVIEWING,
            rules.REVIEWER,
        ),
    ],
)
def test_what_fits_is_applied(made: Entry, file: CaseFile, person: Person) -> None:
    assert word(made, file, person) == APPLIED


def test_silence_is_written_by_the_clock_alone() -> None:
    silent = with_case(RECEIVED, deemed_on=date(2026, 6, 2))
    given = rules.around(rules.CLERK, date(2026, 6, 9))
    made = entry(Move.DEEM, silent, deem(silent, given), rules.CLOCK)
    assert word(made, silent, None) == APPLIED


# -- lies


def test_an_unknown_kind_is_foreign() -> None:
    made = replace(noting(RECEIVED), kind="destroy")
    assert word(made, RECEIVED, rules.CLERK) == (Outcome.QUARANTINED, "sync.unknown_kind")


def test_nobody_is_foreign() -> None:
    made = accepting()
    assert word(made, RECEIVED, None) == (Outcome.QUARANTINED, "sync.unknown_person")


def test_nobody_on_the_staff_list_stands_for_the_clock() -> None:
    made = redating(with_case(RECEIVED, notice_due=date(2027, 1, 8)))
    assert word(made, RECEIVED, None) == APPLIED
    assert word(made, RECEIVED, rules.CLERK) == (Outcome.QUARANTINED, "sync.not_the_clock")


def test_a_move_on_no_case_is_foreign() -> None:
    assert word(accepting(), None, rules.CLERK) == (Outcome.QUARANTINED, "sync.no_case")


def test_a_second_receipt_of_a_case_is_foreign() -> None:
    made = entry(Move.RECEIVE, None, rules.received(), rules.CLERK)
    assert word(made, RECEIVED, rules.CLERK) == (Outcome.QUARANTINED, "sync.case_exists")


@pytest.mark.parametrize(
    "body",
    [
        "{}",
        '{"effect": {"case": []}}',
        '{"effect": {"case": {"state": "nowhere"}}}',
        '{"effect": {"case": {}, "materials": {}}}',
        '{"effect": []}',
        "[]",
        "no json",
    ],
)
def test_a_torn_body_is_set_apart(body: str) -> None:
    made = replace(accepting(), body=body)
    outcome, code = word(made, RECEIVED, rules.CLERK)
    assert outcome is Outcome.QUARANTINED
    assert code in ("journal.torn", "sync.false_column")


@pytest.mark.parametrize(
    "changes", [{"case_id": "other"}, {"device": "device-2"}, {"counter": "A99"}]
)
def test_a_receipt_of_another_case_or_device_is_foreign(changes: Mapping[str, str]) -> None:
    made = entry(Move.RECEIVE, None, rules.received(), rules.CLERK, **changes)
    assert word(made, None, rules.CLERK) == (Outcome.QUARANTINED, "sync.false_case")


@pytest.mark.parametrize(
    ("kind", "columns", "column"),
    [
        (Fact.CORRECT, {"number": "1"}, "number"),
        (Fact.CORRECT, {"body": "OTHER"}, "body"),
        (Fact.CORRECT, {"accepted_by": "巴图"}, "accepted_by"),
        (Fact.NOTE, {"accepted_by": rules.CLERK.id}, "accepted_by"),
        (Fact.CORRECT, {"flagged": True}, "flagged"),
        (Fact.CORRECT, {"state": State.GRANTED}, "state"),
        (Move.ACCEPT, {"state": State.GRANTED}, "state"),
        (Move.ACCEPT, {"applicant_name": "李四"}, "state"),
        (Move.ACCEPT, {"state": State.ACCEPTED, "accepted_by": "巴图"}, "accepted_by"),
    ],
)
def test_an_effect_that_no_act_has_is_forged(
    kind: str, columns: Mapping[str, object], column: str
) -> None:
    made = entry(kind, RECEIVED, with_case(RECEIVED, **columns), rules.CLERK)
    verdict = judge(made, RECEIVED, standing(rules.CLERK), true)
    assert verdict.outcome is Outcome.QUARANTINED
    assert verdict.why is not None
    assert verdict.why.code == "sync.false_column"
    assert verdict.why.params["column"] == column


@pytest.mark.parametrize(
    ("kind", "columns", "column"),
    [
        (Fact.NOTE, {"applicant_name": "李四"}, "applicant_name"),
        (Fact.PRINT, {"promised_due": date(2027, 1, 1)}, "promised_due"),
        (Fact.CORRECT, {"promised_due": date(2027, 1, 1)}, "promised_due"),
        (Fact.CORRECT, {"proposal": "grant", "holder": Holder.NOBODY}, "holder"),
    ],
)
def test_a_fact_that_reaches_too_far_is_refused(
    kind: Fact, columns: Mapping[str, object], column: str
) -> None:
    made = entry(kind, RECEIVED, with_case(RECEIVED, **columns), rules.CLERK)
    verdict = judge(made, RECEIVED, standing(rules.CLERK), true)
    assert verdict.outcome is Outcome.REFUSED
    assert verdict.why is not None
    assert (verdict.why.code, verdict.why.params["column"]) == ("sync.fact_column", column)


def asking(before: CaseFile = REVIEWING, person: Person = rules.REVIEWER) -> Entry:
    return entry(Fact.REQUEST, before, with_case(before, request="补交图纸"), person)


def test_facts_made_on_the_line_are_judged_like_moves() -> None:
    taking = entry(Fact.TAKE_OVER, READY, with_case(READY, holder=Holder.BACK_OFFICE), rules.ISSUER)
    other = with_case(REVIEWING, reviewer="另一人")
    assert word(asking(), REVIEWING, rules.REVIEWER) == APPLIED
    assert word(asking(), REVIEWING, rules.REVIEWER, asking()) == (
        Outcome.CONFLICT,
        "sync.stale",
    )
    assert word(asking(other), other, rules.REVIEWER) == (Outcome.REFUSED, "review.not_mine")
    assert word(asking(person=rules.CLERK), REVIEWING, rules.CLERK) == (
        Outcome.REFUSED,
        "move.role",
    )
    assert word(taking, READY, rules.ISSUER) == APPLIED
    assert word(taking, READY, rules.CLERK) == (Outcome.REFUSED, "move.role")


def test_a_fact_by_somebody_who_left_is_flagged() -> None:
    gone = replace(rules.CLERK, active=False)
    assert word(noting(RECEIVED), RECEIVED, gone) == (Outcome.FLAGGED, "sync.unknown_person")


def redating(after: CaseFile) -> Entry:
    return entry(Fact.REDATE, RECEIVED, after, rules.CLOCK)


def test_the_clock_computes_dates_anew_and_nothing_else() -> None:
    later = with_case(RECEIVED, notice_due=date(2027, 1, 8))
    named = with_case(later, applicant_name="李四")
    counted = later.with_materials([replace(RECEIVED.materials[0], pages=9)])
    assert word(redating(later), RECEIVED, None) == APPLIED
    for after in (named, counted):
        assert word(redating(after), RECEIVED, None) == (
            Outcome.QUARANTINED,
            "sync.false_column",
        )


def test_of_two_datings_the_first_stands_and_nothing_is_wrong() -> None:
    first = redating(with_case(RECEIVED, notice_due=date(2027, 1, 8)))
    second = redating(with_case(RECEIVED, notice_due=date(2027, 1, 9)))
    assert word(second, RECEIVED, None, first) == (Outcome.DUPLICATE, "sync.redated_twice")


def test_a_column_that_stays_as_it_is_is_no_lie() -> None:
    other = with_case(RECEIVED, number="another")
    after = with_case(
        RECEIVED.with_papers([rules.numbered(PaperKind.ACCEPTANCE)]),
        state=State.ACCEPTED,
        accepted_by=rules.CLERK.id,
    )
    made = entry(Move.ACCEPT, other, after, rules.CLERK)
    assert word(made, RECEIVED, rules.CLERK) == APPLIED


def test_what_was_signed_before_a_reset_is_checked_with_the_key_of_then() -> None:
    at = rules.at(rules.MONDAY)
    made = granting(key_id="old-id")
    chief = replace(rules.CHIEF, public_key="new-key")

    def outcome(until: datetime, key_id: str = "old-id") -> Outcome:
        former = {key_id: FormerKey("old-key", until)}
        known = replace(standing(chief), former=former)
        return judge(made, PROPOSED, known, lambda key, *rest: key == "old-key").outcome

    assert outcome(until=at) is Outcome.APPLIED
    assert outcome(until=at - timedelta(seconds=1)) is Outcome.QUARANTINED
    assert outcome(until=at, key_id="another-id") is Outcome.QUARANTINED


def test_an_endless_nesting_is_torn() -> None:
    made = entry(Move.RECEIVE, None, rules.received(), rules.CLERK, body="[" * 100_000)
    assert word(made, None, rules.CLERK) == (Outcome.QUARANTINED, "journal.torn")


def test_a_wrong_signature_is_forged() -> None:
    verdict = judge(granting(), PROPOSED, standing(rules.CHIEF), false)
    assert verdict.outcome is Outcome.QUARANTINED
    assert verdict.why is not None
    assert verdict.why.code == "journal.signature"


# -- contested


def test_of_two_claims_the_second_is_told() -> None:
    taken_already = stored(with_case(ACCEPTED, state=State.REVIEWING, reviewer="另一人"))
    found = word(claiming(), taken_already, rules.REVIEWER, claiming())
    assert found == (Outcome.CONFLICT, "move.state")


def test_a_decision_on_a_case_that_changed_loses() -> None:
    change = entry(Fact.CORRECT, PROPOSED, with_case(PROPOSED, applicant_name="李四"), rules.CLERK)
    found = word(granting(), PROPOSED, rules.CHIEF, change)
    assert found == (Outcome.CONFLICT, "sync.stale")


@pytest.mark.parametrize("kind", [Fact.PRINT, Fact.GIVE, Fact.NOTE, Fact.HAND_OVER])
def test_a_quiet_fact_does_not_stand_in_a_decisions_way(kind: Fact) -> None:
    quiet = entry(kind, PROPOSED, PROPOSED, rules.CLERK)
    assert word(granting(), PROPOSED, rules.CHIEF, quiet) == APPLIED


def test_an_act_on_something_that_was_never_taken_loses() -> None:
    ahead = entry(
        Move.CLAIM,
        with_case(ACCEPTED, version=9),
        with_case(ACCEPTED, state=State.REVIEWING, reviewer=rules.REVIEWER.id, version=9),
        rules.REVIEWER,
    )
    assert word(ahead, ACCEPTED, rules.REVIEWER) == (Outcome.CONFLICT, "sync.ahead")


def test_the_wrong_holder_loses() -> None:
    held = with_case(ACCEPTED, holder=Holder.COUNTER)
    assert word(claiming(held), held, rules.REVIEWER) == (Outcome.CONFLICT, "move.holder")


def test_what_the_counter_handed_out_is_flagged_not_lost() -> None:
    withdrawn = with_case(RECEIVED, state=State.WITHDRAWN, holder=Holder.NOBODY)
    found = word(accepting(), withdrawn, rules.CLERK, withdrawing(RECEIVED))
    assert found == (Outcome.FLAGGED, "move.state")


def test_the_same_from_another_counter_is_told() -> None:
    withdrawn = with_case(RECEIVED, state=State.WITHDRAWN, holder=Holder.NOBODY)
    other = replace(accepting(), counter="A04")
    assert word(other, withdrawn, rules.CLERK) == (Outcome.CONFLICT, "move.state")


def test_a_withdrawal_counts_even_after_the_decision() -> None:
    late = withdrawing(REVIEWING, counter="A04")
    found = word(late, DECIDED, rules.CLERK, granting())
    assert found == (Outcome.FLAGGED, "move.state")


def test_a_stale_move_of_the_counter_is_flagged() -> None:
    supplied = noting(RECEIVED, state=RECEIVED.case.state)
    moved = replace(supplied, kind=Move.SUPPLY)
    assert word(accepting(), RECEIVED, rules.CLERK, moved) == (Outcome.FLAGGED, "sync.stale")
    assert word(accepting(), RECEIVED, rules.CLERK, supplied) == APPLIED


def test_facts_add_up_unless_they_touch_the_same() -> None:
    name = entry(Fact.CORRECT, RECEIVED, with_case(RECEIVED, applicant_name="李四"), rules.CLERK)
    phone = entry(Fact.CORRECT, RECEIVED, with_case(RECEIVED, masked_phone="1"), rules.CLERK)
    card = replace(RECEIVED.materials[0], pages=7)
    scan = entry(Fact.ATTACH, RECEIVED, RECEIVED.with_materials([card]), rules.CLERK)
    assert word(name, RECEIVED, rules.CLERK, phone, scan) == APPLIED
    assert word(name, RECEIVED, rules.CLERK, name) == (Outcome.FLAGGED, "sync.stale")
    assert word(scan, RECEIVED, rules.CLERK, scan) == (Outcome.FLAGGED, "sync.stale")


# -- unlawful


def without(role: Role) -> Person:
    return rules.person("nobody", (role, ""))


@pytest.mark.parametrize(
    ("made", "file", "person", "code"),
    [
        (claiming(), ACCEPTED, rules.person("巴图", (Role.REVIEWER, "OTHER")), "move.role"),
        (claiming(), ACCEPTED, replace(rules.REVIEWER, active=False), "sync.unknown_person"),
        (
            claiming(),
            ACCEPTED,
            replace(rules.REVIEWER, staff_kind=StaffKind.HIRED),
            "move.hired",
        ),
        (
            claiming(with_case(ACCEPTED, accepted_by=rules.REVIEWER.id)),
            with_case(ACCEPTED, accepted_by=rules.REVIEWER.id),
            rules.REVIEWER,
            "review.same_person",
        ),
        (
            claiming(with_case(ACCEPTED, told_before="x," + rules.REVIEWER.id)),
            with_case(ACCEPTED, told_before="x," + rules.REVIEWER.id),
            rules.REVIEWER,
            "review.same_person",
        ),
        (
            claiming(with_case(ACCEPTED, recused="x," + rules.REVIEWER.id)),
            with_case(ACCEPTED, recused="x," + rules.REVIEWER.id),
            rules.REVIEWER,
            "recuse.stands_aside",
        ),
        (
            granting(with_case(PROPOSED, recused=rules.CHIEF.id)),
            with_case(PROPOSED, recused=rules.CHIEF.id),
            rules.CHIEF,
            "recuse.stands_aside",
        ),
        (
            granting(with_case(PROPOSED, declined_by=rules.CHIEF.id)),
            with_case(PROPOSED, declined_by=rules.CHIEF.id),
            rules.CHIEF,
            "decide.same_person",
        ),
        (
            granting(with_case(PROPOSED, proposed_by=rules.CHIEF.id)),
            with_case(PROPOSED, proposed_by=rules.CHIEF.id),
            rules.CHIEF,
            "decide.own_proposal",
        ),
        (
            granting(with_case(PROPOSED, reviewer=rules.CHIEF.id)),
            with_case(PROPOSED, reviewer=rules.CHIEF.id),
            rules.CHIEF,
            "decide.own_proposal",
        ),
        (
            granting(with_case(PROPOSED, proposal="refuse")),
            with_case(PROPOSED, proposal="refuse"),
            rules.CHIEF,
            "decide.other_than_proposed",
        ),
        (
            granting(with_case(PROPOSED, tolerated=1)),
            with_case(PROPOSED, tolerated=1),
            rules.CHIEF,
            "grant.tolerated_missing",
        ),
        (granting(signature=""), PROPOSED, rules.CHIEF, "sync.unsigned"),
        (
            entry(
                Move.GRANT,
                PROPOSED,
                with_case(PROPOSED, state=State.GRANTED, decided_by=rules.CHIEF.id),
                rules.CHIEF,
            ),
            PROPOSED,
            rules.CHIEF,
            "move.paper",
        ),
        (
            entry(
                Move.PROPOSE,
                with_case(REVIEWING, reviewer="另一人"),
                with_case(REVIEWING, state=State.PROPOSED, proposed_by=rules.REVIEWER.id),
                rules.REVIEWER,
            ),
            with_case(REVIEWING, reviewer="另一人"),
            rules.REVIEWER,
            "review.not_mine",
        ),
    ],
)
def test_the_back_office_is_refused_what_it_may_not(
    made: Entry, file: CaseFile, person: Person, code: str
) -> None:
    assert word(made, file, person) == (Outcome.REFUSED, code)


def test_an_instant_item_may_be_proposed_and_decided_by_one() -> None:
    file = with_case(PROPOSED, proposed_by=rules.CHIEF.id, kind=CaseKind.INSTANT)
    assert word(granting(file), file, rules.CHIEF) == APPLIED


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"valid_until": date(2026, 5, 31)}, "authority.expired"),
        ({"powers": frozenset({DelegatedPower.SEAL})}, "authority.power"),
        ({"items": frozenset({"OTHER"})}, "authority.item"),
        ({"body": "OTHER"}, "authority.none"),
    ],
)
def test_no_decision_outside_the_letter(changes: Mapping[str, object], code: str) -> None:
    known = standing(rules.CHIEF, letters=(rules.letter(**changes),))
    verdict = judge(granting(), PROPOSED, known, true)
    assert verdict.outcome is Outcome.REFUSED
    assert verdict.why is not None
    assert verdict.why.code == code


def terminating(before: CaseFile, person: Person) -> Entry:
    paper = rules.numbered(PaperKind.TERMINATION)
    after = with_case(before.with_papers([paper]), state=State.TERMINATED, holder=Holder.NOBODY)
    return entry(Move.TERMINATE, before, after, person)


def test_termination_needs_the_power_once_the_back_office_holds_the_case() -> None:
    assert word(terminating(REVIEWING, rules.CHIEF), REVIEWING, rules.CHIEF) == APPLIED
    known = standing(rules.CHIEF, letters=())
    verdict = judge(terminating(REVIEWING, rules.CHIEF), REVIEWING, known, true)
    assert verdict.why is not None
    assert (verdict.outcome, verdict.why.code) == (Outcome.FLAGGED, "authority.none")
    assert word(terminating(RECEIVED, rules.CLERK), RECEIVED, rules.CLERK) == APPLIED


def test_the_counters_paper_stands_flagged_when_the_person_might_not() -> None:
    found = word(accepting(person=rules.HELPER), RECEIVED, rules.HELPER)
    assert found == (Outcome.FLAGGED, "move.role")
    hired = replace(rules.CLERK, staff_kind=StaffKind.HIRED)
    assert word(accepting(), RECEIVED, hired) == (Outcome.FLAGGED, "move.hired")


def test_who_may_accept_for_whom() -> None:
    stationed = with_case(RECEIVED, body="GAJ")
    made = accepting(stationed)
    window = standing(rules.CLERK)
    verdict = judge(made, stationed, window, true)
    assert verdict.why is not None
    assert verdict.why.code == "authority.no_acceptance"
    mandate = rules.letter(body="GAJ", person="", powers=frozenset({DelegatedPower.ACCEPT}))
    assert judge(made, stationed, standing(rules.CLERK, letters=(mandate,)), true) == Verdict(
        Outcome.APPLIED
    )
    own = replace(rules.CLERK, grants=frozenset({Grant(Role.ACCEPTOR, "GAJ")}))
    assert judge(made, stationed, standing(own), true) == Verdict(Outcome.APPLIED)
    stranger = replace(rules.CLERK, grants=frozenset({Grant(Role.ACCEPTOR, "SWJ")}))
    verdict = judge(made, stationed, standing(stranger), true)
    assert verdict.why is not None
    assert verdict.why.code == "authority.not_of_window"
    nowhere = standing(rules.CLERK, bureau="")
    assert judge(made, stationed, nowhere, true) == Verdict(Outcome.APPLIED)


# -- what an entry leaves


def test_an_entry_that_is_applied_does_what_it_says() -> None:
    after = taken(RECEIVED, accepting(), Outcome.APPLIED)
    assert (after.case.state, after.case.version) == (State.ACCEPTED, 4)
    assert not after.case.flagged


def test_a_flagged_entry_leaves_its_mark() -> None:
    after = taken(RECEIVED, accepting(), Outcome.FLAGGED)
    assert after.case.flagged
    assert after.case.state is State.ACCEPTED
    assert after == replace(
        applied(RECEIVED, accepting().effect),
        case=replace(applied(RECEIVED, accepting().effect).case, flagged=True),
    )


def test_a_contested_acceptance_does_not_take_back_what_was_settled() -> None:
    after = taken(DECIDED, accepting(), Outcome.FLAGGED)
    assert (after.case.state, after.case.holder) == (State.GRANTED, DECIDED.case.holder)
    assert after.case.accepted_by == rules.CLERK.id
    assert after.case.version == 4
    assert after.standing_paper(PaperKind.ACCEPTANCE) is not None


def test_an_acceptance_that_came_after_the_clock_keeps_the_review() -> None:
    after = taken(REVIEWING, accepting(), Outcome.FLAGGED)
    assert after.case.state is State.REVIEWING


def test_a_notice_given_in_time_takes_back_what_silence_made() -> None:
    paper = Paper("n", PaperKind.CORRECTION, "1", rules.MONDAY, rules.CLERK.id, "e")
    told = with_case(RECEIVED.with_papers([paper]), state=State.CORRECTING)
    made = entry(Move.TELL, RECEIVED, told, rules.CLERK)
    assert taken(ACCEPTED, made, Outcome.FLAGGED).case.state is State.CORRECTING


def test_a_late_withdrawal_is_a_withdrawal() -> None:
    after = taken(DECIDED, withdrawing(REVIEWING), Outcome.FLAGGED)
    assert after.case.state is State.WITHDRAWN


def test_a_fact_flagged_is_a_fact() -> None:
    made = entry(Fact.CORRECT, RECEIVED, with_case(RECEIVED, applicant_name="李四"), rules.CLERK)
    assert taken(DECIDED, made, Outcome.FLAGGED).case.applicant_name == "李四"


def test_every_counter_keeps_what_is_at_the_window() -> None:
    assert in_window(RECEIVED.case)
    assert in_window(READY.case)
    assert not in_window(REVIEWING.case)


def test_the_builders_here_are_the_moves_of_the_domain() -> None:
    given = rules.around(rules.REVIEWER)
    assert claim(ACCEPTED, given).case.state is State.REVIEWING
    made = propose(REVIEWING, given, proposal="grant", opinion="好")
    assert word(
        entry(Move.PROPOSE, REVIEWING, made, rules.REVIEWER), REVIEWING, rules.REVIEWER
    ) == (APPLIED)


def test_silence_that_comes_late_takes_no_review_back() -> None:
    silent = with_case(RECEIVED, deemed_on=date(2026, 6, 2))
    given = rules.around(rules.CLERK, date(2026, 6, 9))
    made = entry(Move.DEEM, silent, deem(silent, given), rules.CLOCK)
    assert word(made, REVIEWING, None) == (Outcome.FLAGGED, "move.state")
    after = taken(REVIEWING, made, Outcome.FLAGGED).case
    assert (after.state, after.reviewer) == (State.REVIEWING, rules.REVIEWER.id)
    assert (after.deemed, after.acceptance_owed, after.flagged) == (False, False, True)
