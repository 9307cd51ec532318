"""Rows in a plain SQLite file: ``python -m tests.faults.plain_rows FILE SYNCHRONOUS``.

It goes on until it is killed. Each number is written out when its commit came back.
"""

import os
import sqlite3
import sys
from itertools import count


def main(path: str, synchronous: str) -> None:
    """Insert the next numbers, one in each transaction."""
    raw = sqlite3.connect(path, isolation_level=None)
    raw.execute("PRAGMA journal_mode = WAL")
    raw.execute("PRAGMA synchronous = FULL")
    raw.execute("CREATE TABLE IF NOT EXISTS number (n INTEGER PRIMARY KEY)")
    raw.execute(f"PRAGMA synchronous = {synchronous}")
    (last,) = raw.execute("SELECT coalesce(max(n), 0) FROM number").fetchone()
    for number in count(last + 1):
        raw.execute("INSERT INTO number VALUES (?)", (number,))
        os.write(1, f"{number}\n".encode())


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2])
