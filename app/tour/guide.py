"""Leads the tour: every story in order, then the papers and the report."""

from collections.abc import Callable
from pathlib import Path

from app.tour.stage import keep_papers, raised, report, write_report
from app.tour.stories import STORIES
from ui.quiet import quiet


def go_round(out: Path, told: Callable[[str], object]) -> dict[str, object]:
    """Every story on a fresh hall in ``out``; pictures, papers and report.json are there after."""
    with quiet():
        return _round(out, told)


def _round(out: Path, told: Callable[[str], object]) -> dict[str, object]:
    stage = raised(out)
    try:
        for story in STORIES:
            told((story.__doc__ or story.__name__).strip())
            story(stage)
        papers = keep_papers(stage)
        found = report(stage, papers)
    finally:
        stage.program.close()
        stage.window.close()
        stage.application.close()
    write_report(stage, found)
    return found
