"""A directive whose contacts stand in everything that can hold a text. All of it is ours, every person made up."""

import unicodedata
from dataclasses import dataclass

from archive.models import Directive, Forwarding, Occurrence, Provenance, Reference
from tests.support.makers import make_action, make_directive, make_source

NAME, SPREAD, MOBILE, LANDLINE = "阿某甲", "乙 某", "13900001234", "0999-7654321"
MAIL, ACCOUNT = "shilimou@example.com", "shilimou_2023"
CONTACTS = [NAME, SPREAD, MOBILE, LANDLINE, MAIL, ACCOUNT]
# All of them, and some in another writing: spread, over a line's end, full width, another case.
SAID = (
    f"{NAME}、{SPREAD}，{MOBILE}，{LANDLINE}，{MAIL}，{ACCOUNT}，阿 某甲，阿\n某甲，乙某，０９９９－７６５４３２１，"
    "09997654321，1390000\n1234，Shilimou@Example.com"
)
ONE_LINE = SAID.replace("\n", "")
SUBJECT = "天象观测"


def tells(page: str) -> list[str]:
    """The contacts whose characters a page holds, in any writing, with or without markup between them."""
    bare = _bare(page)
    return [contact for contact in CONTACTS if _bare(contact) in bare]


def _bare(text: str) -> str:
    folded = unicodedata.normalize("NFKC", text).casefold()
    return "".join(character for character in folded if character.isalnum())


@dataclass(frozen=True)
class Held:
    """`whole` has contacts wherever text can stand; `other` is bound to it in every way there is."""

    whole: Directive
    other: Directive


def make_persons() -> Held:
    other = make_directive(
        title=f"示例市总工会关于{SUBJECT}和{NAME}等的通知", contacts=CONTACTS, number="示工〔2023〕8号"
    )
    table = f"姓名\t电话\n{NAME}\t{MOBILE}\n{SPREAD}\t{LANDLINE}"
    whole = make_directive(
        title=f"示例市总工会关于{SUBJECT}的通知（{NAME}，{MOBILE}）",
        sections=[
            ("一、", f"{SUBJECT}（{NAME}，{LANDLINE}）", f"做好{SUBJECT}，由{SAID}办理。\n{table}"),
            ("二、", "", f"于3月底前报送{SUBJECT}情况至{MAIL}，找{NAME}，{MOBILE}。"),
        ],
        number="示工〔2023〕9号",
        forwarding_directive=other,
        contacts=CONTACTS,
        source=make_source(name=f"{SUBJECT}{NAME}{MOBILE}.txt"),
        **{name: [ONE_LINE, "各县总工会"] for name in ("addressees", "copies_to", "attachments", "reports_to")},
        publication=f"公开，{NAME}",
        printed_by=f"示例办公室{NAME}{MOBILE}",
    )
    _fill(whole, other)
    return Held(whole, other)


def _fill(whole, other) -> None:
    source = whole.source
    source.text = f"{whole.text}\n{SAID}"
    source.removals = [[0, 4, f"页眉（{NAME}）"]]
    source.omitted = [{"reason": f"文本框（{NAME}）", "text": SAID}]
    source.save()
    for section in whole.sections.all():
        make_action(
            section, actor=f"示例科{NAME}", deadline_text=f"3月底前报{NAME}{MOBILE}", figures=[MOBILE, "3 次"],
            initiatives=[f"{SUBJECT}{NAME}行动"], reports_to=f"示例科{NAME}（{MAIL}）", kind="report",
        )  # fmt: skip
    Reference.objects.create(directive=whole, position=1, kind="work", text=f"{SUBJECT}办法（{NAME}）", target=other)
    Reference.objects.create(directive=other, position=1, kind="work", text=f"{whole.title}", target=whole)
    for at, field in enumerate(("title", "contacts", "duplicate")):
        Provenance.objects.create(
            directive=whole, field=field, method=f"所据{NAME}{at}", confidence="doubtful", evidence=SAID,
            other=other if field == "duplicate" else None,
        )  # fmt: skip
    Occurrence.objects.create(
        directive=whole, source=make_source(name=f"副本{NAME}.txt"), basis="number", likeness=0.9
    )
    third = make_directive(
        title=f"示例市总工会办公室关于{SUBJECT}的补充通知", contacts=[NAME], text=f"{SUBJECT}。{NAME}"
    )
    Forwarding.objects.create(forwarding_directive=whole, forwarded_directive=third, kind="印发")
