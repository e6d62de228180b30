"""What every page of a help center has in common."""

from django.db import models
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.models import Page

from cms.pages.addresses import PublicAddress
from cms.pages.forms import HelpPageForm
from cms.pages.publishing import PublishedWhole
from cms.pages.routing import site_of
from cms.preview.pages import PreviewedOnSite

TERMS_HELP = "A value of the shop's terms is written as its name in double braces: {{ returns.window }}."


class Menu(models.TextChoices):
    """Where the site links to a page."""

    PRIMARY = "primary", "Main menu, at the top"
    FOOTER = "footer", "Foot of the page"


class HelpPage(PublishedWhole, PublicAddress, PreviewedOnSite, Page):
    """A page shown by the public site through the content API."""

    menu = models.CharField(
        max_length=10,
        choices=Menu.choices,
        default=Menu.PRIMARY,
        help_text="In which menu, if the page is shown in menus. Order: as in the list of pages.",
    )

    base_form_class = HelpPageForm
    # The content API answers anyone: a page that only some may read must not be promised.
    private_page_options: list[str] = []
    show_in_menus_default = False

    promote_panels = [
        MultiFieldPanel(
            [
                FieldPanel(
                    "slug",
                    help_text="The page's part of the address. Changing it breaks links that others have kept.",
                ),
                FieldPanel(
                    "seo_title", help_text="Heads the page in search results. Leave it empty for the title."
                ),
                FieldPanel(
                    "search_description",
                    help_text="Two sentences for search results. Leave it empty for the summary. "
                    + TERMS_HELP,
                ),
            ],
            heading="Address and search results",
        ),
        MultiFieldPanel([FieldPanel("show_in_menus"), FieldPanel("menu")], heading="Menus"),
    ]

    class Meta:
        abstract = True

    def can_move_to(self, parent: Page) -> bool:
        """Whether the page may move below ``parent``: a page stays with its shop, whose terms it was checked against.

        Another shop gets a copy, which is checked against its own.
        """
        own = site_of(self)
        at_home = own is None or parent.is_root() or site_of(parent) == own
        return at_home and super().can_move_to(parent)
