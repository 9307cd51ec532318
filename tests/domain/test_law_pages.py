"""docs/law.md and docs/glossary.md name modules and functions that exist."""

import importlib
import re
from pathlib import Path

import pytest

TOP = Path(__file__).resolve().parents[2]
PAGES = ("law.md", "glossary.md")
NAMED = re.compile(r"`([a-z_]+)\.([A-Za-z_]+)(?:\.([A-Za-z_]+))?`")
CLASSES = {
    name: module
    for module, names in {
        "case": ("Case", "Holder", "PaperKind"),
        "circumstances": ("Circumstances",),
        "item": ("Item",),
        "materials": ("Way",),
        "people": ("Role",),
        "hall": ("Hall",),
        "authority": ("Letter", "DelegatedPower"),
        "journal": ("Entry",),
    }.items()
    for name in names
}
ON_CLASS = re.compile(r"`([A-Z][A-Za-z]+)\.([A-Za-z_]+)`")
FILE = re.compile(r"`((?:app|db|ui|tests)/[a-z_/]+(?:\.py)?)`")


def text(page: str) -> str:
    return (TOP / "docs" / page).read_text(encoding="utf-8")


@pytest.mark.parametrize("page", PAGES)
def test_every_function_that_is_named_exists(page: str) -> None:
    for module, name, part in NAMED.findall(text(page)):
        if name == "py" or module == "docs":
            continue
        found = getattr(importlib.import_module(f"app.domain.{module}"), name)
        assert not part or part in dir(found) or part in found.__dataclass_fields__


@pytest.mark.parametrize("page", PAGES)
def test_every_field_that_is_named_exists(page: str) -> None:
    for name, part in ON_CLASS.findall(text(page)):
        found = getattr(importlib.import_module(f"app.domain.{CLASSES[name]}"), name)
        assert part in dir(found)


@pytest.mark.parametrize("page", PAGES)
def test_every_file_that_is_named_exists(page: str) -> None:
    for path in FILE.findall(text(page)):
        assert (TOP / path).exists(), path


@pytest.mark.parametrize("number", range(1, 56))
def test_every_rule_is_named_once(number: int) -> None:
    firsts = re.findall(r"^\| (R[^|]*) \|", text("law.md"), re.MULTILINE)
    named: list[int] = []
    for first in firsts:
        for part in first.split(","):
            ends = [int(digits) for digits in re.findall(r"R(\d\d)", part)]
            named += range(ends[0], ends[-1] + 1)
    assert named.count(number) == 1
