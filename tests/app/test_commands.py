"""The commands from outside: output, errors, exit codes, whose act it is, what is masked."""

import json
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from datetime import date, timedelta
from pathlib import Path

import keyring
import pytest
from keyring.core import load_keyring

from app.__main__ import main
from app.commands.acting import SERVICE, desks_of
from app.desks.hall_calendar import year_text
from app.desks.intake import Outcome
from app.domain.calendar import CalendarYear
from app.domain.reference import ReferenceKind
from app.machine import machine_identity, utc_now
from app.main import Program
from app.settings import Home, Settings, write_settings
from tests.centres import edit
from tests.hall import (
    ALLOWANCE,
    AUDIT,
    CLERK,
    PASSWORD,
    PERSON,
    SECURITY,
    SYSTEM,
    Clock,
    Hall,
    found_sample,
    why,
)

USER = f"{CLERK}@示例县政务服务中心"


@pytest.fixture
def hall(folder: Path) -> Iterator[Hall]:
    """The sample hall of yesterday on this machine: commands ask the machine's own clock."""
    yesterday = utc_now() - timedelta(days=1)
    found_sample(folder / "hall", yesterday, machine_identity())
    made = Hall(folder / "hall", Clock(yesterday + timedelta(hours=1)), machine_identity())
    write_settings(made.first.home, Settings(centre=str(folder / "hall" / "hall.sqlite")))
    yield made
    made.close()


@pytest.fixture
def number(hall: Hall) -> str:
    """Number of a case of a person, received here and synced."""
    case = hall.first.take_in(ALLOWANCE, applicant=PERSON).file.case
    hall.first.program.round()
    return case.number


def at(hall: Hall, *arguments: str) -> list[str]:
    """The arguments with this hall's home."""
    return [*arguments, "--home", str(hall.first.home.path)]


# -- case show


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


# -- sync


def test_a_round_hands_in_what_waits(hall: Hall, capsys: pytest.CaptureFixture[str]) -> None:
    hall.first.desks()
    hall.first.pull_out()
    case_id = hall.first.take_in().file.case.id
    hall.first.close()
    assert main(at(hall, "sync", "--once")) == 0
    assert capsys.readouterr().out.startswith("cases 1  outbox 0  tasks 0")
    assert hall.central(case_id).case.number


def test_a_round_carries_the_scans_that_wait(hall: Hall, tmp_path: Path) -> None:
    scan = tmp_path / "scan.pdf"
    scan.write_bytes(b"%PDF-1.4\n%%EOF\n")
    case_id = hall.first.take_in().file.case.id
    hall.first.desks().casework.scans.attach(case_id, 1, scan)
    hall.first.close()
    assert main(at(hall, "sync", "--once")) == 0
    (held,) = hall.centre.scans(case_id)
    assert held.whole


def test_a_round_without_a_centre_says_so(hall: Hall, capsys: pytest.CaptureFixture[str]) -> None:
    hall.close()
    (hall.folder / "hall.sqlite").rename(hall.folder / "away.sqlite")
    assert main(at(hall, "sync", "--once")) == 1
    captured = capsys.readouterr()
    assert captured.out == ""
    assert "hall.sqlite" in captured.err


# -- journal changes


def test_changes_of_the_hall_are_told_with_who_made_them(
    hall: Hall, capsys: pytest.CaptureFixture[str]
) -> None:
    keyring.set_password(SERVICE, f"{AUDIT}@示例县政务服务中心", PASSWORD)
    keyring.set_password(SERVICE, USER, PASSWORD)
    hall.first.desks(SYSTEM).admin.hall.put_phrases("defect", ["材料不清晰"])
    assert main(at(hall, "journal", "changes", "--as", AUDIT)) == 0
    (line,) = capsys.readouterr().out.splitlines()
    assert f"  {SYSTEM}  phrase defect  " in line
    assert main(at(hall, "journal", "changes", "--as", CLERK)) == 1
    assert "管理员" in capsys.readouterr().err


# -- journal verify


def test_a_whole_journal_verifies(
    hall: Hall, number: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(at(hall, "journal", "verify")) == 0
    assert capsys.readouterr().out.split() == ["counter", "2", "hall", "2"]


def alter(store: Path, sql: str) -> None:
    with closing(sqlite3.connect(store)) as raw:
        assert raw.execute(sql).rowcount == 1
        raw.commit()


def test_the_first_altered_entry_of_the_counter_is_named(
    hall: Hall, number: str, capsys: pytest.CaptureFixture[str]
) -> None:
    hall.close()
    alter(
        hall.first.home.local_store,
        "UPDATE entry SET actor = 'p02' WHERE sequence = 2",
    )
    assert main(at(hall, "journal", "verify")) == 1
    captured = capsys.readouterr()
    assert "第2条" in captured.err
    assert "counter" not in captured.out


def test_the_first_altered_entry_of_the_hall_is_named(
    hall: Hall, number: str, capsys: pytest.CaptureFixture[str]
) -> None:
    hall.close()
    alter(hall.folder / "hall.sqlite", "UPDATE entry SET desk = 'x' WHERE sequence = 1")
    assert main(at(hall, "journal", "verify")) == 1
    captured = capsys.readouterr()
    assert captured.out.split() == ["counter", "2"]
    assert "第1条" in captured.err


def test_a_state_that_its_entries_do_not_tell_is_named(
    hall: Hall, number: str, capsys: pytest.CaptureFixture[str]
) -> None:
    hall.close()
    alter(hall.folder / "hall.sqlite", "UPDATE case_file SET opinion = '同意'")
    assert main(at(hall, "journal", "verify")) == 1
    assert "重放" in capsys.readouterr().err


def test_a_name_that_its_entries_do_not_tell_is_named_to_who_can_open_them(
    hall: Hall, number: str, capsys: pytest.CaptureFixture[str]
) -> None:
    keyring.set_password(SERVICE, USER, PASSWORD)
    assert main(at(hall, "journal", "verify", "--as", CLERK)) == 0
    hall.close()
    alter(hall.folder / "hall.sqlite", "UPDATE case_file SET applicant_name = '别人'")
    assert main(at(hall, "journal", "verify")) == 0
    assert main(at(hall, "journal", "verify", "--as", CLERK)) == 1
    assert "重放" in capsys.readouterr().err


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


def test_how_many_days_are_signed_is_said_and_a_signature_that_went_is_named(
    hall: Hall, number: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(at(hall, "journal", "verify")) == 0
    assert "已封存" not in capsys.readouterr().out
    hall.clock.at += timedelta(days=1)
    hall.first.program.leave()
    hall.first.program.round()
    assert main(at(hall, "journal", "verify")) == 0
    assert "已封存1天，尚无签名见证" in capsys.readouterr().out
    hall.first.program.desks(hall.first.program.gate.login(CLERK, PASSWORD))
    hall.first.program.round()
    for more in ([], ["--as", CLERK]):
        keyring.set_password(SERVICE, USER, PASSWORD)
        assert main(at(hall, "journal", "verify", *more)) == 0
        assert f"其中1天有签名见证，0天待见证；最近一次由{CLERK}" in capsys.readouterr().out
    edit(hall.centre, "UPDATE entry SET signature = '' WHERE kind = 'attest'")
    assert main(at(hall, "journal", "verify")) == 1
    out, err = capsys.readouterr()
    assert "hall" not in out
    assert f"{CLERK}对" in err


def test_a_days_digest_that_was_rewritten_is_named(
    hall: Hall, number: str, capsys: pytest.CaptureFixture[str]
) -> None:
    hall.clock.at += timedelta(days=1)
    hall.first.program.round()
    with hall.first.program.store.work() as work:
        days = work.reference.all("digest")
        assert days
        day = min(days)
        work.reference.put("digest", day, "another")
        work.commit()
    assert main(at(hall, "journal", "verify")) == 1
    assert day in capsys.readouterr().err


# -- all of them


def test_a_home_without_a_hall_is_said(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    empty = ["--home", str(tmp_path / "nothing")]
    for command in (["sync", "--once"], ["journal", "verify"], ["case", "show", "1", "--as", "x"]):
        assert main([*command, *empty]) == 1
        assert main([*empty, *command]) == 1
    captured = capsys.readouterr()
    assert captured.out == ""
    assert captured.err.count("nothing") == 6
    assert not (tmp_path / "nothing").exists()


def test_the_variable_names_the_home_too(
    hall: Hall, number: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("YICHUANG_HOME", str(hall.first.home.path))
    assert main(["journal", "verify"]) == 0
    assert capsys.readouterr().out


@pytest.mark.parametrize(
    "command",
    [
        [],
        ["tour"],
        ["catalogue"],
        ["catalogue", "import"],
        ["catalogue", "search"],
        ["due"],
        ["check"],
        ["case"],
        ["case", "show"],
        ["sync"],
        ["journal"],
        ["journal", "verify"],
        ["journal", "changes"],
    ],
    ids=" ".join,
)
def test_every_command_has_its_help(command: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main([*command, "--help"])
    assert ended.value.code == 0
    assert "usage: python -m app" in capsys.readouterr().out


@pytest.mark.parametrize(
    "wrong", [["nothing"], ["sync"], ["case", "show", "1"], ["journal"], ["case"], ["--no"]]
)
def test_a_wrong_call_ends_with_2(wrong: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(wrong)
    assert ended.value.code == 2
    captured = capsys.readouterr()
    assert captured.out == ""
    assert "usage" in captured.err


def test_it_runs_as_a_module_of_its_own(hall: Hall, number: str) -> None:
    ran = subprocess.run(
        [sys.executable, "-m", "app", *at(hall, "case", "show", number, "--as", CLERK)],
        input="",
        capture_output=True,
        text=True,
        timeout=60,
        cwd=Path(__file__).parents[2],
        env={"PYTHON_KEYRING_BACKEND": "keyring.backends.fail.Keyring", "PATH": "/usr/bin"},
        start_new_session=True,
        check=False,
    )
    assert ran.returncode == 1
    assert "没有输入" in ran.stderr
    assert "Traceback" not in ran.stderr


def test_a_torn_settings_file_stops_a_command_with_its_name(
    hall: Hall, capsys: pytest.CaptureFixture[str]
) -> None:
    home = Home(hall.first.home.path)
    (home.path / "settings.toml").write_text("language = ", encoding="utf-8")
    assert main(at(hall, "journal", "verify")) == 1
    assert "settings.toml" in capsys.readouterr().err


# -- due


def test_a_year_the_hall_was_given_is_counted_with(
    hall: Hall, capsys: pytest.CaptureFixture[str]
) -> None:
    year = CalendarYear(2027, "示例通知", frozenset({date(2027, 1, 1)}), frozenset())
    asking = at(hall, "due", "2026-12-30", "3")
    assert main(asking) == 1
    assert "2027" in capsys.readouterr().err
    hall.centre.put_reference(ReferenceKind.CALENDAR, "2027", year_text(year))
    hall.first.program.round()
    assert main(asking) == 0
    assert capsys.readouterr().out == "2027-01-05\n"
