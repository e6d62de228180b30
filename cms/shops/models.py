"""Shops as editors see them. A shop belongs to one Wagtail site, and permissions on it are permissions on that site."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any, ClassVar, Self
from zoneinfo import ZoneInfo

from django.db import models
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.fields import StreamField
from wagtail.models import Site

from cms.shops.blocks import ClosureBlock
from cms.shops.forms import ShopForm
from cms.typed.choices import WEEKDAYS, countries, currencies, languages, time_zones
from cms.typed.fields import ChoiceSetField
from cms.typed.models import StatesCore
from cms.typed.shapes import Setting
from policies import shop as core


def working_week() -> list[int]:
    """Monday to Friday."""
    return [1, 2, 3, 4, 5]


class Shop(StatesCore):
    """A seller: whose terms these are, and by which clock, currency and working days they are read."""

    states = core.Shop
    core_names: ClassVar[Mapping[str, str]] = MappingProxyType(
        {
            "locales": "default_language",
            "calendar.working_weekdays": "working_weekdays",
            "calendar.holiday_country": "holiday_country",
            "calendar.holiday_subdivision": "holiday_subdivision",
            "calendar.closures": "closures",
        }
    )
    base_form_class = ShopForm

    name = models.CharField(max_length=120, help_text="As customers know it.")
    code = models.SlugField(
        max_length=60,
        unique=True,
        help_text="Names the shop in addresses and in the content API. Do not change it once the shop is open.",
    )
    site = models.OneToOneField(
        Site,
        on_delete=models.PROTECT,
        related_name="shop",
        help_text="The site that shows this shop’s pages. Who may edit the shop is decided for this site.",
        error_messages={"unique": "This site already belongs to another shop."},
    )
    contact_email = models.EmailField(help_text="Where customers write to; shown on the site and in e-mails.")
    country = models.CharField(
        max_length=2,
        choices=countries,
        help_text="Where the shop is established; its consumer law is checked first.",
    )
    currency = models.CharField(
        max_length=3, choices=currencies, help_text="Every amount in the terms is in it."
    )
    time_zone = models.CharField(
        max_length=64,
        choices=time_zones,
        help_text="The clock by which “before noon” and “by 13:00” are read.",
    )
    default_language = models.CharField(
        max_length=10,
        choices=languages,
        default="en",
        help_text="Used where a text is missing in a reader’s language.",
    )
    other_languages = ChoiceSetField(
        options=languages, blank=True, help_text="The other languages that customers read this shop in."
    )
    working_weekdays = ChoiceSetField(
        options=WEEKDAYS,
        coerce=int,
        blank=True,
        default=working_week,
        help_text="Days on which orders are handled, public holidays and closures apart.",
    )
    holiday_country = models.CharField(
        max_length=2,
        choices=countries,
        blank=True,
        help_text="Whose public holidays the shop keeps; empty for none.",
    )
    holiday_subdivision = models.CharField(
        "region",
        max_length=12,
        blank=True,
        help_text="Code of a region with holidays of its own, such as NY or BY. Usually empty.",
    )
    closures = StreamField(
        [("closure", ClosureBlock())],
        blank=True,
        help_text="Days on which nobody works, such as a summer break.",
    )

    panels = [
        MultiFieldPanel(
            [FieldPanel("name"), FieldPanel("code"), FieldPanel("site"), FieldPanel("contact_email")],
            heading="The shop",
        ),
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("country"), FieldPanel("currency"), FieldPanel("time_zone")]),
                FieldRowPanel([FieldPanel("default_language"), FieldPanel("other_languages")]),
            ],
            heading="Place and languages",
        ),
        MultiFieldPanel(
            [
                FieldPanel("working_weekdays"),
                FieldRowPanel([FieldPanel("holiday_country"), FieldPanel("holiday_subdivision")]),
                FieldPanel("closures"),
            ],
            heading="Working days",
        ),
    ]

    class Meta:
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name

    @property
    def locales(self) -> tuple[str, ...]:
        """The shop's language codes, the default first."""
        return (
            self.default_language,
            *(code for code in self.other_languages if code != self.default_language),
        )

    @property
    def zone(self) -> ZoneInfo:
        """The shop's clock."""
        return ZoneInfo(self.time_zone)

    def setting(self) -> Setting:
        """The shop's currency and languages."""
        return Setting(currency=self.currency, locales=self.locales)

    def core_values(self) -> dict[str, Any]:
        """The field values, the languages as one list."""
        return super().core_values() | {"locales": self.locales}

    def take_core(self, value: Any) -> None:
        """Take over a core shop's values; site and contact address are no part of them."""
        super().take_core(value)
        self.default_language, *self.other_languages = value.locales

    @classmethod
    def from_core(cls, shop: core.Shop, *, site: Site, contact_email: str) -> Self:
        """A new shop for ``site``, not yet saved."""
        made = cls(site=site, contact_email=contact_email)
        made.take_core(shop)
        return made
