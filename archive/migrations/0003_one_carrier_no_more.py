from django.db import migrations


class Migration(migrations.Migration):

    dependencies = [
        ('archive', '0002_understanding'),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name='directive',
            name='directive_not_in_itself',
        ),
        migrations.RemoveField(
            model_name='directive',
            name='carried_by',
        ),
        migrations.RemoveField(
            model_name='directive',
            name='carry_kind',
        ),
    ]
