"""How customers pay, and when an order is released."""

from django.db import models
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.fields import StreamField

from cms.terms.blocks.payment import TenderBlock
from cms.terms.models.base import Terms, panels_of
from policies import terms as core


class PaymentTerms(Terms):
    """Payment."""

    states = core.PaymentTerms
    kind = core.Kind.PAYMENT

    tenders = StreamField(
        [("tender", TenderBlock())],
        verbose_name="Means of payment",
        blank=True,
        help_text="In the order in which customers should read them.",
    )
    strong_authentication = models.BooleanField(
        "3-D Secure", default=False, help_text="Cards are confirmed with the customer’s bank."
    )
    confirmation_email = models.BooleanField(
        "Confirmation e-mail", default=True, help_text="Sent once the order is paid."
    )
    gift_cards_for_cash = models.BooleanField(
        "Gift cards can be turned into money",
        default=False,
        help_text="Beyond what the law asks for.",
    )

    panels = panels_of(
        FieldPanel("tenders"),
        MultiFieldPanel(
            [FieldPanel("strong_authentication"), FieldPanel("confirmation_email")], heading="At payment"
        ),
        MultiFieldPanel([FieldPanel("gift_cards_for_cash")], heading="Gift cards"),
    )

    class Meta(Terms.Meta):
        verbose_name = "payment terms"
        verbose_name_plural = "payment terms"
