"""Draw the moves of a case into docs/architecture.md: ``python docs/draw_moves.py``.

The picture and the table between the marks come from app/domain/moves.py. A test fails while they
are stale; this puts them right.
"""

import sys
from pathlib import Path

TOP = Path(__file__).resolve().parent.parent
PAGE = TOP / "docs" / "architecture.md"


def main() -> None:
    """Write the page anew."""
    sys.path.insert(0, str(TOP))
    from app.domain.picture import mermaid, table
    from app.wording import label

    parts = {"moves picture": f"```mermaid\n{mermaid(label)}\n```", "moves table": table(label)}
    text = PAGE.read_text(encoding="utf-8")
    for mark, fresh in parts.items():
        before, _, rest = text.partition(f"<!-- {mark} -->\n")
        _, _, after = rest.partition("\n<!-- end -->")
        text = f"{before}<!-- {mark} -->\n{fresh}\n<!-- end -->{after}"
    PAGE.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
