"""Routes of the headless preview, below ``/preview/``."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
