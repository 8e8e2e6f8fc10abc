"""Several web machines over one PostgreSQL, each with a data folder and an index of its own."""
