#!/usr/bin/env python
"""The archive's command line: `python manage.py help` lists what it can do."""

import os
import sys

from django.core.management import execute_from_command_line

from archive.management import told_errors
from archive.ops import contradictions, data_rights

if __name__ == "__main__":
    data_rights.keep_to_owner()
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "archive.settings")
    if told := contradictions.first(os.environ):
        sys.exit(told)
    with told_errors.in_words():
        execute_from_command_line(sys.argv)
