"""What pages tell the rest of the desk."""

from django.dispatch import Signal

# Sent within the transaction that published or scheduled a page, last: sender is the page model, ``instance`` the page.
publication_settled = Signal()
