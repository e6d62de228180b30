"""Routes of the content API, below ``/api/content/v1/``."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
