"""What the terms tell the rest of the desk."""

from django.dispatch import Signal

# Sent after the transaction that recorded a version: sender is the terms model, ``version`` the TermsVersion.
terms_published = Signal()
