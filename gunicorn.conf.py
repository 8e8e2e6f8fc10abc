"""How gunicorn serves the archive. HOST and PORT come from the environment."""

import ctypes
import gc
import os
import sys
from contextlib import suppress
from importlib import import_module

from django.urls import get_resolver
from django.utils.module_loading import import_string
from gunicorn.http import message
from gunicorn.workers import gthread

from archive.ops import contradictions, server_log, variables
from archive.rendering.paper import fonts
from search import analysis

if told := contradictions.first(os.environ):
    sys.exit(told)

_host, _port = os.environ.get("HOST", "127.0.0.1"), os.environ.get("PORT", "8000")
bind = f"[{_host}]:{_port}" if ":" in _host else f"{_host}:{_port}"
wsgi_app = "archive.wsgi"
workers = 2
# Threads to wait in, for slow readers and for the few heavy places (archive.web.heavy_places): one costs some 60 kB
# and a connection to the database. A browser that keeps connections open without asking anything needs none of them.
threads = 32
# A connection without a byte, as browsers open them beforehand, is looked at for half a second in a thread and then
# without one, until `keepalive` seconds are over. No setting tells how long; 5 seconds it would be, and 16 such
# connections would hold up every reader.
gthread.DEFAULT_WORKER_DATA_TIMEOUT = 0.5
keepalive = 5
# A worker that has worked long is replaced while the other goes on: what Python's heap has once grown to by a long
# text it mostly keeps. The two are not to end together.
max_requests = 20_000
max_requests_jitter = 5_000
graceful_timeout = 15
# The application, jieba's dictionary and the list of fonts are loaded once, before the workers fork, and shared.
preload_app = True
timeout = 60
# A pasted page of 10,000 characters is 90 kB of address. It deserves the sentence that says it is too
# long, not gunicorn's bare 400 at 8 kB; the ceiling is a constant there, and 0 would lift it altogether.
message.MAX_REQUEST_LINE = 128 * 1024
limit_request_line = message.MAX_REQUEST_LINE - 1
loglevel = "warning"
logger_class = server_log.ServerLog
access_log_format = server_log.ACCESS_LINE
accesslog = "-" if variables.is_on(os.environ, "ACCESS_LOG") else None
# No header moves the archive to another path: SCRIPT_NAME of the environment does, see archive/ops/mount_path.py.
forwarder_headers = ""

# glibc gives each thread a heap of its own, up to eight for a processor, and none of them shrinks: 32 threads in turn
# would each keep what its longest page took. Two are enough for threads that take turns anyway.
_M_ARENA_MAX, _M_TRIM_THRESHOLD, _M_MMAP_THRESHOLD = -8, -1, -3
with suppress(AttributeError, OSError):  # another C library has no such call, and other heaps
    _libc = ctypes.CDLL(None)
    _libc.mallopt(_M_ARENA_MAX, 2)
    _libc.mallopt(_M_MMAP_THRESHOLD, 256 * 1024)
    _libc.mallopt(_M_TRIM_THRESHOLD, 1024 * 1024)


def when_ready(server):
    # Before the workers fork: they share the memory of it, and no reader waits. The addresses bring all the code.
    get_resolver().url_patterns  # noqa: B018 - read, they are made
    # Before the words are read.
    machine = import_module("archive.machines.machine_start")
    machine.bring_words()
    analysis.initialize()
    fonts.installed()
    # What is loaded now stays: a collector that goes through a dictionary of half a million entries while a reader
    # waits takes a tenth of a second, and writes to memory that the workers share.
    gc.collect()
    gc.freeze()
    told = machine.noted()
    machine.let_go()
    _keep_processes(server)
    # Every address of the machine: the reader in front of it needs only this one.
    address = f"http://127.0.0.1:{_port}" if _host in ("0.0.0.0", "::") else f"http://{bind}"
    if path := variables.mount_path(server.cfg.env_orig):
        address += f"{path}/"
    print(f"\n工会文件档案已启动，请用浏览器打开 {address}\n按 Ctrl+C 停止。", flush=True)
    for sentence in [*contradictions.advice(os.environ), *told]:
        print(sentence, flush=True)


def on_exit(server):
    for process in getattr(server, "own_processes", ()):
        process.stop()


def _keep_processes(server):
    """Have the server's own processes see to the index and to what is brought in, and start them again should they
    die."""

    def forget():
        for listener in server.LISTENERS:
            listener.close()

    # By their names: when this file is read, Django is not set up and knows no models.
    names = ("search.indexing.upkeep_process.UpkeepProcess", "archive.intake.intake_process.IntakeProcess")
    server.own_processes = [import_string(name)(forget=forget) for name in names]
    manage_workers = server.manage_workers

    def manage_all():
        for process in server.own_processes:
            process.see_to()
        manage_workers()

    # Called every second by the process that starts workers again; no hook of gunicorn's is.
    server.manage_workers = manage_all
