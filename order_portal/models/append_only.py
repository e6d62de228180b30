"""Rows that are written once and stay as they are."""

from __future__ import annotations

from typing import Any, Never

from django.db import models


class WrittenOnce(TypeError):
    """Someone tried to change or delete a row of history. Write a new row that says what is different."""

    def __init__(self, name: str) -> None:
        super().__init__(f"{name} is history and is never changed or deleted. Record a new one instead.")


class AppendOnlyQuerySet[M: models.Model](models.QuerySet[M]):
    """Refuses whatever would change what is written."""

    def update(self, **kwargs: Any) -> Never:
        """Refuse."""
        raise WrittenOnce(self.model.__name__)

    def delete(self) -> Never:
        """Refuse."""
        raise WrittenOnce(self.model.__name__)

    def bulk_update(self, *args: Any, **kwargs: Any) -> Never:
        """Refuse."""
        raise WrittenOnce(self.model.__name__)


class AppendOnlyManager[M: models.Model](models.Manager[M]):
    """Hands out querysets that only read and add."""

    def get_queryset(self) -> AppendOnlyQuerySet[M]:
        """All rows."""
        return AppendOnlyQuerySet(self.model, using=self._db)

    def update(self, **kwargs: Any) -> Never:
        """Refuse."""
        raise WrittenOnce(self.model.__name__)

    def bulk_update(self, *args: Any, **kwargs: Any) -> Never:
        """Refuse."""
        raise WrittenOnce(self.model.__name__)


class AppendOnly(models.Model):
    """Base of rows that can be added and read only."""

    objects = AppendOnlyManager()

    class Meta:
        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Insert; refuse to update."""
        if not self._state.adding:
            raise WrittenOnce(type(self).__name__)
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> Never:
        """Refuse."""
        raise WrittenOnce(type(self).__name__)
