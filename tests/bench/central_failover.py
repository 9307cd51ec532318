"""A primary killed under three devices at work: how long nobody is served, and what is lost."""

from pathlib import Path
from random import Random
from statistics import median
from tempfile import TemporaryDirectory

from tests.faults.failing_over import FailOver, fail_over
from tests.faults.pair import pair
from tests.postgres import all_binaries

LIVES = 9
SEED = 1


def central_failover() -> dict[str, float]:
    """Seconds from the kill until the last device is answered again; promotion is by script."""
    random = Random(SEED)
    found: list[FailOver] = []
    with TemporaryDirectory() as top, pair(all_binaries()[-1]) as two:
        for life in range(LIVES):
            folder = Path(top) / str(life)
            folder.mkdir()
            found.append(fail_over(two, folder, random))
            two.rebuild()
    without = [each.without_service for each in found]
    return {
        "kills": float(LIVES),
        "acknowledged": float(sum(each.acknowledged for each in found)),
        "lost": float(sum(each.lost for each in found)),
        "without_service_median_s": median(without),
        "without_service_worst_s": max(without),
        "promoting_median_s": median(each.promoting for each in found),
    }
