"""python -m tests.support.component_licences test-results/sbom.json: under which licence each component of the list
stands, by what the package that is installed says of itself. Fails where one says nothing."""

import json
import sys
from importlib import metadata
from pathlib import Path

# What authors write instead of the name that SPDX gives it.
_SPDX = {
    "MIT": "MIT",
    "MIT License": "MIT",
    "Apache License 2.0": "Apache-2.0",
    "Apache Software License": "Apache-2.0",
    "BSD-3-Clause": "BSD-3-Clause",
    "Two-clause BSD license": "BSD-2-Clause",
    "SIL Open Font License 1.1 (OFL-1.1)": "OFL-1.1",
}
# Some put the whole licence there.
_LONGEST_NAME = 80


def licences_of(package: str) -> list[dict]:
    """As CycloneDX has them: one expression, or licences by SPDX id or by the author's own words; [] where the package
    says nothing, or is not for this kind of machine."""
    try:
        told = metadata.metadata(package)
    except metadata.PackageNotFoundError:
        return []
    if expression := told.get("License-Expression"):
        return [{"expression": expression}]
    classifiers = [one.rpartition(" :: ")[2] for one in told.get_all("Classifier") or [] if one.startswith("License")]
    words = told.get("License") or ""
    # Words that are no name of a licence ("BSD", "Dual License") say less than the classifiers.
    names = [words] if words in _SPDX else classifiers or [words] if len(words) <= _LONGEST_NAME else classifiers
    return [{"license": {"id": _SPDX[name]} if name in _SPDX else {"name": name}} for name in names if name]


def in_words(licences: list[dict]) -> str:
    """'MIT', 'BSD License OR Apache-2.0'."""
    return " OR ".join(one.get("expression") or "".join(one["license"].values()) for one in licences)


def add_licences(path: Path) -> list[str]:
    """Write them into the list; the components of which nothing is known."""
    found = json.loads(path.read_text(encoding="utf-8"))
    silent = []
    for component in found["components"]:
        if licences := licences_of(component["name"]):
            component["licenses"] = licences
        else:
            silent.append(component["name"])
    path.write_text(json.dumps(found, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
    return silent


if __name__ == "__main__":
    if silent := add_licences(Path(sys.argv[1])):
        sys.exit(f"no licence is told by: {', '.join(silent)}")
