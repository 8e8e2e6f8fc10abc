"""Where things lie: database, index, originals, static files."""

from archive.ops import database_url, originals_url, read_only
from archive.settings.office import (
    BASE_DIR,
    DATA_DIR,
    DATABASE_URL,
    FORCE_SCRIPT_NAME,
    INDEX_NAME,
    IS_READ_ONLY,
    OPENSEARCH_REPLICAS,
    OPENSEARCH_SHARDS,
    OPENSEARCH_URL,
    ORIGINALS_URL,
)

DATABASES = {
    "default": read_only.database(DATA_DIR / "archive.sqlite3")
    if IS_READ_ONLY
    else {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": DATA_DIR / "archive.sqlite3",
        # Opening a connection takes as long as five questions: a thread keeps its own for a minute.
        "CONN_MAX_AGE": 60,
        "OPTIONS": {
            # Readers go on while one writes; a writer takes its lock at once and waits its turn.
            "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;",
            "transaction_mode": "IMMEDIATE",
            "timeout": 20,
        },
    }
}

if DATABASE_URL:
    DATABASES["default"] = database_url.database(DATABASE_URL)

HAYSTACK_CONNECTIONS = {
    "default": {
        "ENGINE": "search.haystack_front.backend.ArchiveEngine",
        # Who answers behind it, see search.contract.Engine; what is not haystack's here are its options.
        "SEARCH_ENGINE": "search.whoosh_engine.engine.WhooshEngine",
        "PATH": str(DATA_DIR / "index"),
        # A failed write must be seen: a deleted directive that stays findable is worse than an error.
        "SILENTLY_FAIL": False,
    }
}

if OPENSEARCH_URL:
    # A cluster in place of the folder; its alias is the index's name.
    HAYSTACK_CONNECTIONS["default"] = {
        "ENGINE": "search.haystack_front.backend.ArchiveEngine",
        "SEARCH_ENGINE": "search.opensearch_engine.engine.OpenSearchEngine",
        "HOSTS": OPENSEARCH_URL,
        "INDEX_NAME": f"archive-{INDEX_NAME}",
        "SHARDS": OPENSEARCH_SHARDS,
        "REPLICAS": OPENSEARCH_REPLICAS,
        "SILENTLY_FAIL": False,
    }

# jieba's dictionary cache: private to this installation, not the shared temporary folder.
JIEBA_CACHE_DIR = DATA_DIR / "jieba"
# Words and synonyms that staff add to the archive's own: words.txt, synonyms.txt.
SEARCH_LEXICON_DIR = DATA_DIR / "lexicon"
# What a match is worth where, see search.query.weights.SearchWeights; what is left out has its default.
SEARCH_WEIGHTS = {"title": 4.0, "headings": 2.0, "body": 1.0}

# Originals as received, named by their SHA-256.
MEDIA_ROOT = DATA_DIR / "sources"

# Pages as they were shown that a process keeps, in bytes once packed: a thousand of them or so.
PAGE_CACHE_BYTES = 8 * 1024 * 1024

# Not relative: whitenoise and the storage read it when there is no request, and Django knows no path yet.
STATIC_URL = f"{FORCE_SCRIPT_NAME or ''}/static/"
STATICFILES_DIRS = [BASE_DIR / "static"]
STATIC_ROOT = DATA_DIR / "static"
STORAGES = {
    "originals": {"BACKEND": "archive.depot.folder_storage.FolderStorage"},
    "drafts": {"BACKEND": "archive.depot.folder_storage.FolderStorage", "OPTIONS": {"folder": "intake"}},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
if ORIGINALS_URL:
    STORAGES |= originals_url.storages(ORIGINALS_URL)
# What a column of files names is an original.
STORAGES["default"] = STORAGES["originals"]
if IS_READ_ONLY and not (STATIC_ROOT / "staticfiles.json").exists():
    # A backup on a disk that cannot be written has none: they are served from where they were made.
    STORAGES["staticfiles"] = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
    WHITENOISE_USE_FINDERS = True
