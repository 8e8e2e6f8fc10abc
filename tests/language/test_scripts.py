"""A script's words come from the page, in the reader's language."""

import re

import pytest

from tests.support.chinese import CHINESE
from tests.support.strings import ROOT

_COMMENT = re.compile(r"/\*.*?\*/|//[^\n]*", re.DOTALL)


@pytest.mark.parametrize("path", sorted((ROOT / "static" / "js").glob("*.js")), ids=lambda path: path.name)
def test_a_script_has_no_words_of_its_own(path):
    assert not CHINESE.search(_COMMENT.sub("", path.read_text(encoding="utf-8")))
