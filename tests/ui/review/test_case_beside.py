"""One case beside the queue: its papers, its paper file and its scans."""

from pathlib import Path

from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from app.desks.casework import CaseworkDesk
from app.domain.case import PaperKind
from app.domain.facts import HandOver
from tests.ui.review.review_stage import REVIEWER, opened
from tests.ui.stage import FOOD, HYGIENE, Stage


def test_the_case_shows_materials_papers_history_and_clock(stage: Stage, qtbot: QtBot) -> None:
    stage.take_in(FOOD, to_follow=4)
    page = opened(stage, qtbot)
    case = page.case

    assert case.materials.accessibleName() == "材料 4 到 · 1 容缺"
    assert "容缺受理" in case.history.timeline.accessibleDescription()
    assert "受理" in case.head.strip.accessibleDescription()
    assert page.view is not None
    assert len(case.papers.looks) == len(page.view.file.papers)


def test_a_paper_is_shown_in_place_of_the_queue_and_its_print_is_recorded(
    stage: Stage, qtbot: QtBot
) -> None:
    case_id = stage.take_in(HYGIENE)
    page = opened(stage, qtbot)

    page.case.papers.looks[0].click()
    assert page.left.currentWidget() is page.paper
    assert page.paper.preview.page_count >= 1
    page.paper.print_it()
    stage.sync()
    assert sum(paper.prints for paper in stage.file(case_id).papers) == 1
    page.paper.closed.emit()
    assert page.left.currentIndex() == 0


def test_the_paper_file_is_passed_on_with_a_numbered_sheet_that_is_shown(
    stage: Stage, qtbot: QtBot
) -> None:
    case_id = stage.take_in(HYGIENE)
    page = opened(stage, qtbot)

    page.case.papers.passing.click()
    card = page.case.transfer
    card.pages.set_value("")
    card.hand_over()
    assert card.pages_row.message == "请数页数"
    card.taker.choose("首席代表 赵敏")
    card.pages.set_value("12")
    card.hand_over()

    assert page.left.currentWidget() is page.paper
    stage.sync()
    sheet = stage.file(case_id).standing_paper(PaperKind.TRANSFER)
    assert sheet is not None
    assert sheet.number
    assert sheet.prints == 1


def test_who_gets_the_papers_says_so_with_one_button(stage: Stage, qtbot: QtBot) -> None:
    case_id = stage.take_in(HYGIENE)
    passing = HandOver("综合窗口", REVIEWER, ("申请书",), 12)
    giver = stage.office("苏日娜")
    done = CaseworkDesk(giver).hand_over(case_id, passing)
    stage.sync()
    sheet = done.file.standing_paper(PaperKind.TRANSFER)
    assert sheet is not None
    page = opened(stage, qtbot)

    assert not page.taking.isHidden()
    assert page.taking.words == f"流转中：综合窗口 → {REVIEWER}，流转单{sheet.number}，共12页"
    assert page.taking.taken.text() == "接收"
    page.taking.taken.click()

    assert page.taking.isHidden()
    assert "接收材料" in page.case.history.timeline.accessibleDescription()
    assert page.view is not None
    assert page.view.steps[-1].taken == sheet.number
    page.taking.take()
    assert "没有待接收的材料" in page.taking.notice.text


def test_a_scan_that_was_attached_is_shown_in_place_of_the_queue(
    stage: Stage, qtbot: QtBot, tmp_path: Path
) -> None:
    case_id = stage.take_in(HYGIENE)
    picture = tmp_path / "page.png"
    blank = QImage(40, 60, QImage.Format.Format_RGB32)
    blank.fill(0xFFFFFF)
    assert blank.save(str(picture))
    CaseworkDesk(stage.office("苏日娜")).scans.attach(case_id, 1, picture)
    stage.sync()
    page = opened(stage, qtbot)

    (link,) = page.case.materials.scans
    link.click()

    assert page.left.currentWidget() is page.paper
    assert page.paper.preview.page_count == 1
    assert page.paper.print_button.isHidden()
