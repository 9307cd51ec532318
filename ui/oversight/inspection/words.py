"""Words of an inspector's lists: what they are called, and what stands in them."""

from collections.abc import Mapping
from datetime import datetime

from app.desks.inspection_lines import PaperLine, View
from app.domain.calendar import civil_time
from app.domain.inspection import Sharing
from app.domain.journal import Fact
from app.domain.paper_series import NumberFault
from ui.casefile.words import STATES
from ui.text import source, translate

_TITLES: Mapping[View, str] = {
    View.PAPERS: source("Oversight", "Paper numbers"),
    View.READS: source("Oversight", "Who saw whose data"),
    View.DRAW: source("Oversight", "Cases drawn at random"),
    View.AUTHORITY: source("Oversight", "Acts without authority"),
    View.LOGINS: source("Oversight", "Shared logins"),
    View.PAIRS: source("Oversight", "Accepted by, decided by"),
    View.SILENT: source("Oversight", "Silent counters"),
}
_FAULTS: Mapping[NumberFault, str] = {
    NumberFault.MISSING: source("Oversight", "neither issued nor void"),
    NumberFault.OPEN: source("Oversight", "taken, not issued, not void"),
    NumberFault.NOT_TAKEN: source("Oversight", "on a paper of an act not taken"),
    NumberFault.TWICE: source("Oversight", "on more than one paper"),
}
_SHARED: Mapping[Sharing, str] = {
    Sharing.TWO_PLACES: source("Oversight", "one login at two counters at once"),
    Sharing.ONE_PLACE: source("Oversight", "people changed faster than a login"),
}
_SEEN: Mapping[str, str] = {
    "number": source("Oversight", "Document number"),
    "phone": source("Oversight", "Phone number"),
    "address": source("Oversight", "Home address"),
    "agent": source("Oversight", "Agent's number"),
    "case": source("Oversight", "Whole case"),
    "form": source("Oversight", "Form at the counter"),
    "export": source("Oversight", "Exported list"),
    "draw": source("Oversight", "Draw of cases"),
    Fact.PRINT: source("Oversight", "Printed paper"),
}
_WHYS: Mapping[str, str] = {
    "oversight": source("Oversight", "opened in oversight"),
    "form": source("Oversight", "to amend the form"),
}


def title_of(view: View) -> str:
    """What a list is called."""
    return translate("Oversight", _TITLES[view])


def fault_word(line: PaperLine) -> str:
    """What is wrong with a number, or what a case lacks."""
    if line.fault is not None:
        return translate("Oversight", _FAULTS[line.fault])
    state = translate("Case", STATES[line.state]) if line.state is not None else ""
    return translate("Oversight", "{state}, without its paper", state=state)


def series_of(line: PaperLine) -> str:
    """The series a line is about; of cases, the days in which they were received."""
    if line.days is not None:
        return f"{line.days.first} – {line.days.last}"
    return f"{line.prefix}〔{line.year}〕"


def numbers_of(line: PaperLine) -> str:
    """The numbers a line is about: one, or the first and the last."""
    if line.fault is None:
        return "–"
    return str(line.first) if line.first == line.last else f"{line.first} – {line.last}"


def shared_word(kind: Sharing) -> str:
    """How a login shows more than one person."""
    return translate("Oversight", _SHARED[kind])


def seen_word(what: str) -> str:
    """What somebody looked at."""
    return translate("Oversight", _SEEN[what]) if what in _SEEN else what


def purpose_word(why: str) -> str:
    """What for, as it was given; what the program itself gave in words."""
    return translate("Oversight", _WHYS[why]) if why in _WHYS else why


def moment(at: datetime | None) -> str:
    """An instant on the civil clock, to the second."""
    return f"{civil_time(at):%Y-%m-%d %H:%M:%S}" if at is not None else "–"
