"""How dates, times and amounts are written for one reader."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from babel import Locale, UnknownLocaleError
from babel.dates import format_date
from babel.numbers import format_currency
from moneyed import Money

from order_portal.wording.clocks import clock_time
from policies.shop import Shop

# Where English is written month first.
MONTH_FIRST = frozenset({"US", "PH"})
WEEKDAY_FIRST = "EEEE d MMMM y"


@dataclass(frozen=True, slots=True, kw_only=True)
class Reader:
    """A language with its country, and the time zone in which the shop's clocks run."""

    language: str
    locale: Locale
    zone: ZoneInfo

    def day(self, value: date) -> str:
        """A date with its weekday: Tuesday 14 October 2026."""
        pattern = "full" if self.locale.territory in MONTH_FIRST else WEEKDAY_FIRST
        return self._first(value, format_date(value, format=pattern, locale=self.locale))

    def clock(self, value: time) -> str:
        """A time of day: 1:00 pm, noon."""
        return clock_time(value, locale=self.locale)

    def day_of(self, moment: datetime) -> str:
        """The day of an instant on the shop's calendar."""
        return self.day(moment.astimezone(self.zone).date())

    def time_of(self, moment: datetime) -> str:
        """The time of an instant on the shop's clock."""
        return self.clock(moment.astimezone(self.zone).time())

    def ends_day(self, moment: datetime) -> bool:
        """Whether ``moment`` is a midnight, which people call the end of the day before."""
        return moment.astimezone(self.zone).time() == time.min

    def day_ended_by(self, moment: datetime) -> str:
        """The day that ends at the midnight ``moment``."""
        return self.day(moment.astimezone(self.zone).date() - timedelta(days=1))

    def money(self, amount: Money) -> str:
        """An amount with its currency: €12.50, 12,50 €."""
        return format_currency(amount.amount, amount.currency.code, locale=self.locale)

    def date_of(self, moment: datetime) -> str:
        """The day of an instant without its weekday: 14 October 2026."""
        value = moment.astimezone(self.zone).date()
        return self._first(value, format_date(value, format="long", locale=self.locale))

    def country(self, code: str) -> str:
        """A country's name by its ISO 3166 code, or the code where it has no name."""
        return str(self.locale.territories.get(code, code))

    def _first(self, value: date, words: str) -> str:
        """French counts the first of a month, and only the first, in order: 1er décembre."""
        first = self.locale.language == "fr" and value.day == 1
        return re.sub(r"\b1(?= )", "1er", words, count=1) if first else words


def reader_for(*, language: str, shop: Shop) -> Reader:
    """How ``shop`` writes to a reader of ``language``."""
    return Reader(language=language, locale=_locale(language, shop.country), zone=shop.zone)


def _locale(language: str, country: str) -> Locale:
    """The language as written in the shop's country; where it is not spoken there, English day first."""
    territory = "GB" if language == "en" and country not in MONTH_FIRST else country
    try:
        return Locale.parse(f"{language}_{territory}")
    except UnknownLocaleError:
        return Locale.parse(language)
