"""The pages with work on real threads: the window never waits, and answers find their way back."""

from collections.abc import Iterator

import pytest
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.desks.issue import IssueDesk
from app.desks.review import ReviewDesk
from app.domain.case import PaperKind, State
from tests.ui.stage import HYGIENE, PERSON, Stage
from ui.application import Application
from ui.issue.page import HAND, IssuePage
from ui.review.opinion import YES
from ui.review.page import ReviewPage
from ui.tasks import Tasks


@pytest.fixture
def threads(application: Application) -> Iterator[Tasks]:
    made = Tasks()
    yield made
    made.close()


def test_a_case_is_claimed_and_proposed_over_real_threads(
    stage: Stage, qtbot: QtBot, threads: Tasks
) -> None:
    case_id = stage.take_in(HYGIENE)
    office = stage.office("巴图")
    page = ReviewPage(ReviewDesk(office), stage.parts(office, threads))
    qtbot.addWidget(page)
    qtbot.waitUntil(lambda: page.opinion.outcomes.buttons[YES].state.possible)

    page.actions_by_name[YES].trigger()
    assert page.asking.is_waiting
    qtbot.waitUntil(lambda: not page.opinion.opinion.isReadOnly())
    page.opinion.opinion.set_value("经审查，符合条件。")
    qtbot.waitUntil(lambda: page.opinion.outcomes.buttons[YES].state.possible)
    page.actions_by_name[YES].trigger()
    qtbot.waitUntil(lambda: page.table.rows.rows == ())

    assert stage.file(case_id).case.state is State.PROPOSED


def test_a_result_is_handed_over_and_its_proof_stays_in_sight_over_real_threads(
    stage: Stage, qtbot: QtBot, threads: Tasks
) -> None:
    case_id = stage.take_in(HYGIENE, applicant=PERSON)
    stage.produced(stage.decided(stage.proposed(case_id)))
    stage.produced(stage.decided(stage.proposed(stage.take_in(HYGIENE))))
    office = stage.office("白音")
    page = IssuePage(IssueDesk(office), stage.parts(office, threads))
    qtbot.addWidget(page)
    qtbot.waitUntil(lambda: page.hand.number.isEnabled() and page.hand.name.value() != "")
    page.hand.number.set_value(PERSON["number"])

    page.actions_by_name[HAND].trigger()
    qtbot.waitUntil(lambda: page.paper.preview.page_count > 0, timeout=20_000)

    assert page.view is not None
    assert page.view.file.case.id == case_id
    proof = page.view.file.standing_paper(PaperKind.DELIVERY)
    assert proof is not None
    assert page.left.currentWidget() is page.paper


def test_a_page_that_is_gone_hears_no_late_answers(
    stage: Stage, qtbot: QtBot, threads: Tasks
) -> None:
    stage.take_in(HYGIENE)
    office = stage.office("巴图")
    page = ReviewPage(ReviewDesk(office), stage.parts(office, threads))
    broken: list[object] = []
    threads.broke.connect(broken.append)

    page.deleteLater()
    QTest.qWait(0)
    threads.close()
    assert broken == []
