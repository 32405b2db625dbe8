"""The only place that mounts all apps."""

from django.contrib import admin
from django.urls import include, path, re_path

from newsroom import views

handler400 = "newsroom.views.bad_request"
handler403 = "newsroom.views.forbidden"
handler404 = "newsroom.views.not_found"
handler500 = "newsroom.views.server_error"

urlpatterns = [
    path("", views.home, name="home"),
    path("robots.txt", views.robots, name="robots"),
    path("healthz", views.healthz, name="healthz"),
    path("readyz", views.readyz, name="readyz"),
    path("admin/", admin.site.urls),
    path("newsletter/", include("newsletter.urls")),
    path("", include("comments.urls")),
    path("", include("postbox.urls")),
    path("", include("articles.urls")),
    re_path("", views.elsewhere, name="elsewhere"),  # whatever no pattern above knows
]
