"""The archive behind a real nginx, by the very examples that the manual gives."""

import os
import shutil
import subprocess
import time
from contextlib import contextmanager
from pathlib import Path

from tests.support.serving import ROOT, free_port, get

EXAMPLE = ROOT / "deploy" / "nginx" / "archive.conf"
OF_TWO = ROOT / "docs" / "deploy" / "nginx.conf"
# Where packages put it, which is not on every account's path.
NGINX = shutil.which("nginx", path=f"{os.environ.get('PATH', '')}:/usr/sbin:/usr/local/sbin")

_MAIN = """
daemon off; master_process off; pid {folder}/pid; error_log {folder}/error.log;
events {{ worker_connections 512; }}
http {{
  access_log off; types {{ }} default_type application/octet-stream;
  client_body_temp_path {folder}/body; proxy_temp_path {folder}/proxy;
  fastcgi_temp_path {folder}/fastcgi; uwsgi_temp_path {folder}/uwsgi; scgi_temp_path {folder}/scgi;
  {example}
}}
"""


@contextmanager
def proxied(archive: str, folder: Path):
    """The address of an nginx in front of the archive at that address, with its files in the folder."""
    with _running(EXAMPLE, {"127.0.0.1:8000": archive.removeprefix("http://")}, folder) as address:
        yield address


@contextmanager
def proxied_two(one: str, other: str, folder: Path):
    """The same in front of two web machines, by the example for a federation."""
    with _running(OF_TWO, {"web1:8000": one, "web2:8000": other}, folder) as address:
        yield address


@contextmanager
def _running(example: Path, servers: dict[str, str], folder: Path):
    port, text = free_port(), example.read_text(encoding="utf-8")
    changes = {f"server {named}": f"server {here}" for named, here in servers.items()} | {
        "listen 80;": f"listen 127.0.0.1:{port};",
        "server_name archive.example.org;": "server_name localhost;",
    }
    for told, here in changes.items():
        assert told in text
        text = text.replace(told, here)
    (folder / "nginx.conf").write_text(_MAIN.format(folder=folder, example=text), encoding="utf-8")
    server = subprocess.Popen([NGINX, "-p", folder, "-c", folder / "nginx.conf"], stderr=subprocess.DEVNULL)
    try:
        _wait_for(f"http://127.0.0.1:{port}", server, folder)
        yield f"http://127.0.0.1:{port}"
    finally:
        server.terminate()
        server.wait(timeout=20)


def _wait_for(address: str, server, folder: Path) -> None:
    for _ in range(100):
        assert server.poll() is None, (folder / "error.log").read_text(encoding="utf-8")
        try:
            get(f"{address}/healthz")
            return
        except OSError:
            time.sleep(0.1)
    raise TimeoutError(address)
