"""What a node is made of: OpenSearch's own packages, by Maven, and twenty lines that start one. Fetched once."""

import os
import shutil
import subprocess
from pathlib import Path

VERSION = "2.19.6"
_HERE = Path(__file__).resolve().parent
FOLDER = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / f"archive-opensearch-{VERSION}"
_COPY = "org.apache.maven.plugins:maven-dependency-plugin:3.6.1:copy-dependencies"


def why_not() -> str:
    """What is missing to have them; '' where nothing is, or where CI=1 says that all has to be there."""
    if os.environ.get("CI") == "1" or (FOLDER / "OneNode.class").exists():
        return ""
    missing = [name for name in ("java", "javac", "mvn") if shutil.which(name) is None]
    return f"{', '.join(missing)} not installed (Debian: openjdk-17-jdk-headless, maven)" if missing else ""


def fetched() -> Path:
    """The folder that holds them. Raises RuntimeError with what Maven or the compiler says."""
    if (FOLDER / "OneNode.class").exists():
        return FOLDER
    FOLDER.mkdir(parents=True, exist_ok=True)
    for name in ("pom.xml", "OneNode.java", "log4j2.xml"):
        shutil.copy(_HERE / name, FOLDER / name)
    _run("mvn", "--quiet", "--batch-mode", _COPY, "-DoutputDirectory=lib", "-DincludeScope=runtime")
    _run("javac", "-cp", "lib/*", "-d", ".", "OneNode.java")
    return FOLDER


def _run(*command: str) -> None:
    done = subprocess.run(command, cwd=FOLDER, capture_output=True, text=True)
    if done.returncode:
        raise RuntimeError(f"{command[0]}: {done.stdout[-2000:]}{done.stderr[-2000:]}")
