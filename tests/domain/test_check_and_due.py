"""The commands check and due, as they are typed."""

import json
from argparse import ArgumentParser
from datetime import date
from io import StringIO

import pytest

from app.commands import check, due

TODAY = date(2026, 11, 22)


def typed(*words: str) -> tuple[int, str]:
    """Exit code and answer of a command line."""
    parser = ArgumentParser()
    commands = parser.add_subparsers(required=True)
    check.add_parser(commands, today=TODAY)
    due.add_parser(commands)
    out = StringIO()
    args = parser.parse_args(words)
    code = args.run(args, out)
    assert isinstance(code, int)
    return code, out.getvalue()


def test_a_good_number_answers_ok_in_normal_form() -> None:
    code, answer = typed("check", "111", "11010519491231002x", "--json")
    assert code == 0
    assert json.loads(answer) == {"verdict": "ok", "normal": "11010519491231002X", "reasons": []}


def test_a_warning_still_exits_with_0() -> None:
    code, answer = typed("check", "111", "152990199008080025", "--sex", "男", "--json")
    told = json.loads(answer)
    assert (code, told["verdict"]) == (0, "warning")
    assert told["reasons"][0] == "号码第17位表明性别为女，所选为男，请看证件后选定"


def test_a_blocked_number_exits_with_1_and_suggests() -> None:
    code, answer = typed("check", "516", "M00l23456", "--json")
    told = json.loads(answer)
    assert (code, told["verdict"], told["suggestion"]) == (1, "block", "M00123456")
    assert told["reasons"] == ["第4位“L”不是数字，可能是“1”"]


def test_the_name_is_checked_and_given_back_folded() -> None:
    _, answer = typed("check", "111", "152990198812120118", "--name", "王\ue863", "--json")
    told = json.loads(answer)
    assert (told["verdict"], told["name"]) == ("warning", "王䶮")


def test_the_day_of_the_check_can_be_given() -> None:
    words = ("check", "111", "15299020161105004X", "--json")
    assert json.loads(typed(*words)[1])["verdict"] == "warning"
    assert json.loads(typed(*words, "--on", "2040-01-01")[1])["verdict"] == "ok"


def test_without_json_the_answer_is_read_by_people() -> None:
    code, answer = typed("check", "uscc", "91152998MA07E57167")
    assert (code, answer) == (
        1,
        "阻止 91152998MA07E57167\n  第18位校验码应为6，请核对证照\n",
    )


@pytest.mark.parametrize(
    "words",
    [
        ("check", "112x", "1"),
        ("check", "111"),
        ("check", "111", "1", "--on", "yesterday"),
        ("check", "111", "1", "--sex", "x"),
        ("due", "2026-02-30", "5"),
        ("due", "2026-02-27", "five"),
        ("due", "2026-02-27", "-5"),
        ("due", "2026-02-27", "99999"),
        ("due", "2026-02-27", "5", "--unit", "hours"),
        ("due", "2026-02-27", "5", "--pause", "2026-03-01"),
    ],
)
def test_a_wrong_command_line_exits_with_2(
    words: tuple[str, ...], capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as left:
        typed(*words)
    assert left.value.code == 2
    assert capsys.readouterr().err


@pytest.mark.parametrize(
    ("words", "end"),
    [
        (("2026-04-27", "5"), "2026-05-07"),
        (("2026-06-01", "20", "--pause", "2026-06-08:2026-06-17"), "2026-07-10"),
        (("2026-12-15", "60", "--unit", "natural"), "2027-02-13"),
    ],
)
def test_due_prints_the_date(words: tuple[str, ...], end: str) -> None:
    assert typed("due", *words) == (0, f"{end}\n")


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("2026-12-31", "5"), "2027年的工作日历尚未载入"),
        (("2026-06-01", "20", "--pause", "2026-06-17:2026-06-08"), "早于开始"),
    ],
)
def test_due_says_on_the_error_stream_why_there_is_no_date(
    words: tuple[str, ...], says: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert typed("due", *words) == (1, "")
    assert says in capsys.readouterr().err
