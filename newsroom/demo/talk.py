"""Readers speak under the invented articles, and the newsroom answers, decides and keeps order.

Everything goes through the verbs that readers and moderators use, in the order of its moments.
"""

from datetime import timedelta

from django.utils import timezone

from articles.models import Author, Expert
from comments.appeal import appeal
from comments.badge import answer_as_staff
from comments.ban import ban
from comments.closing import close_after
from comments.edit import edit_comment
from comments.models import BadgeInvitation, Comment, Commenter, WordRule
from comments.moderate import approve, mark_spam, pick, reject, remove
from comments.recommend import recommend
from comments.report import report
from comments.submit import submit_comment
from newsroom.demo import threads, threads_order
from postbox.guard import Entry, Token

Status = Comment.Status
READ_WITHIN = (25, 9, 41, 4, 17, 63, 12)  # minutes that comments wait for the moderator, in turn
A_WHILE = timedelta(days=14)


class Talk:
    """The threads under ``articles``, by slug; ``people`` are accounts by name."""

    def __init__(self, articles, people, now):
        self.articles, self.people, self.now = articles, people, now
        self.moderator = people["moderator"]
        self.writers = {}
        self.decided = 0

    def begin(self):
        """What stands before anybody speaks: the word rules, and who the writer's log-in is."""
        for given in threads_order.WORD_RULES:
            WordRule.objects.create(**given, made_by=self.moderator, made_at=self.now - A_WHILE)
        author = Author.objects.get(slug=threads_order.AUTHOR)
        author.account = self.people["writer"]
        author.save()

    def hold(self, thread):
        """One thread with everything in it."""
        self.article = self.articles[thread["article"]]
        self.parts = {
            "takeaway": list(self.article.takeaways.order_by("position")),
            "quote": list(self.article.quotes.order_by("position")),
        }
        for given in thread["comments"]:
            self.say(given)
        if days := thread.get("close_after"):
            close_after(self.article, days)

    def end(self):
        """The ban, once its reader has spoken."""
        given = threads_order.BAN
        writer = self.writers[given["name"]]
        until = self.now + timedelta(days=given["days"])
        ban(by=self.moderator, reason=given["reason"], commenter=writer, until=until, at=self.now)

    def say(self, given, parent=None):
        """One comment, what was answered to it, and what became of it."""
        at = min(self.article.published_at + timedelta(minutes=given["minutes_after"]), self.now)
        comment = self.spoken(given, parent, at)
        decided_at = min(at + timedelta(minutes=self.next_wait()), self.now)
        status = given["status"]
        if status in ("approved", "removed") and comment.status != Status.APPROVED:
            approve(comment, by=self.moderator, at=decided_at)
        for reply in given["replies"]:
            self.say(reply, comment)
        self.decide(comment, given, decided_at)
        self.react(comment, given, decided_at)

    def spoken(self, given, parent, at):
        if given.get("badge") in ("staff", "author"):
            by = self.people["writer" if given["badge"] == "author" else "editor"]
            return answer_as_staff(self.article, by=by, body=given["body"], parent=parent, at=at)
        return submit_comment(
            self.article,
            display_name=given["name"],
            body=given["body"],
            parent=parent,
            about=self.part_of(given),
            commenter=self.writer_of(given, at),
            entry=Entry(
                is_same_origin=True,
                token=Token.VALID,
                seconds=given.get("seconds", 90.0),
                is_decoy_filled=False,
                key="",
            ),
            nudged=True,  # asked about hard words, its writer posted it as it was
            at=at,
        )

    def part_of(self, given):
        """The uid of the takeaway or quote that is answered, or ""."""
        for kind, parts in self.parts.items():
            if number := given.get(f"about_{kind}"):
                return parts[number - 1].uid
        return ""

    def writer_of(self, given, at):
        """Who speaks: the same person under the same name, and a quoted expert with the badge."""
        name = given["name"]
        if name not in self.writers:
            self.writers[name] = Commenter.objects.create(created_at=at)
        writer = self.writers[name]
        if given.get("badge") == "expert":
            BadgeInvitation.objects.create(
                article=self.article,
                expert=Expert.objects.get(name=name),
                made_by=self.people["editor"],
                made_at=self.article.published_at,
                expires_at=self.now + A_WHILE,
                taken_by=writer,
                taken_at=at,
            )
        return writer

    def next_wait(self):
        self.decided += 1
        return READ_WITHIN[self.decided % len(READ_WITHIN)]

    def decide(self, comment, given, at):
        status, by = given["status"], self.moderator
        if status == "removed":
            remove(comment, by=by, reason=given["reason"], at=at)
        elif status == "rejected":
            reject(comment, by=by, reason=given["reason"], at=at)
        elif status == "spam" and comment.status != Status.SPAM:
            mark_spam(comment, by=by, at=at)
        if given.get("is_pick"):
            pick(comment, by=by, at=at)

    def react(self, comment, given, at):
        """What the writer and other readers do about it afterwards."""
        after = min(at + timedelta(minutes=3), self.now)
        if words := given.get("appeal"):
            appeal(comment, words=words, at=after)
        if body := given.get("changed_to"):
            edit_comment(comment, body=body, at=after)
        for number in range(given.get("recommended", 0)):
            recommend(comment, visitor=f"reader {number}", at=self.now)
        for number, (reason, words) in enumerate(given.get("reports", ())):
            report(comment, reporter=f"reader {number}", reason=reason, words=words, at=after)


def talk(articles, people, now=None, say=lambda words: None):
    """Fill the threads of ``articles``, by slug; ``say`` is told how far it is."""
    held = Talk(articles, people, now or timezone.now())
    held.begin()
    every = [*threads.THREADS, *threads_order.THREADS]
    for number, thread in enumerate(every, 1):
        say(f"  thread {number} of {len(every)}")
        held.hold(thread)
    held.end()
