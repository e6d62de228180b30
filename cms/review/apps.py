"""Registers reviews with Django."""

from django.apps import AppConfig


class ReviewConfig(AppConfig):
    """Stands after Wagtail's admin in the list of apps: it takes the place of some of its mails."""

    name = "cms.review"
    label = "review"
    verbose_name = "Reviews"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Mails go to the people of the shop, and Wagtail's lists of pages offer them what is theirs."""
        from cms.review.page_filters import narrow
        from cms.review.receivers import connect

        connect()
        narrow()
