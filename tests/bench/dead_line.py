"""How soon a line that died is noticed: a proxy that carries nothing, and packets thrown away."""

from tests.faults.dead_line import DROP, HOLE, tried


def dead_line() -> dict[str, float]:
    """Seconds for each of what was in the middle, by how the line died."""
    return {
        f"{how}_{name}_s": seconds
        for how in (HOLE, DROP)
        for name, (_, seconds) in tried(how).items()
    }
