"""特别程序告知书: how long a special procedure takes, and whether the clock stands still for it."""

from app.documents import acts
from app.documents.chinese import day_text, limit_text
from app.documents.facts import PaperFacts
from app.documents.flow import Block, Closing, Paragraph
from app.documents.particulars import (
    SIGNED_FOR,
    accepted_text,
    addressee,
    particulars,
    promised_text,
    sheet,
    statutory_text,
    wording,
    you,
)
from app.domain.case import Interval, PaperKind
from app.domain.clock import Limit, Unit
from app.domain.errors import Refused, refusal


def draw(facts: PaperFacts) -> bytes:
    """The notice of the interval the act names, or of the newest. Refused when there is none."""
    words = wording(facts, PaperKind.PROCEDURE)
    interval = _interval(facts)
    said = (
        words.text(
            "body",
            you=you(facts),
            item=facts.item.name,
            accepted=accepted_text(facts),
            procedure=interval.name,
            basis=interval.basis,
        ),
        words.text("time", since=day_text(interval.since), time=_time(facts, interval)),
        words.text("stopped" if interval.stops_clock else "running", basis=interval.basis),
    )
    limits = (("承诺办结", promised_text(facts)), ("法定期限", statutory_text(facts)))
    blocks: list[Block] = [
        addressee(facts),
        *(Paragraph(text) for text in said),
        Paragraph(words.text("ask"), space=8),
        particulars(facts, *(() if interval.stops_clock else (limits,)), keeps=True),
        Closing(facts.file.case.body_name, day_text(facts.paper.issued_on), SIGNED_FOR),
    ]
    return sheet(facts, words, blocks)


def _time(facts: PaperFacts, interval: Interval) -> str:
    """The time needed, in the days its own limit counts."""
    limits = (each.limit for each in facts.item.special_procedures if each.name == interval.name)
    unit = next((limit.unit for limit in limits if limit), Unit.WORKING)
    return limit_text(Limit(interval.planned_days, unit))


def _interval(facts: PaperFacts) -> Interval:
    named = acts.text(facts.act, "interval")
    found = [each for each in facts.file.intervals if not named or each.id == named]
    if not found:
        raise Refused(refusal("paper.no_procedure", article="行政许可法第四十五条"))
    return found[-1]
