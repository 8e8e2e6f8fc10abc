"""Texts are found however they are typed: what a plan holds is folded, and so is what an engine takes up."""

from search.query.plan import AllOf
from tests.search.contract.checks.matching import contains, ranked
from tests.search.contract.checks.registry import check
from tests.search.contract.documents import make_document
from tests.search.contract.trial import Trial

# (as it stands in a directive, as somebody types it)
TYPED = [
    ("開展勞動競賽", "开展劳动竞赛"), ("补贴５０％以上", "补贴50%以上"), ("二○二三年", "二〇二三年"),
    ("二零二四年", "二〇二四年"), ("二O二五年", "二〇二五年"), ("“五一”国际劳动节", "五一国际劳动节"),
    ("五 一\u3000口\n号", "五一口号"), ("ＧＢ/Ｔ 9704", "gb/t9704"), ("示工［２０２３］７号", "示工〔2023〕7号"),
    ("不可\u200b见\u00ad字符", "不可见字符"), ("省略……之后", "省略......之后"), ("㈠目标", "(一)目标"),
    ("《办法》", "《办法》"), ("零工市场", "〇工市场"),
]  # fmt: skip


@check
def a_text_is_found_however_it_is_typed(trial: Trial) -> None:
    trial.filled(*(make_document(pk, written) for pk, (written, _) in enumerate(TYPED, 1)))
    for pk, (written, typed) in enumerate(TYPED, 1):
        assert trial.found(contains(written)) == trial.found(contains(typed)) == trial.found(ranked(typed)) == {pk}


@check
def a_text_is_found_from_within_what_became_several_characters(trial: Trial) -> None:
    trial.filled(make_document(1, "㈠目标……结束"), make_document(2, "一目标..结束"))
    assert trial.found(contains("一)目")) == {1}
    assert trial.found(contains("....")) == {1}
    assert trial.found(contains("..结")) == {1, 2}


@check
def long_texts_fold_as_short_ones_do(trial: Trial) -> None:
    written = "，".join(one for one, _ in TYPED) * 20
    trial.filled(make_document(1, written), make_document(2, "其他" * 400))
    assert trial.found(AllOf(tuple(contains(typed) for _, typed in TYPED))) == {1}
    assert trial.found(contains(written)) == {1}
