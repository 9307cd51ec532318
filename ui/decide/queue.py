"""The representative's list: what waits, under which letter, and what was decided."""

from collections.abc import Callable, Collection, Mapping, Sequence

from app.desks.queue import QueueRow
from app.domain.authority import Letter
from app.domain.case import State
from app.domain.errors import Refusal
from ui.casefile.columns import applicant_of, due_column
from ui.casefile.words import number_tail, proposal_word, state_word
from ui.sentences import sentence
from ui.text import source, translate
from ui.widgets.chips import Filter
from ui.widgets.kinds import Kind
from ui.widgets.rows import Column

Keep = Callable[[QueueRow], bool]
WAITING, FORWARDED, OWN = "waiting", "forwarded", "own"
MARKED, OPENED = "✓", "○"

_FILTERS: Mapping[str, str] = {
    WAITING: source("Decide", "To decide"),
    FORWARDED: source("Decide", "Forwarded"),
    OWN: source("Decide", "My decisions"),
}


def keep_of(key: str) -> Keep:
    """What a chip leaves of the list of open cases; own decisions are another list."""
    wanted = State.FORWARDED if key == FORWARDED else State.PROPOSED
    return lambda row: row.state is wanted


def chip_of(case_id: str, waiting: Sequence[QueueRow]) -> str:
    """The chip whose list an open case stands in."""
    away = (row.case_id for row in waiting if row.state is State.FORWARDED)
    return FORWARDED if case_id in away else WAITING


def filters(waiting: Sequence[QueueRow], own: Sequence[QueueRow]) -> list[Filter]:
    """The chips with how many lines each leaves."""
    counts = {key: sum(map(keep_of(key), waiting)) for key in (WAITING, FORWARDED)}
    counts[OWN] = len(own)
    return [Filter(key, translate("Decide", text), counts[key]) for key, text in _FILTERS.items()]


def columns(*, opened: Collection[str], marked: Collection[str]) -> tuple[Column[QueueRow], ...]:
    """Mark, due, who and what, proposal and letter. The two sets are the page's own, alive."""

    def sign(row: QueueRow) -> str:
        if row.case_id in marked:
            return MARKED
        return OPENED if row.case_id in opened else ""

    def sign_tip(row: QueueRow) -> str:
        if row.case_id in marked:
            return translate("Decide", "Marked to be signed")
        if row.case_id in opened:
            return translate("Decide", "Opened: Space marks it to be signed")
        return translate("Decide", "Not opened yet: open it before it can be marked")

    return (
        Column[QueueRow]("", sign, width=30, kind=lambda row: Kind.OK, strong=True, tip=sign_tip),
        due_column(),
        Column[QueueRow](
            translate("Decide", "Applicant and item"),
            lambda row: f"{applicant_of(row)}\n{row.item_name}",
            tip=lambda row: f"{applicant_of(row)}\n{row.item_name} {number_tail(row.number)}",
        ),
        Column[QueueRow](
            translate("Decide", "Proposal and letter"),
            proposal_and_letter,
            width=158,
            quiet=True,
            kind=letter_kind,
            tip=letter_tip,
        ),
    )


def proposal_and_letter(row: QueueRow) -> str:
    """What is proposed (or was decided), and under it the letter that covers deciding it."""
    open_case = row.state in (State.PROPOSED, State.FORWARDED)
    word = proposal_word(row, row.proposal) if open_case else state_word(row)
    if isinstance(row.letter, Letter):
        return f"{word}\n{row.letter.number}"
    if isinstance(row.letter, Refusal):
        return f"{word}\n{translate('Decide', '✕ no letter covers it')}"
    return f"{word}\n{row.decided_on.isoformat()}" if row.decided_on else word


def letter_kind(row: QueueRow) -> Kind | None:
    """Red where no letter covers the case; the words say it too."""
    return Kind.BAD if isinstance(row.letter, Refusal) else None


def letter_tip(row: QueueRow) -> str:
    """Until when the letter holds, or why none does."""
    if isinstance(row.letter, Letter):
        return letter_words(row.letter)
    return sentence(row.letter) if isinstance(row.letter, Refusal) else ""


def letter_words(letter: Letter) -> str:
    """A letter of authority with its last day."""
    return translate(
        "Decide",
        "{number}, until {day}",
        number=letter.number,
        day=letter.valid_until.isoformat(),
    )
