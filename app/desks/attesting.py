"""封存见证: a new day's digest is held against history, and signed once by whoever is here."""

from app.desks.office import Office
from app.desks.session import HISTORY_DIFFERS, Changes
from app.domain.attesting import DayDigest, attesting_body, attesting_id, day_digest
from app.domain.errors import Refused, refusal
from app.domain.exchange import Sent
from app.domain.journal import Entry, Fact
from app.domain.reference import ReferenceKind
from app.sync.protocol import OwnLogins
from app.sync.round import submit
from db.store import Work
from db.verify import digests_differ

DESK = "journal"
_COMPARED = "history_compared"
"""Setting: the newest day whose digest was held against all that the centre told before."""


def attest(clock: Office, here: Office | None) -> Changes:
    """On the line, compare, whoever is here, and sign. Refused as its two parts are."""
    if clock.online:
        compare_history(clock)
        if here is not None:
            attest_newest(here)
    return Changes()


def compare_history(office: Office) -> None:
    """Hold the digests this device keeps against the centre's, once for each new day.

    Refused (journal.history_differs), in every round, while the centre tells a day otherwise than
    it told it before.
    """
    with office.store.work() as work:
        newest = work.reference.newest(ReferenceKind.DIGEST)
        if work.settings.get(_COMPARED) == newest:
            return
        kept = work.reference.told(ReferenceKind.DIGEST)
    wrong = digests_differ(kept, office.centre.reference(ReferenceKind.DIGEST))
    if wrong is not None:
        raise Refused(refusal(HISTORY_DIFFERS, day=wrong.params["day"]))
    with office.store.work() as work:
        work.settings.put(_COMPARED, newest)
        work.commit()


def attest_newest(office: Office) -> None:
    """Sign the newest digest that nobody signed yet, where the person here has a key; hand it in.

    Only what ``compare_history`` found in order. Nothing happens where somebody was first.
    """
    if not _may_sign(office):
        return
    with office.store.work() as work:
        entry = _attestation(office, work)
        if entry is None:
            return
        work.journal.append(entry, Sent.ASKING)
        work.commit()
    submit(office.store, office.centre, entry)


def _may_sign(office: Office) -> bool:
    """Whether the centre would know this signature, and take it from here."""
    centre, person = office.centre, office.known.people.get(office.session.person.id)
    if person is None or not person.active or person.public_key != office.unlocked.public_key:
        return False
    return centre.is_in(person.id) if isinstance(centre, OwnLogins) else True


def _attestation(office: Office, work: Work) -> Entry | None:
    """The entry to be; None where there is nothing to sign, or this was written already."""
    ended = _wanted(work)
    if ended is None:
        return None
    entry_id = attesting_id(ended, device=office.place.device, person=office.person.id)
    if work.journal.state(entry_id) is not None:
        return None
    return office.entry(
        work,
        entry_id=entry_id,
        case_id="",
        kind=Fact.ATTEST,
        body=attesting_body(ended),
        expected=0,
        desk=DESK,
        signed=True,
    )


def _wanted(work: Work) -> DayDigest | None:
    """The newest ended day, where it was compared and nobody attested it."""
    rows = work.reference
    day = rows.newest(ReferenceKind.DIGEST)
    if day <= rows.newest(ReferenceKind.ATTESTED) or day != work.settings.get(_COMPARED):
        return None
    return day_digest(day, rows.get(ReferenceKind.DIGEST, day) or "")
