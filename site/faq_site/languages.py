"""Which of a shop's languages a reader gets, and how dates are written in it."""

from dataclasses import dataclass
from datetime import date, datetime, time
from zoneinfo import ZoneInfo

from babel import Locale, localedata
from babel.dates import format_date, format_time
from django.utils.translation import gettext as _
from django.utils.translation.trans_real import parse_accept_lang_header

from faq_site.shops import Shop, ShopLocale

# Where English is written day first although the language alone would mean American English.
DAY_FIRST_ENGLISH = "en_GB"
MONTH_FIRST_COUNTRIES = frozenset({"US", "PH"})


def preferred_locale(shop: Shop, *, accept_language: str) -> ShopLocale | None:
    """Return the best of the shop's languages for an ``Accept-Language`` header, else its default."""
    for tag, _weight in parse_accept_lang_header(accept_language.lower()):
        spoken = shop.locale(tag) or shop.locale(tag.split("-")[0])
        if spoken:
            return spoken
    return shop.locale(shop.default_locale)


def locale_of_path(shop: Shop, path: str) -> ShopLocale | None:
    """Return the language that a path begins with, if the shop speaks it."""
    return shop.locale(path.strip("/").split("/")[0])


@dataclass(frozen=True, slots=True, kw_only=True)
class Reader:
    """How dates are written for a reader: the language with its country, and the shop's time zone."""

    locale: Locale
    zone: ZoneInfo

    def day(self, value: date) -> str:
        """Return a date in words: 1 December 2026, 1er décembre 2026."""
        words = format_date(value, format="long", locale=self.locale)
        # French writes the first of a month as an ordinal, which the locale data does not.
        return words.replace("1 ", "1er ", 1) if self.locale.language == "fr" and value.day == 1 else words

    def moment(self, value: datetime) -> str:
        """Return an instant in the shop's time zone; its time only where it is not midnight."""
        local = value.astimezone(self.zone)
        if local.time() == time(0):
            return self.day(local.date())
        at = format_time(local.time(), format="short", locale=self.locale)
        return _("%(day)s at %(time)s") % {"day": self.day(local.date()), "time": at}


def reader_of(shop: Shop, *, locale: str) -> Reader:
    """Return how this shop's readers of a language read dates."""
    return Reader(locale=_babel_locale(locale.replace("-", "_"), shop.country), zone=shop.zone)


def _babel_locale(language: str, country: str) -> Locale:
    wanted = f"{language}_{country}"
    if localedata.exists(wanted):
        return Locale.parse(wanted)
    if language == "en" and country not in MONTH_FIRST_COUNTRIES:
        return Locale.parse(DAY_FIRST_ENGLISH)
    return Locale.parse(language if localedata.exists(language) else "en")
