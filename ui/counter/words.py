"""Words of the counter: how material was taken, what an agent may do, days, signs of remarks."""

from collections.abc import Iterable, Mapping
from datetime import date

from app.desks.form import Remark, Severity
from app.domain.declining import DeclineGround
from app.domain.materials import Way
from app.domain.party import Power
from ui.sentences import sentence
from ui.text import source, translate
from ui.widgets.kinds import Kind

WAYS: Mapping[Way, str] = {
    Way.UNCHECKED: source("Counter", "Not looked at"),
    Way.ORIGINAL: source("Counter", "Original kept"),
    Way.COPY: source("Counter", "Copy kept"),
    Way.SEEN: source("Counter", "Seen, returned"),
    Way.SCANNED: source("Counter", "Scanned"),
    Way.E_LICENCE: source("Counter", "E-licence"),
    Way.SHARED: source("Counter", "Shared data"),
    Way.COMMITMENT: source("Counter", "Commitment"),
    Way.TO_FOLLOW: source("Counter", "To follow"),
    Way.MISSING: source("Counter", "Missing"),
    Way.FAULTY: source("Counter", "Not right"),
    Way.NOT_APPLICABLE: source("Counter", "Not applicable"),
}
POWERS: Mapping[Power, str] = {
    Power.SUBMIT: source("Counter", "submit"),
    Power.SIGN_FOR: source("Counter", "sign for"),
    Power.CORRECT: source("Counter", "correct"),
    Power.PROMISE: source("Counter", "promise"),
    Power.COLLECT: source("Counter", "collect"),
}
GROUNDS: Mapping[DeclineGround, str] = {
    DeclineGround.NO_PERMIT: source("Counter", "No permit is needed"),
    DeclineGround.NOT_OUR_POWER: source("Counter", "Another body decides this"),
    DeclineGround.REFUSES_CORRECTION: source("Counter", "Refuses to correct"),
    DeclineGround.FALSE_MATERIALS: source("Counter", "False materials, barred"),
    DeclineGround.SPECIAL_LAW: source("Counter", "Another law says so"),
}
_WEEKDAYS = (
    source("Counter", "Mon"),
    source("Counter", "Tue"),
    source("Counter", "Wed"),
    source("Counter", "Thu"),
    source("Counter", "Fri"),
    source("Counter", "Sat"),
    source("Counter", "Sun"),
)
KIND_OF: Mapping[Severity, Kind] = {
    Severity.BLOCK: Kind.BAD,
    Severity.GAP: Kind.WARN,
    Severity.WARNING: Kind.WARN,
    Severity.NOTE: Kind.MUTED,
}


def way_word(way: Way) -> str:
    """How a material was taken."""
    return translate("Counter", WAYS[way])


def power_word(power: Power) -> str:
    """What an agent may do."""
    return translate("Counter", POWERS[power])


def ground_word(ground: DeclineGround) -> str:
    """Why an application is not accepted, in a few words."""
    return translate("Counter", GROUNDS[ground])


def day_in_words(day: date) -> str:
    """A day with its weekday, ``2026-11-20 周五``."""
    return f"{day.isoformat()} {translate('Counter', _WEEKDAYS[day.weekday()])}"


def short_day(day: date, today: date) -> str:
    """Month and day, with the year where it is not this one."""
    return day.strftime("%m-%d") if day.year == today.year else day.isoformat()


def remark_lines(remarks: Iterable[Remark]) -> str:
    """Sentences under a field, each with the sign of how much it weighs."""
    return "\n".join(f"{KIND_OF[each.severity].sign} {sentence(each.what)}" for each in remarks)
