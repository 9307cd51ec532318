"""A list imported by command is in force at the hall it was imported for, and at its counters."""

from io import StringIO
from pathlib import Path

import pytest

from app.__main__ import parser
from app.catalogue.installed import current_version
from app.desks.setting_up import SetUp
from app.machine import machine_identity
from app.main import Program
from app.settings import Home, Settings
from tests.hall import CHEAP, Clock

ROWS = """department,group,name,item_code,type_code,type,department_code
区公安分局,,户口登记项目内容变更更正证明,513A0161200000-1,20,公共服务,1151130000877869M
区公安分局,,开办互联网上网服务营业场所,511A0900300012-2,1,行政许可,1151130000877869M
"""


def imported(table: Path, home: Home) -> int:
    args = parser().parse_args(["catalogue", "import", str(table), "--home", str(home.path)])
    return int(args.run(args, StringIO()))


@pytest.fixture
def home(tmp_path: Path) -> Home:
    """A hall whose centre is in the same folder as its first counter."""
    made = Home(tmp_path / "hall")
    SetUp(made, clock=Clock(), machine=machine_identity(), cost=CHEAP).sample(lambda step: None)
    return made


@pytest.fixture
def table(tmp_path: Path) -> Path:
    path = tmp_path / "list.csv"
    path.write_text(ROWS, encoding="utf-8")
    return path


def test_an_imported_list_is_what_the_counters_work_by(home: Home, table: Path) -> None:
    assert imported(table, home) == 0

    program = Program(home, Settings(), clock=Clock(), machine=machine_identity())
    known = program.known
    program.close()
    assert known.catalogue.item("513A0161200000-1").name == "户口登记项目内容变更更正证明"
    assert known.catalogue.version == current_version(home.path)
    assert known.body("1151130000877869M").name == "区公安分局"
    assert known.body("XZSP").short_name == "示行审"


def test_a_list_is_not_half_in_force_when_the_hall_cannot_be_told(home: Home, table: Path) -> None:
    home.central_store.rename(home.path / "away.sqlite")

    assert imported(table, home) == 1

    assert current_version(home.path) != "list"
    program = Program(home, Settings(), clock=Clock(), machine=machine_identity())
    assert "513A0161200000-1" not in program.known.catalogue
    program.close()
