"""The pages of one person's desks, made when they are first shown."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from importlib import import_module

from app.catalogue.guide import guide
from app.catalogue.material_names import common_names
from app.desks.gate import Entered
from app.desks.jottings import Jottings
from app.desks.known import Known
from app.desks.press import Sheet
from app.desks.proof import proof
from app.desks.queue import Queues
from app.desks.session import DeskName
from app.domain.case import State
from app.domain.errors import Unavailable, refusal
from app.domain.people import Role
from app.main import Desks, Program, set_up
from app.settings import Home, Settings
from app.wording import label
from ui.casefile.parts import BackOffice
from ui.casefile.words import STATES
from ui.desk_page import DeskPage
from ui.leaving import WindowPage
from ui.printing import Printed, print_pdf
from ui.shell import ShellWindow
from ui.tasks import TaskRunner
from ui.text import translate
from ui.understanding import understood
from ui.widgets.search_box import SearchAnswer

WAIT_MS = 90
"""How long the arrows rest on a line of a queue before its case is fetched."""


def shell_for(
    program: Program,
    entered: Entered,
    tasks: TaskRunner,
    settings: Callable[[], Settings],
    *,
    wait_ms: int = WAIT_MS,
    at_once: bool = True,
) -> ShellWindow:
    """The shell of somebody who logged in, with a maker for the page of each of their desks.

    Unless ``at_once``, the first of them is made in turns once the shell is told to begin.
    """
    desks = program.desks(entered)
    pages = Pages(program, desks, tasks, settings, wait_ms=wait_ms)

    def find(typed: str) -> SearchAnswer:
        found = desks.records.search(typed)
        named = (replace(hit, state=translate("Case", STATES[State(hit.state)])) for hit in found)
        return SearchAnswer(understood(typed), tuple(named))

    def unlock(password: str) -> object:
        return program.gate.login(entered.session.person.id, password)

    def change_password(old: str, new: str) -> object:
        return program.gate.change_password(entered, old, new)

    return ShellWindow(
        entered.session,
        pages.makers(),
        tasks=tasks,
        find=find,
        unlock=unlock,
        change_password=change_password,
        now=program.clock,
        idle_minutes=settings().idle_minutes,
        at_once=at_once,
    )


def load_pages(desks: Iterable[DeskName]) -> None:
    """Load the code of desks; on a worker, so that the window only has to make the page."""
    for desk in desks:
        import_module(f"ui.{desk.value}.page")


def assistant_for(home: Home, tasks: TaskRunner, done: Callable[[], None]) -> WindowPage:
    """The first-run assistant of an empty home."""
    from ui.setup.assistant import SetupAssistant

    page = SetupAssistant(set_up(home), tasks)
    page.finished.connect(done)
    return page


class Pages:
    """Makes the pages; each import waits until its desk is opened."""

    def __init__(
        self,
        program: Program,
        desks: Desks,
        tasks: TaskRunner,
        settings: Callable[[], Settings],
        *,
        wait_ms: int,
    ) -> None:
        self._program = program
        self._desks = desks
        self._tasks = tasks
        self._settings = settings
        self._wait_ms = wait_ms

    def makers(self) -> dict[DeskName, Callable[[], DeskPage]]:
        """A maker for each desk."""
        return {
            DeskName.COUNTER: self._counter,
            DeskName.REVIEW: self._review,
            DeskName.DECIDE: self._decide,
            DeskName.ISSUE: self._issue,
            DeskName.OVERSIGHT: self._oversight,
            DeskName.ADMIN: self._admin,
        }

    def send(self, sheet: Sheet) -> Printed:
        """Print a sheet where this machine's settings say."""
        printer = self._settings().printers.get(sheet.paper.kind.value, "")
        title = paper_title(sheet)
        return print_pdf(
            sheet.content, title=title, printer=printer, folder=self._program.home.papers
        )

    def save(self, name: str, content: bytes) -> str:
        """Keep a file in the home's export folder."""
        folder = self._program.home.path / "exports"
        path = folder / name.replace("/", "_")
        try:
            folder.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
        except OSError as error:
            raise Unavailable(
                refusal("print.unwritable", path=path, what=error.strerror)
            ) from error
        return str(path)

    def back_office(self) -> BackOffice:
        """What the pages of the back office share."""
        desks = self._desks
        queues = Queues(desks.office, desks.records)
        return BackOffice(
            desks.records,
            queues,
            desks.press,
            desks.casework,
            self.send,
            self._tasks,
            Jottings(desks.office),
            wait_ms=self._wait_ms,
        )

    def _counter(self) -> DeskPage:
        from ui.counter.page import CounterPage
        from ui.counter.parts import CounterParts, Intake

        desks, known = self._desks, self._program.known
        mine = desks.office.session.person.id
        intake = Intake(
            counter=desks.counter,
            find_items=self._program.find_items,
            suggest=lambda typed: common_names(self._program.known.catalogue, typed),
            guide=lambda item: guide(item, self._program.known.catalogue),
            tasks=self._tasks,
            now=self._program.clock,
            phrases=known.phrases,
            colleagues={each.id: each.name for each in known.people.values() if each.id != mine},
            supervisors=_supervisors(known, mine),
            person=desks.office.session.person.name,
        )
        page = CounterPage(
            CounterParts(intake, desks.press, self.send, desks.records, desks.casework)
        )
        page.came_up.connect(
            lambda: self._tasks.run(page, self._program.ready_search, lambda search: None)
        )
        return page

    def _review(self) -> DeskPage:
        from ui.review.page import ReviewPage

        return ReviewPage(self._desks.review, self.back_office())

    def _decide(self) -> DeskPage:
        from ui.decide.page import DecidePage

        office = self._desks.office
        person = office.session.person.id
        return DecidePage(
            self._desks.decide,
            self.back_office(),
            confirm=lambda password: self._program.gate.login(person, password),
            proof=lambda file, plan: proof(office, file, plan),
        )

    def _issue(self) -> DeskPage:
        from ui.issue.page import IssuePage

        return IssuePage(self._desks.issue, self.back_office())

    def _oversight(self) -> DeskPage:
        from ui.oversight.page import OversightPage

        return OversightPage(self._desks.oversight, self.back_office(), self.save)

    def _admin(self) -> DeskPage:
        from ui.admin.page import AdminPage

        page = AdminPage(self._desks.admin, self._tasks)
        # What was just written is read anew at once, not after the next round with the centre.
        page.changed.connect(
            lambda changes: self._tasks.run(page, self._program.read_anew, lambda done: None)
        )
        return page


def _supervisors(known: Known, mine: str) -> tuple[str, ...]:
    """Names of the others who supervise."""
    people = (each for each in known.people.values() if each.active and each.id != mine)
    return tuple(sorted(each.name for each in people if each.has_any(Role.SUPERVISOR)))


def paper_title(sheet: Sheet) -> str:
    """What a print job or file is called: kind and number, no personal data."""
    name = label("paper_kind", sheet.paper.kind)
    return f"{name} {sheet.paper.number or sheet.case_number}"
