from django.apps import AppConfig
from django.contrib.admin import apps as admin_apps


class NewsroomConfig(AppConfig):
    name = "newsroom"
    verbose_name = "Newsroom"
    default = True


class DeskConfig(admin_apps.AdminConfig):
    """Django's admin, with our site in the place of its own."""

    default_site = "newsroom.desk.Desk"
    default = False
