"""Kills the site again and again while readers post, and says what is left of their words.

    .venv/bin/python -m tests.kill
    .venv/bin/python -m tests.kill --postgres

The server and the work loop die together by kill -9 at random moments, with twenty posts a second
coming in; on PostgreSQL its postmaster dies, too, after every fifth time. A reader who gets no
answer posts again with the same key, and some post again after an answer. In the end every comment
that was acknowledged must be there once and whole: with its place, verdicts, event, writer and
letter, and counted in its thread. Everything runs on folders of its own, which go when it ends; the
exit code tells.
"""

import argparse
import json
import os
import random
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from tests.kill.programs import ROOT, Postgres, Site, port_of_our_own
from tests.kill.readers import Readers

POSTMASTER_EVERY = 5
# What a post may meet: it is stored; the database is away, and the text comes back; nobody answers.
MAY_COME = (303, 503, None)
MOST_STORED = 50  # comments that are acknowledged between two kills, at most
LONGEST = 20  # seconds, if a machine is slower than that


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--kills", type=int, default=100)
    parser.add_argument("--a-second", type=float, default=20, help="posts that come in")
    parser.add_argument("--postgres", action="store_true")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="newsroom-kill-") as folder:
        postgres = Postgres(tempfile.mkdtemp(prefix="newsroom-pg-")) if given.postgres else None
        try:
            return run(Path(folder), postgres, given)
        finally:
            if postgres:
                postgres.stop()


def run(folder, postgres, given):
    """Kill, audit, print; 1 if anything is wrong."""
    port = port_of_our_own()
    environment = surroundings(folder, port, postgres)
    targets = json.loads(program("paper", environment))
    with (folder / "log").open("w") as log:
        site, readers = Site(port, log, environment), Readers(port, targets, given.a_second)
        start = time.monotonic()
        try:
            site.start()
            readers.start()
            under_way = kill_often(site, postgres, readers, given.kills)
        except BaseException:
            readers.give_up()
            raise
        finally:
            readers.stop()
            site.kill()
        taken = time.monotonic() - start
    found = json.loads(program("audit", environment, json.dumps(readers.told())))
    odd = {status: times for status, times in readers.answers.items() if status not in MAY_COME}
    found["wrong"] |= {f"answers {status}": times for status, times in odd.items()}
    report(found, readers, under_way, taken, postgres)
    return int(any(found["wrong"].values()))


def surroundings(folder, port, postgres):
    """What the site, and the programs that look at its rows, read their settings from."""
    (folder / "static").mkdir()
    kept = {name: os.environ[name] for name in ("PATH", "HOME", "LANG") if name in os.environ}
    return {
        **kept,
        "DJANGO_SETTINGS_MODULE": "newsroom.settings",
        "SECRET_KEY": "a key for this run only",
        "NEWSROOM_DATA": str(folder),
        "PORT": str(port),
        "EMAIL_URL": "dummymail://",
        "TRUSTED_PROXIES": "127.0.0.1",
        **({"DATABASE_URL": postgres.url} if postgres else {}),
    }


def program(name, environment, words=""):
    """What one of the programs beside this one prints."""
    command = [sys.executable, "-m", f"tests.kill.{name}"]
    ran = subprocess.run(
        command, cwd=ROOT, env=environment, input=words, text=True, stdout=subprocess.PIPE
    )
    ran.check_returncode()
    return ran.stdout


def kill_often(site, postgres, readers, kills):
    """Kill and start again so many times; how many posts had no answer yet at each kill."""
    chance, under_way = random.Random(2), []
    for number in range(1, kills + 1):
        let_live(readers, chance.randint(1, MOST_STORED))
        under_way.append(readers.waiting())
        site.kill()
        site.start()
        if postgres and number % POSTMASTER_EVERY == 0:
            let_live(readers, chance.randint(1, MOST_STORED))
            postgres.kill()
            postgres.start()
        if number % 10 == 0:
            print(f"{number} kills, {readers.acknowledged} acknowledgements", flush=True)
    return under_way


def let_live(readers, count):
    """Wait until so many more comments are acknowledged; the last of them only just."""
    enough, end = readers.acknowledged + count, time.monotonic() + LONGEST
    while readers.acknowledged < enough and time.monotonic() < end:
        time.sleep(0.001)


def report(found, readers, under_way, taken, postgres):
    name = "PostgreSQL" if postgres else "SQLite"
    print(f"\n{name}: {len(under_way)} times kill -9 in {taken:.0f} s")
    if postgres:
        print(f"and {len(under_way) // POSTMASTER_EVERY} times kill -9 of its postmaster")
    stored, refused, silent = (readers.answers[status] for status in MAY_COME)
    print(f"{len(readers.said)} comments by {stored + refused + silent} posts: {stored} stored,")
    print(f"{refused} given back by a page with the text, {silent} without an answer")
    print(f"{readers.skipped} beats at which every reader still waited")
    middle = statistics.median(under_way)
    print(f"at a kill {min(under_way)} to {max(under_way)} posts waited, median {middle:.0f}")
    print(f"{found['rows']} rows, {found['shown']} of them shown, {found['letters']} letters")
    for wrong, times in found["wrong"].items():
        print(f"{wrong:<32}{times:>6}")


if __name__ == "__main__":
    sys.exit(main())
