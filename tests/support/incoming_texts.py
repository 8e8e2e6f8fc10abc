"""Directives as files bring them in. Our own wording; every issuer plainly fictional."""

BODY = """为做好示例竞赛工作，现将有关事项通知如下。
一、加强组织领导
各级工会要重视示例竞赛，明确责任分工，落实工作经费，把竞赛列入全年重点工作。
二、广泛发动职工
各级工会要于2022年8月31日前组织职工报名，深入班组宣传竞赛的目的和要求，吸引更多职工参加。
三、及时总结经验
竞赛结束后，各地要认真总结好的做法，选树一批先进班组，并将总结报示例省总工会。
"""
TITLE = "示例省总工会关于开展示例竞赛的通知"
NUMBER = "示省工发〔2022〕3号"


def own(title=TITLE, number=NUMBER, body=BODY, date="2022年4月20日", issuer="示例省总工会"):
    """A directive sent on its own."""
    head = "".join(f"{line}\n" for line in (number and f"{issuer}文件", number, title, "各市总工会：") if line)
    return f"{head}{body}{issuer}\n{date}\n"


def forwarding(forwarded, place="市", serial=9, title=TITLE):
    """A notice that forwards: `forwarded` is the text of the directive it forwards."""
    issuer = f"示例{place}总工会"
    return (
        f"{issuer}文件\n示工发〔2022〕{serial}号\n{issuer}关于转发《{title}》的通知\n各县总工会：\n"
        f"现将《{title}》转发给你们，请结合实际认真贯彻落实。\n{issuer}\n2022年5月6日\n{forwarded}"
    )


def bare(title=TITLE, body=BODY):
    """A directive as another forwards it: without mark, number, signature."""
    return f"{title}\n各市总工会：\n{body}"


def citing(mention, n=1, issuer="示例县总工会"):
    """A directive that cites another in its text."""
    return (
        f"{issuer}关于第{n}次示例检查的通知\n各基层工会：\n现就示例检查工作通知如下。\n"
        f"一、检查内容\n各基层工会要认真落实{mention}的要求，做好自查。\n{issuer}\n2022年{n + 6}月1日\n"
    )
