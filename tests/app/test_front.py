"""The login page before anything heavy is loaded: what is kept for it, and that no start fails."""

import json
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from app.front import FILE, Front, FrontName, keep_front, read_front
from tests.hall import CLERK, Counter

FRONT = Front(
    "示例县政务服务中心",
    (FrontName("p1", "苏日娜", "受理员", "surina srn"), FrontName("p2", "𪚥田")),
    hint="",
    last="p2",
)


def test_what_is_kept_is_read_back_rare_characters_and_all(home: Path) -> None:
    keep_front(home, FRONT)

    assert read_front(home) == FRONT
    assert [file.name for file in home.iterdir()] == [FILE]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "{",
        "[]",
        "null",
        '{"hall": "厅"}',
        '{"hall": "厅", "hint": "", "last": "", "people": [1]}',
        '{"hall": "厅", "hint": "", "last": "", "people": [{"id": "p1"}]}',
        '{"hall": "厅", "hint": "", "last": "", "people": [{"id": "p1", "name": "", "age": ""}]}',
    ],
)
def test_a_torn_file_is_as_if_there_were_none(home: Path, text: str) -> None:
    (home / FILE).write_text(text, encoding="utf-8")

    assert read_front(home) is None


def test_a_file_in_another_encoding_is_as_if_there_were_none(home: Path) -> None:
    (home / FILE).write_bytes("厅".encode("gb18030"))

    assert read_front(home) is None


def test_before_the_first_run_there_is_nothing(home: Path) -> None:
    assert read_front(home) is None


def test_where_nothing_can_be_written_the_next_start_is_only_slower(home: Path) -> None:
    keep_front(home, FRONT)
    (home / f"{FILE}.new").mkdir()
    keep_front(home, replace(FRONT, last="p1"))
    keep_front(home / "gone", FRONT)

    assert read_front(home) == FRONT


def test_the_page_names_everybody_who_may_log_in_and_how_the_name_sounds(counter: Counter) -> None:
    front = counter.program.front()

    spoken = {one.name: one.find_by for one in front.people}
    assert spoken[CLERK] == "surina srn"
    assert len(front.people) == len(counter.program.gate.people())


def test_how_a_name_sounds_is_taken_from_last_time(counter: Counter) -> None:
    first = counter.program.front()
    mended = tuple(
        replace(one, find_by="as mended") if one.name == CLERK else one for one in first.people
    )
    again = counter.program.front(replace(first, people=mended[:-1]))

    assert {one.name: one.find_by for one in again.people}[CLERK] == "as mended"
    assert again.people[-1] == first.people[-1]


NO_DICTIONARY = """
import json, sys
from pathlib import Path
from app.front import keep_front
from app.settings import Home, Settings
from app.window import ProgramHost

host = ProgramHost(Home(Path(sys.argv[1])), Settings(), sample=True)
assert host.open(lambda step: None)
host.fresh_front()
host.close()
print(json.dumps([name for name in ("pypinyin", "reportlab") if name in sys.modules]))
"""


def test_only_the_first_start_loads_a_dictionary_for_the_names(home: Path) -> None:
    loaded = [
        subprocess.run(
            [sys.executable, "-c", NO_DICTIONARY, str(home)],
            capture_output=True,
            text=True,
            timeout=60,
            check=True,
        ).stdout
        for _ in range(2)
    ]

    assert [json.loads(each) for each in loaded] == [["pypinyin"], []]
