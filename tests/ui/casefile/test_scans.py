"""Scans on the pages: how each stands, opened wherever a case is looked at, chunk after chunk."""

import shutil
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

import pytest
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from app.desks.intake import Outcome
from app.desks.oversight import OversightDesk
from app.desks.review import ReviewDesk
from app.desks.scans import ScanStand, ScanWord
from app.desks.session import Changes
from app.domain.errors import Refusal, refusal
from app.domain.materials import Material, Way
from tests.ui.conftest import take_picture
from tests.ui.counter.counter_stage import page_at, taken_in
from tests.ui.stage import HYGIENE, LaterTasks, Stage
from ui.application import Application
from ui.casefile.scans_card import ScansCard, scan_words
from ui.hands import press
from ui.oversight.page import OversightPage
from ui.review.page import ReviewPage
from ui.tasks import TaskRunner
from ui.theme import Scheme

LOST = refusal("attach.lost")
AWAY = refusal("attach.away")


@pytest.fixture(autouse=True)
def shown_in_chinese(application: Application) -> None:
    """What people see."""


@pytest.fixture
def picture(tmp_path: Path) -> Path:
    """A scan of four chunks: a picture, with what a reader of pictures skips behind it."""
    made = tmp_path / "page.png"
    blank = QImage(400, 560, QImage.Format.Format_RGB32)
    blank.fill(0xFFFFFF)
    assert blank.save(str(made))
    made.write_bytes(made.read_bytes() + bytes(1_800_000))
    return made


def reviewing(stage: Stage, qtbot: QtBot, tasks: TaskRunner | None = None) -> ReviewPage:
    office = stage.office("巴图")
    page = ReviewPage(ReviewDesk(office), stage.parts(office, tasks))
    qtbot.addWidget(page)
    return page


def elsewhere(stage: Stage) -> None:
    """This machine is another than the one that scanned: nothing of it lies here."""
    shutil.rmtree(stage.folder / "scans")
    with stage.store.work() as work:
        work.connection.exec_driver_sql("DELETE FROM scan_file")
        work.commit()


@pytest.mark.parametrize(
    ("stand", "words"),
    [
        (ScanStand(ScanWord.SAFE, 4, 4), ""),
        (ScanStand(ScanWord.TO_SEND, 0, 4), "扫描件待上传"),
        (ScanStand(ScanWord.TO_SEND, 3, 4), "扫描件待上传 3/4"),
        (
            ScanStand(ScanWord.TO_SEND, 3, 4, refusal("sync.asking")),
            "扫描件待上传 3/4：已发出，尚未得到中心答复；恢复联络后自动查询，请勿重复办理",
        ),
        (ScanStand(ScanWord.TO_FETCH, 0, 4), "扫描件待下载"),
        (ScanStand(ScanWord.TO_FETCH, 1, 4), "扫描件待下载 1/4"),
        (
            ScanStand(ScanWord.STUCK, 2, 4, LOST, LOST),
            "扫描件未能上传：本机上这份扫描件的文件已丢失，请重新扫描",
        ),
        (ScanStand(ScanWord.AWAY, closed=AWAY), "扫描件不在本机"),
    ],
)
def test_how_a_scan_stands_is_said_in_words(stand: ScanStand, words: str) -> None:
    assert scan_words(stand) == words


def card_with(qtbot: QtBot, closed: Refusal | None) -> ScansCard:
    card = ScansCard()
    qtbot.addWidget(card)
    material = Material(no=1, name="平面图", way=Way.COPY, attachment="a" * 64)
    bare = replace(material, no=2, attachment="")
    stand = ScanStand(ScanWord.TO_SEND, 1, 4, closed=closed)
    card.show_scans((material, bare), {"a" * 64: stand})
    return card


def test_a_scan_that_cannot_be_opened_yet_says_why(qtbot: QtBot) -> None:
    (link,) = card_with(qtbot, refusal("scan.not_whole")).links
    assert not link.isEnabled()
    assert "还没有上传到中心" in link.toolTip()
    assert link.accessibleName() == "看扫描件 平面图"


def test_the_card_is_there_only_for_a_case_with_scans(qtbot: QtBot) -> None:
    card = card_with(qtbot, None)
    assert card.accessibleDescription() == "平面图 扫描件待上传 1/4"
    assert not card.isHidden()
    with qtbot.waitSignal(card.wanted) as asked:
        card.links[0].click()
    assert asked.args is not None
    assert asked.args[0].name == "平面图"
    card.show_scans((), {})
    assert card.isHidden()


def test_a_reviewer_sees_a_scan_on_its_way_and_opens_it_once_it_is_there(
    stage: Stage, qtbot: QtBot, picture: Path
) -> None:
    case_id = stage.take_in(HYGIENE)
    stage.attach(case_id, picture, carried=3)
    elsewhere(stage)
    page = reviewing(stage, qtbot)
    (link,) = page.case.materials.scans
    assert not link.isEnabled()
    assert "扫描件待上传 2/4" in page.case.materials.accessibleDescription()

    stage.attach(case_id, picture)
    elsewhere(stage)
    page.load()
    (link,) = page.case.materials.scans
    assert "扫描件待下载" in page.case.materials.accessibleDescription()
    link.click()

    assert page.left.currentWidget() is page.paper
    assert page.paper.preview.page_count == 1
    assert page.paper.notice.isHidden()
    page.load()
    assert "扫描件" not in page.case.materials.accessibleDescription()


def test_other_work_goes_on_between_two_chunks_and_a_closed_view_asks_for_no_more(
    stage: Stage, qtbot: QtBot, picture: Path
) -> None:
    case_id = stage.take_in(HYGIENE)
    stage.attach(case_id, picture)
    elsewhere(stage)
    tasks = LaterTasks()
    page = reviewing(stage, qtbot, tasks)
    tasks.go_on()
    page.case.materials.scans[0].click()
    for have in (1, 2):
        tasks.one()
        assert page.paper.notice.text == f"正在下载扫描件 {have}/4"
    paper = stage.file(case_id).papers[0]
    page.paper.show_paper(case_id, paper)
    tasks.go_on()
    with stage.store.work() as work:
        (left,) = work.scans.of_case(case_id)
    assert left.have == 3
    page.case.materials.scans[0].click()
    tasks.go_on()
    assert page.paper.preview.page_count == 1


def test_a_scan_that_cannot_be_fetched_says_so_in_its_place(
    stage: Stage, qtbot: QtBot, picture: Path
) -> None:
    stage.attach(stage.take_in(HYGIENE), picture)
    elsewhere(stage)
    page = reviewing(stage, qtbot)
    with stage.centre._engine.begin() as connection:
        connection.exec_driver_sql("UPDATE scan SET whole = 0")

    page.case.materials.scans[0].click()

    assert "还没有上传到中心" in page.paper.notice.text


def test_the_counter_shows_the_scans_of_a_case_it_answers_and_of_an_answered_one(
    stage: Stage, qtbot: QtBot, picture: Path
) -> None:
    kept, answered = taken_in(stage, Outcome.KEEP), taken_in(stage, Outcome.ACCEPT)
    for case_id in (kept, answered):
        stage.attach(case_id, picture, carried=0)
    page = page_at(stage, qtbot)

    page.show_case(kept)
    case = page.case
    assert case.seen.isHidden()
    assert "扫描件待上传" in case.scans.accessibleDescription()
    case.scans.links[0].click()
    assert case.paper_view.preview.page_count == 1

    page.show_case(answered)
    assert case.scans.isHidden()
    assert "扫描件待上传" in case.seen.accessibleDescription()
    case.seen.scans[0].click()
    assert case.paper_view.preview.page_count == 1


def test_a_scan_that_comes_further_is_shown_and_nothing_marked_is_lost(
    stage: Stage, qtbot: QtBot, picture: Path
) -> None:
    case_id = taken_in(stage, Outcome.KEEP)
    stage.attach(case_id, picture, carried=0)
    page = page_at(stage, qtbot)
    page.show_case(case_id)
    case = page.case
    press(case.materials.table, "0")
    before = case.materials.materials

    stage.carry(2)
    page.refresh(Changes(scans=frozenset({case_id})))

    assert case.scans.accessibleDescription().endswith("扫描件待上传 1/4")
    assert case.materials.materials == before
    assert before[0].way is Way.MISSING
    stage.carry()
    page.refresh(Changes(scans=frozenset({"another"})))
    assert case.scans.accessibleDescription().endswith("扫描件待上传 1/4")


def test_a_late_answer_about_the_scans_of_another_case_is_dropped(
    stage: Stage, qtbot: QtBot, picture: Path
) -> None:
    first, second = stage.take_in(HYGIENE), stage.take_in(HYGIENE)
    stage.attach(first, picture, carried=0)
    tasks = LaterTasks()
    page = reviewing(stage, qtbot, tasks)
    tasks.go_on()
    page.show_case(first)
    tasks.go_on()
    assert "待上传" in page.case.materials.accessibleDescription()
    page.refresh(Changes(scans=frozenset({first})))
    page.show_case(second)
    tasks.go_on()
    assert "待上传" not in page.case.materials.accessibleDescription()
    assert page.case.materials.scans == []


def test_a_supervisor_opens_a_scan_in_place_of_the_steps(
    stage: Stage, qtbot: QtBot, picture: Path
) -> None:
    case_id = stage.take_in(HYGIENE)
    stage.attach(case_id, picture)
    office = stage.office("陈静")
    parts = stage.parts(office)
    page = OversightPage(OversightDesk(office, parts.records), parts, lambda name, data: name)
    qtbot.addWidget(page)
    page.show_case(case_id)

    page.case.materials.scans[0].click()
    assert page.left.currentWidget() is page.paper
    assert page.paper.preview.page_count == 1

    page.paper.closed.emit()
    assert page.left.currentWidget() is page.trace


@pytest.mark.parametrize("scheme", list(Scheme))
def test_pictures_of_scans_on_their_way(
    stage: Stage, qtbot: QtBot, picture: Path, application: Application, scheme: Scheme
) -> None:
    application.use_scheme(scheme)
    case_id, kept = stage.take_in(HYGIENE), taken_in(stage, Outcome.KEEP)
    other = picture.with_name("other.png")
    other.write_bytes(picture.read_bytes() + b"!")
    lost = picture.with_name("lost.png")
    lost.write_bytes(picture.read_bytes() + b"?")
    stage.attach(case_id, picture)
    stage.attach(case_id, other, no=2, carried=3)
    stage.attach(kept, picture, carried=0)
    stage.attach(kept, lost, no=2, carried=0)
    for file in (stage.folder / "scans" / kept).glob(f"{sha256(lost.read_bytes()).hexdigest()}.*"):
        file.unlink()
    for page, name in ((reviewing(stage, qtbot), "review"), (page_at(stage, qtbot), "counter")):
        page.resize(1290, 686)
        page.show_case(case_id if name == "review" else kept)
        with qtbot.waitExposed(page):
            page.show()
        assert take_picture(page, f"{name}-scans-{scheme.value}").exists()
    application.use_scheme(Scheme.LIGHT)
