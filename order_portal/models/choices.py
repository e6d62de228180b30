"""Model fields that several subjects share."""

from __future__ import annotations

from decimal import Decimal
from enum import StrEnum
from typing import Any

from django.db import models


def choice_field(codes: type[StrEnum], **options: Any) -> models.CharField[str, str]:
    """A column that holds one code of a closed list."""
    choices = [(code.value, code.value.replace("_", " ").capitalize()) for code in codes]
    return models.CharField(max_length=32, choices=choices, **options)


def amount_field(**options: Any) -> models.DecimalField[Decimal, Decimal]:
    """A column for an amount in the order's currency; four places, as many as any currency has."""
    return models.DecimalField(max_digits=16, decimal_places=4, **options)
