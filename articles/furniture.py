"""What stands around every page: the paper's own row and its sections."""

from dataclasses import dataclass

from articles.models import Paper, Section


@dataclass(frozen=True)
class Furniture:
    paper: Paper
    sections: list


def furniture_of(request):
    """The paper and its sections; asked for once per request, however many parts of a page do."""
    if not hasattr(request, "_furniture"):
        request._furniture = Furniture(Paper.current(), list(Section.objects.all()))
    return request._furniture
