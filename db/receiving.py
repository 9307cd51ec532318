"""The centre takes a batch: each entry by itself, once, with an answer that stays the same."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from functools import partial

from sqlalchemy import Connection
from sqlalchemy.exc import IntegrityError

from app.domain.administering import judge_change
from app.domain.attesting import attested_by, attested_text, judge_attestation
from app.domain.case import CaseFile
from app.domain.effects import columns_of
from app.domain.erasing import erasure_from, erasure_refusal
from app.domain.errors import Refusal, refusal
from app.domain.exchange import (
    IN_FORCE,
    Answer,
    Outcome,
    Parcel,
    Placed,
)
from app.domain.forgery import SignatureCheck
from app.domain.journal import GENESIS, Entry, Fact, case_link, fault
from app.domain.lawful import Standing
from app.domain.machines import shutting_from, shutting_refusal
from app.domain.moves import Move
from app.domain.numbers import numbered_by
from app.domain.people import Person
from app.domain.personal_values import NOTHING_SHOWN
from app.domain.readable import overfull, unreadable
from app.domain.reading import judge_look, read_from
from app.domain.referee import in_window, judge, taken
from app.domain.reference import (
    HALL_KEY,
    ReferenceKind,
    former_keys,
    hall_from,
    letter_from,
    person_from,
)
from db import entries, tables
from db.answers import Answers
from db.body_numbers import BodyNumbers
from db.devices import Device, Devices
from db.engine import savepoint
from db.erasing import erase_at_centre
from db.papers import Keys
from db.projection import Projection
from db.references import References
from db.tasks import Reads

FILES = Projection(tables.confirmed)
"""Cases at the centre."""
_FEED = (
    "INSERT INTO feed (entry_id, counter, was_at_window, at_window) VALUES (?, ?, ?, ?)"
    " RETURNING position"
)
_SINCE = "case_id = ? AND case_version > ? ORDER BY case_version"
_HELD = (
    "SELECT coalesce(sum(length(CAST(body AS BLOB))), 0) FROM entry"
    " WHERE case_id = ? AND central_position IS NOT NULL"
)
_TWICE: Mapping[str, str] = {Move.DEEM: "sync.deemed_twice", Fact.REDATE: "sync.redated_twice"}
"""What the clock writes, wherever it runs: a second one is the same act, not another payload."""


class Receiver:
    """Takes the parcels of one device within one transaction of the centre."""

    def __init__(
        self, connection: Connection, device: Device, verify: SignatureCheck, now: datetime
    ) -> None:
        self._connection = connection
        self._device = device
        self._verify = verify
        self._now = now
        self._reference = References(connection)
        self._answers = Answers(connection, now)
        self._keys = Keys(connection)
        self._numbers = BodyNumbers(connection, device, now)
        self._files: dict[str, tuple[CaseFile | None, str]] = {}
        self._standings: dict[str, Standing] = {}

    def take(self, parcels: tuple[Parcel, ...]) -> tuple[Answer, ...]:
        """Answers in the order of the parcels; none from the first gap in the chain on."""
        answers = []
        for parcel in parcels:
            answer = self._one(parcel)
            if answer is None:
                break
            answers.append(answer)
        Devices(self._connection).put(self._device)
        return tuple(answers)

    def _one(self, parcel: Parcel) -> Answer | None:
        entry = parcel.entry
        known = self._answers.known(entry)
        if known is not None:
            return known
        if entry.device != self._device.id:
            return self._answers.set_apart(
                entry, refusal("sync.foreign_device", device=entry.device)
            )
        if entry.sequence > self._device.last_sequence + 1:
            return None
        if self._continues(entry):
            return self._next(parcel)
        other = self._other_payload(entry)
        if other is not None:
            return other
        self._device = replace(self._device, forked=True)
        why = refusal("journal.forked", device=entry.device, sequence=entry.sequence)
        return self._answers.set_apart(entry, why)

    def _continues(self, entry: Entry) -> bool:
        device = self._device
        next_one = entry.sequence == device.last_sequence + 1
        return next_one and entry.previous == device.last_hash

    def _next(self, parcel: Parcel) -> Answer:
        """The device's next entry. Its chain goes on whatever becomes of it."""
        entry, device = parcel.entry, self._device
        wrong = fault(entry, sequence=device.last_sequence + 1, previous=device.last_hash)
        wrong = wrong or unreadable(entry)
        self._device = replace(device, last_sequence=entry.sequence, last_hash=entry.hash)
        if wrong is None and entry.counter != device.counter:
            wrong = refusal("sync.foreign_counter", counter=entry.counter)
        if wrong is not None:
            return self._answers.set_apart(entry, wrong)
        other = self._other_payload(entry)
        if other is not None:
            return other
        try:
            with savepoint(self._connection):
                return self._judged(parcel)
        except (IntegrityError, OverflowError) as error:
            self._files.pop(entry.case_id, None)
            return self._answers.set_apart(entry, refusal("sync.constraint", error=_said(error)))

    def _other_payload(self, entry: Entry) -> Answer | None:
        """The id is known, but not this payload: forged, or the clock's own written twice."""
        first = entries.get(self._connection, entry.id)
        if first is None:
            return None
        same = entry.kind == first.kind and entry.case_id == first.case_id
        if same and entry.kind in _TWICE:
            return self._answers.set_apart(entry, refusal(_TWICE[entry.kind]), Outcome.DUPLICATE)
        return self._answers.set_apart(entry, refusal("sync.other_payload", id=entry.id))

    def _judged(self, parcel: Parcel) -> Answer:
        entry = parcel.entry
        if entry.kind == Fact.ADMIN:
            return self._changed(parcel)
        if entry.kind == Fact.READ:
            return self._seen(entry)
        if entry.kind == Fact.ATTEST:
            return self._attested(entry)
        file, link = self._file(entry.case_id)
        since: tuple[Entry, ...] = ()
        if file is not None and file.case.version > entry.expected:
            values = (entry.case_id, entry.expected)
            since = tuple(entries.select(self._connection, _SINCE, values))
        standing = self._standing(entry.actor)
        verdict = judge(entry, file, standing, self._verify, since=since)
        if verdict.outcome in (Outcome.QUARANTINED, Outcome.DUPLICATE):
            why = verdict.why or refusal("journal.torn", id=entry.id)
            return self._answers.set_apart(entry, why, verdict.outcome)
        full = overfull(entry, file, partial(self._held, entry.case_id))
        if full is not None:
            return self._answers.set_apart(entry, full)
        against = () if verdict.outcome is Outcome.APPLIED else since
        answer = Answer(entry.id, verdict.outcome, verdict.why, against=against)
        # Also of an act that is declined: what was printed before a restore is not given again.
        not_given = self._numbers.gap(entry, file)
        if verdict.outcome in IN_FORCE:
            foreign = self._foreign_number(entry) or not_given
            if foreign is not None:
                return self._answers.set_apart(entry, foreign)
            return self._enforce(parcel, file, link, answer)
        return self._answers.decline(entry, answer)

    def _held(self, case_id: str) -> int:
        return int(self._connection.exec_driver_sql(_HELD, (case_id,)).scalar_one())

    def _foreign_number(self, entry: Entry) -> Refusal | None:
        """A number of another counter would be taken before that counter gives it."""
        device = self._device
        number = str(columns_of(entry.effect).get("number", ""))
        if entry.kind != Move.RECEIVE or numbered_by(
            number, counter=device.counter_number, enrolment=device.enrolment
        ):
            return None
        return refusal("sync.foreign_number", number=number)

    def _changed(self, parcel: Parcel) -> Answer:
        """A change of reference data and its entry, both or neither."""
        entry = parcel.entry
        standing = self._standing(entry.actor)
        verdict = judge_change(entry, parcel.rows, standing, self._verify, self._person)
        if verdict.outcome is Outcome.QUARANTINED:
            return self._answers.set_apart(
                entry, verdict.why or refusal("journal.torn", id=entry.id)
            )
        why = verdict.why or self._rows_refusal(parcel)
        if why is not None:
            return self._answers.decline(entry, Answer(entry.id, Outcome.REFUSED, why))
        answer = Answer(entry.id, Outcome.APPLIED)
        for kind, key, text in parcel.rows:
            self._reference.publish(kind, key, text)
            if kind == ReferenceKind.ERASED:
                erase_at_centre(self._connection, key)
                self._files.pop(key, None)
        self._standings.clear()
        return self._of_no_case(entry, answer)

    def _seen(self, entry: Entry) -> Answer:
        """A look at personal data: in the order of the centre, and in the log, but in no case."""
        verdict = judge_look(entry, self._standing(entry.actor), self._verify)
        if verdict.why is not None:
            return self._answers.set_apart(entry, verdict.why)
        Reads(self._connection).add(read_from(entry))
        return self._of_no_case(entry, Answer(entry.id, verdict.outcome))

    def _attested(self, entry: Entry) -> Answer:
        """A signature under a day's digest; of the first one every counter is told."""
        told = self._reference.all(ReferenceKind.DIGEST)
        verdict = judge_attestation(entry, told, self._standing(entry.actor), self._verify)
        answer = Answer(entry.id, verdict.outcome, verdict.why)
        if verdict.outcome is Outcome.REFUSED:
            return self._answers.decline(entry, answer)
        if verdict.why is not None:
            return self._answers.set_apart(entry, verdict.why)
        day = attested_by(entry).day
        if self._reference.get(ReferenceKind.ATTESTED, day) is None:
            self._reference.publish(ReferenceKind.ATTESTED, day, attested_text(entry))
        return self._of_no_case(entry, answer)

    def _of_no_case(self, entry: Entry, answer: Answer) -> Answer:
        position = int(self._connection.exec_driver_sql(_FEED, (entry.id, "", 0, 0)).scalar_one())
        placed = Placed(entry, position, self._now, answer.outcome, 0, "", "", window=False)
        entries.place(self._connection, [placed])
        return self._answers.given(entry, answer)

    def _rows_refusal(self, parcel: Parcel) -> Refusal | None:
        """Why one of the cases that are to be erased, or machines to be shut, may not be."""
        for kind, key, text in parcel.rows:
            try:
                wrong = self._row_refusal(kind, key, text)
            except (KeyError, TypeError, ValueError):
                wrong = refusal("journal.torn", id=parcel.entry.id)
            if wrong is not None:
                return wrong
        return None

    def _row_refusal(self, kind: str, key: str, text: str) -> Refusal | None:
        if kind == ReferenceKind.ERASED:
            file = self._file(key)[0]
            return erasure_refusal(file.case if file else None, erasure_from(text))
        if kind == ReferenceKind.MACHINE and text:
            device = Devices(self._connection).find(key)
            counter = device.counter if device else None
            return shutting_refusal(shutting_from(text), device=key, counter=counter)
        return None

    def _enforce(self, parcel: Parcel, file: CaseFile | None, link: str, answer: Answer) -> Answer:
        entry = parcel.entry
        after = taken(file, entry, answer.outcome, self._shown(parcel))
        placed = Placed(
            entry=entry,
            position=self._position(entry, file, after),
            time=self._now,
            outcome=answer.outcome,
            version=after.case.version,
            case_hash=case_link(link, entry.hash),
            counter=after.case.counter,
            window=in_window(after.case),
        )
        entries.place(self._connection, [placed])
        FILES.put(self._connection, after, file)
        if parcel.wrapped_key and not self._erased(entry.case_id):
            self._keys.put(entry.case_id, parcel.wrapped_key)
        self._files[entry.case_id] = (after, placed.case_hash)
        return self._answers.given(entry, replace(answer, version=placed.version))

    def _position(self, entry: Entry, file: CaseFile | None, after: CaseFile) -> int:
        was = file is not None and in_window(file.case)
        values = (entry.id, after.case.counter, int(was), int(in_window(after.case)))
        return int(self._connection.exec_driver_sql(_FEED, values).scalar_one())

    def _shown(self, parcel: Parcel) -> Mapping[str, str]:
        """What the projection will show; an erased case gets no names back from a late entry."""
        return NOTHING_SHOWN if self._erased(parcel.entry.case_id) else parcel.shown

    def _erased(self, case_id: str) -> bool:
        return self._reference.get(ReferenceKind.ERASED, case_id) is not None

    def _file(self, case_id: str) -> tuple[CaseFile | None, str]:
        """A case with the end of its chain; read once in a batch."""
        if case_id not in self._files:
            sql = (
                "SELECT case_hash FROM entry WHERE case_id = ? AND case_version IS NOT NULL"
                " ORDER BY case_version DESC LIMIT 1"
            )
            link = self._connection.exec_driver_sql(sql, (case_id,)).scalar()
            file = FILES.get(self._connection, case_id)
            self._files[case_id] = (file, str(link or GENESIS))
        return self._files[case_id]

    def _person(self, person_id: str) -> Person | None:
        person = self._reference.get(ReferenceKind.PERSON, person_id)
        return person_from(person) if person else None

    def _standing(self, person_id: str) -> Standing:
        if person_id not in self._standings:
            letters = self._reference.all(ReferenceKind.LETTER).values()
            hall = self._reference.get(ReferenceKind.HALL, HALL_KEY)
            self._standings[person_id] = Standing(
                self._person(person_id),
                tuple(letter_from(text) for text in letters),
                hall_from(hall).bureau if hall else "",
                former_keys(self._reference.all(ReferenceKind.CREDENTIAL), person_id),
            )
        return self._standings[person_id]


def _said(error: IntegrityError | OverflowError) -> BaseException | None:
    """What the driver said, without the statement around it."""
    return error.orig if isinstance(error, IntegrityError) else error
