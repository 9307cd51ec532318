"""A real print service (CUPS): a notice goes to a printer of its, and is read back."""

import os
import subprocess
import sys
from collections.abc import Iterator
from getpass import getuser
from pathlib import Path

import pypdfium2
import pytest
import zxingcpp

from app.documents.registry import render
from app.domain.case import PaperKind
from tests.documents.facts_builder import facts

pytestmark = pytest.mark.system

PRINTER = "YichuangTest"
MODEL = "lsb/usr/cups-pdf/CUPS-PDF_opt.ppd"


@pytest.fixture(scope="module")
def printer() -> Iterator[str]:
    """A PDF printer of the system's own print service."""
    service = subprocess.Popen(["cupsd", "-f"], stderr=subprocess.DEVNULL)
    try:
        _until(["lpstat", "-r"], "is running")
        add = ["lpadmin", "-p", PRINTER, "-v", "cups-pdf:/", "-m", MODEL, "-E"]
        subprocess.run(add, check=True, capture_output=True)
        yield PRINTER
        subprocess.run(["lpadmin", "-x", PRINTER], check=True)
    finally:
        service.terminate()
        service.wait()


def test_a_notice_printed_through_the_print_service_is_read_back(
    printer: str, tmp_path: Path
) -> None:
    source = tmp_path / "notice.pdf"
    source.write_bytes(render(facts(PaperKind.ACCEPTANCE), PaperKind.ACCEPTANCE))
    out = Path("/var/spool/cups-pdf/ANONYMOUS" if os.getuid() == 0 else Path.home() / "PDF")
    before = set(out.glob("*.pdf")) if out.exists() else set()

    told = subprocess.run(
        [sys.executable, "-m", "tests.system.print_one", str(source), printer, str(tmp_path)],
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        cwd=Path(__file__).parents[2],
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    ).stdout.splitlines()
    _until(["lpstat", "-W", "completed", "-o", printer], printer)

    assert printer in told[0].split(",")
    assert told[1] == f"printed {printer}"
    printed = _new(out, before)
    assert any(len(code) == 20 for code in _codes(printed))


def _until(command: list[str], said: str) -> None:
    """Ask again until the service says so; each question takes its own moment."""
    for _ in range(600):
        asked = subprocess.run(command, capture_output=True, text=True, check=False)
        if said in asked.stdout:
            return
    raise AssertionError(f"{command} never said {said}")


def _new(folder: Path, before: set[Path]) -> Path:
    homes = [folder, Path.home() / "PDF", Path("/var/spool/cups-pdf") / getuser()]
    found = {path for each in homes if each.exists() for path in each.glob("*.pdf")} - before
    assert found, "the print service kept nothing"
    return max(found, key=lambda path: path.stat().st_mtime)


def _codes(path: Path) -> set[str]:
    document = pypdfium2.PdfDocument(path)
    try:
        image = document[0].render(scale=300 / 72, grayscale=True).to_pil()
    finally:
        document.close()
    return {code.text for code in zxingcpp.read_barcodes(image)}
