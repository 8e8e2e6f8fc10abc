"""Everything between an installation and its first page, in one process: a second run takes a second or two."""

from pathlib import Path

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError

from archive import collecting, importing, reference_data, signals, translations


class Command(BaseCommand):
    help = "准备就绪：数据库、基础数据、首批文件、界面文字、静态文件、检索索引。可反复运行。"

    def handle(self, **options):
        call_command("migrate", verbosity=0, interactive=False)
        reference_data.load()
        self._import_first_holdings()
        translations.compile_changed()
        collecting.collect_changed()
        self._bring_index_in_step()

    def _bring_index_in_step(self):
        try:
            call_command("refresh_index", stdout=self.stdout)
        except CommandError as error:
            # The archive can be read without its index, and the old index searched.
            self.stderr.write(str(error))

    def _import_first_holdings(self):
        """Import the five first directives, once: what staff delete later does not come back at the next start."""
        done = Path(settings.DATA_DIR) / "first-holdings-imported"
        if done.exists():
            return
        files = importing.files_under([settings.BASE_DIR / "fixtures" / "sources"])
        run = importing.Run()
        with signals.batched():
            outcomes = [run.import_file(path) for path in files]
        for outcome in outcomes:
            if outcome.status == "refused":
                self.stderr.write(f"{importing.shown(outcome.path)}：{outcome.reason}")
        done.touch()
        self.stdout.write(f"已导入首批 {sum(outcome.status == 'imported' for outcome in outcomes)} 个文件。")
