"""A backup made after a sealing holds the record of it and no word of the file; so does an archive that it is put back
into."""

import json
import os
import zipfile

_MAKE = """
import json, os, sys
from pathlib import Path
os.environ["DJANGO_SETTINGS_MODULE"] = "archive.settings"
import django
django.setup()
from django.conf import settings
from django.contrib.auth.models import User
from django.core.management import call_command
from archive import ingest
from archive.custody import custody_acts
from archive.models import Directive

data = Path(settings.DATA_DIR)
(data / "first-holdings-imported").touch()
call_command("prepare", verbosity=0)
run = ingest.ImportRun()
for path in sorted(Path(sys.argv[2]).iterdir()):
    assert run.import_file(path).status == "imported"
call_command("refresh_index", verbosity=0)
directive = Directive.objects.get(title__contains=sys.argv[1])
custody_acts.seal([directive.pk], User.objects.create_superuser("甲"), "疑似涉密")
call_command("refresh_index", verbosity=0)
call_command("backup")
"""
_READ = """
import os, sys
os.environ["DJANGO_SETTINGS_MODULE"] = "archive.settings"
import django
django.setup()
from django.core.management import call_command
from django.test import Client
from archive.custody import custody_acts
from archive.models import Directive, HistoryEntry
call_command("prepare", verbosity=0)
call_command("check_archive")
call_command("reparse", "--all", "--write")
stub = Directive.objects.get(custody="sealed")
print(stub.title, stub.text, stub.number, stub.sections.count(), stub.source.name, HistoryEntry.objects.get().reason)
try:
    custody_acts.lift_seal([stub.pk], None, "误封")
except custody_acts.NotDone as told:
    print(told)
print(Client(headers={"host": "localhost"}).get(stub.get_absolute_url()).status_code, Directive.objects.held().count())
"""
WORD = "天枢璇玑"


def test_a_backup_leaves_out_what_is_sealed_and_a_restored_archive_says_so(tmp_path, warm_python):
    sources, backups = tmp_path / "sources", tmp_path / "backups"
    sources.mkdir()
    secret = (
        f"示例省总工会关于学习贯彻{WORD}会议精神的通知\n\n各级工会：\n\n"
        f"各级工会要开展{WORD}活动。\n\n示例省总工会\n2022年3月4日\n"
    )
    (sources / f"{WORD}.txt").write_text(secret)
    (sources / "另一件.txt").write_text(secret.replace(WORD, "职工读书"))

    def run(data, *arguments):
        (tmp_path / data).mkdir(exist_ok=True)
        more = {"DATA_DIR": str(tmp_path / data), "BACKUP_FOLDER": str(backups)}
        inherited = {name: value for name, value in os.environ.items() if name != "DJANGO_SETTINGS_MODULE"}
        status, printed = warm_python.run(*arguments, environment=inherited | more)
        assert status == 0, printed
        return printed

    assert "封存的来源文件 1 个不在备份里" in run("data", "-c", _MAKE, WORD, str(sources))
    (backup,) = backups.glob("*.zip")
    with zipfile.ZipFile(backup) as held:
        words = {name for name in held.namelist() if WORD.encode() in held.read(name)}
        told = json.loads(held.read("manifest.json"))
        assert words == set() and len(told["sealed"]) == 1
        assert not any(told["sealed"][0] in name for name in held.namelist())
    run("restored", "manage.py", "restore", str(backup))
    read = run("restored", "-c", _READ)
    assert "（已封存） （已封存）  0 （已封存） 疑似涉密" in read and "不能解除封存" in read
    assert "索引、数据库、原件一致" in read and "410 1" in read
