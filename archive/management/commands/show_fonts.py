"""python manage.py show_fonts: which font prints each kind of type of the PDF here."""

from django.core.management.base import BaseCommand, CommandError

from archive.printing import fonts
from archive.printing.paper import Face

_NAMES = {
    Face.BIAOSONG: "小标宋（红头、标题）",
    Face.FANGSONG: "仿宋（正文）",
    Face.KAITI: "楷体（二级标题）",
    Face.HEITI: "黑体（一级标题）",
    Face.SONGTI: "宋体（页码）",
}


class Command(BaseCommand):
    help = "列出本机用哪种字体排印公文的各种字，哪些是代用的。"

    def handle(self, **options):
        try:
            for face, family, official in fonts.printing():
                self.stdout.write(f"{_NAMES[face]}：{family}{'' if official else '，代用'}")
        except fonts.NoChineseFont:
            raise CommandError(f"本机没有中文字体，请安装软件包 {fonts.PACKAGE}。") from None
