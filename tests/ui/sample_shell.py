"""A shell over the sample pages, with a person who holds three desks."""

from collections.abc import Callable, Iterable
from datetime import UTC, date, datetime

from app.desks.session import DeskName, SearchHit, Session
from app.domain.errors import Refused, refusal
from app.domain.people import Person, Role, StaffKind, grants
from tests.ui.sample_pages import BoardPage, IntakePage, ReviewPage
from ui.desk_page import DeskPage
from ui.shell import ShellWindow
from ui.tasks import TaskRunner
from ui.widgets.search_box import SearchAnswer

NOW = datetime(2026, 11, 22, 2, 42, tzinfo=UTC)
HIT = SearchHit(
    "case-1", "15299800103012600060", "李*", "食品经营许可", "审查中", date(2026, 12, 1)
)
PAGES: dict[DeskName, Callable[[], DeskPage]] = {
    DeskName.COUNTER: IntakePage,
    DeskName.REVIEW: ReviewPage,
    DeskName.OVERSIGHT: BoardPage,
}


def session(*roles: Role) -> Session:
    held = grants([(role, "") for role in roles or (Role.CLERK, Role.REVIEWER, Role.SUPERVISOR)])
    person = Person("p1", "苏日娜", StaffKind.FORMAL, held, "受理员")
    return Session(person, "示例县政务服务中心", "A03")


def unlock(password: str) -> None:
    if password != "right":
        raise Refused(refusal("person.password_wrong"))


def change_password(old: str, new: str) -> None:
    if old != "right":
        raise Refused(refusal("login.wrong"))
    if len(new) < 8:
        raise Refused(refusal("password.weak", least=8))


def find(text: str) -> SearchAnswer:
    """Knows one case, by its number."""
    return SearchAnswer("编号", (HIT,) if text == HIT.number else ())


def make_shell(
    tasks: TaskRunner,
    roles: Iterable[Role] = (),
    *,
    answer: Callable[[str], SearchAnswer] = find,
    idle_minutes: float = 0,
    at_once: bool = True,
) -> ShellWindow:
    """The shell as a test needs it: it never locks by itself unless told to."""
    return ShellWindow(
        session(*roles),
        PAGES,
        tasks=tasks,
        find=answer,
        unlock=unlock,
        change_password=change_password,
        now=lambda: NOW,
        idle_minutes=idle_minutes,
        at_once=at_once,
    )
