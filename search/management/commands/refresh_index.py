from django.core.management.base import BaseCommand

from search import indexer
from search.analysis import lexicon

REASONS = {"missing": "索引尚未建成", "damaged": "索引损坏", "outdated": "词典或结构已更新"}


class Command(BaseCommand):
    help = "Bring the search index in step with the archive; does nothing where it is."

    def handle(self, **options):
        for bad in lexicon.read().bad_lines:
            self.stderr.write(str(bad))
        done = indexer.refresh()
        if done.rebuilt:
            self.stdout.write(f"{REASONS[done.rebuilt]}，已重建，共 {done.updated} 件。")
        elif done:
            self.stdout.write(f"索引已更新：写入 {done.updated} 件，移除 {done.removed} 件。")
        else:
            self.stdout.write("索引与档案一致，无需更新。")
