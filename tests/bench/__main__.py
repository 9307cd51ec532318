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


BENCHES: Mapping[str, tuple[str, Callable[[], Result]]] = {
    "accept": ("a case with 8 materials accepted, against plain sqlite3 (<= 8)", _accept),
    "offline": ("500 cases accepted off line, then synced: none lost, none twice", _offline),
    "paper": ("acceptance notice, against a bare canvas (<= 1.5) and WeasyPrint (>= 3)", _paper),
    "papers": ("every kind of paper, warm", _papers),
    "search": ("item search over 10,000 items, one key", _item_search),
    "keystroke": ("one key in item search until the list is painted (p99 <= 16.7 ms)", _keystroke),
    "start": ("start to painted login (<= 2) and memory after it (<= 3)", _start),
}


def main() -> int:
    """Run the benches named, or all; a table on stderr, JSON on stdout."""
    parser = argparse.ArgumentParser(prog="./bench", description=__doc__)
    parser.add_argument("names", nargs="*", metavar="NAME", help=", ".join(BENCHES))
    names = parser.parse_args().names or list(BENCHES)
    unknown = [name for name in names if name not in BENCHES]
    if unknown:
        parser.error(f"no such bench: {', '.join(unknown)}")
    results: dict[str, Result] = {}
    for name in names:
        title, bench = BENCHES[name]
        print(f"{name}: {title}", file=sys.stderr)
        results[name] = bench()
        for key, value in results[name].items():
            print(f"    {key:<32} {value:>12.4g}", file=sys.stderr)
    json.dump(results, sys.stdout, indent=1)
    print()
    return 0


if __name__ == "__main__":
    sys.exit(main())
