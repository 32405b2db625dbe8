"""Promise 11: an address that was public once answers 200, 301 in one hop, or 410, for ever."""

import random

import pytest
from django.db.models import ProtectedError
from django.utils import timezone

from articles import ledger
from articles.models import Article, Author, Expert, ExpertQuote, Section, Tag
from articles.publish import NotReadyToPublish, publish, withdraw
from articles.rename import AddressTaken, end, rename
from articles.revise import (
    GateRefused,
    NotEditable,
    discard_changes,
    open_working_copy,
    publish_changes,
    restore_revision,
)
from tests.factories import ago, make_account, make_article
from tests.trials import trials

pytestmark = pytest.mark.django_db
WORLDS, SEQUENCES = 10, trials(25, 100)
LISTS = (Section, Tag, Author, Expert)
REFUSALS = (AddressTaken, GateRefused, NotEditable, NotReadyToPublish, ProtectedError)


class World:
    """A small paper in which anything may be renamed, moved, withdrawn, deleted and restored.

    ``seen`` has the kind and the key of the row that stood at each path that ever answered 200.
    """

    def __init__(self, seed):
        self.random = random.Random(seed)
        self.by = make_account("chief", is_superuser=True)
        self.seen, self.told, self.number = {}, [f"seed {seed}"], 0
        for kind in LISTS:
            self.make(kind)
            self.make(kind)
        for _ in range(3):
            publish(self.write(), by=self.by)
        self.look(*Article.objects.all())

    def make(self, kind):
        """Names are few, so that what is made may wish for the address of what is gone."""
        given = {"role": "Engineer"} if kind is Expert else {}
        name = f"{kind.__name__} {self.random.randrange(4)}"
        return kind.objects.create(name=name, **given)

    def write(self):
        self.number += 1
        return make_article(
            status="draft",
            headline=f"Headline {self.number}",
            section=self.any(Section),
            authors=[self.any(Author)],
            tags=[self.any(Tag)] if Tag.objects.exists() else [],
            quotes=[{"expert": self.any(Expert)}] if Expert.objects.exists() else [],
        )

    def any(self, kind, **given):
        rows = list(kind.objects.filter(**given).order_by("pk"))
        return self.random.choice(rows) if rows else None

    def any_slug(self, row):
        """A slug that readers know at a row of this kind, this one or another, or a new one."""
        self.number += 1
        kind = row._meta.model_name
        known = sorted(path.split("/")[-2] for path, was in self.seen.items() if was[0] == kind)
        return self.random.choice([f"new-{self.number}", f"newer-{self.number}", *known])

    def any_revision(self, article):
        return self.random.choice(list(article.revisions.order_by("pk")))

    # Steps: each returns the rows whose pages it may have made public.

    def rename_list(self):
        row = self.any(self.random.choice(LISTS))
        return self.renamed(row) if row else []

    def change_withdrawn(self):
        """Give a withdrawn article another address, or what it said and was called once."""
        article = self.any(Article, status="withdrawn")
        if article is None:
            return []
        if self.random.random() < 0.3:
            restore_revision(self.any_revision(article), by=self.by)
            return []
        return self.renamed(article)

    def renamed(self, row):
        rename(row, slug=self.any_slug(row), by=self.by)
        return [row]

    def publish_one(self):
        article = self.any(Article, revises=None, status__in=["draft", "withdrawn"])
        if article is None:
            article = self.write()
        at = self.random.choice([None, None, ago(days=3), ago(hours=-5)])
        publish(article, by=self.by, at=at)
        return [article]

    def withdraw_one(self):
        if article := self.any(Article, status="published"):
            withdraw(article, by=self.by, reason="Wrong.")
        return []

    def change_one(self):
        """Publish a working copy with other words, or with those of an earlier revision."""
        article = self.any(Article, status="published", published_at__lte=timezone.now())
        if article is None:
            return []
        if self.random.random() < 0.2:
            copy, _ = restore_revision(self.any_revision(article), by=self.by)
        else:
            copy = open_working_copy(article, by=self.by)
            self.change(copy)
        try:
            return [publish_changes(copy, by=self.by, kind="update", note="New.")]
        except GateRefused:
            discard_changes(copy, by=self.by)
            raise

    def change(self, copy):
        copy.section = self.any(Section)
        if self.random.random() < 0.5:
            copy.slug = self.any_slug(copy)
        copy.save()
        copy.tags.set([tag for tag in Tag.objects.order_by("pk") if self.random.random() < 0.5])
        copy.bylines.update(author=self.any(Author))
        copy.quotes.all().delete()
        if expert := self.any(Expert):
            ExpertQuote.objects.create(article=copy, text="Other words.", expert=expert)

    def end_one(self):
        row = self.any(self.random.choice([Tag, Tag, Author, Expert]))
        if row and (isinstance(row, Tag) or type(row).objects.count() > 1):
            end(row, by=self.by)
        return []

    def make_one(self):
        kind = self.random.choice([Tag, Author, Expert])
        if kind.objects.count() < 4:
            self.make(kind)
        return []

    STEPS = {
        rename_list: 14,
        change_withdrawn: 2,
        publish_one: 2,
        withdraw_one: 2,
        change_one: 1,
        end_one: 3,
        make_one: 2,
    }

    def run(self, steps):
        """Do so many steps; what is refused changes nothing."""
        chosen = self.random.choices(list(self.STEPS), list(self.STEPS.values()), k=steps)
        for step in chosen:
            self.told.append(step.__name__)
            try:
                self.look(*step(self))
            except REFUSALS as refusal:
                self.told[-1] += f" ({type(refusal).__name__})"

    # What holds

    def look(self, *rows):
        """Note what answers 200 now: these rows, and whatever is public by them."""
        for row in rows:
            if isinstance(row, Article) and row.is_published():
                fresh = Article.objects.select_related("section").get(pk=row.pk)
                experts = Expert.objects.filter(quotes__article=row)
                for each in [
                    fresh,
                    fresh.section,
                    *fresh.tags.all(),
                    *fresh.authors.all(),
                    *experts,
                ]:
                    self.note(each)
            elif not isinstance(row, Article) and ledger.is_public(row):
                self.note(row)

    def note(self, row):
        """No path ever stands for two rows: it would be a lie to whoever linked to the first."""
        path, here = row.get_absolute_url(), (row._meta.model_name, row.pk)
        assert self.seen.setdefault(path, here) == here, (path, self.told)

    def check(self, path):
        """Return what readers get at ``path``, once it is known to be no dead end."""
        answer = ledger.answer_at(path)
        assert answer.status in (200, 301, 410), (path, self.told)
        if answer.status != 410:
            found = answer.row._meta.model_name, answer.row.pk
            assert found == self.seen[path], (path, self.told)
        if answer.status == 301:
            assert ledger.answer_at(answer.to).status == 200, (path, self.told)
        return answer


@pytest.mark.parametrize("seed", range(WORLDS))
def test_every_path_that_was_public_once_answers_after_any_sequence(client, seed):
    """Ten papers with a hundred sequences each, one upon another: a thousand in all."""
    world = World(seed)
    for _ in range(SEQUENCES):
        world.run(world.random.randint(1, 3))
        world.check(world.random.choice(sorted(world.seen)))
    answers = {path: world.check(path) for path in world.seen}
    assert {answer.status for answer in answers.values()} == {200, 301, 410}
    for path in world.random.sample(sorted(answers), k=12):
        page = client.get(path)
        got = page.status_code, page.get("Location", "")
        assert got == (answers[path].status, answers[path].to), (path, world.told)
