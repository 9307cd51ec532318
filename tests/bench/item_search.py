"""One keystroke in item search over ten thousand items, while words are typed letter by letter."""

import time
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from statistics import quantiles

from app.catalogue.files import SAMPLE, load_catalogue
from app.catalogue.model import Catalogue
from app.catalogue.offered import read_offered
from app.catalogue.pinyin import with_pinyin
from app.catalogue.search import ItemSearch
from app.domain.item import Item

SIZE = 10_000
LIMIT = 50

TYPED = (
    "开饭店",
    "食品经营许可",
    "营业执照 变更",
    "公共场所卫生许可",
    "上户口",
    "养老 备案",
    "食品许可变更",
    "我要开一家药店",
    "spjyxk",
    "ggcswsxk",
    "xk bg",
    "shipinjingyingxuke",
    "shengyudengji",
    "shangbiao",
    "shipin经营",
    "食品jyxk",
    "ktv",
    "511a0090",
    "1199010",
    "xingzheng shenpi",
    "zzzz",
    "yi er san",
)
"""What clerks type: everyday words, Chinese, initials, full pinyin, mixtures, codes, and slips."""

_VARIANTS = ("新设", "变更", "延续", "注销", "补证", "换证", "设立", "备案", "年审", "登记")


def item_search(table: Path | None = None) -> dict[str, float]:
    """Milliseconds for a keystroke (median, p99, worst) and for making the search once.

    ``table`` is a real list as CSV; without it the sample list is grown instead.
    """
    catalogue = grown(table)
    begun = time.perf_counter()
    search = ItemSearch(catalogue)
    made = time.perf_counter() - begun
    used = [item.code for item in catalogue.items[:: SIZE // 20]]
    times = [_timed(search, prefix, used) for _ in range(5) for prefix in _keystrokes(TYPED)]
    cuts = quantiles(times, n=100)
    return {
        "items": float(len(catalogue.items)),
        "keystrokes": float(len(times)),
        "p50_ms": cuts[49] * 1000,
        "p99_ms": cuts[98] * 1000,
        "worst_ms": max(times) * 1000,
        "make_ms": made * 1000,
    }


def grown(table: Path | None = None, size: int = SIZE) -> Catalogue:
    """The list with every item repeated under other names and codes until it has that size."""
    catalogue = read_offered(table).accepted() if table else load_catalogue(SAMPLE)
    items = tuple(_grown(catalogue.items, size))
    return with_pinyin(replace(catalogue, items=items))


def _grown(items: Sequence[Item], size: int) -> Iterator[Item]:
    for number in range(size):
        turn, position = divmod(number, len(items))
        item = items[position]
        if turn:
            variant = _VARIANTS[turn % len(_VARIANTS)]
            name = f"{item.name}（{variant}，第{turn}批）"
            item = replace(item, name=name, code=f"{item.code}-{turn:03}")
        yield item


def _keystrokes(typed: Sequence[str]) -> Iterator[str]:
    for text in typed:
        for end in range(1, len(text) + 1):
            yield text[:end]


def _timed(search: ItemSearch, typed: str, used: Sequence[str]) -> float:
    begun = time.perf_counter()
    search.find(typed, limit=LIMIT, used=used)
    return time.perf_counter() - begun
