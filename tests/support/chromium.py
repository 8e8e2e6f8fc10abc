"""The browser that the tests drive: the system's own Chromium. `python -m tests.support.chromium` sees to it."""

import os
import shutil
import subprocess
import sys

NAMES = ("chromium", "chromium-browser", "google-chrome-stable", "google-chrome", "chrome")
PACKAGES = ("chromium", "fonts-noto-cjk", "poppler-utils")
# Nothing but the pages under test is asked for.
QUIET = (
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
)


def path() -> str | None:
    """The path of a Chromium: the environment's CHROMIUM, or the first that PATH knows; None where there is none."""
    return os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, NAMES)), None)


def arguments() -> list[str]:
    """Chromium refuses its sandbox to root, and only to root is it switched off."""
    return [*QUIET, "--no-sandbox"] if os.geteuid() == 0 else list(QUIET)


def ensure() -> str | None:
    """The path of a Chromium, installed with apt-get where root may do so; None where there still is none."""
    if path() is None and os.geteuid() == 0 and shutil.which("apt-get"):
        subprocess.run(["apt-get", "update", "-qq"], check=False)
        subprocess.run(["apt-get", "install", "-y", "-qq", "--no-install-recommends", *PACKAGES], check=False)
    return path()


if __name__ == "__main__":
    if ensure() is None:
        sys.exit(f"浏览器测试需要 Chromium，请先安装：sudo apt-get install {' '.join(PACKAGES)}")
