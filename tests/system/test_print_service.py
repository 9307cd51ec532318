"""A real print service (CUPS): a notice goes to a printer of its, and is read back."""

import os
import pwd
import subprocess
import sys
from collections.abc import Iterator
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
    before = _kept()

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
    assert any(len(code) == 20 for code in _codes(_new(before)))


def _until(command: list[str], said: str) -> None:
    """Ask again until the service says so; each question takes its own moment."""
    for _ in range(600):
        asked = subprocess.run(command, capture_output=True, text=True, check=False)
        if said in asked.stdout:
            return
    raise AssertionError(f"{command} never said {said}")


def _kept() -> set[Path]:
    """Whole files of the printer, wherever the service keeps those of this user."""
    spool, user = Path("/var/spool/cups-pdf"), pwd.getpwuid(os.getuid())
    homes = (spool / "ANONYMOUS", spool / user.pw_name, Path(user.pw_dir) / "PDF")
    found = (path for home in homes if home.exists() for path in home.glob("*.pdf"))
    return {path for path in found if path.read_bytes().rstrip().endswith(b"%%EOF")}


def _new(before: set[Path]) -> Path:
    """The file of the job; the service calls a job done before its file is there."""
    for _ in range(600):
        subprocess.run(["lpstat", "-r"], capture_output=True, check=True)
        if found := _kept() - before:
            return found.pop()
    raise AssertionError("the print service kept nothing")


def _codes(path: Path) -> set[str]:
    document = pypdfium2.PdfDocument(path)
    try:
        image = document[0].render(scale=300 / 72, grayscale=True).to_pil()
    finally:
        document.close()
    return {code.text for code in zxingcpp.read_barcodes(image)}
