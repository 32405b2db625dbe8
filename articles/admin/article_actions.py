"""What can be done with many articles at once."""

from django.contrib import admin, messages

from articles import permissions, publish

AT_ONCE = 100
NAMED = 10


class ArticleActions:
    actions = ["send_to_review", "publish_now"]

    def get_actions(self, request):
        actions = super().get_actions(request)
        # An article is deleted on its own page, where it says what goes with it.
        actions.pop("delete_selected", None)
        return actions

    def has_publish_permission(self, request):
        return permissions.has_right_to("publish", request.user)

    @admin.action(description="Send to review", permissions=["change"])
    def send_to_review(self, request, queryset):
        self._each(
            request,
            queryset,
            permissions.may_send_to_review,
            publish.send_to_review,
            "Sent to review",
        )

    @admin.action(description="Publish now", permissions=["publish"])
    def publish_now(self, request, queryset):
        self._each(request, queryset, permissions.may_publish, publish.publish, "Published")

    def _each(self, request, queryset, may, verb, done):
        """Do ``verb`` with each row that ``may`` be, and say what became of the others."""
        articles = list(queryset[: AT_ONCE + 1])
        if len(articles) > AT_ONCE:
            words = f"Choose at most {AT_ONCE} articles. Nothing was changed."
            self.message_user(request, words, messages.ERROR)
            return
        kept = [why for each in articles if (why := refusal(each, request.user, may, verb))]
        if count := len(articles) - len(kept):
            self.message_user(request, f"{done}: {count} article{'s' * (count > 1)}.")
        if kept:
            more = [f"and {len(kept) - NAMED} more"] if len(kept) > NAMED else []
            words = " ".join(["Left as it was:", *kept[:NAMED], *more])
            self.message_user(request, words, messages.WARNING)


def refusal(article, user, may, verb):
    """Do ``verb`` with ``article`` if ``user`` ``may``. Return why not, or nothing."""
    if not may(user, article):
        return f"“{article}” ({article.get_status_display().lower()})."
    try:
        verb(article, by=user)
    except (publish.NotReadyToPublish, publish.WrongState) as error:
        return f"“{article}”: {error}"
    return ""
