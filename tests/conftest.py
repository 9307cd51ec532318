"""What every test stands on: no screen, no one's own home or keyring, a known seed."""

import os
import secrets
from collections.abc import Iterator
from pathlib import Path

import keyring
import pytest
from hypothesis import settings

from tests.keyrings import MemoryKeyring
from tests.postgres import FURTHER

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

APART = ("long", "system")
"""Markers of tests that run only when asked for by the option of the same name."""

settings.register_profile("default", deadline=None, derandomize=True, database=None)
settings.register_profile("long", deadline=None, max_examples=2_000, database=None)


def pytest_addoption(parser: pytest.Parser) -> None:
    group = parser.getgroup("yichuang")
    group.addoption("--long", action="store_true", help="run the tests marked long, and only them")
    group.addoption("--system", action="store_true", help="run the tests marked system, only them")
    group.addoption("--seed", type=int, default=None, help="repeat a long run with its seed")


def pytest_configure(config: pytest.Config) -> None:
    long = bool(config.getoption("--long"))
    settings.load_profile("long" if long else "default")
    if config.getoption("--seed") is None:
        config.option.seed = secrets.randbits(32) if long else 0
    if long:
        config.option.hypothesis_seed = config.option.seed


def pytest_report_header(config: pytest.Config) -> str:
    return f"seed: {config.getoption('--seed')} (repeat with --seed)"


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Mark what needs Qt, and leave out what runs apart."""
    asked = {name for name in APART if config.getoption(f"--{name}")}
    kept: list[pytest.Item] = []
    left: list[pytest.Item] = []
    for item in items:
        if "qapp" in getattr(item, "fixturenames", ()):
            item.add_marker(pytest.mark.gui)
        if _repeats(item):
            item.add_marker(pytest.mark.long)
        marks = {name for name in APART if item.get_closest_marker(name)}
        runs = bool(marks & asked) if asked else not marks
        (kept if runs else left).append(item)
    if left:
        config.hook.pytest_deselected(items=left)
        items[:] = kept


def _repeats(item: pytest.Item) -> bool:
    """Whether a test says of a second PostgreSQL what it said of the first.

    Rights differ from one version to the next, so what looks them over runs on each at once.
    """
    if item.path.stem.startswith("test_postgres"):
        return False
    values = (
        item.callspec.params.values()
        if isinstance(item, pytest.Function) and hasattr(item, "callspec")
        else ()
    )
    return any(isinstance(each, str) and each in FURTHER for each in values)


@pytest.fixture(scope="session", autouse=True)
def no_ones_home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Folders of the user are empty ones, made for this run."""
    top = tmp_path_factory.mktemp("home")
    places = {
        "HOME": top,
        "XDG_CONFIG_HOME": top / "config",
        "XDG_DATA_HOME": top / "data",
        "XDG_CACHE_HOME": top / "cache",
        "XDG_STATE_HOME": top / "state",
    }
    with pytest.MonkeyPatch.context() as patch:
        for name, place in places.items():
            patch.setenv(name, str(place))
        yield


@pytest.fixture(autouse=True)
def memory_keyring() -> Iterator[MemoryKeyring]:
    """The keyring of the test, empty at its start; a test may set another."""
    before = keyring.get_keyring()
    own = MemoryKeyring()
    keyring.set_keyring(own)
    yield own
    keyring.set_keyring(before)


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """An empty folder for the program's data."""
    place = tmp_path / "home"
    place.mkdir()
    return place


@pytest.fixture
def seed(pytestconfig: pytest.Config) -> int:
    """Seed for a test's own randomness: 0, or the printed one in a long run."""
    value = pytestconfig.getoption("--seed")
    assert isinstance(value, int)
    return value
