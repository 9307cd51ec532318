"""The centre on a real server: handing in, reading at a million cases, the screen, a day's memory.

Each starts a server of its own with durable settings, on the loopback, and takes it away again.
"""

import time
from collections.abc import Callable
from functools import partial

from tests.bench.central_day import day, screen
from tests.bench.central_hall import durable_server, hall_of
from tests.bench.central_push import push
from tests.bench.central_reads import growth, reads

SMALL, LARGE = 10_000, 1_000_000


def central_push() -> dict[str, float]:
    """Cases a second with 1, 8 and 50 clients, one and fifty a call, against bare inserts."""
    with durable_server() as server, hall_of(server, 0) as (hall, cases):
        return push(hall, cases)


def central_reads(cases: int = LARGE) -> dict[str, float]:
    """What screens read at so many cases, against bare SQL and against ten thousand cases."""
    with durable_server() as server, hall_of(server, SMALL) as (few, _):
        begun = time.perf_counter()
        with hall_of(server, cases) as (many, _):
            loading = {"load_s": time.perf_counter() - begun}
            return loading | reads(many) | growth(few, many)


def central_screen() -> dict[str, float]:
    """Seconds until an accepted case stands on the reviewer's screen, fifty counters handing in."""
    with durable_server() as server, hall_of(server, SMALL) as (hall, cases):
        return screen(hall, cases)


def central_day() -> dict[str, float]:
    """Memory before and after a day of ten thousand cases at fifty counters."""
    with durable_server() as server, hall_of(server, SMALL) as (hall, cases):
        return day(hall, cases)


def central(cases: int = LARGE) -> dict[str, float]:
    """All of them."""
    parts: dict[str, Callable[[], dict[str, float]]] = {
        "push": central_push,
        "reads": partial(central_reads, cases),
        "screen": central_screen,
        "day": central_day,
    }
    return {f"{part}_{name}": value for part, run in parts.items() for name, value in run().items()}
