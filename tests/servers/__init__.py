"""Real servers, started for the tests and ended by them: nothing of them outlives a run.

postgres   a PostgreSQL; postgres_settings: the tests' settings over it; postgres_pages: every kind of page over it
"""
