"""Files brought in by the door of the browser, and read as the server's own process reads them."""

import hashlib
from pathlib import Path

from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from archive.intake import draft_acts, draft_work
from archive.models import IntakeDraft
from tests.support.accounts import make_account_of

NOTICE = """示例市总工会关于开展{about}工作的通知

示工发〔2024〕{serial}号

各县总工会：
为做好{about}工作，各单位要在2024年6月30日前报送总结。

示例市总工会
2024年4月28日
"""


def notice(about: str = "示例竞赛", serial: int = 7) -> str:
    return NOTICE.format(about=about, serial=serial)


def folder() -> Path:
    """Where the files of drafts lie."""
    return Path(settings.DATA_DIR) / "intake"


def files() -> list[Path]:
    return sorted(folder().iterdir()) if folder().exists() else []


def clerk(name: str = "文秘甲") -> Client:
    client = Client()
    client.force_login(make_account_of("文秘", name))
    return client


def send(client: Client, *files: tuple[str, bytes | str], **headers: str):
    """Post files as a form does: (name, content), …"""
    sent = [SimpleUploadedFile(name, data.encode() if isinstance(data, str) else data) for name, data in files]
    return client.post("/intake/", {"files": sent, "whole": "1"}, headers=headers or None)


def draft_of(data: bytes | str) -> IntakeDraft:
    data = data.encode() if isinstance(data, str) else data
    return IntakeDraft.objects.get(sha256=hashlib.sha256(data).hexdigest())


def read(client: Client, text: str, name: str = "来文.txt") -> IntakeDraft:
    """A draft that was sent and read."""
    send(client, (name, text))
    draft_work.do_due()
    return draft_of(text)


def fields_of(draft: IntakeDraft) -> dict[str, str]:
    """What a browser posts of a draft's page as it was opened."""
    told = {"version": str(draft.version)}
    for at, one in enumerate(draft.reading):
        values = one["fields"] | draft.corrections.get(str(at), {})
        told |= {f"d{at}-{name}": "\r\n".join(v) if isinstance(v, list) else v for name, v in values.items()}
    return told


def work_at_once(monkeypatch) -> None:
    """Have whoever asks for a draft to be taken in do it himself, where no process of the server's own runs."""
    monkeypatch.setattr(draft_acts, "wait_for", lambda drafts, patience=None: draft_work.do_due())
