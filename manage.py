#!/usr/bin/env python
"""The archive's command line: `python manage.py help` lists what it can do."""

import os
import sys

from django.core.management import execute_from_command_line

from archive.ops import variables

if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "archive.settings")
    if told := variables.contradiction(os.environ):
        sys.exit(told)
    execute_from_command_line(sys.argv)
