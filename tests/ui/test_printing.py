"""Printing: what reaches a printer is read back; what cannot be printed is said."""

from pathlib import Path

import pypdfium2
import pytest
import zxingcpp
from PySide6.QtWidgets import QApplication

from app.documents.registry import render
from app.domain.case import PaperKind
from app.domain.errors import Unavailable
from tests.documents.facts_builder import facts
from ui.printing import TO_FILE, print_pdf, printer_names, to_pdf_printer

NUMBER_LENGTH = 20


@pytest.fixture(scope="module")
def notice() -> bytes:
    return render(facts(PaperKind.ACCEPTANCE), PaperKind.ACCEPTANCE)


@pytest.fixture(scope="module")
def slip() -> bytes:
    return render(facts(PaperKind.SLIP), PaperKind.SLIP)


def codes(path: Path, page: int = 0) -> set[str]:
    document = pypdfium2.PdfDocument(path)
    try:
        image = document[page].render(scale=300 / 72, grayscale=True).to_pil()
    finally:
        document.close()
    return {code.text for code in zxingcpp.read_barcodes(image)}


def size_mm(path: Path) -> tuple[int, int]:
    document = pypdfium2.PdfDocument(path)
    try:
        width, height = document[0].get_size()
    finally:
        document.close()
    return round(width / 72 * 25.4), round(height / 72 * 25.4)


def test_the_barcode_of_a_printed_notice_is_read_back_on_every_sheet(
    qapp: QApplication, notice: bytes, tmp_path: Path
) -> None:
    path = tmp_path / "printed.pdf"

    to_pdf_printer(notice, path)

    document = pypdfium2.PdfDocument(path)
    pages = len(document)
    document.close()
    assert pages == len(pypdfium2.PdfDocument(notice))
    for page in range(pages):
        assert any(len(code) == NUMBER_LENGTH for code in codes(path, page))
    assert size_mm(path) == (210, 297)


def test_a_slip_keeps_its_width_and_its_codes(
    qapp: QApplication, slip: bytes, tmp_path: Path
) -> None:
    path = tmp_path / "slip.pdf"

    to_pdf_printer(slip, path)

    assert size_mm(path)[0] == 80
    assert any(len(code) == NUMBER_LENGTH for code in codes(path))


def test_a_paper_for_a_file_is_kept_as_it_was_drawn(
    qapp: QApplication, notice: bytes, tmp_path: Path
) -> None:
    title = "受理通知书 示行审受〔2026〕12号"
    done = print_pdf(notice, title=title, printer="", folder=tmp_path / "p")

    assert done.result == "saved"
    assert done.printer == TO_FILE
    assert Path(done.file).read_bytes() == notice
    assert Path(done.file).name == "受理通知书 示行审受〔2026〕12号.pdf"


def test_a_title_never_leaves_the_folder(qapp: QApplication, notice: bytes, tmp_path: Path) -> None:
    done = print_pdf(notice, title="../../x:y" + "长" * 300, printer=TO_FILE, folder=tmp_path)

    assert Path(done.file).parent == tmp_path
    assert len(Path(done.file).name.encode()) <= 204


def test_a_printer_that_is_not_there_is_named(
    qapp: QApplication, notice: bytes, tmp_path: Path
) -> None:
    assert "没有这台打印机" not in printer_names()

    with pytest.raises(Unavailable) as told:
        print_pdf(notice, title="x", printer="没有这台打印机", folder=tmp_path)

    assert told.value.why.code == "print.no_printer"
    assert told.value.why.params["printer"] == "没有这台打印机"


def test_a_folder_that_cannot_be_written_is_named(
    qapp: QApplication, notice: bytes, tmp_path: Path
) -> None:
    taken = tmp_path / "taken"
    taken.write_text("a file, not a folder", encoding="ascii")

    with pytest.raises(Unavailable) as told:
        print_pdf(notice, title="x", printer=TO_FILE, folder=taken)

    assert told.value.why.code == "print.unwritable"


@pytest.mark.qt_log_ignore("QPainter::begin")
def test_a_printer_that_does_not_start_is_said_not_lost(
    qapp: QApplication, notice: bytes, tmp_path: Path
) -> None:
    with pytest.raises(Unavailable) as told:
        to_pdf_printer(notice, tmp_path / "no such folder" / "x.pdf")

    assert told.value.why.code == "print.not_started"
