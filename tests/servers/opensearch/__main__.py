import os
import signal
import subprocess
import sys

from tests.servers.opensearch import nodes, packages


def main() -> int:
    if told := packages.why_not():
        print(f"Not run: {told}.")
        return 0
    with nodes.running(int(sys.argv[1])) as cluster:
        urls = ",".join(cluster.urls)
        if not sys.argv[2:]:
            print(f"OPENSEARCH_URL={urls}", flush=True)
            signal.sigwait([signal.SIGINT, signal.SIGTERM])
            return 0
        return subprocess.run(sys.argv[2:], env=os.environ | {"OPENSEARCH_URL": urls}, check=False).returncode


if __name__ == "__main__":
    sys.exit(main())
