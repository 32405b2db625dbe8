import django.utils.timezone
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="Letter",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("kind", models.CharField(help_text="What sort of mail this is.", max_length=50)),
                ("to", models.CharField(blank=True, max_length=320)),
                ("subject", models.CharField(blank=True, max_length=255)),
                ("text", models.TextField(blank=True)),
                ("html", models.TextField(blank=True, verbose_name="HTML")),
                ("headers", models.JSONField(blank=True, default=dict)),
                (
                    "dedup_key",
                    models.CharField(
                        help_text="No two letters with this key are ever sent.",
                        max_length=200,
                        unique=True,
                        verbose_name="key",
                    ),
                ),
                ("send_after", models.DateTimeField(default=django.utils.timezone.now)),
                ("created_at", models.DateTimeField(default=django.utils.timezone.now)),
                ("sent_at", models.DateTimeField(blank=True, null=True)),
                ("tries", models.PositiveSmallIntegerField(default=0)),
                (
                    "lease_until",
                    models.DateTimeField(
                        blank=True,
                        help_text="Until then one worker has this letter in hand.",
                        null=True,
                    ),
                ),
                (
                    "failed_at",
                    models.DateTimeField(blank=True, null=True, verbose_name="given up at"),
                ),
                (
                    "last_error",
                    models.CharField(
                        blank=True,
                        help_text="What went wrong the last time, without an address.",
                        max_length=100,
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(
                        condition=models.Q(("failed_at", None), ("sent_at", None)),
                        fields=["send_after", "id"],
                        name="postbox_letter_due",
                    )
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("sent_at", None), ("failed_at", None), _connector="OR"),
                        name="postbox_letter_one_end",
                        violation_error_message="A letter is sent or given up, not both.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("failed_at", None), ("sent_at", None)),
                            models.Q(
                                ("headers", {}),
                                ("html", ""),
                                ("lease_until", None),
                                ("subject", ""),
                                ("text", ""),
                                ("to", ""),
                            ),
                            _connector="OR",
                        ),
                        name="postbox_letter_erased_at_its_end",
                        violation_error_message="A letter that is sent or given up keeps no words.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("failed_at", None), ("sent_at", None), ("to", ""), _negated=True
                        ),
                        name="postbox_letter_has_address",
                        violation_error_message="A letter needs an address until it is sent.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("dedup_key", ""), _negated=True),
                        name="postbox_letter_has_key",
                        violation_error_message="A letter needs a key.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="RateBucket",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("key", models.CharField(max_length=40, unique=True)),
                ("window_start", models.DateTimeField()),
                ("window_end", models.DateTimeField(db_index=True)),
                ("count", models.PositiveIntegerField()),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("window_end__gt", models.F("window_start"))),
                        name="postbox_ratebucket_window_has_length",
                        violation_error_message="A window ends after it starts.",
                    )
                ],
            },
        ),
    ]
