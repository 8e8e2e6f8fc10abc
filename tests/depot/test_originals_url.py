"""ORIGINALS_URL: each wrong value is one sentence that names it, before anything is touched."""

import pytest
from hypothesis import given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from archive.ops import contradictions, originals_url

SECRET = "x8Fh3-kLq"
WRONG = {
    "/srv/originals": "只能是 s3",
    "http://store.example:9000/archive": "以“http”开头",
    f"s3://key:{SECRET}@archive/zgh": "不要写密钥",
    "s3://": "不是存储桶的名称",
    "s3://Archive_1": "不是存储桶的名称",
    "s3://archive/原件": "目录只能有",
    "s3://archive/../other": "目录只能有",
    "s3://archive?endpoint=store.example:9000": "endpoint 不是地址",
    "s3://archive?endpoint=http://store.example:90000": "endpoint 不是地址",
    f"s3://archive?endpoint=http://key:{SECRET}@store.example": "endpoint 不是地址",
    "s3://archive?region=北京": "region 不是区域名",
    "s3://archive?style=dns": "style=dns 无法识别",
    f"s3://archive?secret={SECRET}": "secret 无法识别",
}


@pytest.mark.parametrize("url", WRONG)
def test_a_wrong_address_is_a_sentence_that_names_the_setting_and_tells_no_key(url):
    told = contradictions.first({"ORIGINALS_URL": url})
    assert told and "ORIGINALS_URL" in told and WRONG[url] in told and SECRET not in told


@pytest.mark.parametrize(
    "url", ["", "  ", "s3://archive", "s3://archive/zgh/1?endpoint=http://127.0.0.1:9000&region=cn-1"]
)
def test_what_can_be_tried_is_no_fault(url):
    assert contradictions.first({"ORIGINALS_URL": url}) is None


@hypothesis_settings(max_examples=60)
@given(st.text(max_size=60) | st.text(max_size=40).map(lambda rest: f"s3://archive{rest}"))
def test_whatever_is_written_there_is_understood_or_refused_in_a_sentence(url):
    told = originals_url.fault(url)
    assert told is None or (told.startswith("ORIGINALS_URL") and told.isprintable())


def test_a_store_of_one_s_own_has_its_buckets_as_paths():
    assert originals_url.parsed("s3://archive?endpoint=http://minio:9000").style == "path"
    assert originals_url.parsed("s3://archive/zgh/").style == "virtual"
    assert str(originals_url.parsed("s3://archive/zgh/")) == "s3://archive/zgh"
