"""What tests of windows stand on, and what they must leave behind: nothing."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QThread
from PySide6.QtWidgets import QApplication, QWidget

from tests.quick import folder, quick
from ui.application import Application
from ui.tasks import InlineTasks
from ui.text import Language
from ui.theme import Scheme, stylesheet, tokens

__all__ = ["folder", "quick"]
PICTURES = Path(__file__).parent.parent.parent / "build" / "screens"


@pytest.fixture(autouse=True)
def nothing_left_on_screen(request: pytest.FixtureRequest) -> Iterator[None]:
    """A window or dialog still shown after a test would change what the next one sees."""
    if "qapp" not in request.fixturenames:
        yield
        return
    app = request.getfixturevalue("qapp")
    assert isinstance(app, QApplication)
    before = set(app.topLevelWidgets())
    yield
    # Without a running event loop nobody deletes what was closed, and each theme styles it again.
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    assert app.activeModalWidget() is None, "a dialog is still open"
    left = [w for w in app.topLevelWidgets() if w not in before and w.isVisible()]
    assert left == [], f"still visible: {left}; hand it to qtbot.addWidget"
    running = [thread for thread in app.findChildren(QThread) if thread.isRunning()]
    assert running == [], f"still running: {running}; close it"


class WholeApplication(Application):
    """The application with the stylesheet on every widget: in tests many are windows themselves."""

    def use_scheme(self, scheme: Scheme) -> None:
        super().use_scheme(scheme)
        self.qt.setStyleSheet(stylesheet(tokens()))


@pytest.fixture(scope="session")
def shared_application(qapp: QApplication) -> Application:
    """Theme, fonts and filters of the program, made once for all tests."""
    made = WholeApplication()
    made.use_scheme(Scheme.LIGHT)
    return made


@pytest.fixture
def application(shared_application: Application) -> Application:
    """The program as it starts: Chinese and light."""
    if shared_application.languages.current is not Language.CHINESE:
        shared_application.languages.use(Language.CHINESE)
    if tokens().scheme is not Scheme.LIGHT:
        shared_application.use_scheme(Scheme.LIGHT)
    return shared_application


@pytest.fixture
def tasks() -> InlineTasks:
    """Work is done at once, on the thread of the test."""
    return InlineTasks()


def take_picture(widget: QWidget, name: str) -> Path:
    """Keep a picture of a widget in build/screens, for people to look at."""
    PICTURES.mkdir(parents=True, exist_ok=True)
    QApplication.processEvents()  # layouts that something asked for have to be done first
    place = PICTURES / f"{name}.png"
    assert widget.grab().save(str(place))
    return place
