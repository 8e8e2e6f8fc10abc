"""What is kept beside the index: what the search box suggests (see search.suggesting), what could not be indexed."""

from django.db import models
from django.utils.translation import gettext_lazy as _

KEY_LENGTH = 120


class TermKind(models.TextChoices):
    INITIATIVE = "initiative", _("活动名称")
    WORD = "word", _("词语")
    TOPIC = "topic", _("主题")
    ISSUER = "issuer", _("发文机关")


class Term(models.Model):
    """Words that directives of the archive hold; `weight` is how many do."""

    kind = models.CharField(max_length=10, choices=TermKind)
    text = models.CharField(max_length=200)
    weight = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["kind", "text"], name="term_once")]

    def __str__(self):
        return self.text


class TermKey(models.Model):
    """What a reader may type to mean a term: the term folded, its pinyin, its initials, another name of it."""

    term = models.ForeignKey(Term, models.CASCADE, related_name="keys")
    key = models.CharField(max_length=KEY_LENGTH, db_index=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["term", "key"], name="term_key_once")]

    def __str__(self):
        return self.key


class Unindexed(models.Model):
    """A directive that the index could not take up, and why."""

    directive_id = models.BigIntegerField(unique=True)
    error = models.CharField(max_length=500)
    at = models.DateTimeField(auto_now=True)

    def __str__(self):
        return f"{self.directive_id}: {self.error}"


class Mention(models.Model):
    """A directive that holds a term."""

    term = models.ForeignKey(Term, models.CASCADE, related_name="mentions")
    directive_id = models.BigIntegerField(db_index=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["term", "directive_id"], name="mention_once")]

    def __str__(self):
        return f"{self.term_id} {self.directive_id}"


class DirectiveKey(models.Model):
    """What a reader may type to mean a directive: its number, its subject, the subject's pinyin and initials."""

    directive_id = models.BigIntegerField(db_index=True)
    key = models.CharField(max_length=KEY_LENGTH, db_index=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["directive_id", "key"], name="directive_key_once")]

    def __str__(self):
        return self.key
