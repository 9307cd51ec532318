"""Papers read back: their text, their fonts, their codes, their ink."""

from io import BytesIO

import zxingcpp
from PIL import Image
from pypdf import PdfReader
from pypdf.generic import DictionaryObject, IndirectObject

from app.documents.preview import Picture, pictures

FORMATS = zxingcpp.barcode_formats_from_str("Code128,QRCode")


def pages(pdf: bytes) -> list[str]:
    """What a reader copies from each page."""
    return [page.extract_text() for page in PdfReader(BytesIO(pdf)).pages]


def text(pdf: bytes) -> str:
    """The text of the whole paper without line ends, so that a sentence is found across lines."""
    return "".join(pages(pdf)).replace("\n", "").replace(" ", "")


def fonts(pdf: bytes) -> list[DictionaryObject]:
    """The font dictionaries that the pages name."""
    found: dict[str, DictionaryObject] = {}
    for page in PdfReader(BytesIO(pdf)).pages:
        resources = _dictionary(page["/Resources"])
        for name, font in _dictionary(resources["/Font"]).items():
            found[name] = _dictionary(font)
    return list(found.values())


def embedded(font: DictionaryObject) -> bool:
    """Whether the font's outlines are in the file."""
    return "/FontFile2" in _dictionary(font["/FontDescriptor"])


def image(picture: Picture) -> Image.Image:
    """A rendered page in grey."""
    size = (picture.width, picture.height)
    whole = Image.frombuffer("RGB", size, picture.rgb, "raw", "RGB", picture.stride, 1)
    return whole.convert("L")


def images(pdf: bytes, *, dpi: int, one_bit: bool = False) -> list[Image.Image]:
    """Every page in grey; ``one_bit`` as a thermal head burns it, black or white."""
    grey = [image(picture) for picture in pictures(pdf, dpi=dpi)]
    if one_bit:
        return [page.point(lambda level: 255 * (level > 127)) for page in grey]
    return grey


def codes(page: Image.Image) -> set[tuple[str, str]]:
    """Format and text of every code a scanner finds on the page."""
    return {(str(found.format), found.text) for found in zxingcpp.read_barcodes(page, FORMATS)}


def _dictionary(value: object) -> DictionaryObject:
    if isinstance(value, IndirectObject):
        value = value.get_object()
    assert isinstance(value, DictionaryObject)
    return value
