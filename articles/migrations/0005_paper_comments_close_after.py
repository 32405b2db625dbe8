from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("articles", "0004_address_record"),
    ]

    operations = [
        migrations.AddField(
            model_name="paper",
            name="comments_close_after",
            field=models.PositiveSmallIntegerField(
                blank=True,
                help_text="So many days after publication. Empty: they stay open.",
                null=True,
                verbose_name="comments close after",
            ),
        ),
    ]
