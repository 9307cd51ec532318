"""The arguments of a command in a hall of the test's own, and who gives them."""

from tests.hall import CLERK, Hall

USER = f"{CLERK}@示例县政务服务中心"


def at(hall: Hall, *arguments: str) -> list[str]:
    """The arguments with this hall's home."""
    return [*arguments, "--home", str(hall.first.home.path)]
