"""Several web machines over one database: what they do one at a time, whose clock counts, and in what they must agree.

Over SQLite there is one machine, and all of this does nothing.

turns              a lock in the database that dies with its holder; open this first
database_clock     the time as the database has it · clock_triggers: rows whose time the database writes itself
machine_start      what a machine does at its start
known_machines     which machines there are, and what they hold otherwise: key, words, version
shared_word_lists  the office's own words, in the database, and their copy in DATA_DIR
"""
