"""A directive's main topic before its others, in questions to the table between directives and topics."""

from django.db.models import BigIntegerField, Case, F, Value, When

# 0 for the main topic, for the others their keys.
MAIN_FIRST = Case(
    When(topic_id=F("directive__main_topic_id"), then=Value(0)), default=F("topic_id"), output_field=BigIntegerField()
)
