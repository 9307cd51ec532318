"""Words of the back office: clocks, types of item, materials, the picture of a clock."""

from dataclasses import replace
from datetime import date

import pytest

from app.desks.timeline import Clock
from app.domain.case import CaseFile, Interval, PaperKind, State
from app.domain.clock import Signal, Standing
from app.domain.handling import GRANT, REFUSE
from app.domain.item import ItemType
from app.domain.journal import Fact
from app.domain.materials import Material, Way
from app.domain.moves import Move
from app.domain.numbers import CaseNumber
from tests.ui.stage import HYGIENE, Stage
from ui.application import Application
from ui.casefile.clock_picture import clock_picture
from ui.casefile.head import case_marks, who_words
from ui.casefile.materials import counted, material_sign, taken_words
from ui.casefile.words import (
    STATES,
    clock_word,
    decision_word,
    due_kind,
    due_word,
    grouped,
    happened_word,
    paper_word,
    proposal_word,
    state_word,
    took_words,
    way_word,
)
from ui.widgets.clock_strip import StretchKind
from ui.widgets.kinds import Kind

TODAY = date(2026, 11, 18)
UNSEEN = (Fact.PRINT, Fact.ADMIN)
"""Kinds of entries no history of a case shows: prints, and what belongs to no case."""


@pytest.fixture(autouse=True)
def shown_in_chinese(application: Application) -> None:
    """What people see."""


@pytest.fixture
def file(stage: Stage) -> CaseFile:
    return stage.file(stage.take_in(HYGIENE))


@pytest.mark.parametrize(
    ("standing", "word", "kind"),
    [
        (None, "–", None),
        (Standing(Signal.OVERDUE, 2), "超 2 日", Kind.BAD),
        (Standing(Signal.OVERDUE), "超 ? 日", Kind.BAD),
        (Standing(Signal.DUE_TODAY, 0), "今日", Kind.WARN),
        (Standing(Signal.EARLY_WARNING, 1), "1 日", None),
        (Standing(Signal.ON_TIME, 9), "9 日", None),
        (Standing(Signal.UNDATED), "待定", Kind.MUTED),
    ],
)
def test_a_clock_is_a_word_and_its_colour_says_nothing_more(
    standing: Standing | None, word: str, kind: Kind | None
) -> None:
    assert (due_word(standing), due_kind(standing)) == (word, kind)


@pytest.mark.parametrize(
    ("item_type", "type_name", "granted", "refused", "proposed"),
    [
        (ItemType.PERMIT, "行政许可", "准予行政许可", "不予行政许可", "拟准予"),
        (ItemType.OTHER, "备案", "备案", "不予备案", "拟备案"),
        (ItemType.OTHER, "审核转报", "同意转报", "不予转报", "拟转报"),
        (ItemType.CONFIRMATION, "行政确认", "予以确认", "不予确认", "拟确认"),
        (ItemType.PAYMENT, "行政给付", "给予给付", "不予给付", "拟给付"),
        (ItemType.PUBLIC_SERVICE, "公共服务", "已办结", "不予办理", "拟办结"),
        (ItemType.OTHER, "其他行政权力", "准予办理", "不予办理", "拟准予"),
    ],
)
def test_decisions_are_named_by_the_type_of_the_item(
    file: CaseFile, item_type: ItemType, type_name: str, granted: str, refused: str, proposed: str
) -> None:
    case = replace(file.case, item_type=item_type, type_name=type_name)

    assert decision_word(case, GRANT) == granted
    assert decision_word(case, REFUSE) == refused
    assert state_word(replace(case, state=State.REFUSED)) == refused
    assert proposal_word(case, GRANT) == proposed
    assert proposal_word(case, "") == ""


def test_every_state_way_paper_move_and_fact_has_a_word(file: CaseFile) -> None:
    assert {*STATES, State.GRANTED, State.REFUSED} == set(State)
    said = [way_word(way) for way in Way] + [paper_word(kind) for kind in PaperKind]
    said += [happened_word(kind) for kind in (*Move, *Fact) if kind not in UNSEEN]
    said += [state_word(replace(file.case, state=state)) for state in State]
    said += [clock_word(name) for name in ("notice", "supplement", "promised", "statutory")]
    assert all(said)
    assert not [word for word in said if word.isascii()]


@pytest.mark.parametrize(
    ("seconds", "words"), [(30, ""), (600, "10 分钟"), (7_200, "2 小时"), (200_000, "2 日")]
)
def test_how_long_it_took_is_said_roughly(seconds: int, words: str) -> None:
    assert took_words(seconds) == words


def test_a_case_number_is_grouped_for_the_eye() -> None:
    number = CaseNumber(division="990101", hall=1, counter=3, enrolment=1, year=2026, serial=6)

    assert grouped(str(number)) == number.spaced
    assert grouped("short") == "short"


def test_materials_say_by_sign_and_word_how_they_stand() -> None:
    materials = (
        Material(1, "申请书", Way.ORIGINAL, originals=1, pages=3),
        Material(2, "执照", Way.COPY, copies=2),
        Material(3, "目录", Way.TO_FOLLOW, promised_by=date(2026, 11, 27)),
        Material(4, "证明", Way.MISSING),
        Material(5, "说明", Way.NOT_APPLICABLE),
        Material(6, "身份证", Way.SEEN, originals=1, copies=1),
    )

    assert counted(materials) == "材料 3 到 · 1 容缺 · 1 缺"
    assert [material_sign(each)[0] for each in materials] == ["✓", "✓", "容", "✕", "–", "✓"]
    assert [taken_words(each, today=TODAY) for each in materials] == [
        "原件 1 3 页",
        "复印件 2",
        "容缺 11-27 前补",
        "缺",
        "不适用",
        "核验退还 复印件 1",
    ]


def test_the_clock_shows_what_ran_and_what_stood_still_with_its_basis(file: CaseFile) -> None:
    stop = Interval(
        "1", "专家评审", "第四十五条", stops_clock=True, since=date(2026, 11, 5), planned_days=5
    )
    visit = replace(stop, id="2", name="现场核查", stops_clock=False)
    stopped = replace(file, intervals=(stop, visit))
    standing = Standing(Signal.ON_TIME, 9)
    clock = Clock("promised", date(2026, 11, 2), date(2026, 11, 30), standing)

    running = clock_picture(stopped, [clock], today=TODAY)
    assert running is not None
    assert [one.kind for one in running.stretches] == [StretchKind.RAN, StretchKind.STOOD]
    assert running.stretches[1].until == TODAY
    assert running.stretches[1].label == "专家评审 停（第四十五条）"
    ended = replace(stop, until=date(2026, 11, 9))
    again = clock_picture(replace(file, intervals=(ended,)), [clock], today=TODAY)
    assert again is not None
    assert [one.kind for one in again.stretches] == [
        StretchKind.RAN,
        StretchKind.STOOD,
        StretchKind.RAN,
    ]
    assert clock_picture(file, [], today=TODAY) is None


def test_what_stands_out_has_a_sign_besides_its_colour(file: CaseFile) -> None:
    case = replace(
        file.case,
        deemed=True,
        acceptance_owed=True,
        flagged=True,
        tolerated=1,
        tolerance_due=date(2026, 11, 27),
        returned_reason="请补充",
        outside_list=True,
    )
    marks = case_marks(case, today=TODAY)

    assert "✕ 视为受理" in [text for text, _ in marks]
    loud = [text for text, kind in marks if kind in (Kind.BAD, Kind.WARN)]
    assert all(text[0] in "✕!" for text in loud)


def test_a_childs_name_is_shown_nowhere(file: CaseFile) -> None:
    child = replace(
        file.case, minor=True, applicant_kind="自然人", applicant_name="小明", agent_name="王芳"
    )

    assert "小明" not in who_words(child)
    assert who_words(child).startswith("未满十四周岁")
    assert "王*" in who_words(child)
