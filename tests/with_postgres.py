"""Run a command with DATABASE_URL set to a throw-away PostgreSQL.

    python tests/with_postgres.py pytest -n 2

The server keeps its data in a temporary folder, listens on loopback and ends with the command.
Exit code 77 says that no server binaries were found.
"""

import os
import pwd
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from pathlib import Path

NO_SERVER = 77


def binaries():
    """The folder of initdb and postgres, newest version first, or None."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), reverse=True)
    on_path = shutil.which("initdb")
    candidates = [*found, *([Path(on_path).resolve()] if on_path else [])]
    return next((path.parent for path in candidates if path.with_name("postgres").exists()), None)


def unprivileged():
    """The account to run the server under: initdb refuses root."""
    if os.geteuid() != 0:
        return None
    for name in ("postgres", "nobody"):
        try:
            return pwd.getpwnam(name)
        except KeyError:
            continue
    return None


def main(command):
    folder_of_binaries = binaries()
    if folder_of_binaries is None:
        print("No PostgreSQL server binaries found (Debian: apt-get install postgresql).")
        return NO_SERVER
    account = unprivileged()
    port = free_port()
    who = {"user": account.pw_uid, "group": account.pw_gid, "extra_groups": []} if account else {}
    with tempfile.TemporaryDirectory(prefix="newsroom-pg-") as folder:
        if account:
            os.chown(folder, account.pw_uid, account.pw_gid)
            os.chmod(folder, 0o755)
        data = Path(folder) / "data"
        subprocess.run(
            [folder_of_binaries / "initdb", "-D", data, "-U", "newsroom", "-A", "trust"]
            + ["--encoding=UTF8", "--locale=C.UTF-8", "--no-sync"],
            check=True,
            stdout=subprocess.DEVNULL,
            cwd=folder,
            **who,
        )
        server = subprocess.Popen(
            [folder_of_binaries / "postgres", "-D", data, "-k", folder, "-p", str(port)]
            + ["-c", "listen_addresses=127.0.0.1"]
            + ["-c", "fsync=off", "-c", "full_page_writes=off", "-c", "log_min_messages=fatal"]
            + ["-c", "synchronous_commit=off", "-c", "wal_level=minimal", "-c", "max_wal_senders=0"]
            + ["-c", "timezone=UTC", "-c", "max_connections=300", "-c", "autovacuum=off"],
            cwd=folder,
            stderr=subprocess.DEVNULL,
            **who,
        )
        try:
            make_database(folder_of_binaries, port)
            url = f"postgres://newsroom@127.0.0.1:{port}/newsroom"
            return subprocess.run(command, env={**os.environ, "DATABASE_URL": url}).returncode
        finally:
            server.send_signal(signal.SIGINT)
            server.wait(30)


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def make_database(folder_of_binaries, port):
    """Wait until the server answers, then make the database the command is pointed at."""
    address = ["-h", "127.0.0.1", "-p", str(port)]
    for _ in range(100):
        ready = subprocess.run(
            [folder_of_binaries / "pg_isready", *address], stdout=subprocess.DEVNULL
        )
        if ready.returncode == 0:
            break
        time.sleep(0.1)
    create = [folder_of_binaries / "createdb", *address, "-U", "newsroom", "newsroom"]
    subprocess.run(create, check=True)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
