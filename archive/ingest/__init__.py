"""From a file to the archive: read, understand, write in one transaction, and say what was done.

files        paths → the bytes of each file, or the sentence that refuses it; data_folder: what is never taken in
reading      bytes → directives, and what was left out on the way
secrecy      what bears a mark of secrecy is refused, and told where the archive holds it already
known        what a run asks the database once: topics, regions, issuers
recognising  whether a directive is one that the archive holds already
rows         directives → rows of the database, each value made to fit its column
writing      rows → database, inserting many at once; filling: what a second source adds to a directive
run          the one door: Run().import_file(path), and read_file(path), which writes nothing
"""

from archive.ingest.import_outcome import ImportOutcome
from archive.ingest.import_paths import Found, files_under, shown
from archive.ingest.import_run import ImportRun, read_file

__all__ = ["Found", "ImportOutcome", "ImportRun", "files_under", "read_file", "shown"]
