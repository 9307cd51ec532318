"""``journal`` from outside: what changed, and the first place that was altered."""

import sqlite3
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import keyring
import pytest

from app.__main__ import main
from app.commands.acting import SERVICE
from tests.app.commands.arguments import USER, at
from tests.centres import edit
from tests.hall import AUDIT, CLERK, PASSWORD, SYSTEM, Hall

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
