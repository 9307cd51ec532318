"""The chief representative decides under a letter, apart from who accepted and proposed."""

from dataclasses import replace
from datetime import date

import pytest

from app.domain.authority import DelegatedPower, Letter, covering, days_left
from app.domain.bans import Ban, BanKind
from app.domain.case import CaseFile, PaperKind, State
from app.domain.circumstances import Circumstances, letter_for, role_refusal, used_letter
from app.domain.deciding import Deciding, decide, decide_refusal, send_back
from app.domain.errors import Refusal
from app.domain.item import CaseKind
from app.domain.people import Role
from tests.domain.builders import (
    ALL_POWERS,
    CHIEF,
    CLERK,
    MONDAY,
    REVIEWER,
    around,
    decided,
    item,
    letter,
    numbered,
    person,
    proposed,
    why,
)

GRANT = Deciding("grant", "同意")
REFUSE = Deciding("refuse", "不同意", facts="事实", reasons="理由", law="依据")


def granted(given: Circumstances | None = None, file: CaseFile | None = None) -> CaseFile:
    return decide(file or proposed(), GRANT, [numbered(PaperKind.GRANT)], given or around(CHIEF))


def test_a_grant_names_letter_decider_and_the_last_day_to_deliver() -> None:
    case = decided().case
    assert (case.state, case.decided_by, case.decided_on) == (State.GRANTED, CHIEF.id, MONDAY)
    assert case.letter == "示审授〔2026〕1号"
    assert case.delivery_due == date(2026, 6, 15)  # ten working days, 第四十四条


def test_the_reviewers_opinion_stands_whatever_the_decider_writes() -> None:
    for opinion in (" ", "同意"):
        plan = replace(GRANT, opinion=opinion)
        file = decide(proposed(), plan, [numbered(PaperKind.GRANT)], around(CHIEF))
        assert file.case.opinion == "符合条件"


def test_a_refusal_gives_facts_reasons_and_law() -> None:
    file = proposed("refuse")
    papers = [numbered(PaperKind.REFUSAL)]
    assert decide(file, REFUSE, papers, around(CHIEF)).case.state is State.REFUSED


@pytest.mark.parametrize(
    ("silent", "lacking"),
    [
        (replace(REFUSE, facts=" "), "facts"),
        (replace(REFUSE, reasons=""), "reasons"),
        (replace(REFUSE, law=""), "law"),
    ],
)
def test_a_refusal_without_one_of_them_is_none(silent: Deciding, lacking: str) -> None:
    papers = [numbered(PaperKind.REFUSAL)]
    code = why(lambda: decide(proposed("refuse"), silent, papers, around(CHIEF)))
    assert code == f"decide.without_{lacking}"


def test_the_approval_sheet_alone_is_no_decision() -> None:
    sheet = [numbered(PaperKind.APPROVAL_SHEET)]
    assert why(lambda: decide(proposed(), GRANT, sheet, around(CHIEF))) == "move.paper"
    papers = [numbered(PaperKind.GRANT), *sheet]
    assert len(decide(proposed(), GRANT, papers, around(CHIEF)).papers) == 4


def test_nothing_else_than_what_was_proposed_is_decided() -> None:
    assert why(lambda: granted(file=proposed("refuse"))) == "decide.other_than_proposed"
    refused = decide_refusal(proposed(), around(CHIEF), proposal="maybe")
    assert refused is not None
    assert refused.code == "propose.neither"


def test_nothing_is_granted_while_a_tolerated_material_is_missing() -> None:
    file = proposed()
    waiting = replace(file, case=replace(file.case, tolerated=1))
    assert why(lambda: granted(file=waiting)) == "grant.tolerated_missing"


def test_who_was_barred_when_applying_is_granted_nothing_even_after_silence() -> None:
    ban = Ban("hash-of-a-number", BanKind.FALSE_MATERIALS, MONDAY, date(2027, 5, 31))
    assert why(lambda: granted(around(CHIEF, bans=(ban,)))) == "ban.barred"
    later = replace(ban, listed_on=date(2026, 6, 2))
    assert granted(around(CHIEF, bans=(later,))).case.state is State.GRANTED
    refusing = [numbered(PaperKind.REFUSAL)]
    file = decide(proposed("refuse"), REFUSE, refusing, around(CHIEF, bans=(ban,)))
    assert file.case.state is State.REFUSED


def test_collective_items_need_the_number_of_the_minutes() -> None:
    given = around(CHIEF, item=item(collective=True))
    assert why(lambda: granted(given)) == "decide.minutes"
    plan = replace(GRANT, minutes="会议纪要〔2026〕3号")
    file = decide(proposed(), plan, [numbered(PaperKind.GRANT)], given)
    assert file.case.minutes == "会议纪要〔2026〕3号"


# -- apart


def test_who_accepted_does_not_decide() -> None:
    chief_too = replace(CLERK, grants=CHIEF.grants)
    given = around(chief_too, letters=(letter(person=CLERK.id),))
    assert why(lambda: granted(given)) == "decide.same_person"
    assert why(lambda: send_back(proposed(), given, reason="x")) == "decide.same_person"


def test_who_proposed_does_not_decide_but_for_instant_items() -> None:
    chief_too = replace(REVIEWER, grants=REVIEWER.grants | CHIEF.grants)
    given = around(chief_too, letters=(letter(person=REVIEWER.id),))
    assert why(lambda: granted(given)) == "decide.own_proposal"
    file = proposed()
    instant = replace(file, case=replace(file.case, kind=CaseKind.INSTANT))
    assert granted(given, instant).case.decided_by == REVIEWER.id


def test_a_chief_of_the_former_department_decides_nothing_of_the_bureaus() -> None:
    former = person("老科长", (Role.CHIEF, "SCJG"))
    assert why(lambda: granted(around(former))) == "move.role"


def test_a_deputy_decides_under_a_letter_of_their_own() -> None:
    deputy = person("高娃", (Role.DEPUTY, "XZSP"))
    assert why(lambda: granted(around(deputy))) == "authority.none"
    given = around(deputy, letters=(letter(person=deputy.id, number="2号"),))
    assert granted(given).case.letter == "2号"


# -- 退回


def test_a_case_is_sent_back_with_reasons() -> None:
    assert why(lambda: send_back(proposed(), around(CHIEF), reason=" ")) == (
        "return.without_reason"
    )
    back = send_back(proposed(), around(CHIEF), reason="补充核查")
    assert (back.case.state, back.case.returned_reason) == (State.REVIEWING, "补充核查")
    assert back.case.proposal == ""
    assert why(lambda: send_back(proposed(), around(CHIEF, letters=()), reason="x")) == (
        "authority.none"
    )


# -- letters of authority


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"powers": frozenset({DelegatedPower.SEAL})}, "authority.power"),
        ({"items": frozenset({"SP-002"})}, "authority.item"),
        ({"valid_from": date(2026, 6, 2)}, "authority.not_yet"),
        ({"valid_until": date(2026, 5, 31)}, "authority.expired"),
        ({"revoked_on": MONDAY}, "authority.revoked"),
        ({"body": "SCJG"}, "authority.none"),
        ({"person": "somebody"}, "authority.none"),
    ],
)
def test_a_letter_covers_its_powers_items_and_days(changes: dict[str, object], code: str) -> None:
    given = around(CHIEF, letters=(letter(**changes),))
    assert why(lambda: granted(given)) == code
    found = letter_for(DelegatedPower.DECIDE, given)
    assert isinstance(found, Refusal)
    assert why(lambda: used_letter(DelegatedPower.DECIDE, given)) == code


def test_a_letter_holds_until_the_day_it_is_revoked() -> None:
    given = around(CHIEF, letters=(letter(revoked_on=date(2026, 6, 2)),))
    assert granted(given).case.state is State.GRANTED


def test_a_letter_for_named_items_covers_those() -> None:
    given = around(CHIEF, letters=(letter(items=frozenset({"SP-001"})),))
    assert granted(given).case.state is State.GRANTED


def covered(*letters: Letter) -> Letter | Refusal:
    return covering(
        letters, person=CHIEF.id, body="XZSP", item="SP-001",
        power=DelegatedPower.DECIDE, on=MONDAY,
    )  # fmt: skip


def test_of_several_letters_one_that_covers_the_act_is_enough() -> None:
    old = letter(number="old", valid_until=date(2026, 3, 1))
    assert covered(old, letter()) == letter()


def test_what_the_nearest_letter_lacks_is_said() -> None:
    far = letter(number="far", powers=ALL_POWERS - {DelegatedPower.DECIDE})
    near = letter(number="near", valid_until=date(2026, 5, 31))
    for order in ((far, near), (near, far)):
        miss = covered(*order)
        assert isinstance(miss, Refusal)
        assert miss.params["number"] == "near"


def test_the_register_counts_the_days_a_letter_has_left() -> None:
    assert days_left(letter(valid_until=date(2026, 6, 8)), MONDAY) == 7
    assert days_left(letter(valid_until=date(2026, 5, 31)), MONDAY) == -1


def test_a_role_for_the_whole_hall_is_one_for_every_body() -> None:
    everywhere = person("巡视", (Role.REVIEWER, ""))
    assert role_refusal((Role.REVIEWER,), around(everywhere)) is None
