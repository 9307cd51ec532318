"""Cases brought as far as a desk of the back office."""

from app.desks.issue import Collecting
from app.domain.deciding import Deciding
from tests.hall import CHIEF, REVIEWER, Counter

GRANT = Deciding("grant", "同意", content="准予从事食品经营", validity="五年")
REFUSE = Deciding(
    "refuse",
    "不符合条件",
    facts="现场核查不合格",
    reasons="场所不符合要求",
    law="食品安全法第三十五条",
)
HEAD = Collecting("self", name="赵磊", number="11010519491231002X", handed_over=("许可证",))


def accepted(counter: Counter) -> str:
    """A case the centre knows to be accepted."""
    case_id = counter.take_in().file.case.id
    assert counter.program.round().trouble is None
    return case_id


def proposed(counter: Counter, case_id: str, proposal: str = "grant") -> str:
    review = counter.desks(REVIEWER).review
    review.claim(case_id)
    review.propose(case_id, proposal=proposal, opinion="符合条件", law="第三十五条")
    return case_id


def decided(counter: Counter, plan: Deciding = GRANT) -> str:
    case_id = proposed(counter, accepted(counter), plan.proposal)
    counter.desks(CHIEF).decide.decide(case_id, plan)
    return case_id


def ready(counter: Counter) -> str:
    case_id = decided(counter)
    counter.desks(REVIEWER).issue.produce(
        case_id, result_number="JY1990101000001", validity="五年", seal_use="专用章"
    )
    return case_id
