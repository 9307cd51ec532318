"""The tour in one go: the real windows over a fresh hall, and what it leaves behind."""

import json
from pathlib import Path
from typing import Any

import pypdfium2
import pytest
import zxingcpp
from PIL import Image
from PySide6.QtWidgets import QApplication

from app.tour.guide import go_round

EXPECTED = {
    "accepted",
    "declined",
    "delivered",
    "granted",
    "proposed",
    "received",
    "refused",
    "terminated",
    "withdrawn",
}


@pytest.fixture(scope="module")
def tour(qapp: QApplication, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a tour that went round."""
    out = tmp_path_factory.mktemp("tour")
    told: list[str] = []
    go_round(out, told.append)
    assert len(told) == len(set(told)) > 10
    return out


def report_of(tour: Path) -> dict[str, Any]:
    found = json.loads((tour / "report.json").read_text(encoding="utf-8"))
    assert isinstance(found, dict)
    return found


def test_every_case_of_the_tour_stands_where_its_story_left_it(tour: Path) -> None:
    report = report_of(tour)

    wrong = [case for case in report["cases"] if not case["as_expected"]]

    assert wrong == []
    assert len(report["cases"]) >= 12
    assert {case["state"] for case in report["cases"]} == EXPECTED


def test_the_tour_meets_no_mistake_of_the_program(tour: Path) -> None:
    assert report_of(tour)["bugs"] == []


def test_what_a_rule_or_the_line_refuses_on_the_tour_is_told(tour: Path) -> None:
    assert report_of(tour)["refused"] == ["claim.taken", "line.down", "flagged", "conflict"]


def test_every_picture_of_the_tour_shows_something(tour: Path) -> None:
    report = report_of(tour)

    for name in report["screens"]:
        with Image.open(tour / "screens" / name) as picture:
            assert picture.size == (1366, 768)
            assert len(picture.convert("RGB").getcolors(1 << 24) or ()) > 50
    assert len(report["screens"]) >= 25


def test_the_barcode_of_every_paper_of_the_tour_is_its_case(tour: Path) -> None:
    report = report_of(tour)
    numbers = {case["number"] for case in report["cases"]}

    read = {name: _codes(tour / "papers" / name) for name in report["papers"]}

    assert len(read) > 30
    for name, codes in read.items():
        assert len(codes & numbers) == 1, name
        assert name.startswith((codes & numbers).pop()[-6:])


def _codes(path: Path) -> set[str]:
    document = pypdfium2.PdfDocument(path)
    try:
        image = document[0].render(scale=203 / 72, grayscale=True).to_pil()
    finally:
        document.close()
    return {code.text for code in zxingcpp.read_barcodes(image)}
