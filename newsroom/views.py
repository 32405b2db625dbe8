from django.http import HttpResponse


def stub(request, *args, **kwargs):
    return HttpResponse("being written")


home = robots = healthz = readyz = bad_request = forbidden = not_found = server_error = stub
csrf_failure = stub
