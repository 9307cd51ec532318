"""This machine: printers, the recovery file, the counters; and its list."""

import json
from pathlib import Path

import pytest

from app.catalogue.files import SAMPLE
from app.desks.admin_machine import CounterRow
from app.desks.recovery import RecoveryWish
from app.domain.case import PaperKind
from app.domain.errors import Refused, Unavailable
from app.domain.exchange import DeviceSelf
from app.domain.machines import Shutting
from app.domain.reference import ReferenceKind
from app.settings import read_settings
from tests.desks.admin.parts import AUDIT, NOW, SECURITY, SYSTEM, TODAY, SampleHall

TABLE = """department,group,name,item_code,type_code,type,department_code
示例县民政局,,社会救助对象认定,A1,7,行政确认,
示例县民政局,,老年人证办理,A2,20,公共服务,
"""
WRONG = TABLE + "示例县民政局,,高龄津贴,A2,5,行政给付,\n示例县民政局,,,A4,77,行政给付,\n"


def table(folder: Path, text: str = TABLE) -> Path:
    file = folder / "items.csv"
    file.write_text(text, encoding="utf-8")
    return file


def test_a_printer_is_chosen_for_each_kind_of_paper(hall: SampleHall) -> None:
    machine = hall.desk().machine

    machine.set_printer(PaperKind.RECEIPT, "window laser")
    machine.set_printer(PaperKind.SLIP, "slips")
    machine.set_printer(PaperKind.SLIP, "")

    assert machine.printers() == {"receipt": "window laser"}
    assert read_settings(hall.home).printers == {"receipt": "window laser"}


def test_a_recovery_file_opens_the_hall_with_its_own_password(
    hall: SampleHall, tmp_path: Path
) -> None:
    machine = hall.desk(SECURITY).machine
    wish = RecoveryWish(tmp_path / "safe" / "hall.recovery", "another-secret")
    assert machine.recovery_written() is None

    machine.write_recovery(wish)
    machine.try_recovery(wish)

    assert machine.recovery_written() == NOW
    assert machine.place.counter == "A03"


@pytest.mark.parametrize(
    ("password", "text", "why"),
    [
        ("wrong-password", None, "recovery.wrong_password"),
        ("another-secret", "{}", "recovery.foreign"),
        ("another-secret", "x" * 70_000, "recovery.foreign"),
        ("another-secret", '{"hall": "9999991"}', "recovery.other_hall"),
    ],
)
def test_a_recovery_file_that_does_not_open_says_why(
    hall: SampleHall, tmp_path: Path, password: str, text: str | None, why: str
) -> None:
    machine = hall.desk(SECURITY).machine
    wish = RecoveryWish(tmp_path / "hall.recovery", "another-secret")
    machine.write_recovery(wish)
    if text is not None:
        wish.path.write_text(text, encoding="utf-8")

    with pytest.raises(Refused) as refused:
        machine.try_recovery(RecoveryWish(wish.path, password))

    assert refused.value.why.code == why


def test_the_key_of_another_founding_is_told_apart(hall: SampleHall, tmp_path: Path) -> None:
    machine = hall.desk(SECURITY).machine
    wish = RecoveryWish(tmp_path / "hall.recovery", "another-secret")
    machine.write_recovery(wish)
    data = json.loads(wish.path.read_text(encoding="utf-8"))
    assert data["hall"] == "9901011"
    assert "another-secret" not in str(data)


def test_a_weak_password_and_a_place_that_cannot_be_written_are_said(
    hall: SampleHall, tmp_path: Path
) -> None:
    machine = hall.desk(SECURITY).machine
    taken = tmp_path / "taken"
    taken.write_text("a file, no folder", encoding="utf-8")

    with pytest.raises(Refused) as weak:
        machine.write_recovery(RecoveryWish(tmp_path / "hall.recovery", "short"))
    with pytest.raises(Unavailable) as unwritable:
        machine.write_recovery(RecoveryWish(taken / "hall.recovery", "another-secret"))
    with pytest.raises(Unavailable) as unreadable:
        machine.try_recovery(RecoveryWish(tmp_path / "missing", "another-secret"))

    assert weak.value.why.code == "password.weak"
    assert unwritable.value.why.code == "recovery.unwritable"
    assert unreadable.value.why.code == "recovery.unreadable"
    assert not (tmp_path / "hall.recovery").exists()


def test_the_counters_of_the_hall_are_listed(hall: SampleHall) -> None:
    (counter,) = hall.desk().machine.counters()

    assert (counter.counter, counter.counter_number, counter.enrolment) == ("A03", 3, 1)
    assert counter.here
    assert not counter.forked


def test_an_offered_table_is_compared_and_changes_nothing(hall: SampleHall, tmp_path: Path) -> None:
    items = hall.desk().items
    before = items.current().version

    offer = items.offer(table(tmp_path))

    assert offer.problems == ()
    assert len(offer.difference.added) == 2
    assert len(offer.difference.removed) == len(items.current().items)
    assert hall.known().catalogue.version == before


def test_a_list_with_problems_is_shown_with_lines_and_never_put_in_force(
    hall: SampleHall, tmp_path: Path
) -> None:
    items = hall.desk().items

    offer = items.offer(table(tmp_path, WRONG))

    assert {each.params["line"] for each in offer.problems} == {"4", "5"}
    with pytest.raises(Refused):
        items.put_in_force(offer)
    assert hall.centre.reference(ReferenceKind.CATALOGUE).keys() == {"current", "2026.1"}


def test_a_new_list_is_in_force_at_every_counter_and_the_old_one_stays(
    hall: SampleHall, tmp_path: Path
) -> None:
    desk = hall.desk()

    desk.items.put_in_force(desk.items.offer(table(tmp_path), version="2027.1"))

    known = hall.known()
    old = known.catalogue
    assert old.version == "2027.1"
    assert hall.desk().items.versions() == ("2026.1", "2027.1")
    assert hall.centre.reference(ReferenceKind.CATALOGUE)["current"] == '{"version":"2027.1"}'
    assert known.older is not None
    assert len(known.older("2026.1").items) > 2


def test_a_version_is_never_another_list(hall: SampleHall, tmp_path: Path) -> None:
    desk = hall.desk()

    with pytest.raises(Refused) as refused:
        desk.items.put_in_force(desk.items.offer(table(tmp_path), version="2026.1"))

    assert refused.value.why.code == "catalogue.version_taken"
    assert hall.known().catalogue.version == "2026.1"


def test_the_same_list_again_changes_nothing(hall: SampleHall) -> None:
    desk = hall.desk()
    offer = desk.items.offer(SAMPLE)

    desk.items.put_in_force(offer)

    assert offer.difference.is_empty
    assert desk.items.versions() == ("2026.1",)


def test_the_guide_of_an_item_is_at_hand(hall: SampleHall) -> None:
    items = hall.desk().items
    item = items.current().items[0]

    assert items.guide(item).item == item


# -- machines that are shut


THEIRS = DeviceSelf("device-2", "machine-2")
"""Another counter's machine."""


def other(hall: SampleHall) -> CounterRow:
    """It as the security officer sees it in the list, once it is enrolled."""
    hall.centre.enrol(THEIRS, counter="A04", counter_number=4)
    return listed(hall)


def listed(hall: SampleHall) -> CounterRow:
    rows = hall.desk(SECURITY).machine.counters()
    return next(row for row in rows if row.device == THEIRS.id)


def test_a_machine_is_shut_and_works_again(hall: SampleHall) -> None:
    row, machine = other(hall), hall.desk(SECURITY).machine
    assert row.shut is None

    machine.shut(row, why=" 机器遗失 ")

    assert listed(hall).shut == Shutting("A04", TODAY, "机器遗失")
    with pytest.raises(Refused) as refused:
        hall.centre.hello(THEIRS)
    assert refused.value.why.code == "sync.machine_shut"
    machine.open_again(listed(hall))
    assert listed(hall).shut is None
    hall.centre.hello(THEIRS)


def test_the_log_says_whose_counter_was_shut_and_opened(hall: SampleHall) -> None:
    row, machine = other(hall), hall.desk(SECURITY).machine
    machine.shut(row, why="机器遗失")
    machine.open_again(row)
    opened, shut = hall.desk(AUDIT).logs.changes()[:2]
    assert (shut.kind, shut.about, shut.gone) == ("machine", "A04", False)
    assert (opened.kind, opened.about, opened.gone) == ("machine", "device-2", True)


@pytest.mark.parametrize(
    ("name", "own", "why", "code"),
    [
        (SECURITY, True, "机器遗失", "machine.own"),
        (SECURITY, False, "  ", "machine.no_reason"),
        (SYSTEM, False, "机器遗失", "admin.officer"),
    ],
)
def test_who_shuts_which_machine(
    hall: SampleHall, name: str, own: bool, why: str, code: str
) -> None:
    row = other(hall)
    if own:
        row = next(each for each in hall.desk(SECURITY).machine.counters() if each.here)
    machine = hall.desk(name).machine
    with pytest.raises(Refused) as refused:
        machine.shut(row, why=why)
    assert refused.value.why.code == code


def test_only_the_security_officer_lets_it_work_again(hall: SampleHall) -> None:
    row = other(hall)
    hall.desk(SECURITY).machine.shut(row, why="机器遗失")
    with pytest.raises(Refused) as refused:
        hall.desk(SYSTEM).machine.open_again(row)
    assert refused.value.why.code == "admin.officer"
