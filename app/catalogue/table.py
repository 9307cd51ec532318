"""Item lists as CSV tables, as halls publish them: names and codes, and little else.

What the table does not say stays empty, and the item says what it lacks.
"""

import csv
import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from app.catalogue.everyday import everyday_words
from app.catalogue.model import Catalogue, Department
from app.catalogue.terms import TYPES
from app.domain.errors import Refusal, Refused, refusal
from app.domain.item import DeemedAcceptance, Item, ItemType, TransferStatus
from app.domain.people import Body

COLUMNS = ("department", "group", "name", "item_code", "type_code", "type", "department_code")
"""In any order; further columns are left alone. ``group`` and ``department_code`` may be empty."""

NEEDED = ("department", "name", "item_code", "type_code", "type")

LACKS = (
    "transfer",
    "kind",
    "statutory_limit",
    "promised_limit",
    "materials",
    "fields",
    "conditions",
    "legal_basis",
    "result",
)
"""What no row of such a table says; shown at the counter, keys of the wording."""

LONGEST_CODE = 100
LONGEST_NAME = 200

_BUREAU = "行政审批"
"""A department of this name is the approval bureau: what stands under it is 划转."""


@dataclass(frozen=True, slots=True)
class TableReading:
    """What a table says, and every row that cannot be taken."""

    items: tuple[Item, ...]
    departments: tuple[Department, ...]
    problems: tuple[Refusal, ...]


def table_catalogue(
    reading: TableReading, *, version: str, in_force_from: date | None = None
) -> Catalogue:
    """A catalogue of the rows that could be taken; each department is the body that decides."""
    bureau = [each.key for each in reading.departments if _BUREAU in each.name]
    return Catalogue(
        version=version,
        items=reading.items,
        departments=reading.departments,
        bodies=tuple(
            Body(each.key, each.name, each.name, each.credit_code) for each in reading.departments
        ),
        in_force_from=in_force_from,
        bureau=bureau[0] if bureau else "",
    )


def table_reading(data: bytes, *, file: str) -> TableReading:
    """Everything a table says and everything wrong with it, by line.

    Refused when it is no table at all: another encoding, another kind of file, missing columns.
    """
    rows = csv.reader(io.StringIO(_text(data, file), newline=""))
    places: Mapping[str, int] = {}
    items: dict[str, Item] = {}
    lines: dict[str, int] = {}
    departments: dict[str, Department] = {}
    problems: list[Refusal] = []
    try:
        for row in rows:
            if not any(cell.strip() for cell in row):
                continue
            if not places:
                places = _places(row, file)
                continue
            said = {name: _cell(row, place) for name, place in places.items()}
            at = {"file": file, "line": str(rows.line_num)}
            found = _row_problems(row, places, at) or _problems(said, lines, at)
            problems += found
            if not found:
                department = departments.setdefault(said["department"], _department(said))
                items[said["item_code"]] = _item(said, department)
                lines[said["item_code"]] = rows.line_num
    except csv.Error as broken:
        problems.append(
            refusal("catalogue.table_broken", file=file, line=rows.line_num, reason=broken)
        )
    if not items and not problems:
        raise Refused(refusal("catalogue.table_empty", file=file))
    return TableReading(tuple(items.values()), tuple(departments.values()), tuple(problems))


def looks_like_table(data: bytes) -> bool:
    """Whether a chosen file is a table rather than the program's own JSON."""
    return not data.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"{")


def _text(data: bytes, file: str) -> str:
    """The text in UTF-8, with or without a mark, or in GB 18030, which Excel writes in China."""
    if b"\0" in data:
        raise Refused(refusal("catalogue.table_foreign", file=file))
    for encoding in ("utf-8-sig", "gb18030"):
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise Refused(refusal("catalogue.table_encoding", file=file))


def _places(header: Sequence[str], file: str) -> dict[str, int]:
    names = [cell.strip().lower() for cell in header]
    missing = [name for name in COLUMNS if name not in names]
    if missing:
        raise Refused(
            refusal(
                "catalogue.table_columns",
                file=file,
                missing="、".join(missing),
                columns=",".join(COLUMNS),
            )
        )
    return {name: names.index(name) for name in COLUMNS}


def _cell(row: Sequence[str], place: int) -> str:
    return row[place].strip() if place < len(row) else ""


def _row_problems(
    row: Sequence[str], places: Mapping[str, int], at: Mapping[str, str]
) -> list[Refusal]:
    needed = max(places.values()) + 1
    if len(row) >= needed:
        return []
    return [refusal("catalogue.row_short", **at, cells=len(row), needed=needed)]


def _problems(
    said: Mapping[str, str], lines: Mapping[str, int], at: Mapping[str, str]
) -> list[Refusal]:
    """What is wrong with the cells of one row; ``lines`` are the lines of codes already taken."""
    found = [
        refusal("catalogue.cell_empty", **at, column=name) for name in NEEDED if not said[name]
    ]
    code, kind = said["item_code"], said["type_code"]
    for column, most in (("name", LONGEST_NAME), ("item_code", LONGEST_CODE)):
        if len(said[column]) > most:
            found.append(refusal("catalogue.cell_long", **at, column=column, most=most))
    if kind and kind.zfill(2) not in TYPES:
        known = "、".join(TYPES)
        found.append(refusal("catalogue.type_unknown", **at, found=kind, known=known))
    if code in lines:
        name, other = said["name"], lines[code]
        found.append(refusal("catalogue.row_twice", **at, item_code=code, name=name, other=other))
    return found


def _department(said: Mapping[str, str]) -> Department:
    name, code = said["department"], said["department_code"]
    return Department(key=code or name, name=name, credit_code=code)


def _item(said: Mapping[str, str], department: Department) -> Item:
    kind = TYPES[said["type_code"].zfill(2)]
    return Item(
        code=said["item_code"],
        name=said["name"],
        group=said["group"],
        department=department.key,
        department_name=department.name,
        body=department.key,
        body_name=department.name,
        type=kind,
        type_name=said["type"],
        transfer=_transfer(department),
        deemed=_deemed(kind),
        keywords=everyday_words(said["name"], said["group"]),
        lacks=LACKS,
    )


def _transfer(department: Department) -> TransferStatus:
    """Unless the bureau decides it, the window needs the department's word to accept (受理授权)."""
    return TransferStatus.TRANSFERRED if _BUREAU in department.name else TransferStatus.STATIONED


def _deemed(kind: ItemType) -> DeemedAcceptance:
    """Silence is acceptance for permits alone, unless a special law says so."""
    return DeemedAcceptance.FIVE_DAYS if kind is ItemType.PERMIT else DeemedAcceptance.NONE
