"""An installation whose settings name a server: rounds and commands are the same as with a file."""

from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from app.__main__ import main
from app.domain.errors import Refused
from app.domain.exchange import DeviceSelf
from app.domain.officers import CENTRES_OWN
from app.domain.reference import ReferenceKind
from app.machine import machine_identity, utc_now
from app.main import Program
from app.settings import Settings, write_settings
from tests.centres import KINDS, HallCentre, hall_on
from tests.hall import Clock, Hall, found_sample
from tests.postgres import Server, servers

__all__ = ["servers"]


@pytest.fixture
def hall(folder: Path) -> Iterator[Hall]:
    """A hall founded yesterday on this machine, as commands find it today."""
    yesterday = utc_now() - timedelta(days=1)
    found_sample(folder / "hall", yesterday, machine_identity())
    made = Hall(folder / "hall", Clock(yesterday + timedelta(hours=1)), machine_identity())
    yield made
    made.close()


@pytest.fixture
def served(hall: Hall, servers: Callable[[Path], Server]) -> Iterator[HallCentre]:
    """The sample hall on a server, to which the first counter has moved."""
    server = servers(Path(KINDS[1]))
    place = hall.first.program.place
    with hall_on(server, utc_now) as centre:
        kinds = set(ReferenceKind) - CENTRES_OWN
        centre.put_references(
            [
                (kind.value, key, text)
                for kind in kinds
                for key, text in hall.centre.reference(kind).items()
            ]
        )
        me = DeviceSelf(place.device, hall.first.machine)
        number = hall.centre.devices()[0].counter_number
        centre.enrol(me, counter=place.counter, counter_number=number)
        url = centre.all_lines.device(place.device).url.set(drivername="postgresql")
        settings = Settings(centre=url.render_as_string(hide_password=False))
        write_settings(hall.first.home, settings)
        yield centre


def test_a_counter_works_with_a_server_as_with_a_file(
    hall: Hall, served: HallCentre, capsys: pytest.CaptureFixture[str]
) -> None:
    case_id = hall.first.take_in().file.case.id
    hall.first.close()
    home = str(hall.first.home.path)
    assert main(["sync", "--once", "--home", home]) == 0
    assert "outbox 0" in capsys.readouterr().out
    file = served.file(case_id)
    assert file is not None
    assert main(["journal", "verify", "--home", home]) == 0
    assert capsys.readouterr().out.split()[-2:] == ["hall", "-"]
    assert served.broken() is None


def test_an_address_that_is_none_is_refused(hall: Hall) -> None:
    program = Program(
        hall.first.home, Settings(centre="postgresql://host:port/"), clock=hall.clock, machine="m"
    )
    with pytest.raises(Refused) as raised:
        program.centre.close()
    program.store.close()
    assert raised.value.why.code == "centre.address"
