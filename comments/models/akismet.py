from django.db import models

from .comment import Comment


class AkismetQuestion(models.Model):
    """That Akismet is asked about a comment, and what it said; written by ``comments.akismet``."""

    class Answer(models.TextChoices):
        NONE = "", "No answer yet"
        GOOD = "good", "Good"
        SPAM = "spam", "Spam"
        GIVEN_UP = "given up", "Given up"

    comment = models.OneToOneField(Comment, models.CASCADE, related_name="akismet")
    body_digest = models.CharField(max_length=32, help_text="Of the text it is asked about.")
    ask_after = models.DateTimeField()
    tries = models.PositiveSmallIntegerField(default=0)
    answer = models.CharField(max_length=8, choices=Answer, blank=True)
    last_error = models.CharField(max_length=100, blank=True)

    def __str__(self):
        return f"Akismet on comment {self.comment_id}: {self.answer or 'no answer yet'}"
