"""The whole suite on SQLite, then on a throw-away PostgreSQL. `make test` calls this."""

import os
import subprocess
import sys

from with_postgres import NO_SERVER

PYTEST = [sys.executable, "-m", "pytest", "-n", "2", "--dist", "worksteal"]


def main():
    os.environ.pop("DATABASE_URL", None)
    arguments = sys.argv[1:]
    print("SQLite", flush=True)
    on_sqlite = subprocess.run([*PYTEST, *arguments]).returncode
    print("PostgreSQL", flush=True)
    runner = [sys.executable, "tests/with_postgres.py"]
    on_postgres = subprocess.run([*runner, *PYTEST, *arguments]).returncode
    if on_postgres == NO_SERVER:
        print("PostgreSQL: NOT TESTED, see above.")
        # On a build machine a database left out is a failure; a laptop may do without.
        return on_sqlite or (1 if os.environ.get("CI") else 0)
    return on_sqlite or on_postgres


if __name__ == "__main__":
    sys.exit(main())
