"""What happened to cases of a hall, act by act through the rules, with slots for who and what.

A story is walked once for each day and ending; the cases made of it differ in what stands in the
slots: ids, numbers, names, hashes, people, department, counter.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from app.domain.acceptance import accept
from app.domain.case import Case, CaseFile, Paper, PaperKind, State
from app.domain.circumstances import Circumstances
from app.domain.closing import withdraw
from app.domain.deciding import Deciding, decide
from app.domain.handling import claim, propose
from app.domain.intake import receive
from app.domain.issuing import Handing, deliver, produce
from app.domain.item import Item, Requirement
from app.domain.materials import Material, Way, as_required
from app.domain.moves import Move
from app.domain.party import Personal
from app.domain.people import Person, Role
from app.domain.series_marks import CENTRAL_KINDS, SERIES_MARK
from app.domain.telling import tell
from tests.domain.builders import (
    BUREAU,
    CALENDAR,
    applicant,
    at,
    changed,
    item,
    letter,
    person,
)


def slot(name: str) -> str:
    """A text that stands for what a case of its own has there."""
    return f"⟦{name}⟧"


CLERK = person(slot("clerk"), (Role.CLERK, ""), (Role.ACCEPTOR, ""))
REVIEWER = person(slot("reviewer"), (Role.REVIEWER, slot("department")))
CHIEF = person(slot("chief"), (Role.CHIEF, BUREAU.key))
ISSUER = person(slot("issuer"), (Role.ISSUER, ""))
LETTER = letter(
    person=CHIEF.id, valid_from=date(2024, 1, 1), valid_until=date(2026, 12, 31)
)  # fmt: skip
_MATERIALS = (
    "申请表",
    "身份证明",
    "平面图",
    "租赁合同",
    "验资证明",
    "人员名单",
    "管理制度",
    "承诺书",
)
_PERSONAL = (
    "applicant_name",
    "name_key",
    "pinyin",
    "number_hash",
    "tail_hash",
    "phone_hash",
    "masked_number",
    "masked_phone",
)
"""Columns of a case that its applicant fills."""


@dataclass(frozen=True, slots=True)
class Act:
    """One act of a story: the file before it and after it, by whom and when."""

    kind: Move
    before: CaseFile | None
    after: CaseFile
    given: Circumstances


def hall_item() -> Item:
    """A permit with eight materials; whose it is stands in slots."""
    return item(
        code=f"SP-{slot('department')}",
        name=f"{slot('department_name')}经营许可",
        department=slot("department"),
        department_name=slot("department_name"),
        materials=tuple(
            Requirement(no, name, originals=no % 2, copies=1 + no % 2)
            for no, name in enumerate(_MATERIALS, start=1)
        ),
    )


def blank_case(of: Item) -> Case:
    """A case before its receipt, with everything that is somebody's in slots."""
    plain = Case(
        id=slot("case"),
        number=slot("number"),
        state=State.RECEIVED,
        item_code=of.code,
        item_name=of.name,
        item_version=of.version,
        item_type=of.type,
        type_name=of.type_name,
        department=of.department,
        department_name=of.department_name,
        body=of.body,
        body_name=of.body_name,
        kind=of.kind,
        counter=slot("counter"),
        device=slot("device"),
        applicant_kind="自然人",
        sealed=slot("sealed"),
    )
    return changed(plain, {name: slot(name) for name in _PERSONAL})


@dataclass
class Story:
    """A case on its way through the hall from the day of its receipt on."""

    day: date
    item: Item = field(default_factory=hall_item)
    acts: list[Act] = field(default_factory=list)

    @property
    def file(self) -> CaseFile:
        """The case as it stands."""
        return self.acts[-1].after

    def received(self, *, lacking: bool = False) -> None:
        """收件, at the counter; the plan is missing where it is lacking."""
        rows = [as_required(each, agent=False, on=self.day) for each in self.item.materials]
        if lacking:
            rows[2] = Material(3, rows[2].name, Way.MISSING, defect="缺少本项材料")
        given = self._given(CLERK)
        papers = [self._paper(PaperKind.RECEIPT, given)]
        person_there = Personal(applicant())
        after = receive(blank_case(self.item), rows, papers, given, personal=person_there)
        self._note(Move.RECEIVE, None, after, given)

    def told(self) -> None:
        """一次性告知"""
        self._does(Move.TELL, CLERK, PaperKind.CORRECTION, tell)

    def accepted(self) -> None:
        """受理"""
        self._does(Move.ACCEPT, CLERK, PaperKind.ACCEPTANCE, accept)

    def withdrawn(self) -> None:
        """撤回, some days later."""
        self._wait(3)
        today = self.day

        def act(file: CaseFile, papers: Sequence[Paper], given: Circumstances) -> CaseFile:
            return withdraw(file, papers, given, reason="改日再办", requested_on=today)

        self._does(Move.WITHDRAW, CLERK, PaperKind.WITHDRAWAL, act)

    def claimed(self) -> None:
        """认领"""
        self._wait(1)
        self._does(Move.CLAIM, REVIEWER, None, lambda file, _, given: claim(file, given))

    def proposed(self, proposal: str = "grant") -> None:
        """拟决定"""
        self._wait(2)

        def act(file: CaseFile, _: Sequence[Paper], given: Circumstances) -> CaseFile:
            return propose(file, given, proposal=proposal, opinion="申请材料齐全，符合法定形式")

        self._does(Move.PROPOSE, REVIEWER, None, act)

    def decided(self, proposal: str = "grant") -> None:
        """准予 or 不予"""
        self._wait(1)
        plan = Deciding(proposal, "同意", facts="事实", reasons="理由", law="依据")

        def act(file: CaseFile, papers: Sequence[Paper], given: Circumstances) -> CaseFile:
            return decide(file, plan, papers, given)

        granted = proposal == "grant"
        kind = PaperKind.GRANT if granted else PaperKind.REFUSAL
        self._does(Move.GRANT if granted else Move.REFUSE, CHIEF, kind, act)

    def produced(self) -> None:
        """制证出文"""
        self._wait(1)
        number = f"JY-{slot('number')}"

        def act(file: CaseFile, _: Sequence[Paper], given: Circumstances) -> CaseFile:
            return produce(file, given, result_number=number, validity="五年")

        self._does(Move.PRODUCE, ISSUER, None, act)

    def delivered(self) -> None:
        """送达"""
        self._wait(2)
        plan = Handing("counter", slot("applicant_name"), "11010519491231002X", self.day)

        def act(file: CaseFile, papers: Sequence[Paper], given: Circumstances) -> CaseFile:
            return deliver(file, plan, papers, given)

        self._does(Move.DELIVER, ISSUER, PaperKind.DELIVERY, act)

    def flagged(self) -> None:
        """存疑生效: the last act came contested."""
        last = self.acts.pop()
        case = replace(last.after.case, flagged=True)
        self.acts.append(replace(last, after=replace(last.after, case=case)))

    def _wait(self, days: int) -> None:
        self.day = CALENDAR.working_days_after(self.day, days)

    def _given(self, who: Person) -> Circumstances:
        return Circumstances(
            person=who,
            at=at(self.day),
            item=self.item,
            calendar=CALENDAR,
            letters=(LETTER,),
            bureau=BUREAU,
        )

    def _paper(self, kind: PaperKind, given: Circumstances) -> Paper:
        place = len(self.acts)
        window = "" if kind in CENTRAL_KINDS else slot("counter")
        prefix = f"{BUREAU.short_name}{SERIES_MARK[kind]}{window}"
        number = f"{prefix}〔{self.day.year}〕{slot('number')}号"
        return Paper(
            slot(f"paper{place}"), kind, number, self.day, given.person.id, slot(f"entry{place}")
        )

    def _does(
        self,
        kind: Move,
        who: Person,
        paper: PaperKind | None,
        act: Callable[[CaseFile, Sequence[Paper], Circumstances], CaseFile],
    ) -> None:
        given = self._given(who)
        papers = [self._paper(paper, given)] if paper else []
        self._note(kind, self.file, act(self.file, papers, given), given)

    def _note(
        self, kind: Move, before: CaseFile | None, after: CaseFile, given: Circumstances
    ) -> None:
        version = before.case.version + 1 if before else 1
        counted = replace(after, case=replace(after.case, version=version))
        self.acts.append(Act(kind, before, counted, given))


def told_story(ending: str, day: date) -> Story:
    """A story of that day: the way to where it ends, one word a step, for example ``reviewing``."""
    story = Story(day)
    story.received(lacking=ending == "correcting")
    for step in ENDINGS[ending]:
        step(story)
    return story


_TO_REVIEW = (Story.accepted, Story.claimed)
_REFUSED = (
    *_TO_REVIEW,
    lambda story: story.proposed("refuse"),
    lambda story: story.decided("refuse"),
)
_READY = (*_TO_REVIEW, Story.proposed, Story.decided, Story.produced)
ENDINGS: dict[str, tuple[Callable[[Story], None], ...]] = {
    "received": (),
    "correcting": (Story.told,),
    "accepted": (Story.accepted,),
    "reviewing": _TO_REVIEW,
    "contested": (*_TO_REVIEW, Story.flagged),
    "proposed": (*_TO_REVIEW, Story.proposed),
    "granted": (*_TO_REVIEW, Story.proposed, Story.decided),
    "ready": _READY,
    "withdrawn": (Story.withdrawn,),
    "refused": (*_REFUSED, Story.produced, Story.delivered),
    "delivered": (*_READY, Story.delivered),
}
