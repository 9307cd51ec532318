"""Document numbers: every sample applicant, names, reasons, and the other kinds of document."""

import json
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.errors import Refused
from app.domain.finding import Sex, Verdict
from app.domain.identity import DocumentKind
from app.wording import sentence
from tests.domain.looked_at import BLOCK, OK, WARNING, look, said
from tests.domain.sample_applicants import LI, SAMPLES, Sample


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda sample: sample.no)
def test_a_sample_applicant_is_judged_as_expected(sample: Sample) -> None:
    finding = look(sample.kind, sample.typed, name=sample.name, sex=sample.sex)
    assert finding.verdict is sample.verdict
    assert finding.normal == (sample.normal or sample.typed)
    assert said(finding) == list(sample.says)
    assert finding.suggestion == sample.suggestion


SHARED = Path(__file__).resolve().parents[3] / "shared" / "data" / "applicants.json"
EXPECTED = {"accept": OK, "accept with a warning": WARNING, "block": BLOCK}


def test_the_samples_are_those_of_the_list_beside_the_repository_if_it_is_there() -> None:
    if not SHARED.exists():
        return
    records = json.loads(SHARED.read_text(encoding="utf-8"))["records"]
    listed = {
        (record["no"], number): EXPECTED[record["expect"]]
        for record in records
        for number in record["number_as_typed"].split(" / ")
    }
    assert {(sample.no, sample.typed): sample.verdict for sample in SAMPLES} == listed


@pytest.mark.parametrize(
    ("kind", "number", "text"),
    [
        ("111", "110105194912310021", "第18位校验码应为X,请核对证件"),
        ("111", "152990199902290035", "出生日期无效(1999年无2月29日)"),
        ("111", "152990202701010070", "出生日期晚于今天"),
        ("111", "152990198507160017", "地址码不在代码表"),
        ("111", "510212197001050009", "历史区划"),
        ("hmt-residence", "83000019791130001A", "第18位校验码应为X,请核对证件"),
    ],
)
def test_a_reason_is_said_in_the_expected_words(kind: str, number: str, text: str) -> None:
    assert sentence(look(kind, number).reasons[0]) == text


@given(number=st.text(max_size=40), kind=st.sampled_from(DocumentKind), name=st.text(max_size=5))
def test_whatever_is_typed_gets_a_finding_with_sentences(
    number: str, kind: DocumentKind, name: str
) -> None:
    finding = look(kind, number, name=name)
    for language in ("zh_CN", "en"):
        assert all(sentence(reason, language) for reason in finding.reasons)


@pytest.mark.parametrize(
    ("kind", "number", "verdict", "codes"),
    [
        ("414", "E12345678", OK, []),
        ("414", "EO1234567", WARNING, ["permit.passport_series"]),
        ("414", "ABCDEFG", WARNING, ["permit.passport_without_digit"]),
        ("414", "A123", BLOCK, ["permit.passport_shape"]),
        ("414", "护照12345", BLOCK, ["permit.passport_shape"]),
        ("554", "A1234567", OK, []),
        ("516", "H12345678", OK, []),
        ("516", "X12345678", BLOCK, ["permit.hong_kong_macao_shape"]),
        ("516", "H1234567", BLOCK, ["permit.hong_kong_macao_shape"]),
        ("516", "H1234567X", BLOCK, ["identity.character_wrong"]),
        ("511", "0012345601", OK, ["permit.issue_count"]),
        ("511", "0012345601（B）", OK, ["permit.old_taiwan_form"]),
        ("511", "OO123456", BLOCK, ["identity.character_meant"] * 2),
        ("511", "1234567", BLOCK, ["permit.taiwan_shape"]),
        ("553", "831840197506150010", BLOCK, ["permit.foreign_permanent_shape"]),
        ("553", "931840197506150011", BLOCK, ["identity.check_digit"]),
        ("001", "91152998MA07E57166", OK, []),
        ("113", "示字第0001号", OK, []),
        ("114", "军字第2001988号", OK, []),
        ("999", "!", BLOCK, ["permit.other_shape"]),
        ("099", "甲-12/3", OK, []),
    ],
)
def test_other_documents_have_their_own_shapes(
    kind: str, number: str, verdict: Verdict, codes: list[str]
) -> None:
    finding = look(kind, number)
    assert finding.verdict is verdict
    assert said(finding) == codes


def test_what_stands_behind_a_number_is_kept_apart() -> None:
    assert look("516", "H1234567801").apart == "01"
    old = look("511", "0012345601(B)")
    assert (old.normal, old.apart) == ("00123456", "01(B)")


def test_a_foreign_resident_is_told_by_the_number() -> None:
    new, old = look("553", "931840197506150010"), look("553", "CAN310078010112")
    assert (new.nationality, new.birth, new.age) == ("840", date(1975, 6, 15), 51)
    assert (old.nationality, old.birth) == ("CAN", None)


def test_a_kind_that_does_not_exist_is_refused() -> None:
    with pytest.raises(Refused) as refused:
        look("112x", LI)
    assert refused.value.why.params == {"kind": "112x"}


def test_a_name_that_cannot_be_stored_blocks() -> None:
    finding = look("111", LI, name="李\u202e静")
    assert said(finding) == ["name.control_character"]
    assert finding.verdict is BLOCK


def test_the_name_of_a_company_is_not_compared_with_passports() -> None:
    finding = look("uscc", "91152998MA07E57166", name="EXAMPLE PRAIRIE DAIRY PRODUCTS HOLDING LTD.")
    assert finding.verdict is OK
    assert finding.name is not None


@pytest.mark.parametrize(
    ("typed", "sex"),
    [("男", Sex.MALE), ("female", Sex.FEMALE), ("2", Sex.FEMALE), ("", None), ("其他", None)],
)
def test_sex_is_understood_in_words_and_codes(typed: str, sex: Sex | None) -> None:
    assert Sex.of(typed) is sex
