"""Everything between an installation and its first page, in one process: a second run takes a second or two."""

from pathlib import Path

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.core.management.commands import migrate
from django.db import DatabaseError, connection

from archive import ingest, signals
from archive.custody import database_erasure
from archive.depot import store_checks
from archive.ingest import binding_columns, reference_fixtures
from archive.ingest.reparse import text_damage
from archive.machines import machine_start, turns
from archive.models import Upkeep
from archive.ops import copies, data_rights, database_server, read_only, static_files, translations
from archive.ops.copies import migration_state

_FIRST_HOLDINGS = "first-holdings"
_ORIGINALS = {
    "open": (
        "网页上隐去的姓名和联系方式，来源文件里照原样都有；现在人人可以下载来源文件。"
        "只给经授权的人员的，请设 ORIGINALS=permitted。"
    ),
    "permitted": "含有隐去内容的来源文件，只给有“取得含有隐去内容的来源文件”权限的人员（ORIGINALS=permitted）。",
}


class Command(BaseCommand):
    help = "准备就绪：数据库、基础数据、首批文件、界面文字、静态文件、检索索引。可反复运行。"

    def handle(self, **options):
        if why := read_only.why(Path(settings.DATA_DIR)):
            self._see_what_can_be_read(why)
            return
        try:
            database_server.require()
        except database_server.NotReached as refused:
            raise CommandError(str(refused)) from refused
        with turns.turn(turns.START):
            self._put_in_order()
            if away := store_checks.fault():
                # Texts are in the database: they are read and searched meanwhile.
                self.stderr.write(f"{away}。档案照常可以阅读和检索，来源文件暂时取不到，也收不进。")
            else:
                self._import_first_holdings()
        if brought := machine_start.bring_words():
            self.stdout.write(f"已从数据库取来词表：{'、'.join(brought)}。")
        translations.compile_changed()
        static_files.collect_changed()
        self._bring_index_in_step()
        if remark := data_rights.wider(Path(settings.DATA_DIR)):
            self.stdout.write(f"{remark}。")

    def _see_what_can_be_read(self, why: str):
        """Nothing can be put in order; where it was in order before, it is read."""
        if not (Path(settings.DATA_DIR) / "archive.sqlite3").is_file():
            raise CommandError(f"{why}，里面也没有数据库；请改好权限或换一个文件夹后重新启动。")
        try:
            lacks = migration_state.left()
        except DatabaseError as error:
            raise CommandError(f"{why}，数据库也读不出来（{error}）；请改好权限后重新启动。") from error
        if lacks:
            raise CommandError(f"{why}，而数据库还要升级到本版本；请改好权限后重新启动。")
        self.stderr.write(f"{why}：档案可以阅读和检索，不能登录、导入或改动。")

    def _put_in_order(self):
        """Everything that changes an archive of an older version, between its copy and the record of this version."""
        try:
            copies.before_upgrade(self.stdout.write)
            # Django's own: ours would make the copy, which is made, and take the archive to be in order after it.
            call_command(migrate.Command(), verbosity=0, interactive=False)
            reference_fixtures.load()
            # Under the copy that the migrations had made: the mark that it was done came with one of them.
            self._mend_texts()
            self._read_binding()
            database_erasure.finish_what_is_left()
            copies.finished()
        except (copies.NewerArchive, copies.NotCopied) as refused:
            raise CommandError(str(refused)) from refused

    def _mend_texts(self):
        # The index takes them up below, all at once.
        with signals.batched(send_at_end=False):
            done = text_damage.mend_once()
        if done.mended:
            told = f"，其中 {done.reread} 件与原文对不上，已按原件重读并列入待审核" if done.reread else ""
            self.stdout.write(f"已修复 {done.mended} 件在后台保存后正文与章节、工作任务对不上的文件{told}。")
        if done.unmended:
            self.stdout.write(
                f"有 {done.unmended} 件正文与章节、工作任务对不上的文件未能修复；请稍后运行 check_archive --repair。"
            )

    def _read_binding(self):
        if read := binding_columns.complete():
            self.stdout.write(f"已补读 {read} 项工作任务的约束程度和具体内容。")

    def _bring_index_in_step(self):
        try:
            call_command("refresh_index", few=True, stdout=self.stdout)
        except CommandError as error:
            # The archive can be read without its index, and the old index searched.
            self.stderr.write(str(error))

    def _import_first_holdings(self):
        """Import the five first directives, once: what staff delete later does not come back at the next start."""
        done = Path(settings.DATA_DIR) / "first-holdings-imported"
        # Over PostgreSQL another machine may have done it.
        is_shared = connection.vendor == "postgresql"
        if done.exists() or (is_shared and Upkeep.objects.filter(name=_FIRST_HOLDINGS).exists()):
            return
        files = ingest.files_under([settings.BASE_DIR / "fixtures" / "sources"])
        run = ingest.ImportRun()
        # The index takes them up below, all at once.
        with signals.batched(send_at_end=False):
            outcomes = [run.import_file(path) for path in files]
        for outcome in outcomes:
            if outcome.status == "refused":
                self.stderr.write(f"{ingest.shown(outcome.path)}：{outcome.reason}")
        if is_shared:
            Upkeep.objects.create(name=_FIRST_HOLDINGS)
        else:
            done.touch()
        self.stdout.write(f"已导入首批 {sum(outcome.status == 'imported' for outcome in outcomes)} 个文件。")
        # Said once: the office decides, and knows what it decided by deciding nothing.
        self.stdout.write(_ORIGINALS[settings.ORIGINALS])
