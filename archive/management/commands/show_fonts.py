"""python manage.py show_fonts: which font prints each kind of type of the PDF here."""

from django.core.management.base import BaseCommand, CommandError

from archive.rendering.paper import fonts
from archive.rendering.paper.bundled_fonts import INSTALL
from archive.rendering.paper.font_substitutes import ROLES


class Command(BaseCommand):
    help = "列出本机用哪种字体排印公文的各种字，哪些是代用的，哪些随程序安装。"

    def handle(self, **options):
        try:
            for face, family, official in fonts.printing():
                bundled = "，随程序安装" if family in fonts.bundled() else ""
                self.stdout.write(f"{ROLES[face]}：{family}{'' if official else '，代用'}{bundled}")
        except fonts.NoChineseFont:
            raise CommandError(
                f"没有中文字体，请在程序目录下运行 {INSTALL}，或安装系统软件包 {fonts.PACKAGE}。"
            ) from None
