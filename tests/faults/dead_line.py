"""A line that dies in the middle of everything at once: ``python -m tests.faults.dead_line HOW``.

Six devices and people stand in the middle of something, each on connections of their own that were
used before, when the line dies. ``hole`` is a proxy that goes on acknowledging and carries nothing
any more; ``drop`` throws every packet away, so it needs a network of its own (``ALONE``).
What each was told, and after how many seconds, is written out as JSON.
"""

import json
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from sqlalchemy import URL

from app.domain.errors import HallError
from app.domain.exchange import Parcel
from app.sync.round import submit
from app.sync.scanning import ScanCarrier
from db.postgres.centre import PostgresCentre
from db.postgres.lines import OwnLines
from tests.centres import HallCentre
from tests.faults.proxy import Proxy
from tests.invented_hall import CLERK, REVIEWER
from tests.postgres import Server, all_binaries
from tests.station import Station
from tests.sync.worlds import World, assert_settled

Told = Mapping[str, tuple[str, float]]
"""By what was in the middle: the code it was told, and the seconds from the death of the line."""
HOLE, DROP = "hole", "drop"
SCAN = b"%PDF-1.7\n" + bytes(range(256)) * 4_800
TOP = Path(__file__).parents[2]
ALONE = ("unshare", "--map-root-user", "--net")
NETWORK = ("ip", "link", "set", "lo", "up")
_DROP = ("tc", "qdisc", "replace", "dev", "lo", "root", "blackhole")
_CARRY = ("tc", "qdisc", "del", "dev", "lo", "root")


def told_on(server: Server, folder: Path, how: str) -> Told:
    """Let the line to a server die and come back; all is settled then, nothing lost or doubled."""
    with server.database() as database, ExitStack() as stack:
        world = World(folder, serve=lambda clock: HallCentre(server, database, clock))
        stack.callback(world.close)
        dead, port = stack.enter_context(_line(server, how))
        acts = _acts(stack, world, server.over_the_net(database).set(port=port))
        with dead():
            told = _all_at_once(acts)
        world.heal()
        assert_settled(world)
    return told


@contextmanager
def _line(server: Server, how: str) -> Iterator[tuple[Callable[[], ExitStack], int]]:
    """The port of a line, and the block in which it is dead."""
    if how == DROP:
        yield lambda: _block(_tc(_DROP), _tc(_CARRY)), server.cluster.port
        return
    with Proxy(server.cluster.port) as proxy:

        def hold() -> None:
            proxy.there.hold()
            proxy.back.hold()

        def flow() -> None:
            proxy.there.flow()
            proxy.back.flow()

        yield lambda: _block(hold, flow), proxy.port


def _tc(command: tuple[str, ...]) -> Callable[[], None]:
    def run() -> None:
        subprocess.run(command, check=True)

    return run


def _block(begin: Callable[[], None], end: Callable[[], None]) -> ExitStack:
    begin()
    stack = ExitStack()
    stack.callback(end)
    return stack


def _acts(stack: ExitStack, world: World, place: URL) -> Mapping[str, Callable[[], object]]:
    """What each is in the middle of; its connections are open already."""
    centre = world.centre
    assert isinstance(centre, HallCentre)
    case_id = world.a.receive()
    world.a.accept(case_id)
    world.b.attach(world.b.receive(), SCAN)
    world.heal()
    world.a.receive()

    def far(station: Station) -> PostgresCentre:
        centre.all_lines.device(station.device.id)
        made = PostgresCentre(OwnLines(place.set(username=f"device:{station.device.id}")))
        stack.callback(made.close)
        made.hello(station.device)
        return made

    def entered(station: Station, person: str) -> PostgresCentre:
        centre.all_lines.person(person)
        made = far(station)
        made.lines.enter(person, f"person:{person}", "")
        assert made.file(case_id) is not None
        return made

    pushing, pulling, round_line, scans = far(world.a), far(world.b), far(world.b), far(world.b)
    parcels = _waiting(world.a)
    claim = world.office.claim(centre, case_id)
    office, gate = entered(world.office, REVIEWER.id), far(world.office)
    centre.all_lines.person(CLERK.id)
    carrier = ScanCarrier(world.b.store, scans, world.b.shelf, world.b.device.id)
    assert carrier.step()
    return {
        "push": lambda: pushing.push(world.a.device.id, parcels),
        "pull": lambda: pulling.pull(world.b.device.id, "", 100),
        "round": lambda: world.b.sync(round_line),
        "claim": lambda: submit(world.office.store, office, claim),
        "scan": carrier.step,
        "login": lambda: gate.enter(world.office.device.id, CLERK.id, f"person:{CLERK.id}", ""),
    }


def _waiting(station: Station) -> list[Parcel]:
    with station.store.work() as work:
        return [
            Parcel(entry, work.keys.get(entry.case_id) or "", shown=work.journal.shown(entry.id))
            for entry in work.journal.pending(50)
        ]


def _all_at_once(acts: Mapping[str, Callable[[], object]]) -> Told:
    begun = time.monotonic()

    def told(act: Callable[[], object]) -> tuple[str, float]:
        try:
            act()
        except HallError as error:
            return error.why.code, round(time.monotonic() - begun, 2)
        return "", round(time.monotonic() - begun, 2)

    with ThreadPoolExecutor(len(acts)) as pool:
        return dict(zip(acts, pool.map(told, acts.values()), strict=True))


def tried(how: str) -> Told:
    """What was told, on a server and in a process of its own, and where wanted a network."""
    module = [sys.executable, "-m", "tests.faults.dead_line", how]
    command = [*ALONE, *module] if how == DROP else module
    done = subprocess.run(command, cwd=TOP, stdout=subprocess.PIPE, check=True)
    return {name: (code, seconds) for name, (code, seconds) in json.loads(done.stdout).items()}


def main(how: str) -> None:
    """Start a server, try it, and write out what was told."""
    if how == DROP:
        subprocess.run(NETWORK, check=True)
    server = Server(all_binaries()[-1])
    try:
        with TemporaryDirectory() as folder:
            sys.stdout.write(json.dumps(told_on(server, Path(folder), how)))
    finally:
        server.stop()


if __name__ == "__main__":
    main(sys.argv[1])
