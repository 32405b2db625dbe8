from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("comments", "0006_objections"),
    ]

    operations = [
        migrations.AddField(
            model_name="commentedit",
            name="verdicts_before",
            field=models.JSONField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name="commentedit",
            name="edited_before",
            field=models.DateTimeField(blank=True, null=True),
        ),
    ]
