"""The office's own word lists where machines share a database: the database has them, and each machine a copy in its
folder, made when it starts. While none was loaded the folder is what counts, as it always does over SQLite."""

from pathlib import Path

from django.db import connection, transaction
from django.db.models.functions import Now

from archive.models import WORD_LISTS, WordList
from archive.ops import data_rights


def are_shared() -> bool:
    """Whether the database is where the lists belong."""
    return connection.vendor == "postgresql"


def load(texts: dict[str, str]) -> None:
    """Have these texts, by the names of the lists, in place of what the database has. Raises DatabaseError."""
    with transaction.atomic():
        for name, text in texts.items():
            WordList.objects.update_or_create(name=name, defaults={"text": text, "loaded_at": Now()})


def held() -> list[WordList]:
    """The lists that the database has, none before the first was loaded."""
    return list(WordList.objects.all()) if are_shared() else []


def bring(folder: Path) -> list[str]:
    """Copy the database's lists into the folder from which words are read; the names of those that were others there.
    Raises DatabaseError, OSError."""
    brought = []
    for one in held():
        if one.name not in WORD_LISTS:
            continue
        path = folder / one.name
        if not path.exists() or path.read_bytes() != one.text.encode():
            folder.mkdir(parents=True, exist_ok=True)
            data_rights.write(path, one.text)
            brought.append(one.name)
    return brought
