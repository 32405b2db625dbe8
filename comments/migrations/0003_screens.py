import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("comments", "0002_reader_side"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="AkismetQuestion",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "body_digest",
                    models.CharField(help_text="Of the text it is asked about.", max_length=32),
                ),
                ("ask_after", models.DateTimeField()),
                ("tries", models.PositiveSmallIntegerField(default=0)),
                (
                    "answer",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("", "No answer yet"),
                            ("good", "Good"),
                            ("spam", "Spam"),
                            ("given up", "Given up"),
                        ],
                        max_length=8,
                    ),
                ),
                ("last_error", models.CharField(blank=True, max_length=100)),
            ],
        ),
        migrations.CreateModel(
            name="Ban",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("writer", "One writer, known by a cookie"),
                            ("network", "A network: a household, an office, a part of a provider"),
                            ("address", "Email addresses of a domain"),
                            ("link", "Links to a domain"),
                        ],
                        max_length=7,
                    ),
                ),
                (
                    "value",
                    models.CharField(
                        blank=True,
                        help_text="The key of the network, or the domain.",
                        max_length=253,
                    ),
                ),
                (
                    "until",
                    models.DateTimeField(
                        blank=True, help_text="Empty: until it is lifted.", null=True
                    ),
                ),
                ("reason", models.CharField(help_text="The writer reads it.", max_length=200)),
                ("made_at", models.DateTimeField(default=django.utils.timezone.now)),
                ("lifted_at", models.DateTimeField(blank=True, null=True)),
            ],
        ),
        migrations.CreateModel(
            name="Breaker",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("opened_at", models.DateTimeField()),
                ("until", models.DateTimeField(db_index=True)),
                ("why", models.CharField(max_length=200)),
            ],
        ),
        migrations.CreateModel(
            name="SpamModel",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("made_at", models.DateTimeField()),
                (
                    "vocabulary",
                    models.BinaryField(help_text="32-bit numbers of known words, deflated."),
                ),
                (
                    "weights",
                    models.BinaryField(help_text="32-bit floats, little-endian, deflated."),
                ),
                ("bias", models.FloatField()),
                ("hold_at", models.FloatField(null=True)),
                ("spam_at", models.FloatField(null=True)),
                (
                    "spam_count",
                    models.PositiveIntegerField(help_text="Comments that people found to be spam."),
                ),
                (
                    "good_count",
                    models.PositiveIntegerField(help_text="Comments that people approved."),
                ),
                (
                    "last_event",
                    models.PositiveBigIntegerField(help_text="The newest decision it knows of."),
                ),
                (
                    "recall",
                    models.JSONField(
                        default=dict, help_text="Share of spam found, by share of good held."
                    ),
                ),
                (
                    "held_by_word",
                    models.JSONField(
                        default=dict,
                        help_text="Share of harmless sentences held, by the group they name.",
                    ),
                ),
            ],
            options={
                "ordering": ["-pk"],
            },
        ),
        migrations.CreateModel(
            name="WordRule",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "words",
                    models.CharField(
                        help_text="Found as whole words only, in any case and spelling: “casino” finds “Casinó” and “c a s i n o”, not “casinos”. A phrase is found with any blanks or marks between its words.",
                        max_length=120,
                        verbose_name="word or phrase",
                    ),
                ),
                ("folded", models.CharField(editable=False, max_length=400, unique=True)),
                (
                    "list",
                    models.CharField(
                        choices=[
                            ("hold", "Hold: a moderator reads it first"),
                            ("spam", "Spam: put it away"),
                            (
                                "nudge",
                                "Ask: the writer sees the text once more before posting, then it is held",
                            ),
                        ],
                        default="hold",
                        max_length=5,
                        verbose_name="what happens",
                    ),
                ),
                (
                    "note",
                    models.CharField(
                        blank=True,
                        help_text="Why it is here, for other moderators.",
                        max_length=200,
                    ),
                ),
                (
                    "made_at",
                    models.DateTimeField(default=django.utils.timezone.now, editable=False),
                ),
            ],
        ),
        migrations.AddIndex(
            model_name="moderationevent",
            index=models.Index(
                condition=models.Q(("by__isnull", False)), fields=["-id"], name="event_by_person"
            ),
        ),
        migrations.AddField(
            model_name="akismetquestion",
            name="comment",
            field=models.OneToOneField(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="akismet",
                to="comments.comment",
            ),
        ),
        migrations.AddField(
            model_name="ban",
            name="commenter",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="bans",
                to="comments.commenter",
            ),
        ),
        migrations.AddField(
            model_name="ban",
            name="lifted_by",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="ban",
            name="made_by",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="breaker",
            name="ended_by",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="wordrule",
            name="made_by",
            field=models.ForeignKey(
                editable=False,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddIndex(
            model_name="ban",
            index=models.Index(fields=["kind", "value"], name="ban_by_value"),
        ),
        migrations.AddConstraint(
            model_name="ban",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("commenter__isnull", False), ("kind", "writer"), ("value", "")),
                    models.Q(
                        models.Q(("kind", "writer"), _negated=True),
                        ("commenter", None),
                        models.Q(("value", ""), _negated=True),
                    ),
                    _connector="OR",
                ),
                name="ban_names_one_thing",
            ),
        ),
        migrations.AddConstraint(
            model_name="wordrule",
            constraint=models.CheckConstraint(
                condition=models.Q(("folded", ""), _negated=True),
                name="word_rule_has_words",
                violation_error_message="A rule needs a letter or a digit.",
            ),
        ),
    ]
