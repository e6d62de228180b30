"""What cannot be withdrawn from: a closed list."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType

from policies.facts import LineFacts
from policies.terms import ReturnException


class ExemptionGround(StrEnum):
    """A ground of Directive 2011/83/EU Art. 16. A line that has one bears its code among its ``tags``.

    The list is closed: goods that are worn, reduced, or without their packaging are not in it. The grounds that say
    ``unsealed`` or ``begun`` are facts about what the customer did after delivery, not about the article.
    """

    SERVICE_PERFORMED = "service_performed"
    PRICE_FLUCTUATES = "price_fluctuates"
    PERSONALISED = "personalised"
    PERISHABLE = "perishable"
    SEALED_HYGIENE_UNSEALED = "sealed_hygiene_unsealed"
    MIXED_INSEPARABLY = "mixed_inseparably"
    ALCOHOL_DELIVERED_LATER = "alcohol_delivered_later"
    URGENT_REPAIR = "urgent_repair"
    SEALED_MEDIA_UNSEALED = "sealed_media_unsealed"
    NEWSPAPER = "newspaper"
    PUBLIC_AUCTION = "public_auction"
    DATED_LEISURE = "dated_leisure"
    DIGITAL_BEGUN = "digital_begun"

    @property
    def point(self) -> str:
        """Its letter in Art. 16."""
        return POINTS[self]


# The members stand in the order of the article.
POINTS: Mapping[ExemptionGround, str] = MappingProxyType(
    dict(zip(ExemptionGround, "abcdefghijklm", strict=True))
)


def grounds_of(exception: ReturnException) -> tuple[ExemptionGround, ...]:
    """The grounds on which a shop's exception rests, in the order of the list.

    An exception shows its grounds as a line does, by tags: it rests on them where every tag of its scope is one, so
    that whatever falls under it is exempt. A tag beside them, or none, lets goods in that are not.
    """
    tags = exception.when.tags
    found = tuple(ground for ground in ExemptionGround if ground.value in tags)
    return found if len(found) == len(tags) else ()


def exemption_of(line: LineFacts) -> ExemptionGround | None:
    """The ground on which ``line`` is exempt, the first of the list, or None: every other tag exempts nothing."""
    return next((ground for ground in ExemptionGround if ground.value in line.tags), None)
