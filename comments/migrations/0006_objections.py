from django.db import migrations, models

AT_ONCE = 1000


def fill(apps, schema_editor):
    """Which checks objected, of the verdicts that are stored."""
    comments = apps.get_model("comments", "Comment").objects.using(schema_editor.connection.alias)
    changed = []
    for comment in comments.exclude(verdicts=[]).only("verdicts").iterator(chunk_size=AT_ONCE):
        names = [row.get("screen", "") for row in comment.verdicts if row.get("kind") != "pass"]
        if names:
            comment.objections = f" {' '.join(names)} "
            changed.append(comment)
        if len(changed) == AT_ONCE:
            comments.bulk_update(changed, ["objections"])
            changed = []
    comments.bulk_update(changed, ["objections"])


class Migration(migrations.Migration):
    dependencies = [
        ("comments", "0005_privacy"),
    ]

    operations = [
        migrations.AddField(
            model_name="comment",
            name="objections",
            field=models.CharField(
                blank=True,
                editable=False,
                help_text=(
                    "The names of the checks that objected, each between blanks; of the verdicts."
                ),
                max_length=300,
            ),
        ),
        migrations.AlterField(
            model_name="moderationevent",
            name="verb",
            field=models.CharField(
                choices=[
                    ("decided", "Decided"),
                    ("appealed", "Appealed by its writer"),
                    ("picked", "Made an editor’s pick"),
                    ("unpicked", "No editor’s pick any more"),
                    ("edited", "New text shown"),
                    ("edit_refused", "New text not shown"),
                    ("kept", "Kept in spite of reports"),
                    ("taken_back", "Taken back"),
                ],
                default="decided",
                max_length=12,
            ),
        ),
        migrations.RunPython(fill, migrations.RunPython.noop),
    ]
