"""Routes of the demo mailbox, below ``/demo/mailbox/``; served in the demo only."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
