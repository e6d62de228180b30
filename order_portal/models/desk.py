"""The shop's customer service: where it is reached, and who of the staff sees what."""

from __future__ import annotations

from django.contrib.auth.models import Group
from django.db import models


class ServiceDesk(models.Model):
    """Where customers of one shop send goods back, and how soon a person answers."""

    shop = models.CharField("shop code", max_length=64, unique=True)
    email = models.EmailField(help_text="Where customers write to.")
    return_address = models.TextField(
        blank=True,
        help_text="Name and address for returned goods, one line each. Shown once a return is authorized.",
    )
    answers_within = models.PositiveSmallIntegerField(
        "answers within (business days)",
        default=2,
        help_text="Until when a customer whose request a person looks at is told to expect an answer.",
    )

    class Meta:
        verbose_name = "service desk"

    def __str__(self) -> str:
        return self.shop


class StaffShop(models.Model):
    """A group of the staff may see and move the orders and returns of this shop."""

    group = models.ForeignKey(Group, on_delete=models.CASCADE, related_name="portal_shops")
    shop = models.CharField("shop code", max_length=64)

    class Meta:
        verbose_name = "shop of a staff group"
        verbose_name_plural = "shops of staff groups"
        constraints = [models.UniqueConstraint(fields=["group", "shop"], name="staff_shop_once")]

    def __str__(self) -> str:
        return f"{self.group}: {self.shop}"
