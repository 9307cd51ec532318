"""``case`` from outside: whose act it is, what is masked, logged or erased."""

import json

import keyring
import pytest
from keyring.core import load_keyring

from app.__main__ import main
from app.commands.acting import SERVICE, desks_of
from app.desks.intake import Outcome
from app.main import Program
from app.settings import Settings
from tests.app.commands.arguments import USER, at
from tests.hall import ALLOWANCE, CLERK, PASSWORD, PERSON, SECURITY, Hall, why


def test_a_case_is_shown_masked_and_the_reading_logged(
    hall: Hall, number: str, capsys: pytest.CaptureFixture[str]
) -> None:
    keyring.set_password(SERVICE, USER, PASSWORD)
    assert main(at(hall, "case", "show", number, "--json", "--as", CLERK)) == 0
    captured = capsys.readouterr()
    shown = json.loads(captured.out)
    assert captured.err == ""
    assert (shown["number"], shown["state"], shown["state_name"]) == (
        number,
        "accepted",
        "已受理",
    )
    assert [act["kind"] for act in shown["acts"]] == ["receive", "accept"]
    assert shown["pending"] == 0
    for secret in ("李静", "11010519491231002X", "13900000001", "和平路"):
        assert secret not in captured.out
    with hall.first.program.store.work() as work:
        (read,) = work.reads.latest(1)
    assert (read.person, read.why) == ("p01", "case show")


def test_a_case_is_shown_as_text_too(
    hall: Hall, number: str, capsys: pytest.CaptureFixture[str]
) -> None:
    keyring.set_password(SERVICE, USER, PASSWORD)
    spaced = f"{number[:6]} {number[6:]}"
    assert main(at(hall, "case", "show", spaced, "--as", CLERK)) == 0
    out = capsys.readouterr().out
    assert f"number: {number}" in out
    assert "  acceptance  示行审受A03" in out


def test_a_mended_name_is_not_shown_in_the_acts(
    hall: Hall, number: str, capsys: pytest.CaptureFixture[str]
) -> None:
    counter = hall.first
    case_id = counter.desks().records.find(number)
    receipt = counter.file(case_id).papers[0].id
    counter.desks().casework.correct_name(case_id, name="李婧", paper_ids=[receipt], reason="错字")
    keyring.set_password(SERVICE, USER, PASSWORD)
    assert main(at(hall, "case", "show", number, "--as", CLERK)) == 0
    assert "李婧" not in capsys.readouterr().out


@pytest.mark.parametrize(("typed", "says"), [("123", "办件编号"), ("99010110030126000095", "办件")])
def test_a_number_that_is_none_ends_with_1_and_a_sentence(
    hall: Hall, typed: str, says: str, capsys: pytest.CaptureFixture[str]
) -> None:
    keyring.set_password(SERVICE, USER, PASSWORD)
    assert main(at(hall, "case", "show", typed, "--as", CLERK)) == 1
    captured = capsys.readouterr()
    assert captured.out == ""
    assert says in captured.err
    assert "Traceback" not in captured.err


def test_nobody_acts_with_a_wrong_password_or_name(
    hall: Hall, number: str, capsys: pytest.CaptureFixture[str]
) -> None:
    keyring.set_password(SERVICE, USER, "not this one")
    assert main(at(hall, "case", "show", number, "--as", CLERK)) == 1
    assert capsys.readouterr().err.strip() == "姓名或密码不对"


def test_without_a_keyring_the_password_is_asked_for(
    hall: Hall, number: str, capsys: pytest.CaptureFixture[str]
) -> None:
    keyring.set_keyring(load_keyring("keyring.backends.fail.Keyring"))
    program = Program(hall.first.home, Settings(centre=str(hall.folder / "hall.sqlite")))
    asked: list[str] = []

    def answer(prompt: str) -> str:
        asked.append(prompt)
        return PASSWORD

    desks = desks_of(program, CLERK, answer)
    assert desks.records.find(number)
    assert asked == [f"{CLERK}: "]
    assert capsys.readouterr().err == "本机没有可用的密钥环（NoKeyringError），请输入密码\n"

    def nothing(prompt: str) -> str:
        raise EOFError

    assert why(lambda: desks_of(program, CLERK, nothing)) == "password.not_given"
    program.close()


def test_a_first_password_is_changed_in_the_window_first(hall: Hall) -> None:
    hall.first.desks(SECURITY).admin.people.reset_password("p01", "temporary 1")
    hall.first.program.round()
    program = Program(hall.first.home, Settings(centre=str(hall.folder / "hall.sqlite")))
    found = why(lambda: desks_of(program, CLERK, lambda prompt: "temporary 1"))
    assert found == "password.must_change"
    program.close()


def test_the_line_may_be_down_for_a_case_that_is_here(
    hall: Hall, number: str, capsys: pytest.CaptureFixture[str]
) -> None:
    hall.close()
    (hall.folder / "hall.sqlite").rename(hall.folder / "away.sqlite")
    keyring.set_password(SERVICE, USER, PASSWORD)
    assert main(at(hall, "case", "show", number, "--as", CLERK)) == 0
    assert number in capsys.readouterr().out


def test_a_closed_case_is_erased_by_the_security_officer_who_confirms_it(
    hall: Hall, capsys: pytest.CaptureFixture[str]
) -> None:
    for name in (CLERK, SECURITY):
        keyring.set_password(SERVICE, f"{name}@示例县政务服务中心", PASSWORD)
    kept, other = (
        hall.first.take_in(ALLOWANCE, Outcome.KEEP, applicant=PERSON).file.case for _ in range(2)
    )
    case_id, number = kept.id, kept.number
    today = hall.first.desks().office.today
    hall.first.desks().casework.withdraw(case_id, reason="不办了", requested_on=today)
    hall.first.program.round()
    erase = ["case", "erase", number, "--why", "保管期限已满"]
    confirmed = [*erase, "--confirm", number]
    assert main(at(hall, *erase, "--confirm", number[:-1], "--as", SECURITY)) == 1
    assert "再输入一遍" in capsys.readouterr().err
    still_open = ["case", "erase", other.number, "--why", "x", "--confirm", other.number]
    assert main(at(hall, *still_open, "--as", SECURITY)) == 1
    assert "还没有办结" in capsys.readouterr().err
    assert main(at(hall, *confirmed, "--as", CLERK)) == 1
    assert "不是系统、安全、审计管理员" in capsys.readouterr().err
    assert main(at(hall, *confirmed, "--as", SECURITY)) == 0
    assert number in capsys.readouterr().out
    assert main(at(hall, *confirmed, "--as", SECURITY)) == 1
    assert "已经删除" in capsys.readouterr().err
    assert hall.central(case_id).case.applicant_name == ""
    assert main(at(hall, "journal", "verify", "--as", CLERK)) == 0
    assert main(at(hall, "case", "show", number, "--as", CLERK)) == 0
    assert PERSON["name"] not in capsys.readouterr().out
