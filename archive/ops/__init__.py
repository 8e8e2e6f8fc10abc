"""What an installation needs before it serves a page, and what keeps it safe when it is upgraded.

copies/       the database as it was before a newer program changed it; open this first
disk          why a file cannot be written, in words
log_lines     what a record of the log looks like, and how many there are
mount_path    the archive below a path of its host
server_log    gunicorn's own log, by the same rules
secret_key    made once, kept beside the data
static_files  collected under names that tell their contents, and compressed
translations  compiled at start
variables     what the office sets by the environment, and what of it contradicts itself
"""
