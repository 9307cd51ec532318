"""Scans between this machine and the centre, a chunk at a time; entries never wait for them."""

from dataclasses import replace

from app.domain.errors import Damaged, Refused, Unavailable, refusal
from app.domain.reference import ReferenceKind
from app.domain.scans import HeldScan, ScanFile, ScanState, chunk_fault
from app.scans import Shelf
from app.sync.protocol import Centre
from db.store import LocalStore


class ScanCarrier:
    """Carries what waits to the centre, sealed as it lies: no key is needed, nobody logged in.

    It may be cut anywhere. The centre is asked what it lacks, so nothing is sent twice, whichever
    machine began. A scan that cannot go says why, and the others pass it; a new carrier, made at
    each start of the program, tries it again.
    """

    def __init__(self, store: LocalStore, centre: Centre, shelf: Shelf, device: str) -> None:
        self._store, self._centre, self._shelf = store, centre, shelf
        self._device = device
        self._began = False
        self._scan: ScanFile | None = None
        self._missing: list[int] = []

    def step(self) -> str:
        """Send one message: ask about the next scan, or send a chunk of the one in hand.

        The id of its case; empty when nothing waits. Unavailable when the line or a disk is gone,
        noted at the scan.
        """
        scan = self._scan or self._next()
        if scan is None:
            return ""
        try:
            self._advance(scan)
        except (Refused, Damaged) as error:
            self._stand(replace(scan, state=ScanState.STUCK, why=error.why))
        except Unavailable as error:
            self._scan = None
            self._note(replace(scan, why=error.why))
            raise
        return scan.manifest.case_id

    def _next(self) -> ScanFile | None:
        with self._store.work() as work:
            if not self._began:
                work.scans.try_again()
                work.commit()
                self._began = True
            return work.scans.next()

    def _advance(self, scan: ScanFile) -> None:
        of = scan.manifest
        if self._scan is None:
            self._missing = list(self._centre.scan_wanted(self._device, of))
        else:
            place = self._missing[0]
            content = self._shelf.chunk(of, place)
            self._centre.put_chunk(self._device, of.case_id, of.digest, place, content)
            del self._missing[0]
        have = len(of.chunks) - len(self._missing)
        state = ScanState.WAITING if self._missing else ScanState.KEPT
        self._stand(replace(scan, state=state, have=have, why=None))

    def _stand(self, scan: ScanFile) -> None:
        """Note how a scan stands; it stays in hand while it has chunks to send."""
        self._note(scan)
        self._scan = scan if scan.state is ScanState.WAITING else None

    def _note(self, scan: ScanFile) -> None:
        with self._store.work() as work:
            work.scans.stand(scan)
            work.commit()


def fetch_chunk(
    store: LocalStore, centre: Centre, shelf: Shelf, case_id: str, digest: str
) -> ScanFile:
    """Fetch the next chunk of a scan from the centre, and keep it sealed beside those before.

    Chunks that came stay over a restart. Unavailable when the line is gone or the centre does not
    have the whole yet; Damaged when the centre hands out what it should not have.
    """
    scan = _fetching(store, centre, case_id, digest)
    of = scan.manifest
    place = shelf.got(of)
    content = centre.get_chunk(case_id, digest, place)
    wrong = chunk_fault(of, place, content)
    if wrong is not None:
        raise Damaged(wrong)
    whole = shelf.add(of, place, content)
    state = ScanState.KEPT if whole else ScanState.FETCHING
    have = len(of.chunks) if whole else shelf.got(of)
    came = replace(scan, state=state, have=have)
    with store.work() as work:
        work.scans.stand(came)
        work.commit()
    return came


def _fetching(store: LocalStore, centre: Centre, case_id: str, digest: str) -> ScanFile:
    """The scan as it is being fetched; it begins where the centre has it whole."""
    with store.work() as work:
        known = work.scans.get(case_id, digest)
    if known is not None and known.state is ScanState.FETCHING:
        return known
    manifest = whole_at(centre.scans(case_id), digest).manifest
    with store.work() as work:
        work.scans.put(manifest, ScanState.FETCHING)
        work.commit()
    return ScanFile(manifest, ScanState.FETCHING)


def whole_at(held: tuple[HeldScan, ...], digest: str) -> HeldScan:
    """Of the scans the centre has, the one with that digest. Unavailable unless it is whole."""
    for each in held:
        if each.manifest.digest == digest and each.whole:
            return each
    raise Unavailable(refusal("scan.not_whole"))


def drop_erased(store: LocalStore, shelf: Shelf) -> None:
    """Delete the files of every case that was erased; what is gone already stays gone."""
    with store.work() as work:
        erased = work.reference.all(ReferenceKind.ERASED)
    for case_id in erased:
        shelf.drop_case(case_id)
