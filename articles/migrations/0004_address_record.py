import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("articles", "0003_strands"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField(
            model_name="address",
            name="last_hit_at",
            field=models.DateTimeField(editable=False, null=True),
        ),
        migrations.AddField(
            model_name="address",
            name="made_by",
            field=models.ForeignKey(
                editable=False,
                help_text="Who moved or ended what stood there, or added the address by hand.",
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AlterField(
            model_name="address",
            name="path",
            field=models.CharField(
                help_text="Like /2019/old-story.html. You can paste it whole, as it stood in a browser.",
                max_length=255,
                unique=True,
            ),
        ),
    ]
