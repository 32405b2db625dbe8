from django.http import HttpResponse


def stub(request, **kwargs):
    return HttpResponse("being written")


article_detail = section_detail = tag_detail = author_detail = expert_detail = stub
