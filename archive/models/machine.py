"""The web machines over one database, and the word lists that they share. Over SQLite both tables stay empty."""

from django.db import models
from django.db.models.functions import Now

# The lists, by the names that their files have.
WORD_LISTS = ("words.txt", "synonyms.txt")


class Machine(models.Model):
    """One that serves this archive, as it said of itself at its last start: version of the program, digests of its
    word lists and of its secret key, the bucket of its originals or that they lie in a folder ('' where it did not
    say). `seen_at` is the database's time."""

    name = models.CharField(max_length=300, unique=True)
    program = models.CharField(max_length=40)
    words = models.CharField(max_length=64)
    key = models.CharField(max_length=64)
    # A program of before 0.12.0 beside this one writes rows without it.
    originals = models.CharField(max_length=300, default="", db_default="")
    seen_at = models.DateTimeField(db_default=Now())

    class Meta:
        ordering = ["name"]
        default_permissions = ()

    def __str__(self):
        return self.name


class WordList(models.Model):
    """One of the office's own lists, as `manage.py lexicon load` has read it."""

    name = models.CharField(max_length=40, unique=True)
    text = models.TextField()
    loaded_at = models.DateTimeField(db_default=Now())

    class Meta:
        ordering = ["name"]
        default_permissions = ()

    def __str__(self):
        return self.name
