"""The bucket that ORIGINALS_URL names, as Django's STORAGES has it, and what is wrong with one.

One office sets none: its originals are files of DATA_DIR. A federation whose machines have no folder in common names
a bucket of a store that speaks S3: `s3://bucket/prefix?endpoint=http://host:9000`. What speaks to it is installed by
who sets it (requirements-cluster.txt): nobody else imports it.
"""

import re
from importlib.util import find_spec
from typing import Any, NamedTuple
from urllib.parse import parse_qsl, urlsplit

EXAMPLE = "ORIGINALS_URL=s3://存储桶/目录?endpoint=http://主机:9000"
# How a bucket stands in an address: http://host/bucket or http://bucket.host.
STYLES = ("path", "virtual")
_PACKAGES = {"storages": "django-storages", "boto3": "boto3"}
_BUCKET = re.compile(r"[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]")
_PREFIX = re.compile(r"(?:[A-Za-z0-9][\w.-]*(?:/[A-Za-z0-9][\w.-]*)*)?", re.ASCII)
_REGION = re.compile(r"[a-z0-9-]{2,40}")


class BucketAddress(NamedTuple):
    """Where originals lie; `prefix` without slashes at its ends, `endpoint` and `region` '' where none is named."""

    bucket: str
    prefix: str
    endpoint: str
    region: str
    style: str

    def __str__(self) -> str:
        return f"s3://{self.bucket}/{self.prefix}".rstrip("/")


def fault(url: str) -> str | None:
    """What is wrong with an address as it is written, in a sentence; None where it can be tried. Never tells what may
    be a key."""
    try:
        parsed(url)
    except ValueError as error:
        return str(error)
    if missing := [name for module, name in _PACKAGES.items() if find_spec(module) is None]:
        return f"设了 ORIGINALS_URL，却没有装 {'、'.join(missing)}；请运行 pip install -r requirements-cluster.txt"
    return None


def parsed(url: str) -> BucketAddress:
    """Raises ValueError, with a sentence."""
    try:
        parts = urlsplit(url)
    except ValueError:
        raise ValueError(f"ORIGINALS_URL 不是地址；请写成 {EXAMPLE}") from None
    if parts.scheme != "s3":
        raise ValueError(f"ORIGINALS_URL 以“{_shown(parts.scheme)}”开头，只能是 s3；请写成 {EXAMPLE}，单机使用则不设")
    if "@" in parts.netloc:
        raise ValueError("ORIGINALS_URL 里不要写密钥；请设 AWS_ACCESS_KEY_ID 和 AWS_SECRET_ACCESS_KEY，地址只写存储桶")
    if not _BUCKET.fullmatch(parts.netloc):
        raise ValueError(f"ORIGINALS_URL 中的“{_shown(parts.netloc)}”不是存储桶的名称；请写成 {EXAMPLE}")
    if not _PREFIX.fullmatch(prefix := parts.path.strip("/")):
        raise ValueError("ORIGINALS_URL 中存储桶后面的目录只能有字母、数字、点、横线、下划线，用 / 分级；请改名")
    return _with_options(parts.netloc, prefix, parts.query)


def storages(url: str) -> dict[str, dict[str, Any]]:
    """{alias of STORAGES: its entry} for an address without `fault`: originals, and files of drafts."""
    address = parsed(url)
    return {
        alias: {
            "BACKEND": "archive.depot.bucket_storage.BucketStorage",
            "OPTIONS": {"address": address, "folder": folder},
        }
        for alias, folder in (("originals", "sources"), ("drafts", "intake"))
    }


def _with_options(bucket: str, prefix: str, query: str) -> BucketAddress:
    try:
        said = dict(parse_qsl(query, keep_blank_values=True, max_num_fields=9))
    except ValueError:
        raise ValueError(f"ORIGINALS_URL 中 ? 后面的内容太多；请写成 {EXAMPLE}") from None
    if strange := sorted(said.keys() - {"endpoint", "region", "style"}):
        raise ValueError(f"ORIGINALS_URL 中的 {_shown(strange[0])} 无法识别；? 后面只有 endpoint、region、style")
    endpoint, region = said.get("endpoint", "").rstrip("/"), said.get("region", "")
    if endpoint and not _is_endpoint(endpoint):
        raise ValueError("ORIGINALS_URL 中的 endpoint 不是地址；请写协议、主机和端口，如 endpoint=http://主机:9000")
    if region and not _REGION.fullmatch(region):
        raise ValueError("ORIGINALS_URL 中的 region 不是区域名；请写如 region=cn-north-1，或不写")
    # A store of one's own rarely has a name for each bucket.
    style = said.get("style") or ("path" if endpoint else "virtual")
    if style not in STYLES:
        raise ValueError(f"ORIGINALS_URL 中的 style={_shown(style)} 无法识别；请写 {' 或 '.join(STYLES)}")
    return BucketAddress(bucket, prefix, endpoint, region, style)


def _is_endpoint(text: str) -> bool:
    try:
        parts = urlsplit(text)
        _ = parts.port
    except ValueError:
        return False
    is_plain = not (parts.path or parts.query or parts.fragment or "@" in parts.netloc)
    return parts.scheme in ("http", "https") and bool(parts.hostname) and is_plain


def _shown(text: str) -> str:
    return "".join(one for one in text if one.isprintable())[:63]
