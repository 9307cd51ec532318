"""The issuing window's page with its real desk, and results on its shelf."""

from collections.abc import Mapping

import pytest
from pytestqt.qtbot import QtBot

from app.desks.issue import IssueDesk
from tests.hall import CLERK
from tests.ui.stage import HYGIENE, PERSON, Stage
from ui.application import Application
from ui.issue.page import IssuePage
from ui.tasks import TaskRunner

ISSUER = "白音"
CARD = "乌云毕力格|女|蒙古|19491231|示例县和平路9号|11010519491231002X|示例县公安局|20200101-长期"
OTHER_NUMBER = "510212197001050009"
AGENT_OF: Mapping[str, str] = {
    "name": "何秀英",
    "document_kind": "111",
    "number": OTHER_NUMBER,
    "phone": "13700000000",
    "valid_from": "2026-10-01",
    "valid_until": "2027-10-01",
}


@pytest.fixture(autouse=True)
def shown_in_chinese(application: Application) -> None:
    """What people see."""


def opened(stage: Stage, qtbot: QtBot, tasks: TaskRunner | None = None) -> IssuePage:
    office = stage.office(ISSUER)
    page = IssuePage(IssueDesk(office), stage.parts(office, tasks))
    qtbot.addWidget(page)
    return page


def ready(
    stage: Stage,
    *,
    applicant: Mapping[str, str] = PERSON,
    powers: str | None = None,
    proposal: str = "grant",
) -> str:
    """A result on the shelf; ``powers`` gives the applicant an agent who has them."""
    agent = {**AGENT_OF, "powers": powers} if powers is not None else None
    case_id = stage.take_in(HYGIENE, applicant=applicant, agent=agent)
    return stage.produced(stage.decided(stage.proposed(case_id, proposal), proposal))


def said_last(stage: Stage, case_id: str) -> Mapping[str, object]:
    """The act of the last entry of a case, opened."""
    office = stage.office(CLERK)
    with office.store.work() as work:
        return office.said(work, stage.centre.entries(case_id)[-1].entry)
