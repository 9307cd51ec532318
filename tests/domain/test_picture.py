"""docs/architecture.md shows the moves as the table has them."""

import re
from pathlib import Path

from app.domain.case import State
from app.domain.moves import Move
from app.domain.picture import mermaid, table
from app.wording import label

PAGE = Path(__file__).resolve().parents[2] / "docs" / "architecture.md"


def between(mark: str) -> str:
    """What stands between the two marks of a generated part."""
    text = PAGE.read_text(encoding="utf-8")
    found = re.search(rf"<!-- {mark} -->\n(.*?)\n<!-- end -->", text, re.DOTALL)
    assert found is not None
    return found[1]


def test_the_picture_of_the_moves_is_fresh() -> None:
    """Stale? Run ``python docs/draw_moves.py``."""
    assert between("moves picture") == f"```mermaid\n{mermaid(label)}\n```"


def test_the_table_of_the_moves_is_fresh() -> None:
    assert between("moves table") == table(label)


def test_the_picture_shows_every_state_and_every_move() -> None:
    drawn = mermaid(label)
    for state in State:
        assert f" as {state}\n" in drawn
    for move in Move:
        assert label("move", move) in drawn
        assert f"`{move}`" in table(label)
    assert "[*] --> received : 收件" in drawn
    assert "delivered --> [*]" in drawn
    assert "received --> accepted : 受理 / 容缺受理 / 视为受理" in drawn
