"""``python -m app catalogue``: what is printed where, and with which exit code."""

import io
import json
from argparse import ArgumentParser
from dataclasses import dataclass
from pathlib import Path

import pytest

from app.catalogue.files import SAMPLE
from app.catalogue.installed import current_version
from app.commands.catalogue import add_parser, run
from tests.catalogue.builders import HEADER, TABLE


@dataclass
class Answer:
    code: int
    out: str
    err: str


def called(home: Path, *words: str) -> Answer:
    parser = ArgumentParser()
    add_parser(parser.add_subparsers())
    args = parser.parse_args(["catalogue", *words, "--home", str(home)])
    out, err = io.StringIO(), io.StringIO()
    code = run(args, out, err)
    return Answer(code, out.getvalue(), err.getvalue())


@pytest.fixture
def table(tmp_path: Path) -> Path:
    path = tmp_path / "items.csv"
    path.write_text(TABLE, encoding="gb18030")
    return path


def test_a_search_prints_a_line_an_item(home: Path) -> None:
    answer = called(home, "search", "开饭店", "--limit", "1")

    assert answer == Answer(
        0, "11990101MB00000193400013190100001\t食品经营许可（新办）\t市场监督管理局\n", ""
    )


def test_a_search_prints_json_with_the_same_three_parts(home: Path) -> None:
    answer = called(home, "search", "食品", "经营", "--json", "--limit", "2")

    rows = json.loads(answer.out)
    assert len(rows) == 2
    assert all(list(row) == ["code", "name", "department"] for row in rows)


def test_a_search_that_finds_nothing_is_no_error(home: Path) -> None:
    assert called(home, "search", "zzzz") == Answer(0, "", "")
    assert json.loads(called(home, "search", "zzzz", "--json").out) == []


def test_an_imported_table_is_searched_from_then_on(home: Path, table: Path) -> None:
    imported = called(
        home, "import", str(table), "--version", "区2026", "--in-force-from", "2026-01-01"
    )

    assert (imported.code, imported.err) == (0, "")
    assert "已导入7项，版本区2026" in imported.out
    assert "申请材料" in imported.out
    assert called(home, "search", "户口").out.count("\n") == 1


def test_a_second_import_says_what_changed(home: Path, table: Path) -> None:
    called(home, "import", str(table))

    assert "新增105项，删去7项，变动0项" in called(home, "import", str(SAMPLE)).out


def test_every_slip_of_a_table_is_said_and_nothing_changes(home: Path, tmp_path: Path) -> None:
    path = tmp_path / "slips.csv"
    path.write_text(f"{HEADER}\n水利局,,,A1,77,x,\n", encoding="utf-8")

    answer = called(home, "import", str(path))

    assert (answer.code, answer.out) == (1, "")
    assert answer.err.count("slips.csv第2行") == 2
    assert current_version(home) == ""


@pytest.mark.parametrize("name", ["gone.csv", "."])
def test_a_file_that_cannot_be_read_is_an_error_in_a_sentence(home: Path, name: str) -> None:
    answer = called(home, "import", str(home / name))

    assert (answer.code, answer.out) == (1, "")
    assert answer.err.startswith("无法读取文件")


def test_odd_codes_are_hinted_at_only_when_asked(home: Path, table: Path) -> None:
    assert called(home, "import", str(table)).err == ""
    assert called(home, "import", str(table), "--hints").err.count("编码") == 14


@pytest.mark.parametrize("limit", ["0", "many", "-1", "100000"])
def test_a_limit_that_is_no_number_is_a_usage_error(home: Path, limit: str) -> None:
    with pytest.raises(SystemExit) as error:
        called(home, "search", "食品", f"--limit={limit}")

    assert error.value.code == 2
