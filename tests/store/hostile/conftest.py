"""A hall on a server with cases of two bodies, shared by all attacks that leave it as it was."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from app.domain.people import Body
from app.domain.reference import ReferenceKind, body_text, person_text
from tests.centres import KINDS, HallCentre, hall_on, kind_label
from tests.clock import Clock
from tests.invented_hall import furnish
from tests.postgres import Server
from tests.station import Station
from tests.store.hostile.attacker import AUDIT, HEAD, SECURITY, SYSTEM, Attacker, attacker

POLICE = Body("GAJ", "示例县公安局", "示公")


@dataclass
class Guarded:
    """The hall that is attacked, and who has a line to it."""

    centre: HallCentre
    mine: str
    """A case of the body and the department that the reviewer belongs to."""
    foreign: str
    """A case of another body, of 欧阳锋."""
    foreign_number: str
    lines: dict[str, Attacker]

    def by(self, who: str) -> Attacker:
        """The line of a login, opened when it is first wanted."""
        if who not in self.lines:
            self.lines[who] = attacker(self.centre, who)
        return self.lines[who]


@pytest.fixture(params=KINDS[1:], ids=kind_label, scope="package")
def guarded(
    request: pytest.FixtureRequest, servers: Callable[[Path], Server], quick: Path
) -> Iterator[Guarded]:
    clock = Clock()
    with (
        hall_on(servers(Path(request.param)), clock) as centre,
        TemporaryDirectory(dir=quick) as folder,
    ):
        furnish(centre)
        known = [
            (ReferenceKind.PERSON.value, each.id, person_text(each))
            for each in (SYSTEM, SECURITY, AUDIT, HEAD)
        ]
        known.append((ReferenceKind.BODY.value, POLICE.key, body_text(POLICE)))
        known += [(ReferenceKind.CREDENTIAL.value, who, "{}") for who in ("巴图", "赵敏")]
        centre.put_references(known)
        one = Station(Path(folder), "one", number=3, clock=clock, centre=centre)
        office = Station(Path(folder), "office", number=9, clock=clock, centre=centre)
        mine = one.receive()
        theirs = {"department": POLICE.key, "body": POLICE.key}
        foreign = office.receive(name="欧阳锋", changes=theirs)
        for station, case_id in ((one, mine), (office, foreign)):
            station.accept(case_id)
            station.sync(centre)
        file = centre.file(foreign)
        assert file is not None
        made = Guarded(centre, mine, foreign, file.case.number, {})
        yield made
        for by in made.lines.values():
            by.line.close()
        for station in (one, office):
            station.close()
