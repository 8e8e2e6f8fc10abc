"""The cutter against jieba, whose words it promises."""

from pathlib import Path

import jieba
import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks import corpus
from search.analysis.cutter import Cutter

_jieba = jieba.Tokenizer()


@pytest.fixture(scope="module")
def cutter(tmp_path_factory):
    _jieba.tmp_dir = str(tmp_path_factory.mktemp("jieba"))
    _jieba.initialize()
    return Cutter(dict(_jieba.FREQ), _jieba.total)


@given(st.text(alphabet="中华全国总工会劳动竞赛和技能产业工人队伍建设2021年aZ+-.%，“”〔〕\U00020bb7", max_size=40))
def test_any_text_is_cut_as_jieba_cuts_it(cutter, text):
    assert cutter.cut(text) == _jieba.lcut(text, HMM=False)


def test_directives_are_cut_as_jieba_cuts_them(cutter):
    sources = [path.read_text(encoding="utf-8") for path in Path("fixtures/sources").glob("*.txt")]
    for text in [*sources, *corpus.texts(20)]:
        text = "".join(text.split())
        assert cutter.cut(text) == _jieba.lcut(text, HMM=False)
