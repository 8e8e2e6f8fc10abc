"""Backups: the whole archive in one file with a date in its name, made while it is in use, and the way back.

backup_file   makes one and reads it again; open this first
held_files    which files one holds besides the database
manifest      what a backup says of itself, and whether it holds what it says
backup_shelf  the folder in which they lie, which of them go, when the last was made
sealed_stubs  what of a sealed directive stands in one
backup_holders  which of them hold a file
restoration   a backup into an empty data folder
"""

from archive.ops.backups.backup_file import NotBackedUp, make
from archive.ops.backups.backup_shelf import is_old, last, line, told, way_back
from archive.ops.backups.restoration import NotRestored, restore

__all__ = ["NotBackedUp", "NotRestored", "is_old", "last", "line", "make", "restore", "told", "way_back"]
