from django.core.management.base import BaseCommand

from search import indexer


class Command(BaseCommand):
    help = "Make the search index anew from the archive. Readers see the old one until the new one is complete."

    def add_arguments(self, parser):
        parser.add_argument("--noinput", action="store_true", help="Accepted for haystack's sake: nothing is asked.")

    def handle(self, **options):
        done = indexer.rebuild()
        self.stdout.write(f"索引已重建，共 {done.updated} 件。")
