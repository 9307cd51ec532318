"""Document numbers: every sample applicant, each rule of each kind, and independent sources."""

import json
from dataclasses import dataclass
from datetime import date, timedelta
from importlib import import_module
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain import citizen_number, credit_code
from app.domain.area_codes import AreaStanding, area_standing
from app.domain.errors import Refused
from app.domain.finding import Finding, Sex, Verdict, age_on
from app.domain.identity import DocumentKind, check, normal_number
from app.wording import sentence

ON = date(2026, 11, 22)
OK, WARNING, BLOCK = Verdict.OK, Verdict.WARNING, Verdict.BLOCK
ID_ORACLE = import_module("stdnum.cn.ric")
CODE_ORACLE = import_module("stdnum.cn.uscc")


def look(kind: str, number: str, *, name: str = "", sex: str = "") -> Finding:
    return check(kind, number, name=name, sex=sex, on=ON)


def said(finding: Finding) -> list[str]:
    return [reason.code for reason in finding.reasons]


@dataclass(frozen=True)
class Sample:
    """One sample applicant: as typed, and what must come of it."""

    no: str
    kind: str
    typed: str
    name: str
    verdict: Verdict
    normal: str = ""
    says: tuple[str, ...] = ()
    suggestion: str = ""
    sex: str = ""


LONG_COMPANY = (
    "示例（集团）内蒙古阿拉善左旗巴彦浩特镇 新能源与草原生态修复综合开发利用投资管理(有限合伙)"
    "第一分公司驻兴安盟科尔沁右翼前旗办事处"
)
ACCENTS = "MARÍA DE LOS ÁNGELES GARCÍA-LÓPEZ FERNÁNDEZ DE CÓRDOBA"
LI, LI_TYPED = "11010519491231002X", "１１０１０５１９４９１２３１００２Ｘ"
UNLISTED = ("identity.area_unknown",)

SAMPLES = [
    Sample("A01", "111", LI, "李静", OK, LI),
    Sample("A02", "111", "11010519491231002x", "李静", OK, LI),
    Sample("A03", "111", LI_TYPED, "李静", OK, LI),
    Sample(
        "A04",
        "111",
        "110105 19491231\u00a0002X\u200b",
        "李　静",
        OK,
        LI,
        ("name.wide_space_dropped",),
    ),
    Sample("A05", "111", "110105194912310021", "李静", BLOCK, says=("identity.check_digit",)),
    Sample("A06", "111", "510212197001050009", "何秀英", OK, says=("identity.area_abolished",)),
    Sample("A07", "111", "152990198507160017", "王强", WARNING, says=UNLISTED),
    Sample("A08", "111", "152990199902290035", "赵磊", BLOCK, says=("identity.birth_invalid",)),
    Sample("A09", "111", "152990200002290051", "赵磊", OK, says=UNLISTED),
    Sample("A10", "111", "152990202701010070", "测试", BLOCK, says=("identity.birth_in_future",)),
    Sample(
        "A11",
        "111",
        "440524188001010014",
        "陈老",
        WARNING,
        says=("identity.age_over", "identity.area_abolished"),
    ),
    Sample(
        "A12",
        "111",
        "110105491231002",
        "李静",
        BLOCK,
        LI,
        ("identity.first_generation",),
        suggestion=LI,
    ),
    Sample(
        "A13",
        "111",
        "152990199008080025",
        "张伟",
        WARNING,
        says=("identity.sex_differs", *UNLISTED),
        sex="男",
    ),
    Sample(
        "A14",
        "111",
        "15299020161105004X",
        "包小雨",
        WARNING,
        says=("identity.under_14", *UNLISTED),
    ),
    Sample(
        "A15",
        "111",
        "152990200911200092",
        "特日格勒",
        WARNING,
        says=("identity.under_18", *UNLISTED),
    ),
    Sample("A16", "111", "152990198812120118", "王䶮", OK, says=UNLISTED),
    Sample("A17", "111", "152990199310030133", "赵𬀩", OK, says=UNLISTED),
    Sample(
        "A18",
        "111",
        "152990198812120118",
        "王\ue863",
        WARNING,
        says=("name.private_use_converted", *UNLISTED),
    ),
    Sample(
        "A19",
        "111",
        "152990197909180155",
        "李〓",
        WARNING,
        says=("name.glyph_note_needed", *UNLISTED),
    ),
    Sample(
        "A20",
        "111",
        "152990196504020175",
        "陈鎔",
        WARNING,
        says=("name.traditional_form", *UNLISTED),
    ),
    Sample("A21", "111", "653190198703210195", "阿布都热西提·买买提", OK, says=UNLISTED),
    Sample(
        "A22",
        "111",
        "653190198703210195",
        "阿布都热西提•买买提",
        OK,
        says=(*UNLISTED, "name.dot_folded"),
    ),
    Sample(
        "A23",
        "111",
        "542190197806010216",
        "仁增多吉旺堆才让·阿旺罗桑丹增嘉措次仁",
        OK,
        says=UNLISTED,
    ),
    Sample("A24", "111", "152290198307110236", "乌云毕力格 (ᠤᠶᠤᠨᠪᠢᠯᠢᠭ)", OK, says=UNLISTED),
    Sample("A25", "111", "152290199001010026", "王丽", OK, says=UNLISTED),
    Sample("A25", "111", "152290199001010042", "王丽", OK, says=UNLISTED),
    Sample("A26", "414", "X 5432109", "SMITH JOHN MICHAEL", OK, "X5432109"),
    Sample(
        "A27",
        "414",
        "PAC123456",
        ACCENTS,
        WARNING,
        says=("name.longer_than_mrz", "name.ascii_form"),
    ),
    Sample("A28", "414", "E1234567", "SUHARTINI", OK),
    Sample("A29", "414", "EJ1234567", "林国栋", OK),
    Sample("A30", "516", "H1234567801", "陳大文", OK, "H12345678", says=("permit.issue_count",)),
    Sample(
        "A31",
        "516",
        "M00l23456",
        "梁小芬",
        BLOCK,
        "M00L23456",
        ("identity.character_meant",),
        suggestion="M00123456",
    ),
    Sample("A32", "511", "00123456", "黃志豪", OK),
    Sample("A33", "hmt-residence", "810000199408230021", "何詠琪", OK),
    Sample(
        "A34",
        "hmt-residence",
        "83000019791130001A",
        "林雅婷",
        BLOCK,
        says=("identity.check_digit",),
    ),
    Sample("A35", "foreign-permanent", "931840197506150010", "PARK JIHOON", OK),
    Sample("A36", "foreign-permanent", "CAN310078010112", "CARTER EMMA", OK),
    Sample("A37", "uscc", "91152998MA07E57166", "示例草原乳业有限公司", OK),
    Sample(
        "A38",
        "uscc",
        "91152998maO7e57167",
        "示例草原乳业有限公司",
        BLOCK,
        "91152998MAO7E57167",
        ("credit_code.letter_never_occurs", "credit_code.check_character"),
        suggestion="91152998MA07E57167",
    ),
    Sample(
        "A39",
        "uscc",
        "91152998MA07E5710K",
        "示例矿业集团有限公司",
        WARNING,
        says=("credit_code.body_check",),
    ),
    Sample(
        "A40",
        "uscc",
        "91152998MA0L0NG19J",
        LONG_COMPANY,
        WARNING,
        says=("name.inner_space_dropped",),
    ),
]


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


def test_a_good_number_tells_sex_birth_and_age() -> None:
    finding = look("111", LI)
    assert (finding.sex, finding.birth, finding.age) == (Sex.FEMALE, date(1949, 12, 31), 76)


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


def test_a_birthday_on_29_february_comes_on_1_march_of_a_common_year() -> None:
    born = date(2000, 2, 29)
    assert age_on(born, date(2026, 2, 28)) == 25
    assert age_on(born, date(2026, 3, 1)) == 26
    assert age_on(born, date(2028, 2, 29)) == 28


def numbered(area: str, birth: date, sequence: int) -> str:
    body = f"{area}{birth:%Y%m%d}{sequence:03}"
    return body + citizen_number.check_character(body)


BIRTHS = st.dates(date(1910, 1, 1), ON)


@given(birth=BIRTHS, sequence=st.integers(0, 999))
def test_every_well_formed_number_of_a_known_area_passes(birth: date, sequence: int) -> None:
    number = numbered("110105", birth, sequence)
    finding = look("111", number)
    assert not finding.blocks
    assert finding.birth == birth
    assert finding.sex is (Sex.MALE if sequence % 2 else Sex.FEMALE)
    assert ID_ORACLE.is_valid(number)


@given(
    birth=st.dates(date(1950, 1, 1), date(2000, 1, 1)),
    sequence=st.integers(0, 999),
    place=st.integers(0, 16),
    shift=st.integers(1, 9),
)
def test_every_single_wrong_digit_is_found(
    birth: date, sequence: int, place: int, shift: int
) -> None:
    number = numbered("110105", birth, sequence)
    wrong = str((int(number[place]) + shift) % 10)
    assert look("111", number[:place] + wrong + number[place + 1 :]).verdict is BLOCK


@given(birth=BIRTHS, sequence=st.integers(0, 999))
def test_spaces_width_and_case_never_matter(birth: date, sequence: int) -> None:
    number = numbered("110105", birth, sequence)
    wide = number.lower().translate({ord("0") + n: ord("０") + n for n in range(10)})
    assert look("111", f" {wide[:6]}\u3000{wide[6:]}\ufeff\t") == look("111", number)
    assert normal_number(wide) == number


@given(number=st.text(max_size=40), kind=st.sampled_from(DocumentKind), name=st.text(max_size=5))
def test_whatever_is_typed_gets_a_finding_with_sentences(
    number: str, kind: DocumentKind, name: str
) -> None:
    finding = look(kind, number, name=name)
    for language in ("zh_CN", "en"):
        assert all(sentence(reason, language) for reason in finding.reasons)


@pytest.mark.parametrize(
    ("number", "codes", "suggestion"),
    [
        ("1101051949123100", ["identity.length"], ""),
        ("11O105194912310O2X", ["identity.character_meant"] * 2, LI),
        ("11O105194912310021", ["identity.character_meant"], ""),
        ("11张105194912310021", ["identity.character_wrong"], ""),
        ("11张110105194912310021", ["identity.length"], ""),
        ("11张0519491231002X1", ["identity.character_wrong", "identity.character_wrong"], ""),
        ("110105199913310021", ["identity.check_digit", "identity.birth_invalid"], ""),
        ("110105000012310021", ["identity.check_digit", "identity.birth_invalid"], ""),
        ("110105491331002", ["identity.birth_invalid"], ""),
        ("", ["identity.number_empty"], ""),
        (" \u200b", ["identity.number_empty"], ""),
        ("1" * 101, ["identity.number_too_long"], ""),
    ],
)
def test_a_malformed_number_is_blocked_with_all_its_reasons(
    number: str, codes: list[str], suggestion: str
) -> None:
    finding = look("111", number)
    assert finding.verdict is BLOCK
    assert said(finding) == codes
    assert finding.suggestion == suggestion


@pytest.mark.parametrize(
    ("area", "sequence", "codes"),
    [
        ("110105", 1, []),
        ("152990", 5, []),
        ("152990", 1, ["identity.area_unknown"]),
        ("152990", 0, ["identity.area_unknown"]),
        ("159901", 5, ["identity.area_unknown"]),
        ("990000", 5, ["identity.area_unknown"]),
        ("810000", 5, ["identity.is_residence_permit"]),
    ],
)
def test_an_area_warns_when_more_than_one_sign_is_against_it(
    area: str, sequence: int, codes: list[str]
) -> None:
    finding = look("111", numbered(area, date(1985, 7, 16), sequence))
    assert [reason.code for reason in finding.warnings] == codes


def test_area_codes_are_known_for_life() -> None:
    assert area_standing("110105") is AreaStanding.CURRENT
    assert area_standing("510212") is AreaStanding.ABOLISHED
    assert area_standing("152990") is AreaStanding.COUNTY_UNKNOWN
    assert area_standing("159901") is AreaStanding.UNKNOWN


def test_a_residence_permit_has_one_of_three_areas_and_tells_where_from() -> None:
    born = date(1994, 8, 23)
    assert look("hmt-residence", numbered("810000", born, 2)).nationality == "HKG"
    assert look("hmt-residence", numbered("820000", born, 2)).nationality == "MAC"
    assert look("hmt-residence", numbered("830000", born, 2)).nationality == "TWN"
    finding = look("hmt-residence", numbered("110105", born, 2))
    assert said(finding) == ["identity.not_a_residence_area"]
    assert said(look("hmt-residence", numbered("810000", born, 2), sex="男")) == [
        "identity.sex_differs"
    ]


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


@pytest.mark.parametrize(
    ("number", "codes"),
    [
        ("9115", ["credit_code.length"]),
        ("110105000000017", ["credit_code.registration_number"]),
        ("MA07E5716", ["credit_code.organisation_code"]),
        ("MA07E571-6", ["credit_code.organisation_code"]),
        ("9115299AMA07E57166", ["credit_code.character_wrong"]),
        ("91152998MA07E5716!", ["credit_code.character_wrong"]),
        ("91152998MA07E57167", ["credit_code.check_character"]),
    ],
)
def test_a_malformed_credit_code_is_blocked(number: str, codes: list[str]) -> None:
    finding = look("uscc", number)
    assert (finding.verdict, said(finding)) == (BLOCK, codes)


ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY"


def coded(head: str, body: str) -> str:
    digits = head + body + credit_code.body_check_character(body)
    return digits + credit_code.check_character(digits)


@pytest.mark.parametrize("letter", ["U", "Y"])
def test_v_may_stand_for_u_or_y_and_the_check_tells_which(letter: str) -> None:
    right = coded("91152998", f"MA0{letter}0001")
    finding = look("uscc", right.replace(letter, "V", 1))
    assert said(finding) == ["credit_code.letter_never_occurs"]
    assert finding.suggestion == right
    assert look("uscc", "91152998MA0V0001V!").suggestion == ""


def test_an_unknown_department_is_warned_of() -> None:
    finding = look("uscc", coded("01152998", "MA07E571"))
    assert said(finding) == ["credit_code.department_unknown"]


@given(
    head=st.from_regex(r"[1-9ANY][0-9A-HJ-NPQRTUWXY][0-9]{6}", fullmatch=True),
    body=st.text(ALPHABET, min_size=8, max_size=8),
)
def test_credit_codes_agree_with_an_independent_source(head: str, body: str) -> None:
    digits = head + body + credit_code.body_check_character(body)
    code = digits + credit_code.check_character(digits)
    assert code[-1] == CODE_ORACLE.calc_check_digit(code[:-1])
    assert look("uscc", code).verdict is OK


def test_the_check_characters_are_those_of_the_published_examples() -> None:
    assert credit_code.check_character("91350100M000100Y4") == "3"
    assert credit_code.body_check_character("D2143569") == "X"
    assert citizen_number.check_character("11010519491231002") == "X"


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


def test_the_day_of_the_check_counts_not_today() -> None:
    number = numbered("110105", date(2008, 11, 23), 12)
    assert said(look("111", number)) == ["identity.under_18"]
    assert not check("111", number, on=ON + timedelta(days=1)).reasons
