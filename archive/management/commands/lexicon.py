"""python manage.py lexicon show | load [FOLDER]"""

from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from archive.machines import shared_word_lists
from archive.models import WORD_LISTS


class Command(BaseCommand):
    help = (
        "几台机器共用一个数据库时本单位的词表：load 把一个文件夹里的 words.txt、synonyms.txt 存入数据库，"
        "各台重新启动时取用；show 显示数据库里的。用本机 SQLite 的，词表就在 DATA_DIR/lexicon，不用这个命令。"
    )

    def add_arguments(self, parser):
        parser.add_argument("act", choices=["show", "load"], help="show 显示，load 存入")
        said = f"词表所在的文件夹（默认 {settings.SEARCH_LEXICON_DIR}）"
        parser.add_argument("folder", nargs="?", type=Path, metavar="FOLDER", help=said)

    def handle(self, act, folder, **options):
        if not shared_word_lists.are_shared():
            own = settings.SEARCH_LEXICON_DIR
            raise CommandError(f"没有设 DATABASE_URL：词表就在 {own}，直接改那里的文件，再重新启动。")
        if act == "show":
            self._show()
        else:
            self._load(folder or Path(settings.SEARCH_LEXICON_DIR))

    def _show(self):
        if not (held := shared_word_lists.held()):
            self.stdout.write("数据库里还没有词表，各台用自己 DATA_DIR/lexicon 里的。")
        for one in held:
            self.stdout.write(f"# {one.name}（{one.loaded_at:%Y-%m-%d %H:%M} 存入）\n{one.text}")

    def _load(self, folder: Path):
        texts = {name: _text_of(folder / name) for name in WORD_LISTS if (folder / name).is_file()}
        if not texts:
            raise CommandError(f"{folder} 里没有 {' 和 '.join(WORD_LISTS)}；没有改动任何数据。")
        shared_word_lists.load(texts)
        for name, text in texts.items():
            lines = [line for line in text.splitlines() if line.strip() and not line.startswith("#")]
            self.stdout.write(f"{name} 已存入数据库，{len(lines)} 行。")
        self.stdout.write("请逐台重新启动；检索索引随之重建，写错的行在启动时指出。")


def _text_of(path: Path) -> str:
    """Raises CommandError for what is no text in UTF-8: it is copied to every machine as it is."""
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        told = f"{path} 读不出文字，请用记事本打开，另存为 UTF-8 编码后再存入；没有改动任何数据。"
        raise CommandError(told) from error
    if "\0" in text:
        raise CommandError(f"{path} 里有不能存入数据库的字符（NUL），请删去后再存入；没有改动任何数据。")
    return text
