from archive.masking import mask


def test_the_masked_text_is_as_long_as_the_text():
    text = "联系人：示例某，电话0000-1234567。"
    masked = mask(text, ["示例某", "0000-1234567"])
    assert masked == "联系人：＊＊＊，电话************。"
    assert len(masked) == len(text)


def test_a_contact_within_another_leaves_nothing_over():
    assert mask("示例某某", ["示例某", "示例某某"]) == "＊＊＊＊"
