"""The review list: directives of which something is doubtful; source, cleaned text and fields side by side."""

from django.contrib import admin, messages
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from archive.admin.directive_admin import DirectiveAdmin
from archive.history.directive_values import REVIEWED
from archive.history.recorded_act import recorded
from archive.models import Directive, DirectiveUnderReview, Provenance
from archive.models.choices import ChangeAct
from archive.rendering import raw_text
from archive.rendering.provenance_labels import label_of, provenance_of
from archive.rendering.safe_html import html


class DoubtfulField(admin.SimpleListFilter):
    """What is doubtful: a list of damaged numbers is gone through in one sitting."""

    title = _("存疑之处")
    parameter_name = "field"

    def lookups(self, request, model_admin):
        fields = Provenance.objects.doubtful().filter(directive__reviewed_at=None).values_list("field", flat=True)
        return [(field, label_of(field)) for field in sorted(set(fields))]

    def queryset(self, request, queryset):
        if not self.value():
            return queryset
        return queryset.filter(pk__in=Provenance.objects.doubtful().filter(field=self.value()).values("directive"))


@admin.register(DirectiveUnderReview)
class ReviewAdmin(DirectiveAdmin):
    """Whoever saves a directive here has looked at it: it leaves the list, corrected or not."""

    list_display = ["title", "region", "year", "doubts", "received_at"]
    list_filter = [DoubtfulField, ("region", admin.RelatedOnlyFieldListFilter)]
    list_select_related = ["region", "source"]
    change_form_template = "admin/archive/directiveunderreview/change_form.html"
    actions = ("mark_reviewed",)
    fieldsets = [
        (None, {"fields": [
            "title", "number", ("region", "city", "county"), ("year", "year_basis"), ("issued_on", "printed_on"),
            ("genre", "form"), "issuer_basis", "addressees", "copies_to", "attachments", "publication", "printed_by",
            ("copy_number", "urgency"), "signers", "note", "circulation", "contacts", "reports_to",
        ]}),
        (_("主题"), {"fields": ["topics"], "classes": ["collapse"]}),
        (_("正文"), {"fields": ["text", "reread"], "classes": ["collapse"]}),
    ]  # fmt: skip

    def has_add_permission(self, request):
        return False

    def shown_of(self, row):
        # The file as received stands beside the fields, with whatever else it holds.
        return row.source.directives.all()

    def get_queryset(self, request):
        everything = super().get_queryset(request).prefetch_related("provenance")
        # Whoever keeps a directive's page open may save it although it has left the list meanwhile.
        is_list = request.resolver_match.url_name.endswith("_changelist")
        return everything.to_review() if is_list else everything

    def get_ordering(self, request):
        return Provenance.objects.cost().desc(), "-pk"

    @admin.display(description=_("存疑之处"))
    def doubts(self, directive):
        return "、".join(str(label_of(one.field)) for one in directive.provenance.all() if one.is_doubtful)

    @admin.display(description=_("入库时间"), ordering="source__received_at")
    def received_at(self, directive):
        return directive.source.received_at

    @admin.action(description=_("标为已审核"))
    def mark_reviewed(self, request, queryset):
        chosen = list(queryset.values_list("pk", flat=True))
        with transaction.atomic(), recorded(chosen, ChangeAct.REVIEWED, request.user, fields=[REVIEWED]):
            count = queryset.update(reviewed_at=timezone.now(), reviewed_by=request.user)
        self.message_user(
            request, ngettext("已审核 %d 件文件。", "已审核 %d 件文件。", count) % count, messages.SUCCESS
        )

    def get_form(self, request, obj=None, change=False, **options):
        form = super().get_form(request, obj, change, **options)
        for one in obj.provenance.all() if obj else ():
            if field := form.base_fields.get(one.field):
                field.help_text = html(
                    '<span class="provenance {}">{} · {}</span>',
                    one.confidence, one.method, one.get_confidence_display(),
                )  # fmt: skip
        return form

    def change_view(self, request, object_id, form_url="", extra_context=None):
        directive = self.get_object(request, object_id)
        beside = _beside(directive, request.user) if self.has_view_permission(request, directive) else {}
        return super().change_view(request, object_id, form_url, (extra_context or {}) | beside)

    def save_model(self, request, obj, form, change):
        super().save_model(request, obj, form, change)
        Directive.objects.filter(pk=obj.pk).update(reviewed_at=timezone.now(), reviewed_by=request.user)


def _beside(directive, reader) -> dict:
    """What stands beside the fields: the text as received, the cleaned text, the provenance."""
    if directive is None:
        return {}
    source = directive.source
    return {
        "source": source,
        "pieces": raw_text.pieces(source.text, source.removals),
        "taken_out": raw_text.counted(source.removals),
        "omitted": source.omitted,
        "cleaned": [directive.text],
        "provenance_labels": provenance_of(directive, reader),
    }
