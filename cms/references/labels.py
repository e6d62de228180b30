"""What each term is called where it stands alone: in a table, a list of changes, the chooser of references."""

from collections.abc import Mapping
from types import MappingProxyType

from cms.references.words import WORDS
from policies.localized import Localized
from policies.references import Stated
from policies.terms import RefundCase, RepairCause, Tender


def _label(en: str, fr: str) -> Localized:
    return Localized.of(en=en, fr=fr)


LABELS: Mapping[str, Localized] = MappingProxyType(
    {
        "shipping.cutoff_time": _label("Orders close at", "Heure limite de commande"),
        "shipping.handling_time": _label("Preparation time", "Délai de préparation"),
        "shipping.delivery_weekdays": _label("Delivery days", "Jours de livraison"),
        "shipping.delivery_hours": _label("Delivery hours", "Heures de livraison"),
        "shipping.delivery_hours.start": _label("Deliveries begin at", "Début des livraisons"),
        "shipping.delivery_hours.end": _label("Deliveries end at", "Fin des livraisons"),
        "shipping.check_on_receipt": _label(
            "Check the parcel on receipt", "Contrôle du colis à la réception"
        ),
        "shipping.zones": _label("Where we deliver", "Zones de livraison"),
        "shipping.zones.name": _label("Delivery zone", "Zone de livraison"),
        "shipping.services": _label("Shipping services", "Services de livraison"),
        "shipping.services.name": _label("Shipping service", "Service de livraison"),
        "shipping.services.carrier": _label("Carrier", "Transporteur"),
        "shipping.services.delivers_to": _label("Delivered", "Lieu de livraison"),
        "shipping.services.signature": _label("Signature on delivery", "Remise contre signature"),
        "shipping.services.pickup_points": _label("Number of pick-up points", "Nombre de points relais"),
        "shipping.services.rerouting": _label("Rerouting service", "Service de report de livraison"),
        "shipping.services.transit": _label("Transit time", "Délai d’acheminement"),
        "shipping.services.deliver_by": _label("Delivered before", "Livraison avant"),
        "shipping.services.rate": _label("Shipping charge", "Frais de livraison"),
        "shipping.services.free_from": _label("Free shipping from", "Livraison offerte à partir de"),
        "payment.tenders": _label("Means of payment", "Moyens de paiement"),
        "payment.release": _label(
            "Prepared once the money arrives", "Préparation après réception du paiement"
        ),
        "payment.strong_authentication": _label("3-D Secure for cards", "3-D Secure pour les cartes"),
        "payment.confirmation_email": _label("Confirmation by e-mail", "Confirmation par e-mail"),
        "payment.tenders.name": _label("Means of payment", "Moyen de paiement"),
        "payment.tenders.charged": _label("Charged", "Débit"),
        "payment.tenders.release": _label("Order prepared", "Préparation de la commande"),
        "payment.tenders.reference_is_order_number": _label(
            "The order number is the payment reference", "Numéro de commande en référence du paiement"
        ),
        "payment.tenders.brands": _label("Cards accepted", "Cartes acceptées"),
        "payment.gift_cards_for_cash": _label(
            "Gift cards redeemed for cash", "Cartes cadeaux échangées contre de l’argent"
        ),
        "cancellation.until": _label("Cancellation possible until", "Annulation possible jusqu’à"),
        "cancellation.minutes": _label(
            "Time to cancel after ordering", "Délai d’annulation après la commande"
        ),
        "cancellation.modification": _label("Changes to an order", "Modification d’une commande"),
        "returns.window": _label("Return window", "Délai de retour"),
        "returns.send_within": _label("Time to send the items", "Délai d’envoi des articles"),
        "returns.seasons": _label("Longer returns", "Retours prolongés"),
        "returns.seasons.name": _label("Longer returns", "Retours prolongés"),
        "returns.seasons.until": _label("Returns until", "Retours jusqu’au"),
        "returns.seasons.first": _label("For orders from", "Commandes à partir du"),
        "returns.seasons.last": _label("For orders up to", "Commandes jusqu’au"),
        "returns.mode": _label("Return requests", "Retours demandés"),
        "returns.guests": _label("Returns without an account", "Retours sans compte"),
        "returns.conditions": _label("Condition of returned items", "État des articles retournés"),
        "returns.methods": _label("Ways to return", "Modes de retour"),
        "returns.methods.name": _label("Way to return", "Mode de retour"),
        "returns.methods.channel": _label("How to return", "Voie de retour"),
        "returns.methods.label_source": _label("Return label", "Étiquette de retour"),
        "returns.methods.requires": _label("What the return needs", "Exigences du retour"),
        "returns.methods.customer_bears_risk": _label("Returned at your own risk", "Retour à vos risques"),
        "returns.methods.fee": _label("Price of the return label", "Prix de l’étiquette de retour"),
        "returns.methods.refunds_duties": _label("Duties and taxes refunded", "Droits et taxes remboursés"),
        "returns.shipping_paid_by": _label("Return postage paid by", "Frais de retour payés par"),
        "returns.shipping_waived_for": _label("Return postage is ours for", "Frais de retour offerts pour"),
        "returns.restocking_fee": _label("Restocking fee", "Frais de remise en stock"),
        "returns.restocking_fee_waived_for": _label(
            "No restocking fee for", "Sans frais de remise en stock pour"
        ),
        "returns.outcomes": _label("What you get for a return", "Issue d’un retour"),
        "returns.exchange": _label("How an exchange works", "Déroulement d’un échange"),
        "returns.without_record": _label(
            "Returns without a record of the sale", "Retours sans trace de la vente"
        ),
        "returns.exceptions": _label("Exceptions", "Exceptions"),
        "returns.exceptions.name": _label("Exception", "Exception"),
        "returns.exceptions.returnability": _label("Returns", "Retours"),
        "returns.exceptions.window": _label("Return window", "Délai de retour"),
        "returns.exceptions.mode": _label("Return requests", "Retours demandés"),
        "returns.exceptions.conditions": _label("Further conditions", "Conditions supplémentaires"),
        "returns.exceptions.methods": _label("Ways to return", "Modes de retour"),
        "returns.exceptions.outcomes": _label("What you get for a return", "Issue d’un retour"),
        "returns.exceptions.shipping_paid_by": _label("Return postage paid by", "Frais de retour payés par"),
        "returns.exceptions.restocking_fee": _label("Restocking fee", "Frais de remise en stock"),
        "refunds.due": _label("Refund within", "Remboursement sous"),
        "refunds.due_from": _label("Refund time counted from", "Délai de remboursement compté depuis"),
        "refunds.includes": _label("What is refunded", "Ce qui est remboursé"),
        "refunds.withholding": _label("When the refund is paid", "Versement du remboursement"),
        "refunds.inspection": _label("Quality check before a refund", "Contrôle avant remboursement"),
        "refunds.processing": _label("Usual processing time", "Délai habituel de traitement"),
        "refunds.tender_rules.goes_to": _label("Refunded", "Remboursement"),
        "repairs.contact_first": _label("Write to us first", "Nous écrire au préalable"),
        "repairs.causes": _label("What we repair", "Ce que nous réparons"),
        "repairs.causes.price": _label("Repair", "Réparation"),
        "repairs.quote_validity": _label("A quote is valid for", "Validité d’un devis"),
        "repairs.irreparable_sent_back": _label(
            "Items beyond repair are sent back as they are", "Articles irréparables renvoyés en l’état"
        ),
    }
)
# Codes that the core chose, not the shop: they stay in the topic and are the subject of the label.
_CODED = (
    ("payment.tenders.", Tender, "payment.tenders", "name"),
    ("refunds.tender_rules.", RefundCase, "refunds.tender_rules", "goes_to"),
    ("repairs.causes.", RepairCause, "repairs.causes", "price"),
)


def label(stated: Stated, *, locale: str) -> str:
    """``Return window``; with what it is about: ``Transit time, Chrono 13h, Europe``.

    Raises KeyError for a topic that has no label: every topic of the core has one.
    """
    topic, subjects = _topic_and_subjects(stated)
    return ", ".join(text.get(locale) for text in (LABELS[topic], *subjects))


def _topic_and_subjects(stated: Stated) -> tuple[str, tuple[Localized, ...]]:
    for prefix, enum, topic, whole in _CODED:
        if stated.topic.startswith(prefix):
            code, _, rest = stated.topic.removeprefix(prefix).partition(".")
            return f"{topic}.{rest or whole}", (WORDS[enum][enum(code)],)
    return stated.topic, stated.subjects
