import pytest
from django.test import RequestFactory
from django.urls import include, path, reverse

from postbox.guard import Token, examine
from postbox.models import Letter, RateBucket

urlpatterns = [path("", include("postbox.urls"))]
pytestmark = pytest.mark.urls(__name__)


def test_a_token_and_a_key_make_a_post_good(client):
    answer = client.get("/form-token/").json()
    entry = examine(RequestFactory().post("/", answer))
    assert entry.token is Token.VALID
    assert entry.key == answer["key"]


def test_the_address_has_a_name():
    assert reverse("postbox:form_token") == "/form-token/"


def test_no_two_answers_are_the_same(client):
    one, other = (client.get("/form-token/").json() for _ in range(2))
    assert one["token"] != other["token"]
    assert one["key"] != other["key"]


def test_the_answer_is_stored_nowhere_and_sets_no_cookie(client):
    client.cookies["sessionid"] = "x"
    response = client.get("/form-token/")
    assert response["Cache-Control"] == "no-store"
    assert not response.cookies
    assert "Cookie" not in response.get("Vary", "")


def test_a_post_is_refused(client):
    assert client.post("/form-token/").status_code == 405


@pytest.mark.django_db
def test_asking_writes_nothing(client):
    client.get("/form-token/")
    assert not Letter.objects.exists()
    assert not RateBucket.objects.exists()
