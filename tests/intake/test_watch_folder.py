"""A folder that is watched: what is put there comes in, and is moved and never deleted."""

import pytest
from django.core.management import CommandError, call_command

from archive.models import Directive
from tests.support.intake_drafts import notice

pytestmark = pytest.mark.django_db


def test_files_are_taken_in_and_moved(tmp_path, known_places, index):
    folder = tmp_path / "watched"
    (folder / "done").mkdir(parents=True)
    (folder / "done" / "好.txt").write_text("earlier", encoding="utf-8")
    (folder / "好.txt").write_text(notice(), encoding="utf-8")
    (folder / "秘密★来文.txt").write_text("正文", encoding="utf-8")
    (folder / "~$好.docx").write_text("x", encoding="utf-8")
    call_command("watch_folder", str(folder), once=True, verbosity=0)
    assert Directive.objects.get().number == "示工发〔2024〕7号"
    assert [path.name for path in folder.iterdir() if path.is_file()] == ["~$好.docx"]
    assert (folder / "done" / "好.txt").read_text(encoding="utf-8") == "earlier"
    assert len(list((folder / "done").iterdir())) == 2
    assert [path.name for path in (folder / "refused").iterdir()] == ["秘密★来文.txt"]


def test_a_folder_that_is_none_is_told(tmp_path):
    with pytest.raises(CommandError, match="没有这个文件夹"):
        call_command("watch_folder", str(tmp_path / "nothing"), once=True)
