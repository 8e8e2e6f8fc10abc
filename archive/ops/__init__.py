"""What an installation needs before it serves a page, and what keeps it safe when it is upgraded.

copies/       the database as it was before a newer program changed it; open this first
disk          why a file cannot be written, in words
secret_key    made once, kept beside the data
setting_choice  a setting that has one of a few values
static_files  collected under names that tell their contents, and compressed
translations  compiled at start
"""
