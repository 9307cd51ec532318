"""The papers a visit ended with: their numbers, and what the receipt says."""

from app.desks.intake import Finished
from app.domain.case import PaperKind
from tests.documents import reading
from tests.hall import Counter


def numbers(counter: Counter, case_id: str) -> dict[str, str]:
    return {paper.kind.value: paper.number for paper in counter.file(case_id).papers}


def receipt_text(counter: Counter, done: Finished) -> str:
    receipt = done.file.standing_paper(PaperKind.RECEIPT)
    assert receipt is not None
    return reading.text(counter.desks().press.sheet(done.file.case.id, receipt.id).content)
