"""Centres with a fault built in: a proof of the sync that does not find them proves nothing."""

from collections.abc import Sequence
from dataclasses import replace
from typing import ClassVar

from app.domain.exchange import Answer, Feed, Outcome, Parcel
from db.central import SqliteCentre
from db.devices import Devices
from db.receiving import Receiver


class CursorTooFar(SqliteCentre):
    """The cursor of a page that is followed by another stands one entry too far."""

    def pull(self, device: str, cursor: str, limit: int) -> Feed:
        feed = super().pull(device, cursor, limit)
        return replace(feed, placed=feed.placed[:-1]) if feed.more else feed


class _Faulty(SqliteCentre):
    receiver: ClassVar[type[Receiver]]

    def push(self, device: str, parcels: Sequence[Parcel]) -> tuple[Answer, ...]:
        with self._writing() as connection:
            known = Devices(connection).get(device)
            answers = self.receiver(connection, known, self._verify, self._clock()).take(
                tuple(parcels)
            )
            connection.commit()
            return answers


class _ForgetsAnswers(Receiver):
    def _one(self, parcel: Parcel) -> Answer | None:
        entry = parcel.entry
        if entry.sequence > self._device.last_sequence:
            return super()._one(parcel)
        return self._next(parcel)


class _LastWriteWins(Receiver):
    def _judged(self, parcel: Parcel) -> Answer:
        file, link = self._file(parcel.entry.case_id)
        if file is None:
            return super()._judged(parcel)
        return self._enforce(parcel, file, link, Answer(parcel.entry.id, Outcome.APPLIED))


class NotIdempotent(_Faulty):
    """What comes a second time is looked at as if it were new."""

    receiver = _ForgetsAnswers


class NoVersionCheck(_Faulty):
    """The last write wins, whatever its author had seen."""

    receiver = _LastWriteWins
