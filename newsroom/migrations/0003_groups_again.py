from django.db import migrations

from newsroom.roles import make_groups


def make(apps, schema_editor):
    """Editors may add old addresses by hand since this release."""
    make_groups()


class Migration(migrations.Migration):
    dependencies = [("newsroom", "0002_groups"), ("articles", "0004_address_record")]
    operations = [migrations.RunPython(make, migrations.RunPython.noop)]
