from django.db import models


class SiteVersion(models.Model):
    """The one row whose number rises with every change that readers could see."""

    number = models.PositiveBigIntegerField(default=0)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=models.Q(pk=1), name="site_version_is_one_row")
        ]

    def __str__(self):
        return str(self.number)
