"""Words for letters of authority: powers, holders, how a letter stands and how long yet."""

from collections.abc import Mapping

from app.desks.admin_letters import ENDING, LetterRow, Standing
from app.domain.authority import DelegatedPower, Letter
from app.wording import label as word
from ui.text import current_language, source, translate
from ui.widgets.kinds import Kind
from ui.widgets.rows import Column

_STANDINGS: Mapping[Standing, tuple[str, Kind]] = {
    Standing.RUNNING: (source("Admin", "✓ In force"), Kind.OK),
    Standing.SOON: (source("Admin", "! Ends within 30 days"), Kind.WARN),
    Standing.VERY_SOON: (source("Admin", "! Ends within 7 days"), Kind.BAD),
    Standing.LAST_DAY: (source("Admin", "✕ Ends today or tomorrow"), Kind.BAD),
    Standing.NOT_YET: (source("Admin", "• Not yet in force"), Kind.ACCENT),
    Standing.EXPIRED: (source("Admin", "– Expired"), Kind.MUTED),
    Standing.REVOKED: (source("Admin", "– Revoked"), Kind.MUTED),
}


def power_word(power: DelegatedPower) -> str:
    """The power in the language of the screen."""
    return word("power", power.value, current_language().value)


def powers_words(letter: Letter) -> str:
    """The powers of a letter in their order."""
    return "、".join(power_word(power) for power in DelegatedPower if power in letter.powers)


def holder_words(row: LetterRow) -> str:
    """Who holds it; somebody who left is said to have."""
    if not row.letter.person:
        return translate("Admin", "Window of the hall")
    if row.holder_left:
        return translate("Admin", "{name} (left)", name=row.holder)
    return row.holder


def standing_words(row: LetterRow) -> str:
    """How it stands, with the days left while that matters."""
    text = translate("Admin", _STANDINGS[row.standing][0])
    if row.standing in ENDING or row.standing is Standing.RUNNING:
        return translate("Admin", "{standing}, {days} days left").format(
            standing=text, days=row.days_left
        )
    return text


def _standing_kind(row: LetterRow) -> Kind:
    return _STANDINGS[row.standing][1]


def _short_standing(row: LetterRow) -> str:
    """For a narrow column: the sign and the days while it is in force, else what it is."""
    text = translate("Admin", _STANDINGS[row.standing][0])
    if row.standing in ENDING or row.standing is Standing.RUNNING:
        return translate("Admin", "{sign} {days} days left").format(
            sign=text[0], days=row.days_left
        )
    return text


def letter_columns() -> tuple[Column[LetterRow], ...]:
    """The columns of the register."""
    return (
        Column[LetterRow](
            translate("Admin", "Letter number"),
            lambda row: row.letter.number,
            weight=2,
            strong=True,
        ),
        Column[LetterRow](translate("Admin", "Granted by"), lambda row: row.body_name, weight=2),
        Column[LetterRow](translate("Admin", "Holder"), holder_words, width=96),
        Column[LetterRow](
            translate("Admin", "Until"), lambda row: row.letter.valid_until.isoformat(), width=104
        ),
        Column[LetterRow](
            translate("Admin", "State"),
            _short_standing,
            width=132,
            kind=_standing_kind,
            sort_key=lambda row: row.days_left,
        ),
    )
