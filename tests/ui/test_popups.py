"""Search, phrases and the paper preview: lists over the page that never steal what is typed."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPlainTextEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from app.desks.session import SearchHit
from app.domain.errors import Unavailable, refusal
from tests.ui.sample_papers import one_page_pdf
from ui.application import Application
from ui.tasks import InlineTasks
from ui.widgets.fields import TextField
from ui.widgets.pdf_pages import PageImage, render_pages
from ui.widgets.pdf_preview import PdfPreview
from ui.widgets.phrases import Phrase, PhrasePicker
from ui.widgets.search_box import MOST_HITS, SearchAnswer, SearchBox

DUE = date(2026, 12, 1)
PHRASES = (
    Phrase("营业执照未加盖公章", "yyzz wjggz"),
    Phrase("委托书已过期", "wts ygq"),
    Phrase("复印件不清晰", "fyj bqx"),
)


class Finder:
    """Answers with so many hits, and counts how often it was asked."""

    def __init__(self) -> None:
        self.asked: list[str] = []
        self.count = 3
        self.broken = False

    def find(self, text: str) -> SearchAnswer:
        self.asked.append(text)
        if self.broken:
            raise Unavailable(refusal("store.busy"))
        hits = [
            SearchHit(
                f"id{n}", f"{n:020}", "李*", "食品经营许可", "审查中", date(2026, 12, 1), n == 1
            )
            for n in range(self.count)
        ]
        return SearchAnswer(f"按姓名查找：{text}", tuple(hits))


@pytest.fixture
def finder() -> Finder:
    return Finder()


@pytest.fixture
def window(application: Application, qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    made.resize(900, 600)
    QVBoxLayout(made)
    return made


@pytest.fixture
def box(window: QWidget, tasks: InlineTasks, finder: Finder, qtbot: QtBot) -> SearchBox:
    made = SearchBox(tasks, finder.find, wait_ms=0)
    column = window.layout()
    assert column is not None
    column.addWidget(made)
    column.addWidget(QPlainTextEdit())
    with qtbot.waitExposed(window):
        window.show()
    made.begin()
    return made


def test_it_asks_once_when_typing_rests_and_says_what_it_understood(
    box: SearchBox, finder: Finder, qtbot: QtBot
) -> None:
    QTest.keyClicks(box, "li")
    qtbot.waitUntil(lambda: len(box.hits) == 3)

    assert finder.asked == ["li"]
    assert box.understood == "按姓名查找：li"
    assert box.hasFocus()


def test_arrows_and_enter_open_a_case(box: SearchBox, qtbot: QtBot) -> None:
    box.search_for("li")
    QTest.keyClick(box, Qt.Key.Key_Down)
    QTest.keyClick(box, Qt.Key.Key_Down)
    QTest.keyClick(box, Qt.Key.Key_Up)
    with qtbot.waitSignal(box.case_chosen) as told:
        QTest.keyClick(box, Qt.Key.Key_Return)

    assert told.args == ["id1"]
    assert (box.text(), box.hits) == ("", ())


def test_enter_asks_at_once_when_the_list_is_not_of_this_text(
    box: SearchBox, finder: Finder
) -> None:
    box.set_value("wang")
    QTest.keyClick(box, Qt.Key.Key_Return)

    assert finder.asked == ["wang"]
    assert len(box.hits) == 3


def test_escape_closes_the_list_first_and_empties_the_box_second(box: SearchBox) -> None:
    box.search_for("li")
    QTest.keyClick(box, Qt.Key.Key_Escape)
    assert (box.text(), box.hits) == ("li", ())
    QTest.keyClick(box, Qt.Key.Key_Escape)
    assert box.text() == ""


def test_at_most_fifty_hits_are_shown_and_the_foot_says_there_are_more(
    box: SearchBox, finder: Finder
) -> None:
    finder.count = MOST_HITS + 1
    box.search_for("li")
    assert len(box.hits) == MOST_HITS

    finder.count = 0
    box.search_for("nobody")
    assert box.hits == ()
    assert box.understood.endswith("nobody")
    QTest.keyClick(box, Qt.Key.Key_Return)
    box.search_for("")
    assert box.hits == ()


def test_a_search_that_cannot_be_done_is_said(box: SearchBox, finder: Finder) -> None:
    finder.broken = True
    box.search_for("li")

    assert box.understood == "现在无法查找"


def test_the_list_goes_away_with_the_focus_and_follows_the_window(
    box: SearchBox, window: QWidget
) -> None:
    box.search_for("li")
    window.resize(700, 500)
    window.grab()
    assert box.hits
    window.findChildren(QPlainTextEdit)[0].setFocus()
    assert box.hits == ()


@pytest.fixture
def picker(window: QWidget, qtbot: QtBot) -> PhrasePicker:
    made = PhrasePicker(window, lambda edit: PHRASES)
    area, line = QPlainTextEdit(), TextField()
    column = window.layout()
    assert column is not None
    for edit in (area, line):
        column.addWidget(edit)
        made.attach(edit)
    with qtbot.waitExposed(window):
        window.show()
    return made


def test_a_phrase_is_found_by_initials_and_put_in_at_the_cursor(
    picker: PhrasePicker, window: QWidget
) -> None:
    area = window.findChildren(QPlainTextEdit)[0]
    area.setPlainText("前后")
    cursor = area.textCursor()
    cursor.setPosition(1)
    area.setTextCursor(cursor)
    QTest.keyClick(area, Qt.Key.Key_Space, Qt.KeyboardModifier.ControlModifier)
    assert picker.shown == [one.text for one in PHRASES]

    QTest.keyClicks(picker._find, "wts")
    assert picker.shown == ["委托书已过期"]
    QTest.keyClick(picker._find, Qt.Key.Key_Return)

    assert area.toPlainText() == "前委托书已过期后"
    assert area.hasFocus()
    assert not picker.isVisible()


def test_a_line_takes_a_phrase_as_if_it_were_typed(
    picker: PhrasePicker, window: QWidget, qtbot: QtBot
) -> None:
    line = window.findChildren(TextField)[0]
    QTest.keyClick(line, Qt.Key.Key_Semicolon, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(picker._find, Qt.Key.Key_Down)
    QTest.keyClick(picker._find, Qt.Key.Key_Down)
    QTest.keyClick(picker._find, Qt.Key.Key_Up)
    with qtbot.waitSignals([line.textEdited, picker.picked]):
        QTest.keyClick(picker._find, Qt.Key.Key_Return)

    assert line.text() == "委托书已过期"


def test_escape_or_a_click_elsewhere_puts_nothing_in(picker: PhrasePicker, window: QWidget) -> None:
    line = window.findChildren(TextField)[0]
    picker.open_for(line)
    QTest.keyClicks(picker._find, "no such phrase")
    QTest.keyClick(picker._find, Qt.Key.Key_Return)
    assert picker.isVisible()
    QTest.keyClick(picker._find, Qt.Key.Key_Escape)
    assert (line.text(), line.hasFocus(), picker.isVisible()) == ("", True, False)

    picker.open_for(line)
    window.findChildren(QPlainTextEdit)[0].setFocus()
    assert not picker.isVisible()


def test_a_paper_is_drawn_by_the_renderer_handed_in(
    application: Application, tasks: InlineTasks, qtbot: QtBot
) -> None:
    page = PageImage(2, 3, 8, bytes(24))
    preview = PdfPreview(tasks, render=lambda pdf, scale: (page, page))
    qtbot.addWidget(preview)
    preview.resize(300, 400)
    preview.show_pdf(b"any")
    assert preview.page_count == 2
    preview.show_pdf(b"")
    assert preview.page_count == 0


def test_a_real_paper_is_drawn_white_with_its_ink(
    application: Application, tasks: InlineTasks, qtbot: QtBot
) -> None:
    (page,) = render_pages(one_page_pdf(), 1.0)
    assert (page.width, page.height) == (200, 100)
    assert {page.pixels[:3], page.pixels[-4:-1]} == {b"\xff\xff\xff"}

    preview = PdfPreview(tasks)
    qtbot.addWidget(preview)
    preview.resize(240, 300)
    preview.show_pdf(one_page_pdf())
    with qtbot.waitExposed(preview):
        preview.show()
    assert preview.page_count == 1
    sheet = preview._pages[0]
    assert abs(sheet.width() / sheet.height() - 2) < 0.05


def test_a_paper_that_cannot_be_drawn_is_said(
    application: Application, tasks: InlineTasks, qtbot: QtBot
) -> None:
    def torn(pdf: bytes, scale: float) -> tuple[PageImage, ...]:
        raise Unavailable(refusal("paper.torn"))

    preview = PdfPreview(tasks, render=torn)
    qtbot.addWidget(preview)
    preview.show_pdf(b"torn")

    assert preview._note.text() == "文书无法显示"
