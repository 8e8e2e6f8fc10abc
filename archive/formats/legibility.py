"""Whether decoded characters look like a language, rather than like other bytes misread."""

import re

_SAMPLE = 2_000
_HAN = re.compile("[\u3400-\u9fff]")
_HAN_RUN = re.compile("[\u3400-\u9fff]+")
_KANA, _HANGUL = re.compile("[\u3041-\u30ff]"), re.compile("[\uac00-\ud7a3]")
_FREQUENT_HANGUL = re.compile("[이다는을의에하고가한를로은지사도기자있]")
_USUAL = re.compile(
    "[\t\n\r\f\v\x1a\x20-\x7e\u00a0-\u00ff\u2000-\u27bf\u3000-\u30ff\u3220-\u32ff\u3400-\u9fff\ufe30-\ufe4f"
    "\uff00-\uffef]"
)
# The most frequent characters, some also in their traditional shape. Three of four characters of any Chinese text
# are among them, of a misread one every tenth.
_FREQUENT = re.compile(
    "[的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动同工也能下过子说产种面而方后多定行学法所民得经十三"
    "之进等部度家力里如化高自二理起小物现实加量都两体制机当使点从业本去把性好应开合还因由其些前外天政四日社义事平形相全表间样与关各重新"
    "内数正心反明看利比或但质第向道变条只结解问意建月公无系情者最立代想已通并提直题党程展五果员革位入常文总次品式活设及管特件长求基资边"
    "路级少统接将组见计别手期根论运农指几区强放决西被做必先任取据处队给门即保治北百规领七海东导世金增争济阶思术受联认六共权收证改清美再"
    "转更单切教带安场身车例真务具万每目至达示议报完类八名确科张信节话整况今集传许步群广记需研界观织持众书布容须际商非验连深难近千周委素技"
    "备办青省列习响约支史感劳便团历市除消构府称准精号率维划选标存效院查按格养置派层专状育识适属包住调满县局照参红引该严县职督落宣贯彻落"
    "會個國來時們對說發動學為後種過進經業產開關應機總員現實無與將還長問題當從點體設務級領導組織層貫徹勞職權這樣區鄉縣廳處黨員辦號]"
)
_FREQUENT_ONES = frozenset(_FREQUENT.pattern[1:-1])


def reads_well(text: str) -> bool:
    """Whether a text may be Chinese (or Latin), rather than other bytes misread."""
    sample = _sample(text)
    han, usual = len(_HAN.findall(sample)), len(_USUAL.findall(sample))
    if usual < 0.8 * len(sample):
        return False
    return len(_FREQUENT.findall(sample)) >= 0.2 * han


def frequent_share(text: str) -> float:
    """Which part of the Han characters are frequent ones; 0 where there are none."""
    sample = _sample(text)
    return sum(map(_FREQUENT_ONES.__contains__, sample)) / max(1, len("".join(_HAN_RUN.findall(sample))))


def is_neighbours(text: str) -> bool:
    """Traditional Chinese, Japanese or Korean: the detector always has an answer, so its reading is looked at too."""
    sample = _sample(text)
    han, kana, hangul = (len(found.findall(sample)) for found in (_HAN, _KANA, _HANGUL))
    if hangul > (han + kana) / 2:
        return hangul >= 20 and len(_FREQUENT_HANGUL.findall(sample)) > hangul / 5
    if kana > han / 4:
        return han + kana >= 20
    return han >= 20 and len(_FREQUENT.findall(sample)) >= 0.3 * han


def mostly_han(text: str) -> bool:
    return len(_HAN.findall(_sample(text))) > len(_sample(text)) / 2


def _sample(text: str) -> str:
    return text if len(text) <= 2 * _SAMPLE else text[:_SAMPLE] + text[-_SAMPLE:]
