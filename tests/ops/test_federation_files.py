"""docs/deploy: what a federation is set up with names variables, commands, files and services that are there."""

import json
import re
import shutil
import subprocess

import pytest
import yaml
from django.core.management import get_commands

from tests.support.serving import ROOT

FOLDER = ROOT / "docs" / "deploy"
COMPOSE = yaml.safe_load((FOLDER / "compose.yaml").read_text(encoding="utf-8"))
SERVICES = COMPOSE["services"]
DOCKERFILE = (FOLDER / "Dockerfile").read_text(encoding="utf-8")
UNITS = sorted(path for path in (FOLDER / "systemd").rglob("*") if path.is_file())
# Read by whom they are for: the image of PostgreSQL, what speaks to the store of originals.
_OTHERS = {"POSTGRES_PASSWORD", "AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY"}


def explained():
    """{variable of the example: the comment above it}"""
    text = (FOLDER / "archive.env.example").read_text(encoding="utf-8")
    return {name: said for said, name in re.findall(r"((?:^#.*\n)*)^(\w+)=", text, re.MULTILINE)}


def known():
    paths = [*(ROOT / "archive" / "settings").glob("*.py"), ROOT / "archive" / "ops" / "variables.py"]
    code = "".join(path.read_text(encoding="utf-8") for path in [*paths, ROOT / "gunicorn.conf.py"])
    return set(re.findall(r'environ(?:\.get\(|, |\[)"(\w+)"', code))


def test_every_variable_is_one_that_the_program_reads():
    assert set(explained()) - _OTHERS <= known()
    assert "DATABASE_URL" in known()


def test_every_variable_is_explained_in_chinese():
    assert [name for name, said in explained().items() if not re.search(r"[\u4e00-\u9fff]", said)] == []


def test_what_the_machines_are_reached_by_stands_in_the_example():
    named = json.dumps(COMPOSE)
    assert set(re.findall(r"\$\{(\w+)", named)) <= set(explained())


def test_images_are_pinned_by_their_version():
    images = [one["image"] for one in SERVICES.values() if "image" in one]
    assert images
    assert [image for image in images if not re.fullmatch(r"[\w/]+:\d+(\.\d+)*", image)] == []


def test_services_name_each_other_and_their_volumes():
    for service in SERVICES.values():
        assert set(service.get("depends_on", ())) <= set(SERVICES)
        assert set(service["networks"]) <= set(COMPOSE["networks"])
        named = {one.split(":")[0] for one in service.get("volumes", ()) if not one.startswith(".")}
        assert named <= set(COMPOSE["volumes"])
    nodes = SERVICES["node1"]["environment"]["discovery.seed_hosts"].split(",")
    assert nodes == [name for name in SERVICES if name.startswith("node")]
    for name in nodes:
        assert SERVICES[name]["environment"]["node.name"] == name


def test_only_the_proxy_is_to_be_reached_from_outside():
    assert [name for name, service in SERVICES.items() if "ports" in service] == ["nginx"]


def test_what_it_builds_and_mounts_is_there():
    build = SERVICES["web1"]["build"]
    assert (FOLDER / build["context"]).resolve() == ROOT
    assert ROOT / build["dockerfile"] == FOLDER / "Dockerfile"
    assert (FOLDER / "nginx.conf").is_file()
    copied = re.findall(r"^COPY (?:--\S+ )?(.+) \S+$", DOCKERFILE, re.MULTILINE)
    assert [name for names in copied for name in names.split() if not (ROOT / name).exists()] == []


def test_the_image_has_all_that_the_program_is_made_of():
    copied = " ".join(re.findall(r"^COPY (.+)$", DOCKERFILE, re.MULTILINE)).split()
    assert {"archive", "search", "templates", "static", "fixtures", "locale", "manage.py", "gunicorn.conf.py"} <= set(
        copied
    )
    assert DOCKERFILE.index("USER archive") < DOCKERFILE.index("CMD")


@pytest.mark.parametrize("path", [FOLDER / "Dockerfile", *UNITS], ids=lambda path: path.name)
def test_commands_are_there(path):
    assert set(re.findall(r"python manage\.py (\w+)", path.read_text(encoding="utf-8"))) <= set(get_commands())


def test_two_machines_stand_behind_the_proxy_as_one_does():
    one = (ROOT / "deploy" / "nginx" / "archive.conf").read_text(encoding="utf-8")
    two = (FOLDER / "nginx.conf").read_text(encoding="utf-8")
    assert one[one.index("server {\n    listen") :] == two[two.index("server {\n    listen") :]
    servers = re.findall(r"server (\w+):8000 max_fails=1", two)
    assert servers == [name for name in SERVICES if name.startswith("web")]


@pytest.mark.skipif(not shutil.which("systemd-analyze"), reason="no systemd here")
def test_systemd_takes_the_units(tmp_path):
    # The drop-ins stand beside the units of one office.
    shutil.copytree(ROOT / "deploy" / "systemd", tmp_path, dirs_exist_ok=True)
    shutil.copytree(FOLDER / "systemd", tmp_path, dirs_exist_ok=True)
    for path in (path for path in tmp_path.rglob("*") if path.is_file()):
        unit = path.read_text(encoding="utf-8").replace("/opt/archive/.venv/bin/", "/bin/true #")
        path.write_text(re.sub("^(User|Group)=(archive|postgres)$", r"\1=root", unit, flags=re.MULTILINE))
    units = sorted(path for path in tmp_path.iterdir() if path.is_file())
    told = subprocess.run(["systemd-analyze", "verify", "--man=no", *units], capture_output=True, text=True)
    if "Failed to" in told.stderr and "connect" in told.stderr:
        pytest.skip("systemd-analyze cannot work here")
    assert [line for line in told.stderr.splitlines() if str(tmp_path) in line] == []
