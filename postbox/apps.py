from django.apps import AppConfig


class PostboxConfig(AppConfig):
    name = "postbox"
    verbose_name = "Postbox"
    default_auto_field = "django.db.models.BigAutoField"
