"""Item lists as CSV tables: every encoding a hall saves them in, every slip named by its line."""

import csv
import io
from pathlib import Path

import pytest

from app.catalogue.files import SAMPLE, catalogue_bytes, catalogue_from_bytes
from app.catalogue.model import Catalogue
from app.catalogue.offered import Offered, read_offered
from app.catalogue.table import LACKS, table_reading
from app.domain.errors import Refused
from app.domain.item import DeemedAcceptance, ItemType, TransferStatus
from app.wording import label, sentence
from tests.catalogue.builders import HEADER, REAL_LIST, ROWS, TABLE

LISTS = [pytest.param(TABLE.encode(), id="own rows")]
if REAL_LIST.exists():
    LISTS.append(pytest.param(REAL_LIST.read_bytes(), id="a real district"))


@pytest.mark.parametrize("data", LISTS)
def test_every_row_of_a_list_in_the_wild_is_taken(data: bytes, tmp_path: Path) -> None:
    rows = list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"))))

    catalogue = offered(data, tmp_path).accepted()

    assert [item.code for item in catalogue.items] == [row["item_code"] for row in rows]
    assert [item.name for item in catalogue.items] == [row["name"] for row in rows]
    assert [item.group for item in catalogue.items] == [row["group"] for row in rows]
    assert max(len(item.name) for item in catalogue.items) >= 110
    assert catalogue_from_bytes(catalogue_bytes(catalogue), file="kept.json") == catalogue


@pytest.mark.parametrize(
    ("typed", "kind"),
    [
        ("1", ItemType.PERMIT),
        ("01", ItemType.PERMIT),
        ("7", ItemType.CONFIRMATION),
        ("20", ItemType.PUBLIC_SERVICE),
        (" 9 ", ItemType.RULING),
    ],
)
def test_type_codes_may_lack_their_nought(typed: str, kind: ItemType) -> None:
    (item,) = table_reading(row(type_code=typed), file="list.csv").items

    assert item.type is kind


def test_what_a_table_does_not_say_stays_empty_and_the_item_says_so(tmp_path: Path) -> None:
    item = offered(TABLE.encode(), tmp_path).accepted().items[0]

    assert item.lacks == LACKS
    assert (item.materials, item.legal_basis, item.statutory_limit) == ((), (), None)
    for language in ("zh_CN", "en"):
        assert all(label("item_part", part, language) for part in item.lacks)


def test_the_bureau_decides_its_items_and_departments_theirs(tmp_path: Path) -> None:
    catalogue = offered(TABLE.encode(), tmp_path).accepted()
    by_department = {item.department_name: item for item in catalogue.items}

    assert by_department["区行政审批局"].transfer is TransferStatus.TRANSFERRED
    assert by_department["区公安分局"].transfer is TransferStatus.STATIONED
    assert by_department["区公安分局"].body == "1151130000877869M"
    assert catalogue.bureau == "68236467-9"
    assert catalogue.body("68236467-9").name == "区行政审批局"


def test_silence_is_acceptance_for_permits_alone(tmp_path: Path) -> None:
    for item in offered(TABLE.encode(), tmp_path).accepted().items:
        silent = item.deemed is DeemedAcceptance.FIVE_DAYS
        assert silent is item.is_permit


def test_everyday_words_are_added_to_names_that_nobody_says(tmp_path: Path) -> None:
    items = offered(TABLE.encode(), tmp_path).accepted().items
    words = {item.name: item.keywords for item in items}

    assert "开饭店" in words["食品(含保健食品)经营许可核发"]
    assert "上户口" in words["户口登记"]
    assert words["农业机械事故认定"] == ()


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_the_encodings_that_spreadsheets_write_are_read(
    encoding: str, newline: str, tmp_path: Path
) -> None:
    data = TABLE.replace("\n", newline).encode(encoding)

    names = [item.name for item in offered(data, tmp_path).accepted().items]

    assert names[1] == "户口登记"
    assert len(names) == len(ROWS)


def test_columns_may_stand_in_any_order_with_others_between() -> None:
    data = (
        "序号,type,type_code,name,group,item_code,department_code,department\n"
        "1,行政许可,1,取水许可,,A1,D1,水利局\n"
    ).encode()

    (item,) = table_reading(data, file="list.csv").items

    assert (item.name, item.code, item.department_name) == ("取水许可", "A1", "水利局")


def test_blank_lines_are_left_alone() -> None:
    reading = table_reading(f"\n{HEADER}\n\n{ROWS[0]}\n,,,,,,\n".encode(), file="list.csv")

    assert (len(reading.items), reading.problems) == (1, ())


def test_every_slip_of_a_table_is_told_at_once_with_its_line(tmp_path: Path) -> None:
    broken = "\n".join(
        (
            HEADER,
            ROWS[0],
            ROWS[0],
            "水利局,,,A2,1,行政许可,D1",
            "水利局,,取水许可,A3,77,行政许可,D1",
            "水利局,,取水许可",
            f"水利局,,{'长' * 201},A4,1,行政许可,D1",
            f"水利局,,取水许可,{'9' * 101},1,行政许可,D1",
        )
    )

    problems = offered(broken.encode(), tmp_path).problems

    assert [(each.params["line"], each.code) for each in problems] == [
        ("3", "catalogue.row_twice"),
        ("4", "catalogue.cell_empty"),
        ("5", "catalogue.type_unknown"),
        ("6", "catalogue.row_short"),
        ("7", "catalogue.cell_long"),
        ("8", "catalogue.cell_long"),
    ]
    for language in ("zh_CN", "en"):
        assert all("list.csv" in sentence(each, language) for each in problems)


def test_a_table_with_slips_is_not_taken(tmp_path: Path) -> None:
    with pytest.raises(Refused):
        offered(f"{HEADER}\n水利局,,,A2,1,行政许可,D1\n".encode(), tmp_path).accepted()


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"department,name\n", "catalogue.table_columns"),
        (b"", "catalogue.table_empty"),
        (f"{HEADER}\n".encode(), "catalogue.table_empty"),
        (b"\xff\xfe\xff\xff\x80", "catalogue.table_encoding"),
        (TABLE.encode("utf-16"), "catalogue.table_foreign"),
        (b"PK\x03\x04\0\0", "catalogue.table_foreign"),
    ],
)
def test_what_is_no_table_is_refused_in_a_sentence(data: bytes, code: str, tmp_path: Path) -> None:
    with pytest.raises(Refused) as error:
        offered(data, tmp_path)

    assert error.value.why.code == code
    assert sentence(error.value.why)


def test_a_cell_beyond_all_measure_is_told_by_its_line() -> None:
    reading = table_reading(f'{HEADER}\n"{"长" * 200_000}'.encode(), file="list.csv")

    assert [each.code for each in reading.problems] == ["catalogue.table_broken"]
    assert sentence(reading.problems[0])


def test_the_same_table_is_the_same_version_and_another_is_another(tmp_path: Path) -> None:
    first = offered(TABLE.encode(), tmp_path).catalogue.version
    again = offered(TABLE.encode(), tmp_path).catalogue.version
    other = offered(TABLE.replace("户口登记", "户籍登记").encode(), tmp_path).catalogue.version

    assert first == again
    assert first.startswith("list-")
    assert other != first


def test_own_json_is_told_from_a_table_by_its_first_character(tmp_path: Path) -> None:
    path = tmp_path / "list.csv"
    path.write_bytes(SAMPLE.read_bytes())

    assert len(read_offered(path, version="试行").accepted().items) >= 100
    assert read_offered(path, version="试行").catalogue.version == "试行"


def test_a_list_of_our_own_that_contradicts_itself_is_offered_with_its_faults(
    tmp_path: Path,
) -> None:
    path = tmp_path / "list.json"
    path.write_bytes(SAMPLE.read_bytes().replace("第四十五条".encode(), b""))

    problems = read_offered(path).problems

    assert {each.code for each in problems} == {"catalogue.stop_without_law"}
    assert problems[0].article == "行政许可法第四十五条"


def offered(data: bytes, folder: Path) -> Offered:
    path = folder / "list.csv"
    path.write_bytes(data)
    return read_offered(path)


def row(*, type_code: str) -> bytes:
    return f"{HEADER}\n水利局,,取水许可,A1,{type_code},行政许可,D1\n".encode()


def test_a_list_without_a_bureau_names_none() -> None:
    catalogue = Catalogue(version="1", items=table_reading(row(type_code="1"), file="x").items)

    assert catalogue.bureau == ""
