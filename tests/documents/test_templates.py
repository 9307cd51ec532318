"""The wording files: every paper has its words for every type of item, and its blanks are known."""

import tomllib
from string import Formatter

import pytest

from app.documents.places import TEMPLATES
from app.documents.templates import Template, WordingType, template, terms
from app.domain.case import PaperKind
from app.domain.closing import TerminateGround
from app.domain.declining import DeclineGround
from app.domain.errors import Damaged
from app.domain.materials import Way
from app.domain.people import Role

FILES = sorted(path.stem for path in TEMPLATES.glob("*.toml") if path.stem != "terms")


def everything(words: Template) -> str:
    return "".join(words.texts.values()) + "".join("".join(each) for each in words.lists.values())


@pytest.mark.parametrize("kind", PaperKind)
@pytest.mark.parametrize("spoken", WordingType)
def test_every_paper_has_title_version_and_copies(kind: PaperKind, spoken: WordingType) -> None:
    words = template(kind.value, spoken)
    assert words.title
    assert words.version
    assert words.lists["copies"]


@pytest.mark.parametrize("name", FILES)
@pytest.mark.parametrize("spoken", WordingType)
def test_permit_wording_belongs_to_permits_alone(name: str, spoken: WordingType) -> None:
    if spoken is not WordingType.PERMIT:
        assert "许可" not in everything(template(name, spoken))


@pytest.mark.parametrize("name", FILES)
def test_sections_are_named_after_types(name: str) -> None:
    data = tomllib.loads((TEMPLATES / f"{name}.toml").read_text(encoding="utf-8"))
    known = {"version", "articles", "all", "not_permit", *WordingType}
    assert set(data) <= known


@pytest.mark.parametrize("name", FILES)
def test_a_type_asks_for_no_blank_that_the_others_do_not_fill(name: str) -> None:
    common = template(name, WordingType.OTHER)
    for spoken in WordingType:
        for key, text in template(name, spoken).texts.items():
            if common.texts.get(key):
                extra = blanks(text) - blanks(common.texts[key])
                assert extra <= {"you", "item", "basis", "delivery"}, (spoken, key)


def blanks(text: str) -> set[str]:
    return {field for _, field, _, _ in Formatter().parse(text) if field}


def test_every_code_that_is_printed_has_its_term() -> None:
    assert set(terms("ways")) == set(Way)
    assert set(terms("matter")) == set(WordingType)
    assert {ground.value for ground in DeclineGround} <= set(
        template("decline", WordingType.OTHER).texts
    )
    assert {ground.value for ground in TerminateGround} <= set(
        template("termination", WordingType.OTHER).texts
    )


def test_a_missing_wording_file_is_named() -> None:
    with pytest.raises(Damaged) as caught:
        template("no_such_paper", WordingType.PERMIT)
    assert caught.value.why.code == "paper.template_unreadable"


def test_no_role_is_printed_as_a_code() -> None:
    assert not any(
        role.value in everything(template(name, WordingType.PERMIT))
        for role in Role
        for name in FILES
    )
