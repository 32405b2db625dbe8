from django.db import models

LEAST_DECISIONS = 200  # of each kind
MOST_GAP = 5.0  # points


class SpamModel(models.Model):
    """What the learned check knows: numbers only, made by ``comments.learn``; the newest counts.

    ``hold_at`` and ``spam_at`` are scores above which it finds 1 % and 0.1 % of good comments it
    did not learn from; empty while it has seen too few of them to say.
    """

    made_at = models.DateTimeField()
    vocabulary = models.BinaryField(help_text="32-bit numbers of known words, deflated.")
    weights = models.BinaryField(help_text="32-bit floats, little-endian, deflated.")
    bias = models.FloatField()
    hold_at = models.FloatField(null=True)
    spam_at = models.FloatField(null=True)
    spam_count = models.PositiveIntegerField(help_text="Comments that people found to be spam.")
    good_count = models.PositiveIntegerField(help_text="Comments that people approved.")
    last_event = models.PositiveBigIntegerField(help_text="The newest decision it knows of.")
    recall = models.JSONField(default=dict, help_text="Share of spam found, by share of good held.")
    held_by_word = models.JSONField(
        default=dict, help_text="Share of harmless sentences held, by the group they name."
    )

    class Meta:
        ordering = ["-pk"]

    def __str__(self):
        return f"Learned check {self.pk}"

    @property
    def may_act(self):
        """Whether it may hold a comment: it knows enough, and treats people alike."""
        return not self.silent_because

    @property
    def silent_because(self):
        """Why it holds nothing, in words; "" if it may."""
        if min(self.spam_count, self.good_count) < LEAST_DECISIONS or self.hold_at is None:
            return (
                f"Put away as spam so far: {self.spam_count}; approved: {self.good_count}. "
                f"It needs {LEAST_DECISIONS} of each."
            )
        if self.gap > MOST_GAP:
            return (
                f"It would hold harmless sentences about some groups more often than about "
                f"others, by {self.gap:.1f} points."
            )
        return ""

    @property
    def gap(self):
        """Points between the most and the least held of the groups that sentences can name."""
        shares = self.held_by_word.values()
        return 100 * (max(shares) - min(shares)) if shares else 100.0
