"""The frame of the repository holds: locks, scripts, and what they promise."""

import re
import subprocess
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
LOCKS = ("lock", "dev", "bench")
SCRIPTS = ("run", "test", "bench", ".ci/run", "installer/lock", "installer/setup.sh")

PIN = re.compile(r"^([A-Za-z0-9._-]+)==(\S+)", re.MULTILINE)


def lock_text(name: str) -> str:
    return (ROOT / "requirements" / f"{name}.txt").read_text(encoding="utf-8")


def pins(name: str) -> dict[str, str]:
    return dict(PIN.findall(lock_text(name)))


def normal(requirement: str) -> str:
    """The name in a requirement, as package indexes write it."""
    found = re.match(r"[A-Za-z0-9._-]+", requirement)
    assert found
    return re.sub(r"[-_.]+", "-", found[0]).lower()


@pytest.mark.parametrize("name", LOCKS)
def test_a_lock_names_no_server_and_every_file_has_its_hash(name: str) -> None:
    text = lock_text(name)

    assert "://" not in text
    assert "--index-url" not in text
    blocks = re.split(r"\n(?=\S)", text.strip())
    assert all("--hash=sha256:" in block for block in blocks)


@pytest.mark.parametrize(("inner", "outer"), [("lock", "dev"), ("dev", "bench")])
def test_a_lock_keeps_to_the_versions_of_the_one_before(inner: str, outer: str) -> None:
    assert pins(inner).items() <= pins(outer).items()


def test_every_dependency_is_locked() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    extra = project["optional-dependencies"]

    assert {normal(one) for one in project["dependencies"]} <= pins("lock").keys()
    assert {normal(one) for one in extra["test"] + extra["check"]} <= pins("dev").keys()
    assert {normal(one) for one in extra["bench"]} <= pins("bench").keys()


@pytest.mark.parametrize("script", SCRIPTS)
def test_a_script_is_sound_bash(script: str) -> None:
    ran = subprocess.run(
        ["bash", "-n", str(ROOT / script)], capture_output=True, text=True, check=False
    )

    assert (ran.returncode, ran.stderr) == (0, "")


def test_the_licence_is_the_one_that_the_project_names() -> None:
    assert "Apache License" in (ROOT / "LICENSE").read_text(encoding="utf-8")[:200]


@pytest.mark.parametrize("name", ["README.md", "README.zh-CN.md"])
def test_a_readme_names_every_folder(name: str) -> None:
    text = (ROOT / name).read_text(encoding="utf-8")

    for folder in ("app", "ui", "db", "resources", "tests", "docs", "installer", "stubs"):
        assert f"`{folder}/`" in text
