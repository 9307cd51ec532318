"""What clerks do at the window of a station: from the receipt to a scan."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from app.domain.acceptance import accept
from app.domain.calendar import civil_date
from app.domain.case import CaseFile, PaperKind
from app.domain.closing import withdraw
from app.domain.facts import attached, printed
from app.domain.intake import receive
from app.domain.journal import Entry, Fact, sealed
from app.domain.materials import Material, Way
from app.domain.moves import Move
from app.domain.numbers import CaseNumber
from app.domain.people import Person
from app.domain.reading import Looked, looking_body, read_from
from app.domain.scans import Manifest, ScanState
from app.domain.telling import supply, tell
from app.scans import look_at
from db.store import Work
from tests.case_keys import case_key
from tests.changed_values import changed
from tests.domain import builders as rules
from tests.invented_hall import CLERK, HALL
from tests.station_store import StationStore


class WindowStation(StationStore):
    """A station, and what clerks do at its window."""

    def receive(
        self,
        person: Person = CLERK,
        *,
        name: str = "张三",
        case_id: str = "",
        changes: Mapping[str, object] | None = None,
        materials: Sequence[Material] | None = None,
        **ways: Way,
    ) -> str:
        """收件; the id of the new case."""
        wanted = case_id or self.new_id()

        def make(work: Work, entry: str) -> CaseFile:
            serial = work.series.next("case:2026")
            number = CaseNumber(HALL.division, 1, self.number, 1, 2026, serial)
            case = changed(
                rules.blank(self.item),
                {
                    "id": wanted,
                    "number": str(number),
                    "counter": self.counter,
                    "device": self.device.id,
                    "applicant_name": name,
                    "name_key": name,
                    "pinyin": "zs",
                    **(changes or {}),
                },
            )
            receipt = self.window_paper(work, PaperKind.RECEIPT, entry, person)
            rows = rules.materials(**ways) if materials is None else materials
            return receive(case, rows, [receipt], self.given(person), personal=rules.personal())

        self.record(Move.RECEIVE, None, make, person)
        return wanted

    def accept(self, case_id: str, person: Person = CLERK) -> Entry:
        """受理"""
        before = self.file(case_id)

        def make(work: Work, entry: str) -> CaseFile:
            notice = self.window_paper(work, PaperKind.ACCEPTANCE, entry, person)
            return accept(before, [notice], self.given(person))

        return self.record(Move.ACCEPT, before, make, person)

    def tell(self, case_id: str, person: Person = CLERK) -> Entry:
        """一次性告知"""
        before = self.file(case_id)

        def make(work: Work, entry: str) -> CaseFile:
            notice = self.window_paper(work, PaperKind.CORRECTION, entry, person)
            return tell(before, [notice], self.given(person))

        return self.record(Move.TELL, before, make, person)

    def supply(self, case_id: str, person: Person = CLERK) -> Entry:
        """补正: everything that was asked comes in."""
        before = self.file(case_id)
        came = [
            replace(each, way=Way.COPY, copies=2, defect="")
            for each in before.materials
            if each.asked
        ]

        def make(work: Work, entry: str) -> CaseFile:
            receipt = self.window_paper(work, PaperKind.SUPPLEMENT, entry, person)
            today = civil_date(self.clock.at)
            return supply(before, came, [receipt], self.given(person), arrived_on=today)

        return self.record(Move.SUPPLY, before, make, person)

    def withdraw(self, case_id: str, person: Person = CLERK) -> Entry:
        """撤回"""
        before = self.file(case_id)

        def make(work: Work, entry: str) -> CaseFile:
            proof = self.window_paper(work, PaperKind.WITHDRAWAL, entry, person)
            today = civil_date(self.clock.at)
            return withdraw(
                before, [proof], self.given(person), reason="改日再办", requested_on=today
            )

        return self.record(Move.WITHDRAW, before, make, person)

    def note(self, case_id: str, person: Person = CLERK, text: str = "已电话告知") -> Entry:
        """A note beside the case: a fact that changes nothing."""
        before = self.file(case_id)
        return self.record(Fact.NOTE, before, lambda work, entry: before, person)

    def look(self, looked: Looked, person: Person = CLERK) -> Entry:
        """Somebody looks at personal data."""
        nothing = self.file(looked.case_id)
        with self.store.work() as work:
            made = self.entry(work, Fact.READ, nothing, nothing, person)
            entry = sealed(replace(made, case_id="", expected=0, body=looking_body(looked)))
            work.journal.append(entry)
            work.reads.add(read_from(entry))
            work.commit()
        return entry

    def print_paper(self, case_id: str, person: Person = CLERK) -> Entry:
        """The last paper of a case comes out of the printer here."""
        before = self.file(case_id)
        paper = before.papers[-1]
        after = printed(before, paper.id, result="printed", sha256="")
        return self.record(Fact.PRINT, before, lambda work, entry: after, person)

    def change(self, case_id: str, person: Person = CLERK, **columns: object) -> Entry:
        """A correction of columns, as a fact."""
        before = self.file(case_id)
        after = replace(before, case=changed(before.case, columns))
        return self.record(Fact.CORRECT, before, lambda work, entry: after, person)

    def attach(self, case_id: str, content: bytes, no: int = 1) -> Manifest:
        """A scan for a material, kept on this station's shelf."""
        file = self.path.with_suffix(".pdf")
        file.write_bytes(content)
        return self.attach_file(case_id, file, no)

    def attach_file(self, case_id: str, file: Path, no: int = 1) -> Manifest:
        """The same from a file that lies there."""
        chosen = look_at(file)
        manifest = self.shelf.keep(case_id, chosen, case_key(case_id)[0])
        before = self.file(case_id)

        def make(work: Work, entry: str) -> CaseFile:
            work.scans.put(manifest, ScanState.WAITING)
            return attached(before, no, sha256=chosen.digest)

        self.record(Fact.ATTACH, before, make, CLERK, act={"no": no, "sha256": chosen.digest})
        return manifest
