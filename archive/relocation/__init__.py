"""An archive on SQLite, moved into an empty PostgreSQL: manage.py move_archive.

moved_tables     which tables are moved, and what a value is on either side, typed the same
sqlite_archive   the archive that is moved: read in one transaction, never written
relocation_record    how far it is, in the new database; foreign keys wait there meanwhile
moved_rows       the rows, in batches, and their digests
moved_files      originals and drafts
archive_move     all of it, in order
"""
