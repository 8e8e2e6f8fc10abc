"""What a first start makes of DATA_DIR, and an upgrade: a backup, and whoever looks for an original, goes by it."""

import hashlib
import re

from django.db import connection

# Made anew by any start from what stands in the rest: only their own names are anybody's business.
REMADE = ("index", "static", "jieba")


_DATE = re.compile(r"\d{4}-\d\d-\d\d")


def taken(program) -> dict:
    # An archive of the first release, of which a copy is made before it is changed.
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA user_version = 0")
    program.run("migrate")
    files = [path for path in program.folder.rglob("*") if path.is_file()]
    return {"data_folder": sorted({_pattern(path, path.relative_to(program.folder)) for path in files} - {""})}


def _pattern(path, name) -> str:
    first = name.parts[0]
    if first in REMADE:
        return f"{first}/*"
    if path.name.endswith(("-wal", "-shm", "-journal")):
        return ""
    # An original stands under its SHA-256, in a folder of its first two digits.
    sha256 = hashlib.sha256(path.read_bytes()).hexdigest()
    return _DATE.sub("{date}", str(name).replace(sha256, "{sha256}").replace(f"/{sha256[:2]}/", "/{sha256:.2}/"))
