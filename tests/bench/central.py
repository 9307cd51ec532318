"""The centre on a real server: handing in, reading at a million cases, the screen, a day's memory.

Each starts a server of its own with durable settings, on the loopback, and takes it away again.
"""

import time

from tests.bench.central_day import day, screen
from tests.bench.central_hall import durable_server, hall_of
from tests.bench.central_push import push
from tests.bench.central_reads import reads

SMALL, LARGE = 10_000, 1_000_000


def central_push() -> dict[str, float]:
    """Cases a second with 1, 8 and 50 clients, one and fifty a call, against bare inserts."""
    with durable_server() as server, hall_of(server, 0) as (hall, cases):
        return push(hall, cases)


def central_reads() -> dict[str, float]:
    """What screens read at a million cases, against bare SQL and against ten thousand cases."""
    figures: dict[str, float] = {}
    with durable_server() as server:
        with hall_of(server, SMALL) as (hall, _):
            few = reads(hall)
        begun = time.perf_counter()
        with hall_of(server, LARGE) as (hall, _):
            figures["load_million_s"] = time.perf_counter() - begun
            many = reads(hall)
    growth = {
        f"{name.removesuffix('_ms')}_growth": many[name] / few[name]
        for name in many
        if name.endswith("_ms")
    }
    return figures | many | growth


def central_screen() -> dict[str, float]:
    """Seconds until an accepted case stands on the reviewer's screen, fifty counters handing in."""
    with durable_server() as server, hall_of(server, SMALL) as (hall, cases):
        return screen(hall, cases)


def central_day() -> dict[str, float]:
    """Memory before and after a day of ten thousand cases at fifty counters."""
    with durable_server() as server, hall_of(server, SMALL) as (hall, cases):
        return day(hall, cases)


def central() -> dict[str, float]:
    """All of them."""
    parts = {
        "push": central_push,
        "reads": central_reads,
        "screen": central_screen,
        "day": central_day,
    }
    return {f"{part}_{name}": value for part, run in parts.items() for name, value in run().items()}
