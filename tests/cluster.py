"""A cluster of PostgreSQL: made, started, stopped, killed, copied to a standby, promoted."""

import os
import pwd
import shutil
import signal
import socket
import stat
import subprocess
import time
from collections.abc import Mapping
from contextlib import suppress
from copy import copy
from pathlib import Path

import psycopg

Line = psycopg.Connection[tuple[object, ...]]

HOST = "127.0.0.1"
PATIENCE = 30
"""Seconds a server may take to start on a machine that is busy."""
_MAPPED = ("unshare", "-U", "--map-user=65534", "--map-group=65534")
"""PostgreSQL refuses to run as root: in a user namespace it sees another user, root owns files."""
_NOBODY = "nobody"


class Cluster:
    """A data folder with a port of its own; its socket and its log lie beside the folder."""

    def __init__(
        self,
        binaries: Path,
        data: Path,
        settings: Mapping[str, str],
        sockets: Path | None = None,
    ) -> None:
        self.data = data
        self.sockets = sockets or data.parent
        self.log = self.sockets / f"{data.name}.log"
        self.port = _free_port()
        self._settings = settings
        self._before, self._user = _way_to_run(self.sockets)
        self._binaries = binaries if self._user is None else _in_reach(binaries, self.sockets)
        self._process: subprocess.Popen[bytes] | None = None

    def at(self, data: Path) -> "Cluster":
        """The same cluster, once its folder lies elsewhere; this one must have been stopped."""
        moved = copy(self)
        moved.data = data
        return moved

    def make(self) -> None:
        """An empty cluster, in which everybody is believed."""
        self._run(
            "initdb", "-D", str(self.data), "-U", "postgres", "-A", "trust", "-E", "UTF8",
            "--locale=C.UTF-8", "--no-sync", "--no-instructions",
        )  # fmt: skip

    def start(self, **more: str) -> None:
        """Start the server, with more settings than its own; it answers once ``connected`` does."""
        settings = {**self._settings, **more}
        given = (part for item in settings.items() for part in ("-c", "=".join(item)))
        place = ("-D", str(self.data), "-k", str(self.sockets), "-p", str(self.port))
        self._process = self._popen("postgres", *place, *given)

    def connected(self, database: str = "postgres") -> Line:
        """The owner's connection, as soon as the server is there."""
        until = time.monotonic() + PATIENCE
        while True:
            try:
                return psycopg.connect(
                    host=str(self.sockets),
                    port=self.port,
                    user="postgres",
                    dbname=database,
                    autocommit=True,
                )
            except psycopg.OperationalError as error:
                if self.process.poll() is not None or time.monotonic() > until:
                    raise RuntimeError(self.log.read_text()) from error
                self.breathes()

    def breathes(self) -> None:
        """Give the server a moment: it tells nobody when it is ready."""
        with suppress(subprocess.TimeoutExpired):
            self.process.wait(0.02)

    def stop(self, how: signal.Signals = signal.SIGQUIT) -> None:
        """Stop it at once; what it had not written to its files is in its log of changes.

        SIGINT lets it write its files first.
        """
        self.process.send_signal(how)
        self.process.wait(PATIENCE)

    def kill(self) -> None:
        """``kill -9`` of the server and of everything it started, none of which ends in order."""
        self.process.send_signal(signal.SIGSTOP)  # or it would start others in their place
        started = self.children()
        for each in (self.process.pid, *started):
            with suppress(ProcessLookupError):
                os.kill(each, signal.SIGKILL)
        self.process.wait()
        until = time.monotonic() + PATIENCE
        while any(Path(f"/proc/{each}").exists() for each in started):
            if time.monotonic() > until:
                raise RuntimeError("a backend outlives its kill")

    @property
    def runs(self) -> bool:
        """Whether it was started and has not ended."""
        return self._process is not None and self._process.poll() is None

    @property
    def process(self) -> "subprocess.Popen[bytes]":
        """The server's process; it must have been started."""
        assert self._process is not None
        return self._process

    def children(self) -> tuple[int, ...]:
        """The processes that the server started; none where it has ended."""
        if not self.runs:
            return ()
        tasks = Path(f"/proc/{self.process.pid}/task/{self.process.pid}/children")
        with suppress(FileNotFoundError, ProcessLookupError):  # it ends just now
            return tuple(map(int, tasks.read_text().split()))
        return ()

    # -- standbys

    def standby(self, data: Path) -> "Cluster":
        """A copy that follows this one; not started yet."""
        made = Cluster(self._binaries, data, self._settings, self.sockets)
        made.follow(self)
        return made

    def follow(self, primary: "Cluster") -> None:
        """Be a copy of a server that runs, to follow it, whatever this one was before."""
        shutil.rmtree(self.data, ignore_errors=True)
        place = f"host={primary.sockets} port={primary.port} user=postgres"
        self._run(
            "pg_basebackup", "-D", str(self.data), "-d", place, "-R", "--checkpoint=fast",
            "--wal-method=stream", "--no-sync",
        )  # fmt: skip

    def promote(self) -> None:
        """Let a standby be the primary; it writes once this came back."""
        self._run("pg_ctl", "promote", "-D", str(self.data), "-w", "-t", str(PATIENCE))

    def _run(self, program: str, *arguments: str) -> None:
        if self._popen(program, *arguments).wait() != 0:
            raise RuntimeError(self.log.read_text())

    def _popen(self, program: str, *arguments: str) -> "subprocess.Popen[bytes]":
        with self.log.open("ab") as log:
            return subprocess.Popen(
                [*self._before, str(self._binaries / program), *arguments],
                cwd=self.sockets,
                env={**os.environ, "LC_ALL": "C.UTF-8", "TZ": "GMT", "PGTZ": "GMT"},
                stdout=log,
                stderr=log,
                user=self._user,
                start_new_session=True,  # Ctrl-C in the terminal is for the tests
            )


def _way_to_run(folder: Path) -> tuple[tuple[str, ...], int | None]:
    """What to write before the program, and the user to run it as, whoever runs the tests."""
    if os.geteuid() != 0:
        return (), None
    if subprocess.run([*_MAPPED, "true"], capture_output=True, check=False).returncode == 0:
        return _MAPPED, None
    user = pwd.getpwnam(_NOBODY).pw_uid
    os.chown(folder, user, -1)
    return (), user


def _in_reach(binaries: Path, folder: Path) -> Path:
    """The programs where any user may run them: a copy, if they lie in a home that is closed."""
    if all(part.stat().st_mode & stat.S_IXOTH for part in (binaries, *binaries.parents)):
        return binaries
    copied = folder / "program"
    if not copied.exists():
        shutil.copytree(binaries.parent, copied)
    return copied / binaries.name


def _free_port() -> int:
    with socket.socket() as free:
        free.bind((HOST, 0))
        return int(free.getsockname()[1])
