"""A finished paper as pictures, for the screen and for printers that take no PDF."""

from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from threading import Lock

from app.domain.errors import Damaged, refusal

_ONE_AT_A_TIME = Lock()
"""pdfium keeps global state and may be entered by one thread only."""


@dataclass(frozen=True, slots=True)
class Picture:
    """One page as raw pixels, three bytes each in the order red, green, blue."""

    width: int
    height: int
    stride: int
    """Bytes from one row to the next."""
    rgb: bytes


def pictures(pdf: bytes, *, dpi: int) -> tuple[Picture, ...]:
    """Every page. Damaged when the bytes are no PDF."""
    with _ONE_AT_A_TIME:
        return tuple(_rendered(pdf, dpi))


def pngs(pdf: bytes, *, dpi: int = 110) -> tuple[bytes, ...]:
    """Every page as a PNG file."""
    from PIL import Image

    files = []
    for picture in pictures(pdf, dpi=dpi):
        buffer = BytesIO()
        size = (picture.width, picture.height)
        image = Image.frombuffer("RGB", size, picture.rgb, "raw", "RGB", picture.stride, 1)
        image.save(buffer, "PNG", dpi=(dpi, dpi))
        files.append(buffer.getvalue())
    return tuple(files)


def _rendered(pdf: bytes, dpi: int) -> Iterator[Picture]:
    # Loaded here: pdfium is 7 MB that a program which only fills in forms does not need.
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(pdf)
    except pypdfium2.PdfiumError as torn:
        raise Damaged(refusal("paper.unreadable")) from torn
    try:
        for page in document:
            bitmap = page.render(scale=dpi / 72, rev_byteorder=True)
            yield Picture(bitmap.width, bitmap.height, bitmap.stride, bytes(bitmap.buffer))
            page.close()
    finally:
        document.close()
