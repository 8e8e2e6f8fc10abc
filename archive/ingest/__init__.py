"""From a file to the archive: read, understand, write in one transaction, and say what was done.

import_run            the one door: ImportRun().import_files(path), and read_files(path), which writes nothing
import_paths          paths → the files that are meant; data_folder: never taken in
arrivals              a file, or each file of a bundle · found_file: its bytes, or the sentence that refuses it
import_outcome        what became of one file
received_file         bytes → directives, and what was left out on the way
secrecy_gate          what bears a mark of secrecy is refused, and told where the archive holds it already
closed_files          what was withdrawn, sealed or purged comes in by no door
closed_circulation    what says of itself that it is not for everybody is told and goes to review
first_openness        who may know of a directive that comes in, by what it says of itself; openness: set by somebody
unread_content        what a file shows and nobody read, likewise
page_title            whether a web page bears the title that was read of its text
reference_cache       what a run asks the database once: topics, regions, issuers; reference_fixtures: their source
duplicates            whether a directive is one that the archive holds already, by its measured_text
supplement            what it adds to that one
parsed_rows           directives → rows of the database, each value made to fit its column
accession             a file's rows → database, all or none; bulk_rows: many at once
originals             its bytes; stray_originals: those that no row tells of; source_faults: rows that tell otherwise
content_writer        the one door for a text, its sections and action items; slice_rules: what holds between them
binding_columns       how binding action items are, read for older archives
kept_annotations      what is known of places in a text, kept with it, and caught up with for older archives
kept_rows             which of a directive's sections and action items are still there; moved_words: and where
reference_resolution  references → the directives that they mean
corrections           what staff settled; removal: what goes with a source
announcement          who keeps an index or a cache is told
reparse/              originals read again with today's parser
"""

from archive.ingest.import_outcome import ImportOutcome
from archive.ingest.import_paths import Found, files_under, listed, shown
from archive.ingest.import_run import ImportRun, read_file, read_files

__all__ = ["Found", "ImportOutcome", "ImportRun", "files_under", "listed", "read_file", "read_files", "shown"]
