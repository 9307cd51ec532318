"""``./bench``: every figure of the program, each beside its peer or limit in the same run.

Absolute times depend on the machine; the ratios are what counts.
"""

import argparse
import json
import sys
from collections.abc import Callable, Mapping

Result = Mapping[str, float]


def _item_search() -> Result:
    from tests.bench.item_search import item_search

    return item_search()


def _keystroke() -> Result:
    from tests.bench.keystroke import keystroke

    return keystroke()


def _paper() -> Result:
    from tests.bench.papers import acceptance_notice

    return acceptance_notice()


def _papers() -> Result:
    from tests.bench.papers import every_paper

    return every_paper()


def _start() -> Result:
    from tests.bench.start import start

    return start()


def _accept() -> Result:
    from tests.bench.stores import accept

    return accept()


def _offline() -> Result:
    from tests.bench.stores import offline_then_synced

    return offline_then_synced()


def _central(cases: int) -> Result:
    from tests.bench.central import central

    return central(cases)


def _central_push(_cases: int) -> Result:
    from tests.bench.central import central_push

    return central_push()


def _central_reads(cases: int) -> Result:
    from tests.bench.central import central_reads

    return central_reads(cases)


def _central_screen(_cases: int) -> Result:
    from tests.bench.central import central_screen

    return central_screen()


def _central_day(_cases: int) -> Result:
    from tests.bench.central import central_day

    return central_day()


def _central_failover(_cases: int) -> Result:
    from tests.bench.central_failover import central_failover

    return central_failover()


def _dead_line(_cases: int) -> Result:
    from tests.bench.dead_line import dead_line

    return dead_line()


BENCHES: Mapping[str, tuple[str, Callable[[], Result]]] = {
    "accept": ("a case with 8 materials accepted, against plain sqlite3 (<= 8)", _accept),
    "offline": ("500 cases accepted off line, then synced: none lost, none twice", _offline),
    "paper": ("acceptance notice, against a bare canvas (<= 1.5) and WeasyPrint (>= 3)", _paper),
    "papers": ("every kind of paper, warm", _papers),
    "search": ("item search over 10,000 items, one key", _item_search),
    "keystroke": ("one key in item search until the list is painted (p99 <= 16.7 ms)", _keystroke),
    "start": ("start to painted login (<= 2) and memory after it (<= 3)", _start),
}
LONG: Mapping[str, tuple[str, Callable[[int], Result]]] = {
    "central": ("all four below, about 10 minutes", _central),
    "central-push": (
        "receipts a second at a server, against bare inserts (>= 0.7); 4 min",
        _central_push,
    ),
    "central-reads": (
        "screens at a million cases, against bare SQL (<= 3) and 10,000 (<= 1.3); 5 min",
        _central_reads,
    ),
    "central-screen": (
        "from accepted to the reviewer's screen, 50 counters; 2 min",
        _central_screen,
    ),
    "central-failover": (
        "seconds without service when the primary is killed, acknowledged lost (= 0); 2 min",
        _central_failover,
    ),
    "dead-line": (
        "seconds until a dead line is noticed in the middle of anything (<= 5); 1 min",
        _dead_line,
    ),
    "central-day": ("memory of client and server over a day of 10,000 cases; 4 min", _central_day),
}
"""Run only when they are named; each is told how many cases a large hall has."""


def main() -> int:
    """Run the benches named, or all that are short; a table on stderr, JSON on stdout."""
    parser = argparse.ArgumentParser(prog="./bench", description=__doc__)
    known = {**BENCHES, **LONG}
    parser.add_argument("names", nargs="*", metavar="NAME", help=", ".join(known))
    parser.add_argument(
        "--cases", type=int, default=1_000_000, help="cases of the large hall in central-reads"
    )
    asked = parser.parse_args()
    names = asked.names or list(BENCHES)
    unknown = [name for name in names if name not in known]
    if unknown:
        parser.error(f"no such bench: {', '.join(unknown)}")
    results: dict[str, Result] = {}
    for name in names:
        print(f"{name}: {known[name][0]}", file=sys.stderr)
        results[name] = BENCHES[name][1]() if name in BENCHES else LONG[name][1](asked.cases)
        for key, value in results[name].items():
            print(f"    {key:<32} {value:>12.4g}", file=sys.stderr)
    json.dump(results, sys.stdout, indent=1)
    print()
    return 0


if __name__ == "__main__":
    sys.exit(main())
