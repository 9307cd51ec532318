from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from PIL.Image import Image
from typing_extensions import Buffer

class PdfiumError(RuntimeError): ...

class PdfBitmap:
    buffer: Buffer
    width: int
    height: int
    stride: int
    mode: str
    def to_pil(self) -> Image: ...
    def close(self) -> None: ...

class PdfTextPage:
    def get_text_range(self, index: int = 0, count: int = -1, errors: str = "ignore") -> str: ...
    def get_text_bounded(
        self,
        left: float | None = None,
        bottom: float | None = None,
        right: float | None = None,
        top: float | None = None,
        errors: str = "ignore",
    ) -> str: ...
    def count_chars(self) -> int: ...
    def close(self) -> None: ...

class PdfPage:
    def get_width(self) -> float: ...
    def get_height(self) -> float: ...
    def get_size(self) -> tuple[float, float]: ...
    def get_textpage(self) -> PdfTextPage: ...
    def render(
        self,
        scale: float = 1,
        rotation: int = 0,
        crop: tuple[float, float, float, float] = (0, 0, 0, 0),
        may_draw_forms: bool = True,
        *,
        grayscale: bool = False,
        fill_color: tuple[int, int, int, int] = (255, 255, 255, 255),
        draw_annots: bool = True,
        optimize_mode: str | None = None,
        no_smoothtext: bool = False,
        no_smoothimage: bool = False,
        no_smoothpath: bool = False,
        rev_byteorder: bool = False,
        prefer_bgrx: bool = False,
        maybe_alpha: bool = False,
        force_bitmap_format: int | None = None,
    ) -> PdfBitmap: ...
    def close(self) -> None: ...

class PdfDocument:
    def __init__(
        self,
        input: str | Path | bytes | BinaryIO,
        password: str | None = None,
        autoclose: bool = False,
    ) -> None: ...
    def __len__(self) -> int: ...
    def __iter__(self) -> Iterator[PdfPage]: ...
    def __getitem__(self, i: int) -> PdfPage: ...
    def init_forms(self) -> None: ...
    def close(self) -> None: ...
