from django.core.management.base import BaseCommand

from archive.ingest import reference_fixtures


class Command(BaseCommand):
    help = "载入地区、主题和发文机关（只补缺，不改动已有的）。"

    def handle(self, **options):
        self.stdout.write(f"基础数据：新增 {reference_fixtures.load()} 条。")
