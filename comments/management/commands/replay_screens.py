"""Shows what other rules would have done to comments that came. Changes nothing."""

from django.core.management.base import BaseCommand, CommandError

from comments import folding
from comments.models import Comment
from comments.replay import UNDECIDED, Change, replay
from comments.screen.verdict import Kind
from comments.text import excerpt

MOST = 1_000_000
MOST_WORDS = 100
TITLES = {
    Kind.HOLD: "would wait for an editor",
    Kind.SPAM: "would be put away as spam",
    Kind.PASS: "would not be held any more",
}


class Command(BaseCommand):
    help = (
        "Shows what the checks of today would have said of the last comments, or what they would "
        "say after a change, beside what people decided. Nothing is saved."
    )

    def add_arguments(self, parser):
        parser.add_argument("--last", type=int, default=10_000, help="so many comments")
        parser.add_argument("--add-word", action="append", default=[], help="to the list “hold”")
        parser.add_argument("--add-spam-word", action="append", default=[])
        parser.add_argument("--remove-word", action="append", default=[])
        parser.add_argument("--links", type=int, help="hold comments with more links than these")
        parser.add_argument(
            "--learned",
            action="store_true",
            help="as if what was learned last might act, even if it is silent now",
        )

    def handle(self, *args, last, links, learned, **options):
        words = [options[name] for name in ("add_word", "add_spam_word", "remove_word")]
        for word in (each for some in words for each in some):
            if not folding.words_of(word):
                raise CommandError(f"“{word}” holds no letter and no digit.")
        if sum(map(len, words)) > MOST_WORDS:
            raise CommandError(f"At most {MOST_WORDS} words at once.")
        if not 1 <= last <= MOST:
            raise CommandError(f"--last is a number from 1 to {MOST:,}.")
        if links is not None and not 0 <= links <= MOST:
            raise CommandError("--links is a number from 0 on.")
        held, spam, without = map(tuple, words)
        found = replay(Change(held, spam, without, links, learned), last=last, progress=self.tell)
        self.stdout.write(f"{found.looked_at:,} comments looked at.")
        for kind, title in TITLES.items():
            self.show(title, found.outcomes[kind])

    def tell(self, count):
        if count % 1000 == 0:
            self.stderr.write(f"{count:,} …")

    def show(self, title, outcome):
        total = sum(outcome.count.values())
        labels = {UNDECIDED: "decided by nobody", **dict(Comment.Status.choices)}
        parts = [f"{count:,} {labels[kind].lower()}" for kind, count in outcome.count.most_common()]
        self.stdout.write(f"{total:,} {title}{': ' if parts else ''}{', '.join(parts)}")
        for comment, why in outcome.examples:
            reason = f" ({why})" if why else ""
            self.stdout.write(f"  {comment.pk}: {excerpt(comment.body, 80)}{reason}")
