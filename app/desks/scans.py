"""Scans of a case: taken in, how each stands on its way, and opened, wherever they were made."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from app.desks.cases import found
from app.desks.office import Office, Recorded
from app.domain.case import Case, CaseFile
from app.domain.errors import Damaged, Refusal, Unavailable, refusal
from app.domain.facts import attached
from app.domain.journal import Fact
from app.domain.reference import ReferenceKind
from app.domain.scans import HeldScan, ScanFile, ScanState
from app.scans import Shelf, look_at
from app.sync.scanning import fetch_chunk

_OWN = (ScanState.WAITING, ScanState.STUCK)
"""States of a scan that may lie on this machine alone."""


class ScanWord(StrEnum):
    """How a scan stands, as a person needs to know it."""

    SAFE = "safe"
    """The centre has it whole, and so has this machine."""
    TO_SEND = "to_send"
    """待上传: on its way to the centre, from this machine or another."""
    TO_FETCH = "to_fetch"
    """待下载: the centre has it whole; it comes when somebody opens it."""
    STUCK = "stuck"
    """It cannot go to the centre."""
    AWAY = "away"
    """Not on this machine, and the centre cannot be asked now."""


@dataclass(frozen=True, slots=True)
class ScanStand:
    """One scan of a case, and what may be done with it."""

    word: ScanWord
    have: int = 0
    """Chunks that have arrived where it goes."""
    of: int = 0
    why: Refusal | None = None
    """What keeps it from going on."""
    closed: Refusal | None = None
    """Why it cannot be opened here now; None if it can."""


@dataclass(frozen=True, slots=True)
class ScanPart:
    """A scan that is being opened: what has come, and at last its content."""

    have: int
    of: int
    content: bytes | None = None


class ScanDesk:
    """The scans of cases, for every desk that may open the case."""

    def __init__(self, office: Office) -> None:
        self._office = office
        self._shelf = Shelf(office.home)

    def attach(self, case_id: str, no: int, path: Path) -> Recorded:
        """A scan from a file for one material: PDF, JPEG, PNG or TIFF up to 20 MiB, kept sealed.

        Its entry goes out with the next round, the scan itself behind all entries.
        """
        office, chosen = self._office, look_at(path)
        before = found(office, case_id).file
        after = attached(before, no, sha256=chosen.digest)
        manifest = self._shelf.keep(case_id, chosen, self._key(before.case))
        with office.store.work() as work:
            recorded = office.record(
                work,
                Fact.ATTACH.value,
                before=before,
                after=after,
                act={"no": no, "sha256": chosen.digest, "size": chosen.size},
                entry_id=office.new_id(),
                desk=office.session.desk,
            )
            work.scans.put(manifest, ScanState.WAITING)
            work.commit()
        return recorded

    def stands(self, file: CaseFile) -> Mapping[str, ScanStand]:
        """How the scans of a case stand, by their SHA-256; the centre is asked where need be.

        An erased case has none any more, whatever its materials name.
        """
        digests = {each.attachment for each in file.materials if each.attachment}
        case_id = file.case.id
        with self._office.store.work() as work:
            here = {each.manifest.digest: each for each in work.scans.of_case(case_id)}
            if work.reference.get(ReferenceKind.ERASED, case_id) is not None:
                return {}
        known = {digest: self._stand_here(scan) for digest, scan in here.items()}
        asked = digests - {digest for digest, stand in known.items() if stand is not None}
        held = self._held(case_id) if asked else {}
        return {
            digest: known.get(digest) or _stand_there(here.get(digest), digest, held)
            for digest in digests
        }

    def open(self, case_id: str, digest: str) -> ScanPart:
        """Open a scan, or come a chunk nearer to it: call again until the content is there.

        One call asks the centre for one chunk at most, so that other work goes on between.
        Unavailable when it is not here and cannot be fetched; Damaged when it is torn.
        """
        with self._office.store.work() as work:
            scan = work.scans.get(case_id, digest)
        if scan is not None and self._is_here(scan):
            return self._opened(scan)
        try:
            return self._fetched(case_id, digest)
        except Unavailable as error:
            if scan is not None and scan.state in _OWN:
                raise Damaged(refusal("attach.lost")) from error
            raise

    def _opened(self, scan: ScanFile) -> ScanPart:
        manifest, count = scan.manifest, len(scan.manifest.chunks)
        case = found(self._office, manifest.case_id).file.case
        try:
            return ScanPart(count, count, self._shelf.opened(manifest, self._key(case)))
        except Damaged:
            if scan.state is not ScanState.KEPT or not self._shelf.is_torn(manifest):
                raise
        # Torn here, whole at the centre: it is fetched anew.
        self._shelf.drop(manifest)
        return ScanPart(0, count)

    def _fetched(self, case_id: str, digest: str) -> ScanPart:
        office = self._office
        came = fetch_chunk(office.store, office.centre, self._shelf, case_id, digest)
        return ScanPart(came.have, len(came.manifest.chunks))

    def _is_here(self, scan: ScanFile) -> bool:
        return scan.state is not ScanState.FETCHING and self._shelf.has(scan.manifest)

    def _stand_here(self, scan: ScanFile) -> ScanStand | None:
        """How a scan of this machine stands; None when only the centre can tell."""
        of = len(scan.manifest.chunks)
        if not self._is_here(scan):
            lost = refusal("attach.lost")
            stuck = ScanStand(ScanWord.STUCK, scan.have, of, lost, lost)
            return stuck if scan.state in _OWN else None
        if scan.state is ScanState.KEPT:
            return ScanStand(ScanWord.SAFE, of, of)
        word = ScanWord.TO_SEND if scan.state is ScanState.WAITING else ScanWord.STUCK
        return ScanStand(word, scan.have, of, scan.why)

    def _held(self, case_id: str) -> Mapping[str, HeldScan] | None:
        """The scans the centre has of a case; None when it cannot be asked."""
        try:
            return {each.manifest.digest: each for each in self._office.centre.scans(case_id)}
        except Unavailable:
            return None

    def _key(self, case: Case) -> bytes:
        with self._office.store.work() as work:
            return self._office.case_key(work, case)


def _stand_there(
    here: ScanFile | None, digest: str, held: Mapping[str, HeldScan] | None
) -> ScanStand:
    """How a scan stands that is not here, or not whole."""
    if held is None:
        return ScanStand(ScanWord.AWAY, closed=refusal("attach.away"))
    there = held.get(digest)
    if there is None:
        return ScanStand(ScanWord.TO_SEND, closed=refusal("scan.not_whole"))
    of = len(there.manifest.chunks)
    if not there.whole:
        return ScanStand(ScanWord.TO_SEND, there.have, of, closed=refusal("scan.not_whole"))
    return ScanStand(ScanWord.TO_FETCH, here.have if here else 0, of)
