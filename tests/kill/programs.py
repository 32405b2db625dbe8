"""The programs that get killed: the site on a data folder of its own, and a PostgreSQL that means
what it says about the disk."""

import os
import random
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from pathlib import Path

from tests.with_postgres import binaries, make_database, unprivileged

ROOT = Path(__file__).resolve().parent.parent.parent
PATIENCE = 60  # seconds until a program has to answer


def port_of_our_own():
    """A free port that no connection gets by itself: whoever dials a server that is down may else
    be given its very port, and keep it."""
    for port in random.sample(range(20_000, 32_000), 100):
        with socket.socket() as probe:
            try:
                probe.bind(("127.0.0.1", port))
            except OSError:
                continue
            return port
    raise SystemExit("No port is free.")


class Site:
    """The server and the work loop, in one process group."""

    def __init__(self, port, log, environment):
        self.port, self.log, self.environment = port, log, environment
        self.running = []

    def start(self):
        server = [sys.executable, "-m", "granian", "--interface", "wsgi"]
        server += ["newsroom.wsgi:application", "--host", "127.0.0.1", "--port", str(self.port)]
        server += ["--no-ws", "--blocking-threads", "4", "--log-level", "error"]
        work = [sys.executable, "manage.py", "work"]
        out = {"cwd": ROOT, "env": self.environment, "stdout": self.log, "stderr": self.log}
        first = subprocess.Popen(server, process_group=0, **out)
        second = subprocess.Popen(work, process_group=first.pid, **out)
        self.running = [first, second]
        self.wait_until_up()

    def wait_until_up(self):
        for _ in range(PATIENCE * 20):
            if self.running[0].poll() is not None:
                raise SystemExit("The server ended before it answered; see the log.")
            try:
                urllib.request.urlopen(f"http://127.0.0.1:{self.port}/form-token/", timeout=5)
                return
            except urllib.error.HTTPError:
                return  # it has an answer, if not the right one: its database may be away
            except OSError:
                time.sleep(0.05)
        raise SystemExit(f"No answer from the server within {PATIENCE} seconds.")

    def kill(self):
        """kill -9 of all of it at once; nothing of it is left afterwards."""
        if not self.running:
            return
        os.killpg(self.running[0].pid, signal.SIGKILL)
        for each in self.running:
            each.wait()
        self.running = []


class Postgres:
    """A server as it is installed, fsync and all, on a folder of its own."""

    def __init__(self, folder):
        self.folder, self.port, self.running = Path(folder), port_of_our_own(), None
        self.account = unprivileged()
        self.url = f"postgres://newsroom@127.0.0.1:{self.port}/newsroom"
        if self.account:
            os.chown(folder, self.account.pw_uid, self.account.pw_gid)
            os.chmod(folder, 0o755)
        self.run("initdb", "-U", "newsroom", "-A", "trust", "--encoding=UTF8", "--locale=C.UTF-8")
        self.start()
        make_database(binaries(), self.port)

    @property
    def who(self):
        if self.account is None:
            return {}
        return {"user": self.account.pw_uid, "group": self.account.pw_gid, "extra_groups": []}

    def run(self, program, *options):
        command = [binaries() / program, "-D", self.folder / "data", *options]
        quiet = {"stdout": subprocess.DEVNULL, "cwd": self.folder}
        subprocess.run(command, check=True, **quiet, **self.who)

    def start(self):
        """Until it answers: it waits for the last of the old one's processes to go."""
        command = [binaries() / "postgres", "-D", self.folder / "data", "-k", self.folder]
        command += ["-p", str(self.port), "-c", "listen_addresses=127.0.0.1"]
        ask = [binaries() / "pg_isready", "-q", "-h", "127.0.0.1", "-p", str(self.port)]
        quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            if self.running is None or self.running.poll() is not None:
                self.running = subprocess.Popen(command, cwd=self.folder, **quiet, **self.who)
            if subprocess.run(ask, **quiet).returncode == 0:
                return
            time.sleep(0.1)
        raise SystemExit(f"PostgreSQL did not come back within {PATIENCE} seconds.")

    def kill(self):
        """kill -9 of the postmaster; its other processes end themselves when they notice."""
        self.running.send_signal(signal.SIGKILL)
        self.running.wait()

    def stop(self):
        if self.running.poll() is None:
            self.running.send_signal(signal.SIGINT)
            self.running.wait(PATIENCE)
        shutil.rmtree(self.folder, ignore_errors=True)
