import threading
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection


@pytest.fixture
def together(transactional_db):
    """A function that runs ``work`` in so many threads at once, as so many processes would."""

    def run(count, work):
        start = threading.Barrier(count)

        def one(number):
            start.wait()
            try:
                return work(number)
            finally:
                connection.close()  # each thread has its own

        with ThreadPoolExecutor(count) as pool:
            return list(pool.map(one, range(count)))

    return run
