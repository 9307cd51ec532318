"""Joining a hall on a server in the first window: an invitation in the place of the hall's file."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from sqlalchemy import URL

from app.__main__ import main
from app.settings import read_settings
from tests.centres import KINDS
from tests.hall import PASSWORD
from tests.postgres import Server, servers
from tests.serverhall import NAME, SECURITY, found_cheaply
from tests.ui.conftest import take_picture
from tests.ui.setup.first_run import FirstRun, first, join

__all__ = ["first", "servers"]


@pytest.fixture
def place(servers: Callable[[Path], Server], tmp_path: Path) -> Iterator[URL]:
    """A hall just founded."""
    server = servers(Path(KINDS[1]))
    with server.empty() as database:
        found_cheaply(server.url(database), tmp_path)
        yield server.url(database)


@pytest.fixture
def invitation(place: URL, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Path:
    file = tmp_path / "A01.invitation"
    assert main(["central", "counter", place.render_as_string(), "--out", str(file)]) == 0
    return file


@pytest.mark.parametrize("typed", [False, True])
def test_an_invitation_shows_the_hall_and_joins_it(
    first: FirstRun, invitation: Path, typed: bool
) -> None:
    page = join(first)
    if typed:
        page.store.edit.set_value(invitation.read_text(encoding="utf-8").strip())
        page.look()
    else:
        page.store.set_path(invitation)
    assert NAME in page.hall.text
    page.counter.set_value("A01")
    page.officer.set_value(SECURITY)
    page.password.set_value(PASSWORD)
    if not typed:
        take_picture(first.assistant, "setup-join-server")

    page.go.click()

    assert first.finished == [True]
    assert read_settings(first.home).centre.startswith("postgresql://device")


def test_an_invitation_that_opens_nothing_is_said_in_a_sentence(
    first: FirstRun, invitation: Path
) -> None:
    text = invitation.read_text(encoding="utf-8")
    invitation.write_text(text.replace("device", "nobody"), encoding="utf-8")
    page = join(first)
    page.store.set_path(invitation)
    assert "没有应答" in page.card.said[""]
    assert NAME not in page.hall.text
