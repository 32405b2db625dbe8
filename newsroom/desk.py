"""The editors' entrance: one admin site, and the page it opens on."""

from django.contrib.admin import AdminSite
from django.contrib.admin.apps import AdminConfig


class Desk(AdminSite):
    site_header = "Newsroom"
    site_title = "Newsroom"
    index_title = "Desk"
    enable_nav_sidebar = True


class DeskConfig(AdminConfig):
    default_site = "newsroom.desk.Desk"
