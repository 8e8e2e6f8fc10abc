"""What is recorded for whoever keeps a copy of the archive, such as the search index, and who does."""

import time
from datetime import timedelta

from django.conf import settings
from django.db import models, transaction
from django.db.models import F, Max, Min, Q, Value
from django.db.models.functions import Coalesce, Greatest
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

# A consumer that was not seen for so long is dropped: nothing is kept for it any longer.
UNSEEN = timedelta(days=30)
# What waits for longer is told to readers.
LATE = timedelta(seconds=5)
# How seldom a consumer that finds nothing to do says that it is there.
_SEEN_EVERY = timedelta(hours=1)


class OutboxEntryQuerySet(models.QuerySet):
    def waiting(self, name: str | None = None) -> "OutboxEntryQuerySet":
        """What a consumer, the index of this program where none is named, has not passed."""
        cursor = OutboxConsumer.objects.filter(name=name or settings.INDEX_NAME).values("cursor")
        # Who is not registered has passed nothing: the first number is 1.
        return self.filter(Q(number=None) | Q(number__gt=Coalesce(models.Subquery(cursor), 0)))

    def numbered(self) -> "OutboxEntryQuerySet":
        return self.exclude(number=None).order_by("number")


class OutboxEntry(models.Model):
    """A directive that was saved or removed and that the search index has not taken in yet.

    Written in the transaction of the change itself, so that neither can exist without the other. The key is given
    before that transaction commits, and a key before it may be committed after it; so consumers go by `number`, which
    is given to what is committed by whoever takes it up first, one at a time (`OutboxConsumer.objects.number`).
    """

    # No page says which number an entry has.
    unseen_columns = frozenset({"number"})

    directive_id = models.BigIntegerField()
    removed = models.BooleanField(default=False)
    at = models.DateTimeField(auto_now_add=True)
    number = models.BigIntegerField(null=True, editable=False, db_index=True)

    objects = OutboxEntryQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        verbose_name = verbose_name_plural = _("待更新索引")

    def __str__(self):
        return f"{self.directive_id}{'-' if self.removed else '+'}"


class OutboxConsumerQuerySet(models.QuerySet["OutboxConsumer"]):
    def registered(self, name: str | None = None) -> "OutboxConsumer":
        """The consumer of that name, made where there is none: it begins with what is still recorded, and does not
        know what was before."""
        return self.get_or_create(name=name or settings.INDEX_NAME)[0]

    def number(self) -> int:
        """Give numbers to what is committed and has none; the last number that any has. Whoever commits later is
        numbered later: no consumer has passed that number by then."""
        with transaction.atomic():
            # One at a time, until it is committed. SQLite has one writer anyway.
            cursors = list(self.select_for_update().order_by("pk").values_list("cursor", flat=True))
            last = max([OutboxEntry.objects.aggregate(last=Max("number"))["last"] or 0, *cursors])
            fresh = OutboxEntry.objects.filter(number=None).order_by("pk")
            # One question: what is committed in the midst of it waits for the next time.
            first = models.Subquery(fresh.values("pk")[:1])
            if fresh.order_by().update(number=Value(last + 1) + F("pk") - first):
                last = OutboxEntry.objects.aggregate(last=Max("number"))["last"]
            return last

    def passed(self, name: str, number: int) -> None:
        """A consumer has taken up all entries up to a number. What all have passed goes, and so does whoever was not
        seen for long."""
        with transaction.atomic():
            self.filter(name=name).update(cursor=Greatest(F("cursor"), Value(number)), seen_at=timezone.now())
            self.exclude(name=name).filter(seen_at__lt=timezone.now() - UNSEEN).delete()
            OutboxEntry.objects.filter(number__lte=self.aggregate(least=Min("cursor"))["least"] or 0).delete()

    def written(self, name: str | None = None) -> None:
        """A consumer's index is another than before: call it once that is in place."""
        # After a backup was put back no number comes twice: each is at least the time, in microseconds.
        raised = Greatest(F("version") + 1, Value(time.time_ns() // 1000))
        self.filter(pk=self.registered(name).pk).update(version=raised, seen_at=timezone.now())

    def filled(self, name: str | None = None) -> None:
        """A consumer's index holds all that the archive does."""
        self.filter(pk=self.registered(name).pk, is_filled=False).update(is_filled=True)

    def seen(self, name: str | None = None) -> None:
        """A consumer is there, with nothing to do."""
        mine = self.registered(name)
        # Asked every second: no writer is to wait for an update that changes nothing.
        if mine.seen_at < timezone.now() - _SEEN_EVERY:
            self.filter(pk=mine.pk).update(seen_at=timezone.now())


class OutboxConsumer(models.Model):
    """Whoever takes up what is recorded: this program's index, another engine while it is filled.

    `cursor` is the number of the last entry that it has passed, `version` a number that is raised whenever its index
    has become another. `purges` counts the purges of which its index's files may still hold words, where no file says
    so (see search.indexing.purged_words). One that registers anew, be it that it was dropped, is not `is_filled`:
    nobody knows what it has missed, and it has to be compared with the archive.
    """

    name = models.CharField(max_length=60, unique=True)
    cursor = models.BigIntegerField(default=0)
    version = models.BigIntegerField(default=0)
    is_filled = models.BooleanField(default=False)
    # By the database: a machine of the version before knows no such column, and goes on meanwhile.
    purges = models.PositiveIntegerField(default=0, db_default=0)
    seen_at = models.DateTimeField(default=timezone.now)

    objects = OutboxConsumerQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]

    def __str__(self):
        return f"{self.name}: {self.cursor}"
