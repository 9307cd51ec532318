"""The back office's part of the tour: review and signature, each through its own page."""

from collections.abc import Mapping

from app.domain.handling import GRANT
from app.tour.stage import Stage
from ui.decide.decision import NO as REFUSE_KEY
from ui.decide.decision import YES as GRANT_KEY
from ui.decide.page import DecidePage
from ui.hands import settle, write
from ui.issue.page import HAND, PRODUCE, IssuePage
from ui.review.opinion import NO, YES
from ui.review.page import ReviewPage

LAW = "《中华人民共和国行政许可法》第三十四条"


def review(stage: Stage, reviewer: str, case_id: str, *, proposal: str, opinion: str) -> None:
    """Claim by F9, write the opinion, propose by F9 or F10."""
    page = stage.sit_down(reviewer)
    assert isinstance(page, ReviewPage)
    _open(page, case_id)
    page.actions_by_name[YES].trigger()
    settle()
    _open(page, case_id)
    page.opinion.opinion.clear()
    write(page.opinion.opinion, opinion)
    if not page.opinion.law.text():
        write(page.opinion.law, LAW)
    stage.picture(f"review-{proposal}")
    page.actions_by_name[YES if proposal == GRANT else NO].trigger()
    settle()
    if page.opinion.problem:
        raise RuntimeError(f"the proposal was not taken: {page.opinion.problem}")


def decide(
    stage: Stage, chief: str, case_id: str, *, proposal: str, words: Mapping[str, str]
) -> None:
    """Read what waits, complete the text, F9 or F10, sign with the password."""
    page = stage.sit_down(chief)
    assert isinstance(page, DecidePage)
    if not page.show_case(case_id):
        raise RuntimeError(f"{case_id} does not wait for this representative")
    settle()
    for name, text in words.items():
        write(page.card.inputs[name], text)
    settle()
    stage.picture(f"decide-{proposal}")
    page.actions_by_name[GRANT_KEY if proposal == GRANT else REFUSE_KEY].trigger()
    settle()
    write(page.card.panel.password, stage.password)
    stage.picture("sign")
    page.card.panel.hand_on()
    settle()


def issue(stage: Stage, clerk: str, case_id: str, *, result: str, collector: str) -> None:
    """Make the result out, then hand it to whoever shows the right document (a card line)."""
    page = stage.sit_down(clerk)
    assert isinstance(page, IssuePage)
    _shown(page, case_id)
    write(page.produce.number, result)
    write(page.produce.seal, "审批专用章1次")
    stage.picture("issue-produce")
    page.actions_by_name[PRODUCE].trigger()
    settle()
    _shown(page, case_id)
    name, number = collector.split("|")
    page.hand.name.clear()
    write(page.hand.name, name)
    write(page.hand.number, number)
    stage.picture("issue-hand-over")
    page.actions_by_name[HAND].trigger()
    settle()
    stage.picture("issue-proof")


def _shown(page: IssuePage, case_id: str) -> None:
    if not page.show_case(case_id):
        raise RuntimeError(f"{case_id} is not on the shelf")
    settle()


def _open(page: ReviewPage, case_id: str) -> None:
    if not page.show_case(case_id):
        raise RuntimeError(f"{case_id} is not in the queue of this reviewer")
    settle()
