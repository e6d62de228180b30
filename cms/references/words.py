"""What a term that is a choice is called, in the reader's words: every member of every enum of the terms.

Words are written to stand in the middle of a sentence: no capital, no full stop. In French, what describes returned
goods agrees with « les articles ».
"""

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType

from policies.durations import StartsOn, Unit
from policies.localized import Localized
from policies.references import Unlimited
from policies.terms import (
    CancellationLimit,
    Charge,
    DeliversTo,
    DueFrom,
    ExchangeHandling,
    GuestReturns,
    Kind,
    LabelSource,
    MethodRequirement,
    Modification,
    Payer,
    RefundCase,
    RefundComponent,
    RefundTo,
    Release,
    RepairCause,
    RepairPrice,
    Returnability,
    ReturnChannel,
    ReturnCondition,
    ReturnMode,
    ReturnOutcome,
    ReturnReason,
    Tender,
    Withholding,
    WithoutRecord,
)


def _words(en: str, fr: str) -> Localized:
    return Localized.of(en=en, fr=fr)


# By class first: members of different enums can be equal strings.
WORDS: Mapping[type[StrEnum], Mapping[StrEnum, Localized]] = MappingProxyType(
    {
        Kind: {
            Kind.SHIPPING: _words("shipping", "livraison"),
            Kind.PAYMENT: _words("payment", "paiement"),
            Kind.CANCELLATION: _words("cancellation", "annulation"),
            Kind.RETURNS: _words("returns", "retours"),
            Kind.REFUNDS: _words("refunds", "remboursements"),
            Kind.REPAIRS: _words("repairs", "réparations"),
        },
        Unit: {
            Unit.CALENDAR_DAY: _words("calendar days", "jours calendaires"),
            Unit.BUSINESS_DAY: _words("working days", "jours ouvrés"),
        },
        StartsOn: {
            StartsOn.DELIVERY_LAST: _words(
                "the day you receive the last parcel of your order",
                "la réception du dernier colis de votre commande",
            ),
            StartsOn.DELIVERY: _words("the day you receive your parcel", "la réception de votre colis"),
            StartsOn.HANDOVER: _words(
                "the day we hand your parcel to the carrier", "la remise de votre colis au transporteur"
            ),
            StartsOn.ORDER: _words("the day of your order", "la date de votre commande"),
        },
        Unlimited: {Unlimited.NO_TIME_LIMIT: _words("no time limit", "sans limite de temps")},
        DeliversTo: {
            DeliversTo.HOME: _words("to your home", "à domicile"),
            DeliversTo.PICKUP_POINT: _words("to a pick-up point", "en point relais"),
            DeliversTo.STORE: _words("to a store", "en boutique"),
        },
        Tender: {
            Tender.CARD: _words("bank card", "carte bancaire"),
            Tender.PAYPAL: _words("PayPal", "PayPal"),
            Tender.BANK_TRANSFER: _words("bank transfer", "virement bancaire"),
            Tender.GIFT_CARD: _words("gift card", "carte cadeau"),
            Tender.STORE_NOTE: _words("store note", "bon d’achat"),
        },
        Charge: {
            Charge.AT_ORDER: _words("when you place your order", "au moment de la commande"),
            Charge.AT_HANDOVER: _words("when your order is shipped", "au moment de l’expédition"),
        },
        Release: {
            Release.AT_ONCE: _words("at once", "immédiatement"),
            Release.WHEN_PAID: _words("once your payment has arrived", "dès réception de votre paiement"),
        },
        CancellationLimit: {
            CancellationLimit.NEXT_CUTOFF: _words(
                "the next time orders close on a working day",
                "la prochaine heure limite de commande d’un jour ouvré",
            ),
            CancellationLimit.HANDOVER: _words(
                "the moment your parcel is handed to the carrier", "la remise de votre colis au transporteur"
            ),
            CancellationLimit.MINUTES_AFTER_ORDER: _words(
                "the end of the time allowed after ordering", "la fin du délai accordé après la commande"
            ),
        },
        Modification: {
            Modification.NEVER: _words("never", "jamais"),
            Modification.UNTIL_PAID: _words(
                "until your order is paid", "jusqu’au paiement de votre commande"
            ),
            Modification.UNTIL_HANDOVER: _words(
                "until your parcel is handed to the carrier",
                "jusqu’à la remise de votre colis au transporteur",
            ),
        },
        ReturnMode: {
            ReturnMode.AUTOMATIC: _words(
                "approved at once when the conditions are met",
                "acceptés d’emblée si les conditions sont remplies",
            ),
            ReturnMode.REVIEW: _words("decided case by case", "étudiés au cas par cas"),
        },
        GuestReturns: {
            GuestReturns.SELF_SERVICE: _words("online, without an account", "en ligne, sans compte"),
            GuestReturns.GUIDED: _words("with the help of customer service", "avec l’aide du service client"),
        },
        ReturnReason: {
            ReturnReason.CHANGED_MIND: _words("a change of mind", "un changement d’avis"),
            ReturnReason.WRONG_SIZE: _words("a size that does not fit", "une taille qui ne convient pas"),
            ReturnReason.NOT_AS_DESCRIBED: _words(
                "an item that is not as described", "un article non conforme à sa description"
            ),
            ReturnReason.DEFECTIVE: _words("a defective item", "un article défectueux"),
            ReturnReason.WRONG_ITEM: _words("an item sent by mistake", "un article envoyé par erreur"),
            ReturnReason.DAMAGED_IN_TRANSIT: _words(
                "an item damaged on its way to you", "un article abîmé pendant le transport"
            ),
        },
        ReturnCondition: {
            ReturnCondition.ORIGINAL_PACKAGING: _words(
                "in the original packaging", "dans leur emballage d’origine"
            ),
            ReturnCondition.NEW: _words("new", "neufs"),
            ReturnCondition.UNUSED: _words("unused", "jamais utilisés"),
            ReturnCondition.COMPLETE: _words("complete", "complets"),
            ReturnCondition.UNDAMAGED: _words("undamaged", "intacts"),
            ReturnCondition.ORDER_NOTE_ENCLOSED: _words(
                "sent with a note of your order number and contact details",
                "accompagnés d’une note indiquant votre numéro de commande et vos coordonnées",
            ),
            ReturnCondition.TAG_ATTACHED: _words("with the tag still attached", "munis de leur étiquette"),
        },
        ReturnChannel: {
            ReturnChannel.BY_MAIL: _words("by mail", "par la poste"),
            ReturnChannel.IN_STORE: _words("in a store", "en boutique"),
        },
        LabelSource: {
            LabelSource.CUSTOMER: _words(
                "a label you buy from the carrier", "une étiquette que vous achetez auprès du transporteur"
            ),
            LabelSource.SHOP_PREPAID: _words("our prepaid label", "notre étiquette prépayée"),
            LabelSource.SHOP_DEDUCTED: _words(
                "our label, deducted from your refund", "notre étiquette, déduite de votre remboursement"
            ),
            LabelSource.NONE_NEEDED: _words("no label needed", "sans étiquette"),
        },
        MethodRequirement: {
            MethodRequirement.REGISTERED_POST: _words("registered post", "un envoi recommandé"),
            MethodRequirement.ACKNOWLEDGEMENT_OF_RECEIPT: _words(
                "an acknowledgement of receipt", "un accusé de réception"
            ),
            MethodRequirement.SIGNATURE: _words("a signature on delivery", "une remise contre signature"),
            MethodRequirement.INSURANCE: _words(
                "insurance for the value of the item", "une assurance à la valeur de l’article"
            ),
            MethodRequirement.RMA: _words("a return authorization", "une autorisation de retour"),
            MethodRequirement.RECEIPT: _words("the receipt", "le ticket de caisse"),
            MethodRequirement.ORIGINAL_TENDER: _words(
                "the original means of payment", "le moyen de paiement d’origine"
            ),
            MethodRequirement.PACKING_SLIP: _words(
                "the packing slip with its return part filled in",
                "le bon de livraison avec sa partie retour remplie",
            ),
            MethodRequirement.RETURN_FORM: _words("a return form", "un formulaire de retour"),
        },
        Payer: {
            Payer.CUSTOMER: _words("you", "vous"),
            Payer.SHOP: _words("us", "nous"),
        },
        ReturnOutcome: {
            ReturnOutcome.REFUND: _words("a refund", "un remboursement"),
            ReturnOutcome.EXCHANGE: _words("an exchange", "un échange"),
            ReturnOutcome.GIFT_CARD: _words("a gift card", "une carte cadeau"),
        },
        Returnability: {
            Returnability.RETURNABLE: _words("can be returned", "peuvent être retournés"),
            Returnability.NOT_RETURNABLE: _words("cannot be returned", "ne peuvent pas être retournés"),
        },
        ExchangeHandling: {
            ExchangeHandling.REPLACEMENT: _words(
                "we send you a replacement", "nous vous envoyons un article de remplacement"
            ),
            ExchangeHandling.NEW_ORDER: _words(
                "you order the replacement, and we credit the return",
                "vous commandez l’article de remplacement, et nous créditons le retour",
            ),
        },
        WithoutRecord: {
            WithoutRecord.REFUSED: _words("not accepted", "refusés"),
            WithoutRecord.IDENTIFICATION: _words(
                "looked at case by case, with proof of your identity",
                "étudiés au cas par cas, sur présentation d’une pièce d’identité",
            ),
        },
        DueFrom: {
            DueFrom.NOTICE: _words(
                "the day you tell us of your return", "le jour où vous nous annoncez votre retour"
            ),
            DueFrom.RECEIPT: _words("the day we receive the items", "le jour où nous recevons les articles"),
            DueFrom.INSPECTION: _words(
                "the day we check the items", "le jour où nous avons contrôlé les articles"
            ),
        },
        Withholding: {
            Withholding.NEVER: _words("without waiting for the items", "sans attendre les articles"),
            Withholding.UNTIL_GOODS: _words("once the items have arrived", "une fois les articles reçus"),
            Withholding.UNTIL_GOODS_OR_PROOF: _words(
                "once the items have arrived, or you have shown that they were sent",
                "une fois les articles reçus, ou leur envoi prouvé",
            ),
        },
        RefundComponent: {
            RefundComponent.ITEMS: _words("the full price of the items", "le prix total des articles"),
            RefundComponent.STANDARD_DELIVERY: _words(
                "the standard delivery charge", "les frais de livraison standard"
            ),
            RefundComponent.EXPRESS_SUPPLEMENT: _words(
                "the extra charge for a faster delivery", "le supplément pour une livraison plus rapide"
            ),
            RefundComponent.DUTIES: _words("duties and taxes", "les droits et taxes"),
        },
        RefundCase: {
            RefundCase.GIFT_RECIPIENT: _words("items received as a gift", "articles reçus en cadeau"),
            RefundCase.NO_RECORD_OF_SALE: _words("no record of the sale", "aucune trace de la vente"),
            RefundCase.MIXED_TENDERS: _words(
                "paid partly with a gift card or store note",
                "commande payée en partie par carte cadeau ou bon d’achat",
            ),
            RefundCase.STORED_VALUE: _words(
                "paid with a gift card or store note", "commande payée par carte cadeau ou bon d’achat"
            ),
            RefundCase.ANY: _words("in any other case", "dans tout autre cas"),
        },
        RefundTo: {
            RefundTo.ORIGINAL_TENDER: _words(
                "to your original means of payment", "sur votre moyen de paiement d’origine"
            ),
            RefundTo.GIFT_CARD: _words("on a gift card", "sur une carte cadeau"),
            RefundTo.OTHER_TENDERS_FIRST: _words(
                "to the card or account you paid with, and the rest on a gift card",
                "sur la carte ou le compte avec lequel vous avez payé, et le reste sur une carte cadeau",
            ),
        },
        RepairCause: {
            RepairCause.PRODUCTION_DEFECT: _words("production defects", "défauts de fabrication"),
            RepairCause.WEAR: _words("wear", "usure"),
            RepairCause.IMPACT: _words("damage from impacts", "chocs"),
        },
        RepairPrice: {
            RepairPrice.FREE: _words("free of charge", "gratuite"),
            RepairPrice.QUOTED: _words("paid, after a quote", "payante, sur devis"),
        },
    }
)


def word(member: StrEnum, *, locale: str) -> str:
    """What ``member`` is called in ``locale``. Raises KeyError for an enum that is no term."""
    return WORDS[type(member)][member].get(locale)
