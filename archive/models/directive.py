"""What the archive holds: the directives read from the sources, and who issued them."""

from functools import lru_cache

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.urls import get_script_prefix, reverse
from django.utils.translation import gettext_lazy as _

from archive.lexicon import document_numbers
from archive.lexicon.dates import FIRST_YEAR, LAST_YEAR
from archive.lexicon.text_keys import KEY_LENGTH, subject_key, title_key
from archive.models.choices import Custody, Genre, IssuerBasis, Openness, YearBasis
from archive.models.directive_permissions import OF_DIRECTIVES
from archive.models.directive_queryset import DirectiveQuerySet
from archive.models.guarded_columns import HeldModel
from archive.models.reference_data import Issuer, Region, Topic
from archive.models.source import Source
from archive.parsing import text_annotations
from archive.parsing.annotations import Annotations, Settled, stored_form

# A key that no address holds otherwise.
_ANY_KEY = 10**17


def directive_address(pk: int) -> str:
    """The address of a directive's page. A page has a hundred of them, and each would be put together anew."""
    before, after = _around_key(get_script_prefix())
    return f"{before}{pk}{after}"


@lru_cache(8)
def _around_key(script_prefix: str) -> list[str]:
    return reverse("directive", args=[_ANY_KEY]).split(str(_ANY_KEY))


class Directive(HeldModel):
    """One official document read from a source. A source may hold two: a forwarding notice and what it forwards.

    `title_key` and `number_key` are what two writings of one title or number have in common; `subject_key` is
    the title's without its issuers. `text` is changed by `archive.ingest.content_writer` alone, and `annotations`
    with it: spans of the text and what they are (see archive.parsing.annotations), None until they were computed.
    """

    held = frozenset({"text", "annotations"})
    # Made of the other columns: what pages show does not change with it.
    unseen_columns = frozenset({"annotations"})

    source = models.ForeignKey(Source, models.CASCADE, related_name="directives", verbose_name=_("原件"))
    position = models.PositiveSmallIntegerField(_("原件中次序"), default=0)
    title = models.CharField(_("标题"), max_length=500)
    title_key = models.CharField(max_length=KEY_LENGTH, blank=True, db_index=True, editable=False)
    subject_key = models.CharField(max_length=KEY_LENGTH, blank=True, db_index=True, editable=False)
    number = models.CharField(_("发文字号"), max_length=100, blank=True)
    number_key = models.CharField(max_length=100, blank=True, db_index=True, editable=False)
    issuers = models.ManyToManyField(Issuer, through="Issuance", related_name="directives", verbose_name=_("发文机关"))
    issuer_basis = models.CharField(_("机关依据"), max_length=10, choices=IssuerBasis, blank=True)
    region = models.ForeignKey(
        Region, models.PROTECT, null=True, blank=True, related_name="directives", verbose_name=_("地区")
    )
    city = models.ForeignKey(
        Region, models.PROTECT, null=True, blank=True, related_name="city_directives", verbose_name=_("市州")
    )
    county = models.ForeignKey(
        Region, models.PROTECT, null=True, blank=True, related_name="county_directives", verbose_name=_("县（市、区）")
    )
    year = models.PositiveSmallIntegerField(
        _("年份"),
        null=True,
        blank=True,
        db_index=True,
        validators=[MinValueValidator(FIRST_YEAR), MaxValueValidator(LAST_YEAR)],
    )
    year_basis = models.CharField(_("年份依据"), max_length=10, choices=YearBasis, blank=True)
    issued_on = models.DateField(_("成文日期"), null=True, blank=True)
    printed_on = models.DateField(_("印发日期"), null=True, blank=True)
    genre = models.CharField(_("文种"), max_length=4, choices=Genre, blank=True, db_index=True)
    form = models.CharField(_("文体"), max_length=20, blank=True)
    addressees = models.JSONField(_("主送机关"), default=list, blank=True)
    copies_to = models.JSONField(_("抄送机关"), default=list, blank=True)
    attachments = models.JSONField(_("附件"), default=list, blank=True)
    publication = models.CharField(_("公开标识"), max_length=100, blank=True)
    printed_by = models.CharField(_("印发机关"), max_length=200, blank=True)
    copy_number = models.CharField(_("份号"), max_length=20, blank=True)
    urgency = models.CharField(_("紧急程度"), max_length=20, blank=True)
    signers = models.JSONField(_("签发人"), default=list, blank=True)
    note = models.CharField(_("附注"), max_length=500, blank=True)
    circulation = models.JSONField(_("传播限制"), default=list, blank=True)
    contacts = models.JSONField(_("联系方式"), default=list, blank=True)
    reports_to = models.JSONField(_("报送对象"), default=list, blank=True)
    topics = models.ManyToManyField(Topic, related_name="directives", blank=True, verbose_name=_("主题"))
    # One of its topics; None where nobody said which, or where it was read before there was one.
    main_topic = models.ForeignKey(
        Topic, models.SET_NULL, null=True, blank=True, editable=False, related_name="+", verbose_name=_("主要主题")
    )
    text = models.TextField(_("正文"))
    annotations = models.JSONField(null=True, blank=True, editable=False)
    custody = models.CharField(
        _("在库情况"), max_length=10, choices=Custody, default=Custody.HELD, db_index=True, editable=False
    )
    openness = models.CharField(
        _("知悉范围"), max_length=10, choices=Openness, default=Openness.ALL, db_index=True, editable=False
    )
    # Who may know of it where it is open to groups; of no meaning else.
    known_to = models.ManyToManyField(
        "auth.Group", related_name="known_directives", blank=True, editable=False, verbose_name=_("知悉的人员组")
    )
    created_at = models.DateTimeField(_("入库时间"), auto_now_add=True)
    reviewed_at = models.DateTimeField(_("审核时间"), null=True, blank=True, editable=False)
    reviewed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        blank=True,
        editable=False,
        related_name="+",
        verbose_name=_("审核人"),
    )

    objects = DirectiveQuerySet.as_manager()

    class Meta:
        base_manager_name = "objects"
        ordering = ["-pk"]
        verbose_name = verbose_name_plural = _("文件")
        permissions = list(OF_DIRECTIVES.items())
        # All that lists are counted by: they are counted without reading the texts beside it.
        indexes = [models.Index(fields=["region", "year", "genre", "form"], name="directive_counted")]
        constraints = [
            models.UniqueConstraint(fields=["source", "position"], name="directive_place_in_source_unique"),
            models.CheckConstraint(condition=~Q(title=""), name="directive_has_title"),
            models.CheckConstraint(
                condition=Q(year=None) | Q(year__gte=FIRST_YEAR, year__lte=LAST_YEAR),
                name="directive_year_plausible",
            ),
            models.CheckConstraint(
                condition=Q(year=None, year_basis="") | (Q(year__isnull=False) & ~Q(year_basis="")),
                name="directive_year_with_its_basis",
            ),
            models.CheckConstraint(condition=Q(city=None) | Q(region__isnull=False), name="directive_city_in_region"),
            models.CheckConstraint(
                condition=Q(county=None) | Q(region__isnull=False), name="directive_county_in_region"
            ),
        ]

    def __str__(self):
        return self.title

    def save(self, **kwargs):
        self.set_keys()
        fields = set(kwargs.get("update_fields") or ())
        if fields & {"title", "number"}:
            kwargs["update_fields"] = fields | {"title_key", "subject_key", "number_key"}
        super().save(**kwargs)

    def get_absolute_url(self):
        return directive_address(self.pk)

    @property
    def is_unchecked(self) -> bool:
        """Whether something of it is doubtful and nobody has reviewed it, as the queryset's unchecked() asks."""
        told = self.provenance.all()
        return self.reviewed_at is None and any(one.is_doubtful and one.other_id is None for one in told)

    @property
    def annotated(self) -> Annotations:
        """What is known of the places in its text: as it is kept, else computed now; nothing is written. Ask before
        the directive is redacted: the answer is remembered, and holds for the redacted text, which has the same
        length."""
        known = self.__dict__.get("_annotated")
        if known is None:
            settled = Settled.by(self)
            known = stored_form.from_json(self.annotations, self.text, settled)
            known = known or text_annotations.of(self.text, settled)
            self.__dict__["_annotated"] = known
        return known

    def set_keys(self) -> None:
        """Call it before whatever writes the row without `save`."""
        self.number_key = document_numbers.key_of(self.number)
        self.title_key = title_key(self.title)
        self.subject_key = subject_key(self.title)

    @property
    def topics_in_order(self) -> list[Topic]:
        """The main topic first."""
        return sorted(self.topics.all(), key=lambda topic: topic.pk != self.main_topic_id)

    @property
    def type(self) -> str:
        """What kind of paper it is: its official type, or its form where it has none (实施方案)."""
        return self.genre or self.form

    @property
    def dated(self):
        """The surest full date it bears, or None."""
        return self.issued_on or self.printed_on


class Issuance(models.Model):
    """One issuer of a directive, in the order of the signatures: joint directives have several."""

    directive = models.ForeignKey(Directive, models.CASCADE, related_name="issuances")
    issuer = models.ForeignKey(Issuer, models.PROTECT, related_name="issuances", verbose_name=_("发文机关"))
    position = models.PositiveSmallIntegerField(_("次序"), default=0)

    class Meta:
        ordering = ["position"]
        verbose_name = verbose_name_plural = _("发文")
        constraints = [
            models.UniqueConstraint(fields=["directive", "issuer"], name="issuance_once"),
            models.UniqueConstraint(fields=["directive", "position"], name="issuance_order"),
        ]

    def __str__(self):
        return f"{self.issuer}"
