"""A counter that never rests: ``python -m tests.sync.busy_counter FOLDER LIFE``.

It accepts cases and reports them in rounds until it is killed. The number of a case is written out
when the case is acknowledged: accepted here, on the disk, its paper as good as handed over.
"""

import os
import sys
from datetime import timedelta
from itertools import count
from pathlib import Path

from app.credentials import signature_fits
from db.central import SqliteCentre
from tests.clock import MORNING, Clock
from tests.station import Station

ROUND = 4
"""Cases between two rounds with the centre."""


def main(folder: Path, life: int) -> None:
    """Work on; each life begins an hour after the one before."""
    clock = Clock(MORNING + timedelta(hours=life))
    centre = SqliteCentre(folder / "centre.db", clock=clock, verify=signature_fits, mounts="")
    station = Station(folder, "a", number=3, clock=clock, salt=life)
    for turn in count(1):
        case_id = station.receive()
        station.accept(case_id)
        os.write(1, f"{station.file(case_id).case.number}\n".encode())
        if turn % ROUND == 0:
            station.sync(centre, batch=3, page=5)


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))
