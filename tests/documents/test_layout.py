"""Whatever is long still stands whole on the paper: nothing cut, nothing outside the margins."""

from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest
from PIL import Image, ImageChops

from app.documents.flow import (
    FOOT,
    LEFT,
    RIGHT,
    Block,
    Closing,
    Flow,
    Paragraph,
    Signatures,
    laid,
)
from app.documents.fonts import typeface
from app.documents.page import Page
from app.documents.preview import pngs
from app.documents.registry import render
from app.documents.table import columns, ending, grid
from app.domain.case import PaperKind
from app.domain.errors import Damaged
from app.domain.materials import Material, Way
from app.domain.party import Applicant, Personal
from tests.documents.facts_builder import ACTS, CASE, ITEM, PERSONAL, facts
from tests.documents.reading import codes, images, pages, text

PERSON_19 = "阿卜杜热合曼·买买提艾力·䶮吐尔逊江"
COMPANY_65 = "示例自治区示例市示例县" + "丰禾䶮𬀩" * 12 + "有限责任公司"
ITEM_110 = "关于" + "公共场所集中空调通风系统卫生质量检测" * 5 + "的事项（变更、延续）"
MATERIALS_30 = tuple(
    Material(
        no,
        f"第{no}项材料：" + "建设项目环境影响评价文件及其批准文件" * (1 + no % 3),
        Way.ORIGINAL if no % 4 else Way.FAULTY,
        originals=1,
        pages=no,
        defect="" if no % 4 else "缺少法定代表人签字，附图比例尺与要求不一致",
    )
    for no in range(1, 31)
)
LONG = "经现场核查，该场所的布局与申请材料所附平面图不一致，未设置必要的清洗消毒设施。" * 25
MARGIN_MM = 17


def long_act(kind: PaperKind) -> dict[str, object]:
    act = dict(ACTS[kind])
    for key in ("facts", "reasons", "law", "opinion", "content", "basis", "reason"):
        if key in act:
            act[key] = LONG
    for key in ("materials", "returned", "handed_over"):
        if key in act:
            act[key] = [material.name for material in MATERIALS_30]
    if "missing" in act:
        act["missing"] = [
            {"no": material.no, "name": material.name, "promised_by": "2026-12-11"}
            for material in MATERIALS_30
        ]
    if "defects" in act:
        act["defects"] = [
            {
                "no": material.no,
                "name": material.name,
                "defect": LONG if material.no == 7 else "未加盖公章",
                "remedy": "在每一页加盖公章",
                "standard": "",
            }
            for material in MATERIALS_30
        ]
    if "came" in act:
        act |= {"came": list(range(1, 21)), "left": list(range(21, 31))}
    return act


def long_paper(kind: PaperKind) -> bytes:
    applicant = replace(
        PERSONAL.applicant, name=COMPANY_65, legal_representative=PERSON_19, address=COMPANY_65
    )
    given = facts(
        kind,
        item=replace(ITEM, name=ITEM_110, code="X" * 100),
        case=replace(CASE, body_name="示例自治州示例自治县行政审批服务和公共资源交易监督管理局"),
        personal=replace(PERSONAL, applicant=applicant),
        materials=MATERIALS_30,
        act=long_act(kind),
    )
    return render(given, kind)


def inked(page: Image.Image) -> tuple[int, int, int, int]:
    """The box that holds all ink."""
    white = Image.new("L", page.size, 255)
    box = ImageChops.difference(page, white).getbbox()
    assert box is not None
    return box


@pytest.mark.parametrize("kind", [kind for kind in PaperKind if kind is not PaperKind.SLIP])
def test_long_contents_stay_within_the_margins(kind: PaperKind) -> None:
    for page in images(long_paper(kind), dpi=72):
        left, top, right, bottom = inked(page)
        edge = MARGIN_MM * 72 / 25.4
        assert left >= edge
        assert right <= page.width - edge
        assert top >= 8
        assert bottom <= page.height - 8


@pytest.mark.parametrize("kind", [kind for kind in PaperKind if kind is not PaperKind.SLIP])
def test_long_names_are_never_cut(kind: PaperKind) -> None:
    found = text(long_paper(kind))
    assert COMPANY_65 in found
    assert ITEM_110 in found


def test_a_long_slip_grows_instead_of_cutting() -> None:
    person = Personal(Applicant(kind="企业法人", name=COMPANY_65))
    item = replace(ITEM, name=ITEM_110)
    pdf = render(facts(PaperKind.SLIP, item=item, personal=person), PaperKind.SLIP)
    assert COMPANY_65 in text(pdf)
    assert ITEM_110 in text(pdf)
    (page,) = images(pdf, dpi=203)
    left, _, right, bottom = inked(page)
    assert left >= 4 * 8 - 2
    assert right <= page.width - 4 * 8 + 2
    assert bottom < page.height
    assert len(codes(page)) == 2
    (short,) = images(render(facts(PaperKind.SLIP), PaperKind.SLIP), dpi=203)
    assert page.height > short.height


def test_thirty_materials_repeat_the_heading_on_every_page() -> None:
    found = pages(long_paper(PaperKind.RECEIPT))
    half = len(found) // 2
    assert half > 1
    listed = [page for page in found[:half] if "项材料：" in page]
    assert len(listed) > 1
    assert all("材料名称" in page for page in listed)
    assert f"第 {half} 页　共 {half} 页" in found[half - 1]
    for material in MATERIALS_30:
        assert f"第{material.no}项材料" in "".join(found[:half])


@pytest.mark.parametrize("kind", [kind for kind in PaperKind if kind is not PaperKind.SLIP])
def test_a_page_after_the_first_names_its_paper(kind: PaperKind) -> None:
    found = pages(long_paper(kind))
    copies = 1 if kind is PaperKind.APPROVAL_SHEET else 2
    for page in found[1 : len(found) // copies]:
        assert "（续页）" in page


def test_the_closing_never_stands_alone() -> None:
    for lines in range(1, 60):
        blocks: list[Block] = [
            *(Paragraph("申请材料齐全。") for _ in range(lines)),
            Paragraph("最后一句。", keeps=True),
            Closing("示例县行政审批服务局", "2026年11月20日"),
        ]
        last = [words.text for words in laid(blocks)[-1].words]
        assert "最后一句。" in last


def papers_with(count: int) -> dict[PaperKind, bytes]:
    """The papers that end in a table and signatures, with so many rows."""
    materials = tuple(
        Material(no, f"第{no}项材料的名称", Way.ORIGINAL, 1) for no in range(1, count + 1)
    )
    numbers = list(range(1, count + 1))
    acts: dict[PaperKind, dict[str, object]] = {
        PaperKind.RECEIPT: {},
        PaperKind.CORRECTION: {
            "defects": [
                {"no": no, "name": f"第{no}项材料", "defect": "没有签名", "remedy": "补签"}
                for no in numbers
            ],
            "supplement_due": "2026-12-10",
        },
        PaperKind.SUPPLEMENT: {**ACTS[PaperKind.SUPPLEMENT], "came": numbers, "left": []},
        PaperKind.TRANSFER: {
            **ACTS[PaperKind.TRANSFER],
            "materials": [each.name for each in materials],
        },
    }
    return {
        kind: render(facts(kind, materials=materials, act=act), kind) for kind, act in acts.items()
    }


@pytest.mark.parametrize("count", range(1, 46))
def test_the_signatures_stand_below_the_last_rows(count: int) -> None:
    for kind, pdf in papers_with(count).items():
        both = pages(pdf)
        sheets = both[: len(both) // 2]
        assert "第1项材料" in sheets[0], kind
        assert f"第{count}项材料" in sheets[-1], (kind, len(sheets))


def test_what_ends_a_paper_and_fills_a_page_parts_from_the_rows() -> None:
    rows = columns((("材料", 1.0),), [("一",), ("二",), ("三",)])
    text_of_a_page = [Paragraph("申请材料齐全。") for _ in range(40)]
    found = laid([*(Paragraph("前文。") for _ in range(20)), *ending(rows, text_of_a_page)])
    assert "三" in [words.text for words in found[0].words]


def test_a_block_taller_than_a_page_breaks_though_it_is_kept() -> None:
    blocks: list[Block] = [Paragraph(LONG * 3, keeps=True), Closing("局", "2026年11月20日")]
    assert len(laid(blocks)) > 1


def test_a_row_taller_than_a_page_goes_on_on_the_next() -> None:
    table = columns((("序号", 0.07), ("内容", 0.93)), [("1", LONG * 8), ("2", "完")])
    found = laid([table])
    assert len(found) > 2
    drawn = "".join(words.text for page in found for words in page.words)
    assert drawn.replace("序号", "").replace("内容", "") == "1" + LONG * 8 + "2完"
    assert all(words.y > FOOT for page in found for words in page.words)


def test_a_tall_row_does_not_start_at_the_very_foot() -> None:
    flow = Flow(y=FOOT + 60)
    columns((("序号", 0.07), ("内容", 0.93)), [("1", LONG * 8)]).lay(flow)
    assert flow.pages[0] == Page()


def test_the_rules_of_a_table_close_on_every_page() -> None:
    table = columns((("序号", 0.1), ("内容", 0.9)), [("1", "内容")] * 90)
    for page in laid([table]):
        across = [rule for rule in page.rules if rule.y1 == rule.y2]
        assert {(rule.x1, rule.x2) for rule in across} == {(LEFT, RIGHT)}
        foot = min(rule.y1 for rule in page.rules)
        assert min(min(rule.y1, rule.y2) for rule in page.rules) >= FOOT - 0.01
        assert foot in {rule.y1 for rule in across} or foot in {rule.y2 for rule in page.rules}


def test_a_table_without_rows_has_its_heading() -> None:
    (page,) = laid([columns((("序号", 0.1), ("内容", 0.9)), [])])
    assert [words.text for words in page.words] == ["序号", "内容"]


def test_cells_keep_their_text_inside() -> None:
    name = "示例" * 40
    (page,) = laid([grid([(("事项名称", name), ("办件编号", name))])])
    upright = sorted({rule.x1 for rule in page.rules if rule.x1 == rule.x2})
    for words in page.words:
        end = words.x + typeface(words.face).width(words.text, words.size)
        assert any(left <= words.x and end <= right for left, right in pairwise(upright))


def test_signature_lines_stand_side_by_side() -> None:
    (page,) = laid([Signatures(("申请人签字", "日期"))])
    assert len(page.rules) == 2
    assert page.rules[0].x2 < page.rules[1].x1


def test_a_preview_is_a_png_a_page() -> None:
    found = pngs(render(facts(PaperKind.ACCEPTANCE), PaperKind.ACCEPTANCE))
    assert len(found) == 2
    assert all(png.startswith(b"\x89PNG") for png in found)


@pytest.mark.parametrize("kind", PaperKind)
def test_a_picture_of_every_paper_is_kept_to_be_looked_at(kind: PaperKind) -> None:
    folder = Path("build/papers")
    folder.mkdir(parents=True, exist_ok=True)
    first, *_ = pngs(render(facts(kind), kind))
    assert (folder / f"{kind}.png").write_bytes(first) > 10_000


def test_a_torn_file_is_named() -> None:
    with pytest.raises(Damaged) as caught:
        pngs(b"%PDF-torn")
    assert caught.value.why.code == "paper.unreadable"
