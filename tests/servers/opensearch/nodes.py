"""A cluster of real nodes on the loopback, a Java process each, which can be killed and started again one by one."""

import json
import subprocess
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO, Any

from tests.servers.opensearch import packages
from tests.support.serving import free_port

# A node comes up in ten seconds; on a machine that does much else in as many times that.
_PATIENCE = 300
_HEAP = "512m"


@contextmanager
def running(count: int = 1) -> Iterator["Cluster"]:
    """Start so many nodes, and end them. Raises RuntimeError where they do not come up."""
    with tempfile.TemporaryDirectory(prefix="archive-opensearch-") as folder:
        cluster = Cluster(Path(folder), count)
        try:
            for number in range(count):
                cluster.start(number)
            cluster.wait_for(count)
            yield cluster
        finally:
            for number in range(count):
                cluster.stop(number)


class Cluster:
    """Nodes 0 and up, each with its data below `folder`."""

    def __init__(self, folder: Path, count: int):
        self._folder, self._packages = folder, packages.fetched()
        self._ports = [(free_port(), free_port()) for _ in range(count)]
        self._processes: dict[int, subprocess.Popen] = {}
        self._logs: list[IO[str]] = []

    @property
    def urls(self) -> list[str]:
        return [f"http://127.0.0.1:{http}" for http, _ in self._ports]

    def start(self, number: int) -> None:
        home = self._folder / f"node{number}"
        (home / "config").mkdir(parents=True, exist_ok=True)
        (home / "config" / "opensearch.yml").write_text(self._settings(number), encoding="utf-8")
        log = (home / "log").open("a")
        self._logs.append(log)
        command = [
            "java", "-Xms256m", f"-Xmx{_HEAP}", "-XX:+UseSerialGC", "-Dlog4j2.disable.jmx=true",
            "-Dlog4j.configurationFile=log4j2.xml", "-cp", "lib/*:.", "OneNode", str(home), f"node{number}",
        ]  # fmt: skip
        self._processes[number] = subprocess.Popen(
            command, cwd=self._packages, stdin=subprocess.DEVNULL, stdout=log, stderr=subprocess.STDOUT
        )

    def kill(self, number: int) -> None:
        """kill -9."""
        process = self._processes.pop(number)
        process.kill()
        process.wait(_PATIENCE)

    def stop(self, number: int) -> None:
        if process := self._processes.pop(number, None):
            process.terminate()
            with suppress(subprocess.TimeoutExpired):
                process.wait(20)
                return
            process.kill()
            process.wait(20)

    def manager(self) -> int:
        """The number of the node that the cluster has elected."""
        [told] = self.ask("/_cat/cluster_manager?format=json")
        return int(told["node"].removeprefix("node"))

    def health(self) -> dict[str, Any]:
        return self.ask("/_cluster/health")

    def wait_for(self, count: int, status: str = "green") -> None:
        """Until so many nodes are one cluster in which every copy has its place. Raises RuntimeError."""
        until = time.monotonic() + _PATIENCE
        while time.monotonic() < until:
            with suppress(OSError, ValueError):
                health = self.health()
                if health["number_of_nodes"] == count and health["status"] == status:
                    return
            time.sleep(0.3)
        logs = "".join(path.read_text(errors="replace")[-1500:] for path in self._folder.glob("node*/log"))
        raise RuntimeError(f"no cluster of {count} nodes within {_PATIENCE} s: {logs}")

    def ask(self, path: str) -> Any:
        """What the first node that answers says. Raises OSError."""
        for number in self._processes:
            with (
                suppress(urllib.error.URLError, ConnectionError, TimeoutError),
                urllib.request.urlopen(self.urls[number] + path, timeout=5) as answer,
            ):
                return json.load(answer)
        raise OSError("no node answers")

    def _settings(self, number: int) -> str:
        http, transport = self._ports[number]
        hosts = json.dumps([f"127.0.0.1:{port}" for _, port in self._ports])
        names = json.dumps([f"node{at}" for at in range(len(self._ports))])
        return (
            f"cluster.name: archive\nnode.name: node{number}\nnetwork.host: 127.0.0.1\n"
            f"http.port: {http}\ntransport.port: {transport}\n"
            f"discovery.seed_hosts: {hosts}\ncluster.initial_cluster_manager_nodes: {names}\n"
            "node.store.allow_mmap: false\ncluster.routing.allocation.disk.threshold_enabled: false\n"
        )
