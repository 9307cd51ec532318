"""What a test of a window must leave behind: nothing."""

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication


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
    assert app.activeModalWidget() is None, "a dialog is still open"
    left = [w for w in app.topLevelWidgets() if w not in before and w.isVisible()]
    assert left == [], f"still visible: {left}; hand it to qtbot.addWidget"
