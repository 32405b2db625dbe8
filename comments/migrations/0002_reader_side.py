import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("comments", "0001_initial"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Appeal",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("words", models.TextField(blank=True)),
                ("at", models.DateTimeField(default=django.utils.timezone.now)),
            ],
        ),
        migrations.CreateModel(
            name="BadgeInvitation",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("made_at", models.DateTimeField(default=django.utils.timezone.now)),
                ("expires_at", models.DateTimeField()),
                ("revoked_at", models.DateTimeField(blank=True, null=True)),
                ("taken_at", models.DateTimeField(blank=True, null=True)),
            ],
        ),
        migrations.CreateModel(
            name="CommentEdit",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("body_before", models.TextField()),
                ("body", models.TextField()),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("pending", "Waiting"),
                            ("shown", "Shown"),
                            ("refused", "Not shown"),
                        ],
                        default="pending",
                        max_length=7,
                    ),
                ),
                ("reason", models.CharField(blank=True, max_length=200)),
                ("verdicts", models.JSONField(blank=True, default=list)),
                ("created_at", models.DateTimeField(default=django.utils.timezone.now)),
                ("decided_at", models.DateTimeField(blank=True, null=True)),
            ],
        ),
        migrations.CreateModel(
            name="Recommendation",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("visitor", models.CharField(editable=False, max_length=40, null=True)),
                ("at", models.DateTimeField(default=django.utils.timezone.now)),
            ],
        ),
        migrations.CreateModel(
            name="Report",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("reporter", models.CharField(editable=False, max_length=40, null=True)),
                (
                    "reason",
                    models.CharField(
                        choices=[
                            ("attack", "It attacks or insults somebody"),
                            ("spam", "It advertises something"),
                            ("private", "It gives away something private"),
                            ("harm", "It is wrong in a way that may do harm"),
                            ("subject", "It is off the subject"),
                            ("law", "It is against the law"),
                            ("other", "Something else"),
                        ],
                        max_length=7,
                    ),
                ),
                ("words", models.TextField(blank=True)),
                ("at", models.DateTimeField(default=django.utils.timezone.now)),
                (
                    "outcome",
                    models.CharField(
                        choices=[
                            ("open", "Open"),
                            ("upheld", "The comment was taken down"),
                            ("dismissed", "The comment stays"),
                        ],
                        default="open",
                        max_length=9,
                    ),
                ),
                ("settled_at", models.DateTimeField(blank=True, null=True)),
            ],
        ),
        migrations.AddField(
            model_name="comment",
            name="about",
            field=models.CharField(
                blank=True,
                editable=False,
                help_text="The uid of the takeaway or quote that it answers, if it answers one.",
                max_length=12,
            ),
        ),
        migrations.AddField(
            model_name="comment",
            name="badge",
            field=models.CharField(
                blank=True,
                choices=[("staff", "Staff"), ("author", "Author"), ("expert", "Expert we quote")],
                editable=False,
                max_length=6,
            ),
        ),
        migrations.AddField(
            model_name="comment",
            name="edited_at",
            field=models.DateTimeField(editable=False, null=True),
        ),
        migrations.AddField(
            model_name="comment",
            name="picked_at",
            field=models.DateTimeField(editable=False, null=True),
        ),
        migrations.AddField(
            model_name="comment",
            name="recommendations",
            field=models.PositiveIntegerField(default=0, editable=False),
        ),
        migrations.AddField(
            model_name="comment",
            name="thread_rank",
            field=models.PositiveIntegerField(
                default=0,
                editable=False,
                help_text="Of the thread that it begins: the higher, the earlier among the best.",
            ),
        ),
        migrations.AddField(
            model_name="commenter",
            name="email_asked_at",
            field=models.DateTimeField(editable=False, null=True),
        ),
        migrations.AddField(
            model_name="commenter",
            name="new_email",
            field=models.EmailField(blank=True, editable=False, max_length=254),
        ),
        migrations.AddField(
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
                ],
                default="decided",
                max_length=12,
            ),
        ),
        migrations.AddField(
            model_name="thread",
            name="answers",
            field=models.JSONField(default=dict, editable=False),
        ),
        migrations.AddField(
            model_name="thread",
            name="checked_at",
            field=models.DateTimeField(default=django.utils.timezone.now, editable=False),
        ),
        migrations.AddField(
            model_name="thread",
            name="close_after",
            field=models.PositiveSmallIntegerField(
                blank=True,
                help_text="So many days after publication. Empty: as the paper has it. 0: never.",
                null=True,
                verbose_name="closes after",
            ),
        ),
        migrations.AddIndex(
            model_name="comment",
            index=models.Index(
                fields=["article", "depth", "-thread_rank", "path"], name="comment_best"
            ),
        ),
        migrations.AddIndex(
            model_name="commenter",
            index=models.Index(
                condition=models.Q(("email_asked_at__isnull", False)),
                fields=["email_asked_at"],
                name="commenter_asked",
            ),
        ),
        migrations.AddIndex(
            model_name="moderationevent",
            index=models.Index(fields=["at"], name="event_by_time"),
        ),
        migrations.AddIndex(
            model_name="thread",
            index=models.Index(fields=["checked_at"], name="thread_checked"),
        ),
        migrations.AddField(
            model_name="appeal",
            name="comment",
            field=models.OneToOneField(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="appeal",
                to="comments.comment",
            ),
        ),
        migrations.AddField(
            model_name="badgeinvitation",
            name="article",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="badge_invitations",
                to="articles.article",
            ),
        ),
        migrations.AddField(
            model_name="badgeinvitation",
            name="expert",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="+", to="articles.expert"
            ),
        ),
        migrations.AddField(
            model_name="badgeinvitation",
            name="made_by",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="badgeinvitation",
            name="taken_by",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="badge_invitations",
                to="comments.commenter",
            ),
        ),
        migrations.AddField(
            model_name="commentedit",
            name="comment",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="edits",
                to="comments.comment",
            ),
        ),
        migrations.AddField(
            model_name="commentedit",
            name="decided_by",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="recommendation",
            name="comment",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="recommended",
                to="comments.comment",
            ),
        ),
        migrations.AddField(
            model_name="report",
            name="comment",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="reports",
                to="comments.comment",
            ),
        ),
        migrations.AddField(
            model_name="report",
            name="commenter",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="reports",
                to="comments.commenter",
            ),
        ),
        migrations.AddIndex(
            model_name="badgeinvitation",
            index=models.Index(fields=["article", "taken_by"], name="badge_of_commenter"),
        ),
        migrations.AddIndex(
            model_name="commentedit",
            index=models.Index(fields=["status", "created_at"], name="edit_queue"),
        ),
        migrations.AddConstraint(
            model_name="commentedit",
            constraint=models.UniqueConstraint(
                condition=models.Q(("status", "pending")),
                fields=("comment",),
                name="edit_waits_alone",
            ),
        ),
        migrations.AddIndex(
            model_name="recommendation",
            index=models.Index(
                condition=models.Q(("visitor__isnull", False)),
                fields=["at"],
                name="recommendation_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="recommendation",
            constraint=models.UniqueConstraint(
                fields=("comment", "visitor"), name="recommendation_once"
            ),
        ),
        migrations.AddIndex(
            model_name="report",
            index=models.Index(fields=["outcome", "comment"], name="report_queue"),
        ),
        migrations.AddIndex(
            model_name="report",
            index=models.Index(fields=["reporter", "outcome"], name="report_record"),
        ),
        migrations.AddIndex(
            model_name="report",
            index=models.Index(
                condition=models.Q(("reporter__isnull", False)), fields=["at"], name="report_known"
            ),
        ),
        migrations.AddConstraint(
            model_name="report",
            constraint=models.UniqueConstraint(fields=("comment", "reporter"), name="report_once"),
        ),
    ]
