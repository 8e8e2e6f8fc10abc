"""What is done over a connection to the database of its own."""

from concurrent.futures import ThreadPoolExecutor

from django.db import connection


def elsewhere(do, *arguments, **named):
    """What `do` returns in a thread of its own, which has committed it by then."""

    def done():
        try:
            return do(*arguments, **named)
        finally:
            connection.close()

    with ThreadPoolExecutor() as threads:
        return threads.submit(done).result(timeout=20)
