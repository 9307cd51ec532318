"""Small builders for the tests of the rules: an item, its people, a case on its way."""

from collections.abc import Callable, Mapping
from dataclasses import fields, replace
from datetime import UTC, date, datetime
from typing import TypeVar

from app.calendar_files import load_calendar
from app.domain.acceptance import accept
from app.domain.authority import DelegatedPower, Letter
from app.domain.case import Case, CaseFile, Paper, PaperKind, State
from app.domain.circumstances import Circumstances
from app.domain.clock import Limit
from app.domain.deciding import Deciding, decide
from app.domain.errors import Refused
from app.domain.handed_in import handed_in, in_order
from app.domain.handling import claim, propose
from app.domain.intake import receive
from app.domain.issuing import produce
from app.domain.item import IdentityPart, Item, ItemType, Requirement, SpecialProcedure
from app.domain.materials import Material, Way
from app.domain.party import Agent, Applicant, Personal, Power
from app.domain.people import Body, Grant, Person, Role, StaffKind
from app.domain.telling import tell

Built = TypeVar("Built", Item, Letter, Circumstances, Applicant, Agent, Personal, Case)

CALENDAR = load_calendar()
MONDAY = date(2026, 6, 1)
"""No day off near: the next are 19–21 June."""
BUREAU = Body("XZSP", "示例县行政审批服务局", "示行审")

FORM, PLAN, CARD, POWER_PAPER, EXTRA = 1, 2, 3, 4, 5


def changed(plain: Built, changes: Mapping[str, object]) -> Built:
    """The same value with some fields changed, as a test names them."""
    make: Callable[..., Built] = type(plain)
    kept = {each.name: getattr(plain, each.name) for each in fields(plain)}
    return make(**kept | dict(changes))


def requirements() -> tuple[Requirement, ...]:
    """A main material, one that may follow, a card, one for agents, a conditional one."""
    return (
        Requirement(FORM, "申请表", standard="签名齐全"),
        Requirement(
            PLAN, "平面图", originals=0, copies=2, tolerable=True, supplement_limit=Limit(5)
        ),
        Requirement(CARD, "身份证", originals=1, identity=IdentityPart.WHOLE, returned=True),
        Requirement(POWER_PAPER, "授权委托书", required=False, for_agent=True),
        Requirement(EXTRA, "租赁合同", required=False, condition="租用场所时提供"),
    )


def item(**changes: object) -> Item:
    """A transferred permit with a promised and a statutory limit."""
    plain = Item(
        code="SP-001",
        name="食品经营许可",
        department="SCJG",
        department_name="示例县市场监督管理局",
        body=BUREAU.key,
        body_name=BUREAU.name,
        type=ItemType.PERMIT,
        type_name="行政许可",
        statutory_limit=Limit(20),
        promised_limit=Limit(10),
        materials=requirements(),
        special_procedures=(
            SpecialProcedure("专家评审", Limit(10), True, "行政许可法第四十五条"),
            SpecialProcedure("检验", Limit(10), True, "行政许可法第四十五条"),
            SpecialProcedure("现场核查", None, False, "食品经营许可管理办法"),
        ),
        tolerance_listed=True,
        applicant_kinds=("自然人",),
    )
    return changed(plain, changes)


def person(who: str, *grants: tuple[Role, str], staff_kind: StaffKind = StaffKind.FORMAL) -> Person:
    """Somebody on the staff list; the id is the name."""
    held = frozenset(Grant(role, body) for role, body in grants)
    return Person(who, who, staff_kind, held)


HELPER = person("其木格", (Role.CLERK, ""), staff_kind=StaffKind.HIRED)
CLERK = person("王晓燕", (Role.CLERK, ""), (Role.ACCEPTOR, ""))
SECOND = person("苏日娜", (Role.CLERK, ""), (Role.ACCEPTOR, ""))
REVIEWER = person("巴图", (Role.REVIEWER, "SCJG"))
CHIEF = person("赵敏", (Role.CHIEF, "XZSP"))
ISSUER = person("白音", (Role.ISSUER, ""))
CLOCK = person("clock")

ALL_POWERS = frozenset(DelegatedPower)


def letter(**changes: object) -> Letter:
    """The chief's letter of authority for the year, with every power."""
    plain = Letter(
        number="示审授〔2026〕1号",
        body="XZSP",
        person=CHIEF.id,
        powers=ALL_POWERS,
        valid_from=date(2026, 1, 1),
        valid_until=date(2026, 12, 31),
    )
    return changed(plain, changes)


def at(day: date, hour: int = 10) -> datetime:
    """An hour of a civil day (UTC+8) as an instant."""
    return datetime(day.year, day.month, day.day, hour - 8, tzinfo=UTC)


def around(who: Person, day: date = MONDAY, **changes: object) -> Circumstances:
    """Somebody acts on a day: the usual item, calendar and letter."""
    plain = Circumstances(
        person=who,
        at=at(day),
        item=item(),
        calendar=CALENDAR,
        letters=(letter(),),
        bureau=BUREAU,
    )
    return changed(plain, changes)


def numbered(kind: PaperKind, day: date = MONDAY, serial: int = 1) -> Paper:
    """A paper of that kind with a number."""
    key = f"{kind}-{day.isoformat()}-{serial}"
    return Paper(key, kind, f"示行审〔2026〕{key}号", day, "somebody", f"entry-{key}")


def applicant(**changes: object) -> Applicant:
    """A grown-up natural person."""
    plain = Applicant("自然人", "张三", "111", "11010519491231002X", birth=date(1949, 12, 31))
    return changed(plain, changes)


def agent(**changes: object) -> Agent:
    """An agent with every power for the year."""
    plain = Agent(
        "李四",
        number="440524188001010014",
        powers=frozenset(Power),
        valid_from=date(2026, 1, 1),
        valid_until=date(2026, 12, 31),
    )
    return changed(plain, changes)


def personal(**changes: object) -> Personal:
    """The applicant alone."""
    return changed(Personal(applicant()), changes)


def blank(for_item: Item | None = None, **changes: object) -> Case:
    """A case before its receipt."""
    of = for_item or item()
    plain = Case(
        id="case",
        number="99010111220260000011",
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
        counter="A03",
        device="device-1",
        applicant_kind="自然人",
        applicant_name="张三",
        number_hash="hash-of-a-number",
    )
    return changed(plain, changes)


def materials(**ways: Way) -> tuple[Material, ...]:
    """All as required, but for those named, for example ``plan=Way.TO_FOLLOW``."""
    usual = {
        "form": Way.ORIGINAL,
        "plan": Way.COPY,
        "card": Way.SEEN,
        "power": Way.NOT_APPLICABLE,
        "extra": Way.NOT_APPLICABLE,
    } | ways
    numbers = dict(zip(("form", "plan", "card", "power", "extra"), range(1, 6), strict=True))
    names = {each.no: each.name for each in requirements()}
    return tuple(
        Material(
            numbers[key],
            names[numbers[key]],
            way,
            originals=1 if way is Way.ORIGINAL else 0,
            copies=2 if way is Way.COPY else 0,
            defect="缺少本项材料" if way in (Way.MISSING, Way.FAULTY) else "",
        )
        for key, way in usual.items()
    )


def unlisted(on: date = MONDAY) -> tuple[Material, ...]:
    """What somebody hands in for an item without a list: a form, a card, a copy."""
    names = ("申请书", "居民身份证", "营业执照复印件")
    return in_order(handed_in(name, on=on) for name in names)


def received(given: Circumstances | None = None, case: Case | None = None, **ways: Way) -> CaseFile:
    """A received case; the ways are those of ``materials``, or without a list ``unlisted`` ones."""
    around_it = given or around(CLERK)
    taken = case or blank(around_it.item)
    return receive(
        taken,
        materials(**ways) if around_it.item.materials else unlisted(around_it.today),
        [numbered(PaperKind.RECEIPT, around_it.today)],
        around_it,
        personal=personal(),
    )


def accepted(given: Circumstances | None = None) -> CaseFile:
    """A case accepted on the day of its receipt."""
    around_it = given or around(CLERK)
    file = received(around_it)
    return accept(file, [numbered(PaperKind.ACCEPTANCE, around_it.today)], around_it)


def told(given: Circumstances | None = None, *, handed: bool = True) -> CaseFile:
    """A case whose plan was missing, told on the day of receipt."""
    around_it = given or around(CLERK)
    file = received(around_it, plan=Way.MISSING)
    return tell(file, [numbered(PaperKind.CORRECTION, around_it.today)], around_it, handed=handed)


def reviewing(given: Circumstances | None = None) -> CaseFile:
    """A case claimed by the reviewer."""
    around_it = given or around(REVIEWER)
    return claim(accepted(replace(around_it, person=CLERK)), around_it)


def proposed(proposal: str = "grant", given: Circumstances | None = None) -> CaseFile:
    """A case that waits for the decision."""
    around_it = given or around(REVIEWER)
    return propose(reviewing(around_it), around_it, proposal=proposal, opinion="符合条件")


def decided(proposal: str = "grant") -> CaseFile:
    """A case decided on the first day."""
    kind = PaperKind.GRANT if proposal == "grant" else PaperKind.REFUSAL
    plan = Deciding(proposal, "同意", facts="事实", reasons="理由", law="依据")
    return decide(proposed(proposal), plan, [numbered(kind)], around(CHIEF))


def ready(proposal: str = "grant") -> CaseFile:
    """A case whose result lies on the shelf."""
    return produce(decided(proposal), around(ISSUER), result_number="JY-1", validity="五年")


def why(act: Callable[[], object]) -> str:
    """The code an act is refused with; a test fails when nothing refuses it."""
    try:
        act()
    except Refused as refused:
        return refused.why.code
    raise AssertionError("nothing refused it")
