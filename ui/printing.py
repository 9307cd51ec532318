"""A finished PDF to a chosen printer or to a file; never to nowhere without saying so."""

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QMarginsF, QRectF, QSizeF
from PySide6.QtGui import QImage, QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrinter, QPrinterInfo

from app.domain.errors import Unavailable, refusal

TO_FILE = "file"
"""The printer name that means: into the papers folder of the home."""
DOTS_PER_INCH = 300
LONGEST_NAME = 200
"""Bytes of a file name without its ending; most systems take 255."""
_POINTS_PER_MM = 72 / 25.4


@dataclass(frozen=True, slots=True)
class Printed:
    """What became of a print."""

    result: str
    """``printed`` or ``saved``"""
    printer: str
    file: str = ""


def printer_names() -> tuple[str, ...]:
    """Printers the system offers; none when its print service is down."""
    return tuple(QPrinterInfo.availablePrinterNames())


def print_pdf(content: bytes, *, title: str, printer: str, folder: Path) -> Printed:
    """Send a PDF to a printer, or keep it as a file.

    Unavailable when there is no such printer, it does not start, or the folder cannot be written:
    the paper stays in the list of the case, and the clerk is told.
    """
    if printer in ("", TO_FILE):
        return _saved(content, title, folder)
    if printer not in printer_names():
        raise Unavailable(refusal("print.no_printer", printer=printer))
    target = QPrinter(QPrinterInfo.printerInfo(printer), QPrinter.PrinterMode.HighResolution)
    target.setDocName(title)
    _draw(content, target, printer)
    return Printed("printed", printer)


def to_pdf_printer(content: bytes, path: Path) -> None:
    """The same drawing, onto the system's own PDF writer: what a real printer would get."""
    target = QPrinter(QPrinter.PrinterMode.HighResolution)
    target.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    target.setOutputFileName(str(path))
    _draw(content, target, str(path))


def _saved(content: bytes, title: str, folder: Path) -> Printed:
    path = folder / f"{_file_name(title)}.pdf"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    except OSError as error:
        raise Unavailable(refusal("print.unwritable", path=path, what=error.strerror)) from error
    return Printed("saved", TO_FILE, str(path))


def _file_name(title: str) -> str:
    """The title without what a file system forbids, short enough for each of them in UTF-8."""
    name = "".join(char if char not in '\\/:*?"<>|\n' else "_" for char in title)
    return name.encode()[:LONGEST_NAME].decode(errors="ignore")


def _draw(content: bytes, target: QPrinter, name: str) -> None:
    # pypdfium2 is loaded with the first print: it would cost every start its time.
    import pypdfium2

    document = pypdfium2.PdfDocument(content)
    painter = QPainter()
    try:
        for number, page in enumerate(document):
            width, height = page.get_size()
            _set_page(target, width / _POINTS_PER_MM, height / _POINTS_PER_MM)
            if number == 0:
                if not painter.begin(target):
                    raise Unavailable(refusal("print.not_started", printer=name))
            else:
                target.newPage()
            bitmap = page.render(scale=DOTS_PER_INCH / 72, grayscale=True)
            image = QImage(
                bytes(bitmap.buffer),
                bitmap.width,
                bitmap.height,
                bitmap.stride,
                QImage.Format.Format_Grayscale8,
            )
            area = target.pageLayout().fullRectPixels(target.resolution())
            painter.drawImage(QRectF(area), image)
    finally:
        if painter.isActive():
            painter.end()
        document.close()


def _set_page(target: QPrinter, width_mm: float, height_mm: float) -> None:
    size = QSizeF(width_mm, height_mm)
    # An exact match: a fuzzy one turns an 80 mm slip into an envelope.
    page = QPageSize(size, QPageSize.Unit.Millimeter, "", QPageSize.SizeMatchPolicy.ExactMatch)
    layout = QPageLayout(page, QPageLayout.Orientation.Portrait, QMarginsF(0, 0, 0, 0))
    target.setPageLayout(layout)
    target.setFullPage(True)
