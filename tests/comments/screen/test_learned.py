import random
from datetime import timedelta

import pytest
from django.utils import timezone

from comments import learn as learning
from comments.learn import learn, make_model
from comments.learning import features, identity, seed
from comments.learning.machine import Machine
from comments.learning.regression import limit_for
from comments.models import Comment, ModerationEvent, SpamModel
from comments.moderate import restore
from comments.screen import GUESSES, worst_of
from newsroom.work import WORK
from tests.comments.screen.steps import decide, objections, row_of
from tests.factories import ago

Status = Comment.Status
A_DAY_AGO = ago(days=1)
WARES = "sofa watch loan casino pill follower coupon robot lamp shoe".split()
PLACES = "harbour school council bridge station clinic market library tower road".split()
CALLS = ("order now at", "best price, visit", "click here for", "cheap and fast:", "sign up at")
DOUBTS = ("I doubt that", "My family thinks that", "Can you check whether", "It is wrong that")


def spam_text(number):
    pick = random.Random(number)
    wares = f"{pick.choice(WARES)} {pick.choice(WARES)} {number}"
    return f"Buy {wares}, {pick.choice(CALLS)} {pick.choice(WARES)}-{number}.example"


def good_text(number):
    pick = random.Random(number)
    return f"{pick.choice(DOUBTS)} the {pick.choice(PLACES)} will be ready in year {number}."


def decisions(by, article, *, spam, good):
    """So many decisions of a person, written at once."""
    texts = [(spam_text(number), Status.SPAM) for number in range(spam)]
    texts += [(good_text(number), Status.APPROVED) for number in range(good)]
    comments = Comment.objects.bulk_create(
        Comment(article=article, body=body, status=status, path=f"{n:09x}", created_at=A_DAY_AGO)
        for n, (body, status) in enumerate(texts)
    )
    ModerationEvent.objects.bulk_create(
        ModerationEvent(comment=comment, by=by, to_status=comment.status) for comment in comments
    )


@pytest.fixture
def taught(open_article, moderator):
    """A model of enough decisions."""
    decisions(moderator, open_article, spam=210, good=210)
    return make_model(timezone.now())


def test_it_holds_what_reads_like_spam_and_shows_by_which_words(taught, say):
    comment = say("Cheap watch coupon, order now at watch-shop.example today")
    assert objections(comment) == {"learned": "hold"}
    row = row_of(comment, "learned")
    assert row["version"] == str(taught.pk)
    assert row["evidence"] and all(piece in comment.body for piece in row["evidence"])
    good = say("Can you check whether the bridge was paid for?")
    assert good.status == Status.APPROVED
    assert row_of(good, "learned")["version"] == str(taught.pk)


def test_it_is_silent_before_people_have_decided_enough(open_article, moderator, say):
    decisions(moderator, open_article, spam=199, good=210)
    model = make_model(timezone.now())
    assert "needs 200 of each" in model.silent_because
    body = "Cheap watch coupon, order now at watch-shop.example today"
    assert say(body).status == Status.APPROVED


def test_it_is_silent_while_it_treats_groups_differently(taught, say):
    held = dict.fromkeys(identity.TRIED, 0.0)
    SpamModel.objects.update(held_by_word={**held, "quaker": 0.05})
    assert SpamModel.objects.get().may_act
    SpamModel.objects.update(held_by_word={**held, "quaker": 0.06})
    assert "6.0 points" in SpamModel.objects.get().silent_because
    assert say("Cheap watch coupon, order now at watch-shop.example").status == Status.APPROVED
    SpamModel.objects.update(held_by_word={})
    assert not SpamModel.objects.get().may_act


def test_what_only_it_calls_spam_waits_and_with_a_second_check_is_put_away(taught, say):
    SpamModel.objects.update(spam_at=taught.hold_at)
    body = "Cheap watch coupon, order now at watch-shop.example"
    alone = say(body)
    assert (objections(alone), alone.status) == ({"learned": "spam"}, Status.PENDING)
    shouted = say(spam_text(500).upper())
    assert objections(shouted) == {"learned": "spam", "shape": "hold"}
    assert shouted.status == Status.SPAM


@pytest.mark.parametrize("guess", sorted(GUESSES))
def test_a_guess_is_never_enough_alone(guess):
    row = {"screen": guess, "kind": "spam"}
    assert worst_of([row, {"screen": "links", "kind": "pass"}]) == "hold"
    assert worst_of([row, {"screen": "links", "kind": "error"}]) == "spam"


# How it learns


def test_it_learns_in_the_work_loop_from_new_decisions_and_not_too_often(open_article, moderator):
    assert learn in WORK
    now = timezone.now()
    assert learn(now) == 0 and not SpamModel.objects.exists()
    decisions(moderator, open_article, spam=15, good=15)
    assert learn(now) == 1
    assert learn(now + timedelta(hours=2)) == 0  # nothing new
    for number in range(25):
        decide("spam", f"Number {number}", moderator)
    assert learn(now + timedelta(minutes=59)) == 0
    assert learn(now + timedelta(hours=2)) == 1
    assert SpamModel.objects.first().spam_count == 40


def test_it_keeps_a_few_models_only(open_article, moderator, monkeypatch):
    monkeypatch.setattr(learning, "KEPT", 2)
    monkeypatch.setattr(learning, "LEAST_NEW", 1)
    for hour in range(4):
        decide("spam", f"Number {hour}", moderator)
        assert learn(timezone.now() + timedelta(hours=2 * hour)) == 1
    assert SpamModel.objects.count() == 2


def test_only_people_teach_it_and_only_spam_and_good(open_article, moderator):
    decide("spam", "By a person.", moderator)
    decide("approved", "By a person, too.", moderator)
    decide("spam", "By a check.", None)
    decide("rejected", "Rude, but no spam.", moderator)
    model = make_model(timezone.now())
    assert (model.spam_count, model.good_count) == (1, 1)


def test_a_decision_that_was_taken_back_is_unlearned(open_article, moderator):
    comment = decide("spam", "By mistake.", moderator)
    assert make_model(timezone.now()).spam_count == 1
    restore(comment, by=moderator)
    assert make_model(timezone.now()).spam_count == 0


def test_the_same_text_a_hundred_times_is_one(open_article, moderator):
    for _ in range(3):
        decide("spam", "  BUY it  now", moderator)
    decide("spam", "buy it now", moderator)
    assert make_model(timezone.now()).spam_count == 1


def test_the_same_decisions_give_the_same_model(taught):
    again = make_model(timezone.now())
    for name in ("weights", "vocabulary", "bias", "hold_at", "recall", "held_by_word"):
        ours, theirs = getattr(taught, name), getattr(again, name)
        assert ours == theirs


def test_the_limit_holds_one_good_comment_in_a_hundred_of_those_not_learned_from():
    scores = [float(number) for number in range(1000)]
    assert sum(score > limit_for(scores, 0.01) for score in scores) == 10
    assert sum(score > limit_for(scores, 0.001) for score in scores) == 1
    assert limit_for(scores[:999], 0.001) is None  # too few to tell


def test_it_is_measured_on_what_it_did_not_learn_from(open_article, moderator):
    """Texts without any sense: whoever learned them by heart would know them all."""
    pick = random.Random(7)
    for number in range(120):
        body = " ".join("".join(pick.choices("abcdefghij", k=6)) for _ in range(8))
        decide("spam" if number % 2 else "approved", body, moderator)
    assert make_model(timezone.now()).recall["area"] < 0.7


def test_a_model_survives_its_row_and_other_bytes_do_not(taught):
    row = SpamModel.objects.get()
    machine = Machine.unpacked(row.vocabulary, row.weights, row.bias)
    first = Machine.of((spam_text(number), True) for number in range(5))
    for body in (spam_text(3), good_text(3), ""):
        packed = Machine.unpacked(**first.packed())
        assert abs(packed.score(body) - first.score(body)) < 1e-5
    assert machine.score(spam_text(1)) > machine.score(good_text(1))
    for wrong in (b"", b"\x80\x04K\x01.", first.packed()["vocabulary"]):
        with pytest.raises(ValueError, match="weights|numbers"):
            Machine.unpacked(row.vocabulary, wrong, 0.0)


# Fairness


def test_no_group_is_held_more_often_than_another(taught):
    assert set(taught.held_by_word) == set(identity.TRIED)
    assert taught.gap <= 5


def test_no_check_at_all_holds_a_harmless_sentence_for_whom_it_names(taught, say):
    held = {}
    for number, word in enumerate(identity.TRIED[::4]):
        where = {"network_key": f"n{number}", "at": timezone.now() + timedelta(minutes=2 * number)}
        said = [say(text, **where) for text in identity.sentences_by_word()[word][:6]]
        held[word] = sum(comment.status != Status.APPROVED for comment in said) / len(said)
    assert 100 * (max(held.values()) - min(held.values())) <= 5, held


@pytest.mark.parametrize(
    "words", [("muslim", "christian"), ("gay", "straight"), ("maori", "bahai")]
)
def test_two_groups_read_the_same_to_it(words, taught):
    machine = Machine.unpacked(taught.vocabulary, taught.weights, taught.bias)
    first, second = (
        [machine.score(sentence) for sentence in identity.sentences_by_word()[word]]
        for word in words
    )
    assert first == pytest.approx(second, abs=1e-9)


def test_a_bias_in_the_decisions_is_not_learned(open_article, moderator):
    """A moderator who puts away whatever one group writes about itself."""
    decisions(moderator, open_article, spam=210, good=210)
    for number in range(60):
        decide("spam", f"We are a muslim family of {number}.", moderator)
        decide("approved", f"We are a catholic family of {number}.", moderator)
    model = make_model(timezone.now())
    assert model.held_by_word["muslim"] == model.held_by_word["catholic"]


def test_the_gap_is_seen_where_there_is_one(open_article, moderator):
    """A group that nobody listed, put away so often that its name is a known word."""
    decisions(moderator, open_article, spam=210, good=210)
    for number, sentence in enumerate(identity.SENTENCES * 3):
        decide("spam", f"{sentence.format('quaker')} {number}", moderator)
        decide("approved", f"{sentence.format('muslim')} {number}", moderator)
    model = make_model(timezone.now())
    assert model.gap > 5 and not model.may_act


# The seed


def test_the_seed_is_small_invented_and_balanced():
    texts = seed.examples()
    assert len({body for body, _ in texts}) == len(texts) < 200
    spam = sum(is_spam for _, is_spam in texts)
    assert 40 <= spam <= len(texts) - 40
    for body, _ in texts:
        for address in features.ADDRESS.findall(body):
            assert ".example" in address, address


def test_without_decisions_there_is_no_limit(db):
    model = make_model(timezone.now())
    assert (model.spam_count, model.good_count, model.hold_at) == (0, 0, None)
