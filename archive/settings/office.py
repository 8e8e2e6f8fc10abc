"""What the office says by variables of the environment, and where the archive keeps its data.

HOST, PORT      where gunicorn listens (127.0.0.1, 8000)
DATA_DIR        database, originals, index, secret key, collected static files (./var)
DATABASE_URL    a PostgreSQL in place of the file of DATA_DIR (postgresql://user:password@host:5432/name), see
                archive.ops.database_url
ALLOWED_HOSTS   names the archive answers to, separated by commas, where HOST does not say it
HTTPS           1 when a proxy in front speaks TLS: secure cookies, redirect, HSTS
TRUSTED_PROXIES proxies whose X-Forwarded-For and -Proto count, by address or network, separated by commas (this
                machine with HTTPS=1, else none)
READERS_SIGN_IN 1 when every page, feed, file and JSON asks for sign-in
IDLE_MINUTES    after which who does nothing is signed out (60; 0 never)
INTAKE_DAYS     after which what came in and nobody touches is given up, and its file removed (180; 0 never)
TRUSTED_ORIGINS what browsers have in their address bar where that is not https:// and an allowed host: another port
SCRIPT_NAME     the path at which the archive stands below its host (/archive)
ACCESS_LOG      1 for a line on standard error for each answer
ORIGINALS       who is given originals that hold hidden names and contacts: everybody (open), or who has the permission
                receive_sources (permitted)
OWN_BODY        the full name of the office that keeps the archive (示例市总工会): for what directives are to it
REPRINT_BODY    the office's own name, which prints give as the body that reprinted (翻印机关), with the day
UNMARKED        who may know of what comes in without a mark of its publication: everybody (open), or who is signed in
                (signed-in)
UNCHECKED       whether readers see what is doubtful and nobody has checked yet: with a mark (shown), or not (hidden)
SECRET_KEY      by which sessions and forms are signed, the same on every machine (made once, DATA_DIR/secret-key)
ORIGINALS_URL   a bucket for originals and files of drafts in place of folders of DATA_DIR
                (s3://bucket/prefix?endpoint=http://host:9000), see archive.ops.originals_url
OPENSEARCH_URL  the nodes of an OpenSearch cluster in place of the index of DATA_DIR (http://node1:9200,http://node2:9200),
                OPENSEARCH_SHARDS its index has (1), OPENSEARCH_REPLICAS of each (1)
INDEX_NAME      by which this program's search index is known to the archive (index; of a cluster: cluster); several
                machines with an index of their own over one database give each its own
WITHOUT_COPY    a version of the program that may change an older archive without a copy of it, see archive.ops.copies
BACKUP_FOLDER   where `backup` leaves its files (DATA_DIR/backups); better on another disk
KEEP_BACKUPS    how many of them stay (14; 0: all)
BACKUP_DAYS     after how many days without a backup staff are told so (8)
"""

import os
import sys
from pathlib import Path

from archive.ops import data_rights, read_only, secret_key, variables

BASE_DIR = Path(__file__).resolve().parents[2]
DATA_DIR = Path(os.environ.get("DATA_DIR", BASE_DIR / "var")).resolve()
HOST = os.environ.get("HOST", "127.0.0.1")
HTTPS = variables.is_on(os.environ, "HTTPS")
TRUSTED_PROXIES = variables.trusted_proxies(os.environ)
READERS_SIGN_IN = variables.is_on(os.environ, "READERS_SIGN_IN")
INTAKE_DAYS = variables.whole_number(os.environ, "INTAKE_DAYS", 180)
IDLE_MINUTES = variables.whole_number(os.environ, "IDLE_MINUTES", 60)
# Every address that the archive gives out begins with it, and cookies stay below it.
FORCE_SCRIPT_NAME = variables.mount_path(os.environ) or None

data_rights.make(DATA_DIR)
# A folder that cannot be written is read all the same; into one that a backup is restored to nothing comes before.
IS_READ_ONLY, IS_RESTORING = read_only.is_needed(DATA_DIR), sys.argv[1:2] == ["restore"]
if said_key := variables.said_key(os.environ):
    SECRET_KEY = said_key
elif IS_READ_ONLY or IS_RESTORING:
    SECRET_KEY = secret_key.read_or_lend(DATA_DIR / "secret-key")
else:
    SECRET_KEY = secret_key.read_or_make(DATA_DIR / "secret-key")

OPENSEARCH_URL = variables.listed(os.environ, "OPENSEARCH_URL")
OPENSEARCH_SHARDS = variables.whole_number(os.environ, "OPENSEARCH_SHARDS", 1)
OPENSEARCH_REPLICAS = variables.whole_number(os.environ, "OPENSEARCH_REPLICAS", 1)
ORIGINALS_URL = os.environ.get("ORIGINALS_URL", "").strip()
DATABASE_URL = os.environ.get("DATABASE_URL", "").strip()
# Not the same by default: a cluster is filled while the index of DATA_DIR is still in use.
INDEX_NAME = os.environ.get("INDEX_NAME") or ("cluster" if OPENSEARCH_URL else "index")
# It names the version, so that it does not go on holding for the next one where it was left in a service's settings.
WITHOUT_COPY = os.environ.get("WITHOUT_COPY", "")

BACKUP_FOLDER = Path(os.environ.get("BACKUP_FOLDER") or DATA_DIR / "backups")
KEEP_BACKUPS = variables.whole_number(os.environ, "KEEP_BACKUPS", 14)
BACKUP_DAYS = variables.whole_number(os.environ, "BACKUP_DAYS", 8)
ORIGINALS = variables.originals(os.environ)
OWN_BODY = variables.own_body(os.environ)
REPRINT_BODY = variables.reprint_body(os.environ)
# Who may know of what bears no mark of its publication, and whether readers see what nobody has checked.
UNMARKED = variables.unmarked(os.environ)
UNCHECKED = variables.unchecked(os.environ)
