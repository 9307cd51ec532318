"""The logs of the audit officer: changes, looks, and what is taken out of them."""

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest

from app.desks.admin_bans import BanForm
from app.desks.admin_people import PersonForm
from app.desks.admin_register import Register
from app.domain.bans import BanKind
from app.domain.errors import Refused, Unavailable
from app.domain.people import Grant, Role, StaffKind
from app.domain.reading import EXPORT
from tests.desks.admin.parts import (
    AUDIT,
    CLERK,
    SECURITY,
    SYSTEM,
    TODAY,
    SampleHall,
    looked,
    synced,
)


def test_what_the_other_two_did_is_told_with_whom_it_was_about(hall: SampleHall) -> None:
    system, security = hall.desk(SYSTEM), hall.desk(SECURITY)
    system.people.add(PersonForm("乌兰", "受理岗", StaffKind.FORMAL))
    made = next(each.person for each in system.people.people() if each.person.name == "乌兰")
    security.people.grant(made.id, frozenset({Grant(Role.CLERK)}))
    security.people.reset_password(made.id, "temporary7")
    system.hall.put_phrases("defect", ["缺签名"])

    rows = hall.desk(AUDIT).logs.changes()

    told = {(row.person, row.kind, row.about, row.new) for row in rows}
    assert told == {
        (SYSTEM, "person", "乌兰", True),
        (SECURITY, "person", "乌兰", False),
        (SECURITY, "credential", "乌兰", True),
        (SYSTEM, "phrase", "defect", False),
    }
    held = [row.after.grants for row in rows if row.after is not None]
    assert frozenset({Grant(Role.CLERK)}) in held
    assert {row.counter for row in rows} == {"A03"}


def test_a_row_taken_back_says_so(hall: SampleHall) -> None:
    hall.desk(SYSTEM).hall.put_phrases("defect", ["缺签名"])
    Register(hall.office(SYSTEM)).put([("phrase", "defect", "")])

    assert [row.gone for row in hall.desk(AUDIT).logs.changes()] == [True, False]


def test_looks_of_the_hall_are_told_with_purpose_and_without_a_name(hall: SampleHall) -> None:
    looked(hall)

    (row,) = hall.desk(AUDIT).logs.looks()

    assert (row.person, row.what, row.why, row.counter) == (
        CLERK,
        "number",
        "核对申请人身份",
        "A03",
    )
    assert row.case_number == ""


def test_a_log_taken_out_says_what_for_and_stands_in_the_log(
    hall: SampleHall, tmp_path: Path
) -> None:
    logs = hall.desk(AUDIT).logs
    file = tmp_path / "变更.csv"

    logs.export(file, ["何人"], [["=1+1"]], purpose="年度审计")
    synced(hall)

    assert "'=1+1" in file.read_text(encoding="utf-8-sig")
    (row,) = logs.looks()
    assert (row.person, row.what, row.why) == (AUDIT, EXPORT, "年度审计")
    with pytest.raises(Refused) as refused:
        logs.export(file, [], [], purpose=" ")
    with pytest.raises(Unavailable) as unwritable:
        logs.export(tmp_path / "nowhere" / "x.csv", [], [], purpose="年度审计")
    assert refused.value.why.code == "oversight.purpose"
    assert unwritable.value.why.code == "print.unwritable"


@pytest.mark.parametrize("name", [SYSTEM, SECURITY, CLERK])
def test_the_logs_are_read_by_who_audits_alone(hall: SampleHall, tmp_path: Path, name: str) -> None:
    logs = hall.desk(name).logs
    verbs: tuple[Callable[[], object], ...] = (
        logs.changes,
        logs.looks,
        lambda: logs.export(tmp_path / "x.csv", [], [], purpose="年度审计"),
    )
    for verb in verbs:
        with pytest.raises(Refused):
            verb()
    assert not (tmp_path / "x.csv").exists()


def test_a_bar_is_told_by_its_basis(hall: SampleHall) -> None:
    form = BanForm(
        "11010519491231002X", BanKind.BAD_CREDIT, TODAY, TODAY + timedelta(days=9), "信用记录"
    )
    hall.desk(SECURITY).bans.add(form)

    (row,) = hall.desk(AUDIT).logs.changes()

    assert (row.kind, row.about, row.new) == ("ban", "信用记录", True)
