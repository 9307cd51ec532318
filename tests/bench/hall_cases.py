"""Cases of a hall of any size, the same ones for the same seed, as lines of COPY by table.

Two years of working days up to ``TODAY``; of the cases of the last days most are open, of the older
ones a few in a thousand. All hold eight materials. Those of the last ``JOURNAL`` days have their
journal, feed and answers; the older ones have rows of the case alone, which is what lists, search
and figures read.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from functools import cache
from random import Random

from app.catalogue.pinyin import sounds
from app.domain.identifiers import uuid7
from app.domain.journal import case_link
from app.domain.numbers import CaseNumber
from db.projection import grams
from tests.bench.hall_stamps import COUNTER, Chains, Slots, Stamp, noise, stamp_of
from tests.bench.hall_stories import told_story
from tests.domain.builders import CALENDAR

TODAY = date(2026, 6, 1)
DAYS = 500
"""Working days of intake."""
JOURNAL = timedelta(days=60)
"""How far back the journal goes where nothing else is asked."""
COUNTERS, DEPARTMENTS, OFFICES = 50, 30, 10
STEADY, STEADY_CASES, NAMESAKE = DEPARTMENTS, 200, "欧阳春"
"""One more department has the same work in a hall of any size: so many cases, all under review.

Every fifth of them has this name, and the same initials and last four of a document.
"""
_SURNAMES = "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜"
_GIVEN = (
    "伟芳娜秀英敏静丽强磊军洋勇艳杰娟涛明超兰霞平刚桂文辉玲建国华红春梅志海燕雪鹏飞宇浩然欣怡梓涵"
    "子轩雨泽思远佳琪嘉豪晓东立新庆云凤珍淑丹宁波龙俊峰婷慧莉洁颖琳博凯旭亮斌鑫成康光荣健安瑞祥德"
)
_OPEN = ("received", "correcting", "accepted", "reviewing", "proposed", "granted", "ready")
_OPEN_SHARES = (6, 10, 30, 30, 10, 6, 8)
_CLOSED = ("delivered", "withdrawn", "refused")
_CLOSED_SHARES = (90, 5, 5)

Lines = dict[str, list[str]]


def counter(number: int) -> str:
    """Code of a counter."""
    return f"A{number:02d}"


def device(number: int) -> str:
    """Id of the device at a counter."""
    return f"device-{counter(number)}"


def office(number: int) -> str:
    """Id of a device of the back office."""
    return f"office-{number:02d}"


def department(number: int) -> str:
    """Key of a department."""
    return f"D{number:02d}"


def clerk(number: int) -> str:
    """Who sits at a counter."""
    return f"clerk{number:02d}"


def reviewer(number: int) -> str:
    """Who works the queue of a department."""
    return f"reviewer{number:02d}"


CHIEF, ISSUER = "chief", "issuer"


@dataclass
class Serials:
    """What is counted while cases are made."""

    cases: int = 0
    position: int = 0
    at_counter: dict[tuple[int, int], int] = field(default_factory=lambda: defaultdict(int))


class HallCases:
    """Makes cases one after another."""

    def __init__(self, cases: int, *, seed: int = 7, journal: timedelta = JOURNAL) -> None:
        self.cases = cases
        self._journaled = journal
        self.chains = Chains()
        self.beside = Chains()
        """Of devices that hand in at the peer."""
        self.serials = Serials()
        self._random = Random(seed)
        self._days = _working_days()

    def chunks(self, size: int) -> Iterator[Lines]:
        """All of them, so many at a time: lines by table."""
        lines: Lines = defaultdict(list)
        each = self.cases // STEADY_CASES
        for at in range(self.cases):
            steady = at // each if each > 1 and at % each == 0 else STEADY_CASES
            self._make(self._days[at * len(self._days) // self.cases], steady, lines)
            if (at + 1) % size == 0:
                yield lines
                lines = defaultdict(list)
        yield lines

    def slots(self, day: date, counter_number: int) -> Slots:
        """A case of its own: who comes to that counter on that day, and when."""
        random, body = self._random, self._random.randrange(DEPARTMENTS)
        instant = datetime(day.year, day.month, day.day, 1, tzinfo=UTC)
        instant += timedelta(seconds=random.randrange(8 * 3600))
        self.serials.cases += 1
        key = counter_number, day.year
        self.serials.at_counter[key] += 1
        number = CaseNumber("990101", 1, counter_number, 1, day.year, self.serials.at_counter[key])
        return {
            "case": self._id(instant),
            "number": str(number),
            "at": instant.isoformat(),
            "counter": counter(counter_number),
            COUNTER: device(counter_number),
            "office": office(random.randrange(1, OFFICES + 1)),
            "department": department(body),
            "department_name": f"第{body:02d}局",
            "clerk": clerk(counter_number),
            "reviewer": reviewer(body),
            "chief": CHIEF,
            "issuer": ISSUER,
            "wrapped": _WRAPPED,
            "sealed": _SEALED,
            **self._ids(instant),
            **self._applicant(),
        }

    def _applicant(self) -> Slots:
        random = self._random
        given = "".join(random.choices(_GIVEN, k=random.choice((1, 2, 2, 2))))
        name = random.choice(_SURNAMES) + given
        tail, phone = random.randrange(10_000), random.randrange(10_000)
        return {
            "applicant_name": name,
            "name_key": name,
            "pinyin": "".join(_initial(char) for char in name),
            "number_hash": f"{random.getrandbits(128):032x}",
            "tail_hash": f"{tail * 0x9E3779B97F4A7C15F39CC0605CEDC835 % 2**128:032x}",
            "phone_hash": f"{random.getrandbits(128):032x}",
            "masked_number": f"152990********{tail:04d}",
            "masked_phone": f"138****{phone:04d}",
        }

    def _ids(self, instant: datetime) -> Slots:
        return {
            f"{kind}{place}": self._id(instant) for kind in ("entry", "paper") for place in range(7)
        }

    def _id(self, instant: datetime) -> str:
        return uuid7(instant, self._random.randbytes(10))

    def _ending(self, day: date) -> str:
        random = self._random
        age = (TODAY - day).days
        if random.random() < (0.85 if age < 15 else 0.3 if age < 45 else 0.004):
            chosen = random.choices(_OPEN, _OPEN_SHARES)[0]
            return "contested" if chosen == "reviewing" and random.random() < 0.05 else chosen
        return random.choices(_CLOSED, _CLOSED_SHARES)[0]

    def _make(self, day: date, steady: int, lines: Lines) -> None:
        slots = self.slots(day, self._random.randrange(1, COUNTERS + 1))
        ending = self._ending(day)
        if steady < STEADY_CASES:
            ending = "accepted" if steady % 2 else "reviewing"
            slots |= _of_steady(namesake=steady % 5 == 0)
        stamp = _stamp(ending, day, TODAY - day < self._journaled)
        case_id, name = str(slots["case"]), str(slots["name_key"])
        lines["case_file"].append(stamp.case % slots)
        lines["case_material"].append(stamp.materials % slots)
        lines["case_paper"].append(stamp.papers % slots)
        lines["case_key"].append(f"{case_id}\t{_WRAPPED}\n")
        lines["name_gram"] += (f"{gram}\t{case_id}\n" for gram in grams(name))
        self._journal(stamp, slots, lines)

    def _journal(self, stamp: Stamp, slots: Slots, lines: Lines) -> None:
        link = "0" * 64
        slots["time"] = f"{str(slots['at'])[:19]}.000000+00:00"
        for place, entry in enumerate(stamp.entries):
            self.chains.next(str(slots[entry.writer]), entry, slots)
            self.serials.position += 1
            slots["position"] = self.serials.position
            slots["case_hash"] = link = case_link(link, str(slots["hash"]))
            lines["entry"].append(entry.row % slots)
            lines["answered"].append(entry.answered % slots)
            windows = f"{entry.was_at_window:d}\t{entry.at_window:d}"
            lines["feed"].append(
                f"{slots['position']}\t{slots[f'entry{place}']}\t\t\t{slots['counter']}\t{windows}\t3\n"
            )


_WRAPPED, _SEALED = noise(60), noise(420)


def _of_steady(*, namesake: bool) -> Slots:
    """Where the case of the department with the same work anywhere differs from another one."""
    place: Slots = {
        "department": department(STEADY),
        "department_name": f"第{STEADY:02d}局",
        "reviewer": reviewer(STEADY),
    }
    person: Slots = {
        "applicant_name": NAMESAKE,
        "name_key": NAMESAKE,
        "pinyin": "oyc",
        "tail_hash": "5" * 32,
        "masked_number": "152990********5555",
    }
    return place | person if namesake else place


@cache
def _stamp(ending: str, day: date, journal: bool) -> Stamp:
    return stamp_of(told_story(ending, day), journal=journal)


@cache
def _initial(char: str) -> str:
    return sounds([char])[char][0]


def _working_days() -> Sequence[date]:
    days = [TODAY]
    while len(days) < DAYS:
        day = days[-1] - timedelta(days=1)
        while not CALENDAR.is_working(day):
            day -= timedelta(days=1)
        days.append(day)
    return days[::-1]
