"""The help center of the content API's tests: a shop that states everything, with a page of every type."""

from tests.cms.api.conftest import _now, get, help_center, shop

__all__ = ["_now", "get", "help_center", "shop"]
