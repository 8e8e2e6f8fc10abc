"""benchmarks/RESULTS.md: a section for each benchmark, told by its heading; the machine the figures were taken on."""

import os
import platform
import re
from datetime import date
from pathlib import Path

RESULTS = Path(__file__).resolve().parent / "RESULTS.md"
_SECTION = re.compile(r"^## (.*)\n", re.MULTILINE)


def machine() -> dict:
    """What figures are taken on."""
    return {
        "processor": _told("/proc/cpuinfo", "model name") or platform.machine(),
        "cores": os.cpu_count(),
        "memory_mb": int((_told("/proc/meminfo", "MemTotal") or "0").split()[0]) >> 10,
        "python": platform.python_version(),
        "load_before": round(os.getloadavg()[0], 1),
    }


def headed(host: dict) -> str:
    """The machine and the day as a sentence."""
    return (
        f"{date.today()}: {host['processor']}, {host['cores']} cores, {host['memory_mb']:,} MB, "
        f"Python {host['python']}, load before the run {host['load_before']}."
    )


def with_section(text: str, name: str, body: str) -> str:
    """The results with one benchmark's section put in place of its last one, or added at the end."""
    title, *rest = _SECTION.split(text or "# Results\n\nWritten by the benchmarks themselves, see the Makefile.\n\n")
    sections = dict(zip(rest[::2], rest[1::2], strict=True)) | {name: f"\n{body.strip()}\n\n"}
    return title + "".join(f"## {heading}\n{said}" for heading, said in sections.items()).rstrip() + "\n"


def write(name: str, body: str) -> None:
    text = RESULTS.read_text(encoding="utf-8") if RESULTS.exists() else ""
    RESULTS.write_text(with_section(text, name, body), encoding="utf-8")


def _told(path, name) -> str:
    """What a file of lines "name: value" says of a name."""
    try:
        lines = Path(path).read_text().splitlines()
    except OSError:
        return ""
    return next((line.partition(":")[2].strip() for line in lines if line.startswith(name)), "")
