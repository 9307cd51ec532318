"""Catalogue files in the program's own JSON: read strictly, written for people to read."""

import json
from collections.abc import Mapping
from pathlib import Path

from app.catalogue.items import Json, item_from, item_json
from app.catalogue.model import Catalogue, Department
from app.catalogue.reading import Part
from app.domain.errors import Damaged, HallError, Refused, Unavailable, refusal
from app.domain.people import Body

FORMAT = "yichuang-catalogue"
FORMAT_VERSION = 1
LARGEST = 64 * 1024 * 1024
"""Bytes; ten thousand full items are about a third of it."""

SAMPLE = Path(__file__).resolve().parent.parent.parent / "resources" / "catalogue" / "sample.json"


def load_catalogue(path: Path) -> Catalogue:
    """The catalogue of one file.

    Damaged when the file is torn, Refused when it is something else, of a newer program, or wrong
    in one place (which is named), Unavailable when it cannot be read at all.
    """
    return catalogue_from_bytes(read_bytes(path), file=path.name)


def catalogue_from_bytes(data: bytes, *, file: str) -> Catalogue:
    """The catalogue in these bytes; ``file`` is the name for complaints."""
    part = Part(_document(data, file), file=file, place="")
    _check_format(part, file)
    bodies = tuple(map(_body, part.parts("bodies", named_by="name")))
    departments = tuple(map(_department, part.parts("departments", named_by="name")))
    body_names = {body.key: body.name for body in bodies}
    department_names = {department.key: department.name for department in departments}
    catalogue = Catalogue(
        version=part.text("version"),
        in_force_from=part.day("in_force_from"),
        title=part.text("title", ""),
        note=part.text("note", ""),
        hall=part.text("hall", ""),
        division=part.text("division", ""),
        bureau=part.text("bureau", ""),
        bodies=bodies,
        departments=departments,
        items=tuple(
            item_from(each, departments=department_names, bodies=body_names)
            for each in part.parts("items", named_by="name")
        ),
        pinyin=part.table("pinyin"),
    )
    part.done()
    return catalogue


def catalogue_bytes(catalogue: Catalogue) -> bytes:
    """The catalogue as the bytes of a file; the same catalogue always gives the same bytes."""
    day = catalogue.in_force_from
    document: Json = {
        "format": FORMAT,
        "format_version": FORMAT_VERSION,
        "version": catalogue.version,
        **({"in_force_from": day.isoformat()} if day else {}),
        "title": catalogue.title,
        "note": catalogue.note,
        "hall": catalogue.hall,
        "division": catalogue.division,
        "bureau": catalogue.bureau,
        "bodies": [_body_json(body) for body in catalogue.bodies],
        "departments": [_department_json(department) for department in catalogue.departments],
        "items": [item_json(item) for item in catalogue.items],
        "pinyin": dict(sorted(catalogue.pinyin.items())),
    }
    return (json.dumps(document, ensure_ascii=False, indent=1) + "\n").encode()


def read_bytes(path: Path) -> bytes:
    """All bytes of a file a person chose; Unavailable when it is not there or cannot be read."""
    try:
        if path.stat().st_size > LARGEST:
            raise Refused(
                refusal("catalogue.too_large", file=path.name, most=LARGEST // 1024 // 1024)
            )
        return path.read_bytes()
    except OSError as missing:
        raise Unavailable(
            refusal("catalogue.unreadable", file=path, reason=missing.strerror or missing)
        ) from missing


def _document(data: bytes, file: str) -> Mapping[str, object]:
    try:
        document = json.loads(data.decode("utf-8-sig"))
    except UnicodeDecodeError as torn:
        last = data[: torn.start].split(b"\n")
        raise _torn(data, file, line=len(last), column=len(last[-1]) + 1) from torn
    except json.JSONDecodeError as torn:
        raise _torn(data, file, line=torn.lineno, column=torn.colno) from torn
    except RecursionError as strange:
        raise Refused(refusal("catalogue.foreign", file=file)) from strange
    if not isinstance(document, Mapping) or document.get("format") != FORMAT:
        raise Refused(refusal("catalogue.foreign", file=file))
    return document


def _torn(data: bytes, file: str, *, line: int, column: int) -> HallError:
    """Torn, if it was ours; otherwise just something else."""
    if FORMAT.encode() in data:
        return Damaged(refusal("catalogue.torn", file=file, line=line, column=column))
    return Refused(refusal("catalogue.foreign", file=file))


def _check_format(part: Part, file: str) -> None:
    part.text("format")
    number = part.whole("format_version")
    if number > FORMAT_VERSION:
        raise Refused(refusal("catalogue.newer", file=file, found=number, known=FORMAT_VERSION))


def _body(part: Part) -> Body:
    body = Body(
        key=part.text("key"),
        name=part.text("name"),
        short_name=part.text("short_name", ""),
        credit_code=part.text("credit_code", ""),
        address=part.text("address", ""),
        phone=part.text("phone", ""),
    )
    part.done()
    return body


def _body_json(body: Body) -> Json:
    return {
        "key": body.key,
        "name": body.name,
        "short_name": body.short_name,
        "credit_code": body.credit_code,
        "address": body.address,
        "phone": body.phone,
    }


def _department(part: Part) -> Department:
    department = Department(
        key=part.text("key"), name=part.text("name"), credit_code=part.text("credit_code", "")
    )
    part.done()
    return department


def _department_json(department: Department) -> Json:
    return {
        "key": department.key,
        "name": department.name,
        "credit_code": department.credit_code,
    }
