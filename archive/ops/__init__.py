"""What an installation needs before it serves a page, what keeps it safe when it is upgraded, and the way back.

copies/           the database as it was before a newer program changed it; open this first
backups/          the whole archive in one file, made while it is in use, and restored
data_rights       whose the data folder is, and whether it can be written; read_only: an archive that cannot
database_url      the server that DATABASE_URL names; database_server: tried, locked, forgotten across a fork
originals_url     the bucket that ORIGINALS_URL names; store_trouble: what keeps it from answering
database_state    whether the database can be read through; database_trouble: what keeps it from answering, in words
disk              why a file cannot be written, in words
log_lines         what a record of the log looks like, and how many there are
mount_path        the archive below a path of its host
own_process       a process of the server's own, for work that no reader waits for
server_log        gunicorn's own log, by the same rules
secret_key        made once, kept beside the data
static_files      collected under names that tell their contents, and compressed
translations      compiled at start
variables         what the office sets by the environment; contradictions: what of it cannot be meant;
                  wrong_addresses: the same of where the archive is reached
"""
