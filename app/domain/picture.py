"""The table of moves as a picture (Mermaid) and as a page of Markdown, for docs/architecture.md."""

from collections.abc import Callable

from app.domain.case import OPEN_STATES, State
from app.domain.moves import MOVES, Rule

Words = Callable[[str, str], str]
"""Takes an area and a code, gives the word for it: ``app.wording.label`` in both languages."""

_ANY_OPEN = "open_case"


def mermaid(words: Words) -> str:
    """The states and what leads from one to the next, as a Mermaid state diagram.

    Moves between the same two states share an arrow; what is possible from every open state has
    one arrow for all of them.
    """
    lines = ["stateDiagram-v2", "    direction LR", f'    state "{_names()}" as {_ANY_OPEN}']
    lines += [f'    state "{words("state", state)} {state}" as {state}' for state in State]
    arrows: dict[tuple[str, str], list[str]] = {}
    for rule in MOVES.values():
        for source in _sources(rule):
            for goal in sorted(rule.targets):
                arrows.setdefault((source, goal), []).append(words("move", rule.move))
    lines += [
        f"    {source} --> {goal} : {' / '.join(moves)}" for (source, goal), moves in arrows.items()
    ]
    return "\n".join([*lines, *_ends()])


def table(words: Words) -> str:
    """One row a move: who makes it, the paper it needs, where, under which article."""
    head = "| move | who | paper | made | article |"
    rows = [_row(rule, words) for rule in MOVES.values()]
    return "\n".join([head, "|---|---|---|---|---|", *rows])


def _names() -> str:
    return " · ".join(state for state in State if state in OPEN_STATES)


def _sources(rule: Rule) -> list[str]:
    if rule.sources == OPEN_STATES:
        return [_ANY_OPEN]
    start = ["[*]"] if None in rule.sources else []
    return start + [state.value for state in State if state in rule.sources]


def _ends() -> list[str]:
    left = {source for rule in MOVES.values() for source in rule.sources}
    return [f"    {state} --> [*]" for state in State if state not in left]


def _row(rule: Rule, words: Words) -> str:
    who = "、".join(words("role", role) for role in sorted(rule.roles)) or "the clock"
    needed, more = rule.papers[:1], rule.papers[1:]
    paper = "、".join(
        [f"**{words('paper_kind', kind)}**" for kind in needed]
        + [words("paper_kind", kind) for kind in more]
    )
    made = "at the centre" if rule.on_line else "anywhere"
    signed = ", signed" if rule.signed else ""
    name = f"{words('move', rule.move)} `{rule.move}`"
    return f"| {name} | {who} | {paper or '–'} | {made}{signed} | {rule.article or '–'} |"
