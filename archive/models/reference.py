"""The works and numbers that a directive cites."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from archive.lexicon.text_keys import KEY_LENGTH, reference_key
from archive.models.choices import ReferenceForm, ReferenceKind
from archive.models.directive import Directive


class Reference(models.Model):
    """A mention of another directive or work in a directive's text, resolved where the archive holds it.

    `form` is how it is written, `kind` what it is to the directive: its form where it is only mentioned, or
    what the directive is based on. `text_key` is what it is resolved by; a work whose number stands behind it
    has its key in `number_key`.
    """

    directive = models.ForeignKey(Directive, models.CASCADE, related_name="references", verbose_name=_("文件"))
    position = models.PositiveIntegerField(_("次序"))
    kind = models.CharField(_("性质"), max_length=12, choices=ReferenceKind)
    form = models.CharField(_("写法"), max_length=12, choices=ReferenceForm, blank=True)
    text = models.CharField(_("引文"), max_length=500)
    text_key = models.CharField(max_length=KEY_LENGTH, blank=True, db_index=True, editable=False)
    number_key = models.CharField(max_length=100, blank=True, db_index=True, editable=False)
    target = models.ForeignKey(
        Directive, models.SET_NULL, null=True, blank=True, related_name="cited_by", verbose_name=_("所指文件")
    )

    class Meta:
        ordering = ["position"]
        verbose_name = verbose_name_plural = _("引用")
        constraints = [
            models.UniqueConstraint(fields=["directive", "position"], name="reference_order"),
            models.UniqueConstraint(fields=["directive", "kind", "text"], name="reference_once"),
        ]

    def __str__(self):
        return self.text

    def save(self, **kwargs):
        self.set_key()
        super().save(**kwargs)

    def set_key(self) -> None:
        """Call it before whatever writes the row without `save`."""
        self.form = self.form or self.kind
        self.text_key = reference_key(self.form, self.text)
        if self.form == ReferenceForm.NUMBER:
            self.number_key = self.text_key
