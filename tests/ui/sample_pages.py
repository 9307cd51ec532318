"""Pages made of the building blocks, for pictures and for tests of the shell."""

from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from app.desks.session import Changes, DeskName
from ui.desk_page import DeskPage
from ui.widgets.bar_chart import Bar, BarChart, Part
from ui.widgets.card import BETWEEN, Card, label
from ui.widgets.chips import ChipRow, Filter, FilterBar
from ui.widgets.choice import ChoiceBox
from ui.widgets.clock_strip import ClockPicture, ClockStrip, DueMark, Stretch, StretchKind
from ui.widgets.columns import CardColumn
from ui.widgets.fields import FieldForm, NameEdit, NumberField, TextArea, TextField
from ui.widgets.figures import FigureTile
from ui.widgets.kinds import Kind
from ui.widgets.outcomes import OutcomeButton, OutcomeState
from ui.widgets.rows import Column
from ui.widgets.rows_table import RowsTable
from ui.widgets.timeline import Happening, Timeline


@dataclass(frozen=True, slots=True)
class Line:
    """A row of the sample tables."""

    key: int
    sign: str
    name: str
    wanted: str
    taken: str
    kind: Kind


MATERIALS = (
    Line(1, "✓", "食品经营许可申请书", "原件 1", "收原件", Kind.OK),
    Line(2, "✓", "营业执照", "复印件 1", "证照库 已核验", Kind.OK),
    Line(
        3,
        "✓",
        "主要设备设施、经营布局、操作流程文件以及与食品经营相适应的主要设备设施布局、"
        "操作流程等文件的说明和图纸（加盖公章）",
        "原件 1",
        "收原件",
        Kind.OK,
    ),
    Line(
        4, "容", "保证食品安全的规章制度目录清单", "原件 1 · 可容缺", "容缺 11-27 前补", Kind.WARN
    ),
    Line(5, "–", "自动售货设备放置地点说明", "利用自动设备经营时", "不适用", Kind.MUTED),
    Line(6, "缺", "授权委托书及受托人身份证明", "原件 1 复印件 1", "缺：委托书已过期", Kind.BAD),
)

COLUMNS = (
    Column[Line]("", lambda row: row.sign, width=44, kind=lambda row: row.kind, strong=True),
    Column[Line]("材料", lambda row: row.name, weight=3),
    Column[Line]("要求", lambda row: row.wanted, width=130, quiet=True),
    Column[Line]("收取", lambda row: row.taken, width=140, kind=lambda row: row.kind),
    Column[Line]("份数", lambda row: str(row.key), width=60, right=True),
)

CLOCK = ClockPicture(
    begin=date(2026, 11, 20),
    begin_label="受理",
    today=date(2026, 12, 1),
    stretches=(
        Stretch(date(2026, 11, 20), date(2026, 11, 25), StretchKind.RAN),
        Stretch(
            date(2026, 11, 25), date(2026, 11, 29), StretchKind.STOOD, "专家评审 停 2 日（第45条）"
        ),
        Stretch(date(2026, 11, 29), date(2026, 12, 1), StretchKind.RAN),
    ),
    marks=(
        DueMark(date(2026, 12, 4), "承诺", Kind.WARN),
        DueMark(date(2026, 12, 18), "法定"),
    ),
)


class IntakePage(DeskPage):
    """Three columns: who and what, the materials, the outcomes."""

    def __init__(self) -> None:
        super().__init__(DeskName.COUNTER)
        self.name = NameEdit()
        self.heard: list[Changes] = []
        self.shown_case = ""
        self.kept = 0
        left, right = CardColumn(344), CardColumn(272)
        left.add(_item_card())
        left.add(self._applicant_card())
        left.add(_agent_card())
        left.end()
        right.add(_outcome_card())
        right.add(_due_card())
        right.end()
        materials = Card(
            "材料", "空格 齐全 1 收原件 2 收复印件 3 验后退还 4 扫描 5 证照库 6 容缺 0 缺"
        )
        self.table = RowsTable[Line](COLUMNS, key=lambda row: row.key, row_height=46)
        self.table.set_rows(MATERIALS)
        self.table.choose(4)
        materials.add(self.table, 1)
        self.content.addWidget(left)
        self.content.addWidget(materials, 1)
        self.content.addWidget(right)

    def _applicant_card(self) -> Card:
        card, form = Card("申请人", "读卡 F3"), FieldForm()
        kind = ChoiceBox[str]([("person", "自然人"), ("company", "企业法人")])
        kind.choose("company")
        code, phone = NumberField(), NumberField()
        form.add("类型", kind)
        form.add("名称", self.name, required=True)
        form.add("信用代码", code)
        form.add("法定代表人", TextField())
        form.add("手机", phone)
        self.name.set_value("示例草原餐饮有限公司")
        code.set_value("91152998MA07E57166")
        phone.set_value("138 0000 0000")
        card.add(form)
        return card

    def opened(self) -> None:
        self.name.setFocus()

    def refresh(self, changes: Changes) -> None:
        self.heard.append(changes)

    def show_case(self, case_id: str) -> bool:
        self.shown_case = case_id
        return True

    def keep(self) -> None:
        self.kept += 1


class ReviewPage(DeskPage):
    """A queue at the left; clock, course and opinion at the right."""

    def __init__(self) -> None:
        super().__init__(DeskName.REVIEW)
        queue = Card("待审查 市场监督管理局", "认领 F9 放回 F8 按期限排序")
        filters = FilterBar()
        filters.show_filters(
            [
                Filter("all", "全部", 41),
                Filter("today", "今日到期", 2, Kind.WARN),
                Filter("late", "超期", 1, Kind.BAD),
                Filter("mine", "我认领的", 5),
            ]
        )
        queue.add(filters)
        self.table = RowsTable[Line](COLUMNS, key=lambda row: row.key)
        self.table.say_when_empty(
            "没有待审查的办件", ["上次询问 10:42:07", ("Ctrl+R", "现在再问一次")]
        )
        queue.add(self.table, 1)
        side = CardColumn(520)
        clock = Card("食品经营许可（新办）", "15 2998 · A03 · …0060")
        strip = ClockStrip()
        strip.show_picture(CLOCK)
        clock.add(label("示例草原餐饮有限公司 赵晖 9115***********166", "muted"))
        clock.add(strip)
        course, line = Card("经过"), Timeline()
        line.show_happenings(
            [
                Happening("11-20 10:43", "收件、容缺受理", "A03 苏日娜", kind=Kind.OK),
                Happening("11-20 10:44", "同步到中心", "", "0.4 秒"),
                Happening(
                    "11-23 09:12", "认领", "市监审批科 其木格", "1 工作日", "材料齐全后提出拟办意见"
                ),
            ]
        )
        course.add(line)
        side.add(clock)
        side.add(course)
        side.add(_opinion_card(), 1)
        self.content.addWidget(queue, 1)
        self.content.addWidget(side)


class BoardPage(DeskPage):
    """Six figures and two charts."""

    def __init__(self) -> None:
        super().__init__(DeskName.OVERSIGHT)
        figures = QHBoxLayout()
        figures.setSpacing(BETWEEN)
        for text, number, note, kind in (
            ("待办", 128, "", Kind.MUTED),
            ("今日收件", 86, "昨日 91", Kind.MUTED),
            ("今日到期", 4, "", Kind.WARN),
            ("超期", 1, "市场监督管理局", Kind.BAD),
            ("容缺待补", 6, "最近 11-27", Kind.WARN),
            ("有疑点", 0, "", Kind.MUTED),
        ):
            tile = FigureTile(text)
            tile.show_figure(number, note, kind)
            figures.addWidget(tile)
        hours = Card("今日每小时收件")
        upright = BarChart()
        upright.show_bars(
            [
                Bar(f"{n} 时", (Part(v, f"h{n}"),))
                for n, v in zip(range(8, 18), (3, 12, 18, 14, 2, 0, 9, 16, 11, 1), strict=True)
            ]
        )
        hours.add(upright, 1)
        bodies = Card("各部门按环节")
        lying = BarChart(lying=True, legend=("已受理", "审查中", "待决定"))
        lying.show_bars(
            [
                Bar("市场监督管理局", (Part(12, "a1"), Part(20, "a2"), Part(6, "a3"))),
                Bar("卫生健康委员会", (Part(8, "b1"), Part(5, "b2"), Part(3, "b3"))),
                Bar("住房和城乡建设局", (Part(2, "c1"), Part(9, "c2"), Part(0, "c3"))),
            ]
        )
        bodies.add(lying, 1)
        charts = QHBoxLayout()
        charts.setSpacing(BETWEEN)
        charts.addWidget(hours, 1)
        charts.addWidget(bodies, 1)
        column = QVBoxLayout()
        column.setSpacing(BETWEEN)
        column.addLayout(figures)
        column.addLayout(charts, 1)
        self.content.addLayout(column)


def _item_card() -> Card:
    card, chips = Card("事项", "换事项 F2"), ChipRow()
    card.add(label("食品经营许可（新办）", "strong", wrap=True))
    card.add(label("市场监督管理局划转 由示例县行政审批服务局审批", "muted", wrap=True))
    chips.show_chips(
        [
            ("行政许可", Kind.ACCENT),
            ("承诺 5 工作日", Kind.ACCENT),
            ("可容缺 2", Kind.WARN),
            ("免提交 1", Kind.OK),
        ]
    )
    card.add(chips)
    return card


def _agent_card() -> Card:
    card, form = Card("代理人", "同申请人 / 无"), FieldForm()
    name, number = NameEdit(), NumberField()
    form.add("姓名", name)
    row = form.add("身份证", number)
    name.set_value("阿布都热西提·买买提")
    number.set_value("653190198703210194")
    row.show_problem("第18位校验码应为 5，请核对证件")
    card.add(form)
    return card


def _outcome_card() -> Card:
    card = Card("结果")
    for action, state in (
        ("counter.accept", OutcomeState(False, "缺 1 份必要材料；1 份容缺")),
        ("counter.tolerate", OutcomeState(False, "授权委托书不可容缺（主要材料）")),
        ("counter.tell_once", OutcomeState(True, "告知 2 项，打印补正通知书 2 份", likeliest=True)),
        ("counter.decline", OutcomeState(True, "不需许可、不属本机关、其他依据")),
        ("counter.keep", OutcomeState(True, "最迟 11-27 告知，逾期视为受理")),
    ):
        button = OutcomeButton(action)
        button.show_state(state)
        card.add(button)
    return card


def _due_card() -> Card:
    card = Card("期限")
    for name, day in (("收件", "2026-11-20 周五"), ("承诺办结", "受理后 5 工作日")):
        row = QHBoxLayout()
        row.addWidget(label(name, "muted"))
        row.addStretch(1)
        row.addWidget(label(day))
        card.add(row)
    return card


def _opinion_card() -> Card:
    card = Card("审查意见")
    card.add(TextArea("事实与理由（常用语 Ctrl+Space）"), 1)
    row = QHBoxLayout()
    row.setSpacing(8)
    buttons = [OutcomeButton(f"review.{name}", reasons=False) for name in ("yes", "no", "request")]
    for button in buttons:
        row.addWidget(button, 1, Qt.AlignmentFlag.AlignTop)
    buttons[0].show_state(OutcomeState(False, "容缺材料 1 项未补齐"))
    card.add(row)
    card.add(label("拟准予：容缺材料 1 项未补齐（补齐后可用）", "small"))
    return card
