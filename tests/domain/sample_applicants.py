"""The sample applicants: each as typed, and what must come of it."""

from dataclasses import dataclass

from app.domain.finding import Verdict
from tests.domain.looked_at import BLOCK, OK, WARNING


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
