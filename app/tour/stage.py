"""The stage of the tour: a fresh hall, the real window over it, a clock and a line to turn."""

import json
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from typing import cast

from app.desks.setting_up import Joining
from app.domain.case import PaperKind, State
from app.domain.errors import Unavailable, refusal
from app.machine import utc_now
from app.main import Program, is_set_up, set_up
from app.pages import shell_for
from app.settings import Home, Settings, read_settings
from app.sync.protocol import Centre
from app.wording import label
from ui.application import Application
from ui.desk_page import DeskPage
from ui.hands import settle
from ui.shell import ShellWindow
from ui.tasks import InlineTasks
from ui.text import Language
from ui.theme import Scheme
from ui.window import MainWindow

SIZE = (1366, 768)
NEXT = ("A04", 4)
"""Code and number of the counter beside this one."""
SYSTEM, SECURITY, AUDIT = "p14", "p15", "p16"


class Line:
    """A line that can be cut: every call of the centre fails while it is down."""

    def __init__(self, centre: Centre) -> None:
        self._centre = centre
        self.up = True

    def __getattr__(self, name: str) -> object:
        if not self.up:
            raise Unavailable(refusal("line.down"))
        return getattr(self._centre, name)


class Watch:
    """A clock that runs on with the machine's, and can be put forward by days."""

    def __init__(self) -> None:
        self._ahead = timedelta()

    def __call__(self) -> datetime:
        return utc_now() + self._ahead

    def forward(self, days: int) -> None:
        """Put it forward."""
        self._ahead += timedelta(days=days)


@dataclass
class Told:
    """One case of the tour, for the report."""

    story: str
    case_id: str
    number: str
    expected: State


@dataclass
class Stage:
    """Everything the stories act on; made by ``raised``."""

    out: Path
    program: Program
    line: Line
    watch: Watch
    application: Application
    tasks: InlineTasks
    window: MainWindow
    begun: float
    password: str
    told: list[Told] = field(default_factory=list)
    bugs: list[str] = field(default_factory=list)
    pictures: list[str] = field(default_factory=list)
    refused: list[str] = field(default_factory=list)
    """Codes of what a rule or the centre said no to, as it should."""

    @property
    def shell(self) -> ShellWindow:
        """The shell in front."""
        shown = self.window.shown
        assert isinstance(shown, ShellWindow)
        return shown

    def sit_down(self, person: str) -> DeskPage:
        """Somebody logs in and their first desk opens."""
        entered = self.program.gate.login(person, self.password)
        shell = shell_for(self.program, entered, self.tasks, lambda: Settings(), wait_ms=0)
        self.window.show_page(shell)
        self.sync()
        page = shell.page
        if page is None:
            raise RuntimeError(f"{person} has no desk")
        return page

    @contextmanager
    def next_counter(self) -> Iterator[None]:
        """The next counter of the hall, on a line of its own; it joins when first sat at."""
        home = Home(self.out / NEXT[0])
        if not is_set_up(home):
            officer = self.program.known.people[SECURITY].name
            hall = self.program.home.central_store
            wish = Joining(hall, *NEXT, officer, self.password)
            set_up(home, clock=self.watch).join(wish, lambda step: None)
        here, self.program = self.program, Program(home, read_settings(home), clock=self.watch)
        self.program.round()
        try:
            yield
        finally:
            self.program.close()
            self.program = here

    def sync(self) -> None:
        """A round, and its news to the window."""
        changes = self.program.round()
        shown = self.window.shown
        if isinstance(shown, ShellWindow):
            shown.hear(changes)
        settle()

    def picture(self, name: str) -> None:
        """A picture of the window as it stands."""
        settle()
        path = self.out / "screens" / f"{len(self.pictures) + 1:02}-{name}.png"
        self.window.grab().save(str(path))
        self.pictures.append(path.name)

    def tell(self, story: str, case_id: str, expected: State) -> None:
        """Note a case and the state it must be found in at the end."""
        with self.program.store.work() as work:
            file = work.files.get(case_id)
        found = file or self.program.centre.file(case_id)
        assert found is not None
        self.told = [each for each in self.told if each.case_id != case_id]
        self.told.append(Told(story, case_id, found.case.number, expected))


def raised(out: Path) -> Stage:
    """A stage on an empty folder, the sample hall founded, the window open."""
    for name in ("screens", "papers"):
        (out / name).mkdir(parents=True, exist_ok=True)
    home = Home(out / "home")
    begun = time.perf_counter()
    watch = Watch()
    if not is_set_up(home):
        set_up(home, clock=watch).sample(lambda step: None)
    first = Program(home, Settings(), clock=watch)
    line = Line(first.centre)
    program = Program(home, Settings(), clock=watch, centre=cast(Centre, line))
    application = Application(language=Language.CHINESE, scheme=Scheme.LIGHT)
    tasks = InlineTasks()
    window = MainWindow()
    window.resize(*SIZE)
    window.show()
    program.round()
    stage = Stage(
        out=out,
        program=program,
        line=line,
        watch=watch,
        application=application,
        tasks=tasks,
        window=window,
        begun=begun,
        password=program.sample_password,
    )
    tasks.broke.connect(lambda error: stage.bugs.append(repr(error)))
    application.broke.connect(lambda error: stage.bugs.append(repr(error)))
    return stage


def keep_papers(stage: Stage) -> list[str]:
    """Every paper of every case of the tour, as its first issue has it."""
    entered = stage.program.gate.login("p01", stage.password)
    press = stage.program.desks(entered).press
    kept = []
    for told in stage.told:
        file = stage.program.centre.file(told.case_id)
        assert file is not None
        for paper in file.papers:
            if paper.void_reason:
                continue
            sheet = press.sheet(told.case_id, paper.id)
            name = f"{told.number[-6:]}-{paper.kind.value}.pdf"
            (stage.out / "papers" / name).write_bytes(sheet.content)
            kept.append(name)
    return kept


def report(stage: Stage, papers: list[str]) -> dict[str, object]:
    """The report, states re-read from the stores opened anew."""
    stage.program.close()
    again = Program(stage.program.home, Settings(), clock=stage.watch)
    try:
        cases = [_reread(again, told) for told in stage.told]
    finally:
        again.close()
    return {
        "cases": cases,
        "screens": stage.pictures,
        "papers": sorted(papers),
        "refused": stage.refused,
        "all_as_expected": all(each["as_expected"] for each in cases),
        "bugs": stage.bugs,
        "seconds": round(time.perf_counter() - stage.begun, 1),
    }


def write_report(stage: Stage, found: dict[str, object]) -> Path:
    """Keep the report beside the pictures."""
    path = stage.out / "report.json"
    path.write_text(json.dumps(found, ensure_ascii=False, indent=1), encoding="utf-8")
    return path


def _reread(program: Program, told: Told) -> dict[str, object]:
    file = program.centre.file(told.case_id)
    state = file.case.state if file is not None else None
    kinds: list[PaperKind] = [paper.kind for paper in file.papers] if file is not None else []
    return {
        "story": told.story,
        "number": told.number,
        "state": state.value if state else "",
        "state_name": label("state", state) if state else "",
        "as_expected": state is told.expected,
        "papers": [kind.value for kind in kinds],
    }


Story = Callable[[Stage], None]
