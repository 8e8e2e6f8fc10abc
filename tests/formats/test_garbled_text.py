"""Text that was garbled before it came: told in every known misreading, undone where nothing is lost."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from archive.formats import Refused, garbled_text, misread_text, read
from tests.support import corpus, saved_files

NOTICE = (
    "示例市总工会文件\n示工发〔2023〕12号\n关于开展职工读书活动的通知\n各县（市、区）总工会，市直各产业工会：\n"
    "为做好职工读书活动，现将有关事项通知如下：\n一、加强领导。各单位要高度重视，明确专人负责。\n"
    "二、按时报送。请于6月10日前将活动总结报送市总工会宣教部。\n示例市总工会\n2023年4月20日\n"
)
TEXTS = {"notice": NOTICE} | {name: corpus.raw(name) for name in corpus.NAMES}


def misread(text: str, meant: str, read_as: str, errors: str = "replace") -> str:
    return text.encode(meant, "replace").decode(read_as, errors)


MISREADINGS = {
    f"{meant} as {read_as}, {errors}": lambda text, misreading=(meant, read_as, errors): misread(text, *misreading)
    for meant, read_as in [
        *(
            (meant, other)
            for meant in ("utf-8", "gb18030")
            for other in ("latin-1", "cp1252", "big5", "cp932", "cp949")
        ),
        *((meant, other) for meant in ("utf-8", "gb18030") for other in ("cp437", "koi8-r", "cp1251")),
        ("utf-8", "gb18030"),
        ("utf-8", "gbk"),
        ("gb18030", "utf-8"),
    ]
    for errors in ("replace", "ignore")
    # No program of the neighbours' is known that leaves out what it cannot read.
    if not (errors == "ignore" and read_as in ("big5", "cp932", "cp949"))
}
MISREADINGS |= {
    "twice as GBK": lambda text: misread(misread(text, "utf-8", "gb18030"), "utf-8", "gb18030"),
    "twice as Latin-1": lambda text: misread(misread(text, "utf-8", "latin-1"), "utf-8", "latin-1"),
    "锟斤拷": lambda text: misread(misread(text, "gb18030", "utf-8"), "utf-8", "gb18030"),
    "questions": lambda text: text.encode("ascii", "replace").decode(),
    "烫烫烫": lambda text: "".join("烫" if character >= "\u4e00" else character for character in text),
}
SOUND = {
    "traditional": "關於開展職工讀書活動的通知\n各縣總工會：\n請認真貫徹落實，並將總結報送總工會。\n",
    "names": "\n".join("张伟\t王芳\t李娜\t刘洋\t陈静\t赵磊\t黄鑫\t周婷\t吴昊" for _ in range(20)),
    "rare characters": "名单：㙍垚犇骉焱淼鑫磊龘靐齉爩鱻麤龗灪吁龖厵滟爨癵籱饢驫鲡鹂鸾鹦\n" * 5,
    "numbers": "序号\t名额\n" + "\n".join(f"{number}\t{number * 3}" for number in range(200)),
    "English": "Abstract: on the café, the résumé and naïve “quotes” — £5.\n" * 10,
    "pinyin": "gōng huì tōng zhī, lǜ sè, nǚ zhí gōng, zhào gào rì\n" * 20,
    "Kazakh": "Қазақстан Республикасының кәсіподақтары туралы хабарландыру\n" * 10,
    "Uyghur": "ئۇيغۇر ئاپتونوم رايونلۇق ئىشچىلار\n" * 10,
    "Tibetan": "བོད་རང་སྐྱོང་ལྗོངས\n" * 10,
    "Korean": "조선족자치주 총공회 통지 각 현 총공회\n" * 10,
    "Japanese": "労働組合に関する通知についてお知らせします。\n" * 10,
    "French": "Le syndicat a été créé à l'été ; où êtes-vous déjà allé ? Noël, cœur, ça.\n" * 10,
    "Vietnamese": "Tổng Liên đoàn Lao động Việt Nam thông báo về việc tổ chức các hoạt động\n" * 10,
    "signs": "示例工作的通知：①②③●■◆★☆→←※§№℃％‰±×÷“引号”——省略……\n" * 8,
    "formulas": "关于示例工作的通知：α、β、γ系数，∑x≥0，Ω，μm，±5℃\n" * 8,
    "a form": "是否参加???\n请填写：____\n关于开展问卷的通知：你参加了吗？\n" * 3,
}


@pytest.mark.parametrize("misreading", MISREADINGS)
@pytest.mark.parametrize("name", TEXTS)
def test_no_garbled_text_comes_in_as_it_is(name, misreading):
    garbled = MISREADINGS[misreading](TEXTS[name])
    try:
        found = read(garbled.encode(), "a.txt")
    except Refused as refusal:
        assert "乱码" in str(refusal) or "没有文字" in str(refusal)
    else:
        assert any("还原" in note for note in found.notes)
        assert found.text.split() == TEXTS[name].split()


@pytest.mark.parametrize("name", TEXTS)
def test_what_lost_nothing_is_put_right(name):
    for meant in ("utf-8", "gb18030"):
        garbled = misread(TEXTS[name], meant, "latin-1", "strict")
        assert read(garbled.encode(), "a.txt").text.split() == TEXTS[name].split()


@pytest.mark.parametrize("read_as", ["gb18030", "latin-1"])
def test_so_is_traditional_text_of_taiwan(read_as):
    text = SOUND["traditional"]
    assert read(misread(text, "big5", read_as).encode(), "a.txt").text == text


def test_in_word_and_pages_too():
    lines = [line for line in misread(NOTICE, "utf-8", "gb18030").split("\n") if line]
    for data, name in ((saved_files.word(lines), "a.docx"), (saved_files.page(lines), "a.html")):
        with pytest.raises(Refused, match="乱码"):
            read(data, name)


@pytest.mark.parametrize("name", TEXTS | SOUND)
def test_a_sound_text_is_left_alone(name):
    text = (TEXTS | SOUND)[name]
    assert (garbled_text.count(text), misread_text.undone(text)) == (0, "")


def test_a_page_of_sound_text_with_a_garbled_line_is_told():
    found = read((NOTICE * 10 + misread("示例市总工会办公室", "utf-8", "gb18030")).encode(), "a.txt")
    assert "乱码" in found.notes[0]


def test_single_lost_characters_are_told_and_taken_in():
    assert "1 个字符是乱码" in read(NOTICE.replace("专", "\ufffd").encode(), "a.txt").notes[0]


@given(st.text(st.sampled_from("".join(sorted(set("".join(TEXTS.values()))))), max_size=400))
@settings(deadline=None)
def test_no_words_in_any_order_are_taken_for_garbled(text):
    assert garbled_text.count("关于示例工作的通知" + text) == 0
