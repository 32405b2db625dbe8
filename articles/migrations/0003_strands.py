import django.db.models.deletion
from django.db import migrations, models

BEGUN = "Begun from what readers see"


def tell_copies_apart(apps, schema_editor):
    """The revisions of working copies stood among those of the article, or on the copy itself."""
    Revision = apps.get_model("articles", "Revision")
    for copied in Revision.objects.filter(article__revises__isnull=False).order_by("number"):
        live = copied.article.revises_id
        last = Revision.objects.filter(article=live).order_by("-number").first()
        copied.number = last.number + 1 if last else 1
        copied.article_id, copied.strand = live, "copy"
        copied.save()
    for begun in Revision.objects.filter(note=BEGUN, strand="article"):
        later = Revision.objects.filter(article=begun.article_id, number__gte=begun.number)
        for revision in later.order_by("number"):
            if revision.note.startswith("Published:"):
                break
            revision.strand = "copy"
            revision.save()
            if revision.note == "Discarded":
                break


class Migration(migrations.Migration):
    dependencies = [
        ("articles", "0002_paper_and_version"),
    ]

    operations = [
        migrations.AddField(
            model_name="article",
            name="changes_override",
            field=models.TextField(
                blank=True,
                editable=False,
                help_text="Why they go out against what the gate finds, if they do.",
            ),
        ),
        migrations.AddField(
            model_name="revision",
            name="began_from",
            field=models.ForeignKey(
                editable=False,
                help_text="The revision its writer had in front of them.",
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="+",
                to="articles.revision",
            ),
        ),
        migrations.AddField(
            model_name="revision",
            name="strand",
            field=models.CharField(
                choices=[
                    ("article", "The article"),
                    ("copy", "Changes beside the live article"),
                    ("aside", "Typed while somebody else saved"),
                ],
                default="article",
                editable=False,
                max_length=7,
            ),
        ),
        migrations.AlterField(
            model_name="event",
            name="verb",
            field=models.CharField(
                choices=[
                    ("sent_to_review", "Sent to review"),
                    ("sent_back", "Sent back"),
                    ("published", "Published"),
                    ("scheduled", "Scheduled"),
                    ("withdrawn", "Withdrawn"),
                    ("corrected", "Corrected"),
                    ("changed", "Changed"),
                    ("changes_due", "Changes scheduled"),
                    ("changes_held", "Changes taken off the schedule"),
                    ("discarded", "Changes discarded"),
                ],
                max_length=14,
            ),
        ),
        migrations.AlterField(
            model_name="revision",
            name="article",
            field=models.ForeignKey(
                help_text="Never a working copy: its revisions belong to the article it revises.",
                on_delete=django.db.models.deletion.CASCADE,
                related_name="revisions",
                to="articles.article",
            ),
        ),
        migrations.RunPython(tell_copies_apart, migrations.RunPython.noop),
    ]
