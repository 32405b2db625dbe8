"""Where a comment came from is forgotten after a while."""

from django.utils import timezone

from comments.models import Comment
from postbox.network import PERIOD

AT_ONCE = 1000


def forget_origins(at=None):
    """Forget from which network comments came that are older than a network's name may be.

    The key of the post goes too, since one that was derived holds the network. Some at a time;
    return how many were forgotten.
    """
    old = Comment.objects.exclude(network_key="").filter(
        created_at__lte=(at or timezone.now()) - PERIOD
    )
    numbers = list(old.order_by("created_at").values_list("pk", flat=True)[:AT_ONCE])
    return Comment.objects.filter(pk__in=numbers).update(network_key="", key=None)
