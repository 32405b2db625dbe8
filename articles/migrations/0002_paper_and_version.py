from django.conf import settings
from django.db import migrations


def make(apps, schema_editor):
    apps.get_model("articles", "Paper").objects.get_or_create(
        pk=1, defaults={"name": settings.SITE_NAME}
    )
    apps.get_model("articles", "SiteVersion").objects.get_or_create(pk=1)


class Migration(migrations.Migration):
    dependencies = [("articles", "0001_initial")]
    operations = [migrations.RunPython(make, migrations.RunPython.noop)]
