"""Routes of the demo mailbox, below ``/demo/mailbox/``; served in the demo only."""

from django.urls import path

from order_portal.views import mailbox

app_name = "demo_mailbox"
urlpatterns = [
    path("", mailbox.inbox, name="inbox"),
    path("<int:pk>/", mailbox.letter, name="letter"),
    path("<int:pk>/html/", mailbox.letter_html, name="letter_html"),
]
