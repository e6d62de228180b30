"""What each term is called where it stands alone: in a table, a list of changes, the chooser of references."""

from collections.abc import Mapping
from types import MappingProxyType

from cms.references.words import WORDS
from policies.localized import Localized
from policies.references import Stated
from policies.terms import RepairCause, Tender


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
        "cancellation.until": _label("Cancellation possible until", "Annulation possible jusqu’à"),
        "cancellation.minutes": _label(
            "Time to cancel after ordering", "Délai d’annulation après la commande"
        ),
        "cancellation.modification": _label("Changes to an order", "Modification d’une commande"),
        "returns.window": _label("Return window", "Délai de retour"),
        "returns.mode": _label("Return requests", "Retours demandés"),
        "returns.guests": _label("Returns without an account", "Retours sans compte"),
        "returns.conditions": _label("Condition of returned items", "État des articles retournés"),
        "returns.methods": _label("Ways to return", "Modes de retour"),
        "returns.methods.name": _label("Way to return", "Mode de retour"),
        "returns.methods.channel": _label("How to return", "Voie de retour"),
        "returns.methods.label_source": _label("Return label", "Étiquette de retour"),
        "returns.methods.requires": _label("What the return needs", "Exigences du retour"),
        "returns.methods.customer_bears_risk": _label("Returned at your own risk", "Retour à vos risques"),
        "returns.shipping_paid_by": _label("Return postage paid by", "Frais de retour payés par"),
        "returns.shipping_waived_for": _label("Return postage is ours for", "Frais de retour offerts pour"),
        "returns.restocking_fee": _label("Restocking fee", "Frais de remise en stock"),
        "returns.outcomes": _label("What you get for a return", "Issue d’un retour"),
        "refunds.due": _label("Refund within", "Remboursement sous"),
        "refunds.due_from": _label("Refund time counted from", "Délai de remboursement compté depuis"),
        "refunds.includes": _label("What is refunded", "Ce qui est remboursé"),
        "refunds.withholding": _label("When the refund is paid", "Versement du remboursement"),
        "refunds.inspection": _label("Quality check before a refund", "Contrôle avant remboursement"),
        "refunds.processing": _label("Usual processing time", "Délai habituel de traitement"),
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
