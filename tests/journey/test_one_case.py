"""One case, from the counter to the result in the applicant's hand, every paper read back."""

from datetime import date

from app.desks.issue import Collecting
from app.domain.case import Holder, PaperKind, State
from app.domain.deciding import Deciding
from app.domain.facts import HandOver
from tests.documents.reading import codes, images, text
from tests.hall import (
    AGENT,
    CHIEF,
    COMPANY,
    ISSUER,
    REVIEWER,
    SECOND,
    Hall,
)

PRINTER_DPI = 203
"""What the coarsest printer of a counter has."""


def read_back(hall: Hall, case_id: str) -> dict[PaperKind, str]:
    """Every paper of a case, drawn, printed and scanned: its text by kind."""
    counter = hall.first
    case = hall.central(case_id).case
    press = counter.desks(SECOND).press
    said: dict[PaperKind, str] = {}
    for paper in hall.central(case_id).papers:
        sheet = press.sheet(case_id, paper.id)
        pages = images(sheet.content, dpi=PRINTER_DPI, one_bit=sheet.slip)
        found = {value for page in pages for kind, value in codes(page) if kind == "Code 128"}
        assert found == {case.number}, paper.kind
        assert press.sheet(case_id, paper.id).content == sheet.content
        press.printed(sheet, result="printed", printer="laser")
        said[paper.kind] = text(sheet.content)
        assert paper.number.replace(" ", "") in said[paper.kind]
    return said


def test_a_case_travels_from_receipt_to_delivery(hall: Hall) -> None:
    counter = hall.first
    clerk = counter.desks()
    done = counter.take_in(agent=AGENT)
    case_id = done.file.case.id
    for paper in done.papers:
        clerk.press.given(case_id, paper.id)
    passing = HandOver("综合窗口", "市场卫生审批岗", ("食品经营许可申请书",), 12)
    clerk.casework.hand_over(case_id, passing)
    assert counter.program.round().trouble is None
    assert hall.central(case_id).case.holder is Holder.BACK_OFFICE

    counter.clock.go_to(date(2026, 6, 3))
    review = counter.desks(REVIEWER).review
    review.claim(case_id)
    review.propose(
        case_id, proposal="grant", opinion="场所设施符合要求", law="食品安全法第三十五条"
    )
    counter.clock.go_to(date(2026, 6, 4))
    plan = Deciding("grant", "同意", content="准予从事食品经营", validity="五年")
    counter.desks(CHIEF).decide.decide(case_id, plan)
    counter.desks(REVIEWER).issue.produce(
        case_id, result_number="JY19901010000017", validity="五年", seal_use="审批专用章"
    )
    counter.clock.go_to(date(2026, 6, 8))
    collecting = Collecting(
        "agent",
        name=AGENT["name"],
        number=AGENT["number"],
        handed_over=("食品经营许可证",),
    )
    counter.desks(ISSUER).issue.deliver(case_id, collecting)
    assert counter.program.round().trouble is None

    case = hall.central(case_id).case
    assert (case.state, case.closed_on) == (State.DELIVERED, date(2026, 6, 8))
    assert (case.accepted_by, case.reviewer, case.decided_by, case.delivered_by) == (
        "p01",
        "p04",
        "p06",
        "p08",
    )
    said = read_back(hall, case_id)
    assert set(said) == {
        PaperKind.RECEIPT,
        PaperKind.SLIP,
        PaperKind.ACCEPTANCE,
        PaperKind.TRANSFER,
        PaperKind.GRANT,
        PaperKind.APPROVAL_SHEET,
        PaperKind.DELIVERY,
    }
    assert all(COMPANY["name"] in each for each in said.values())
    assert "准予从事食品经营" in said[PaperKind.GRANT]
    assert "场所设施符合要求" in said[PaperKind.APPROVAL_SHEET]
    assert AGENT["name"] in said[PaperKind.DELIVERY]
    for each in said.values():
        assert AGENT["number"] not in each

    assert counter.program.round().trouble is None
    assert counter.file(case_id) == hall.central(case_id)
    assert hall.centre.broken() is None
    assert counter.program.store.broken() is None
    kinds = [step.kind for step in clerk.records.view(case_id).steps]
    assert [kind for kind in kinds if kind not in ("give", "print")] == [
        "receive",
        "accept",
        "hand_over",
        "claim",
        "propose",
        "grant",
        "produce",
        "deliver",
    ]
