"""What an editor can do about each finding of a legal check."""

from collections.abc import Mapping
from types import MappingProxyType

from cms.legal.words import say
from policies.law.findings import FindingCode as F
from policies.localized import Localized

_NO_CONDITION = say(
    "Leave this condition out; where goods lost value because they were used more than needed to look at them, take "
    "that off instead.",
    "Retirez cette condition ; si les articles ont perdu de la valeur parce qu’ils ont été utilisés plus que "
    "nécessaire pour les découvrir, déduisez plutôt cette perte.",
)
_POST = say(
    "Show it beside the goods or with a link before the payment.",
    "Affichez-le près des articles ou par un lien avant le paiement.",
)

SUGGESTIONS: Mapping[F, Localized] = MappingProxyType(
    {
        F.RETURNS_NOT_STATED: say("Publish return terms.", "Publiez des conditions de retour."),
        F.WINDOW_TOO_SHORT: say(
            "Give at least {days} calendar days from the last delivery.",
            "Accordez au moins {days} jours calendaires à compter de la dernière livraison.",
        ),
        F.WINDOW_STARTS_TOO_EARLY: say(
            "Let the time run from the last delivery.", "Faites courir le délai de la dernière livraison."
        ),
        F.WINDOW_DOES_NOT_ROLL: say(
            "Let a last day that is no working day move on to the next.",
            "Reportez un dernier jour chômé au jour ouvrable suivant.",
        ),
        F.WITHDRAWAL_NEEDS_APPROVAL: say("Authorize returns at once.", "Acceptez les retours d’emblée."),
        F.WITHDRAWAL_NEEDS_ACCOUNT: say(
            "Let guests return by themselves.", "Laissez les clients sans compte faire leur retour eux-mêmes."
        ),
        F.NO_WAY_BACK: say(
            "Add a way to return that serves these countries.",
            "Ajoutez un mode de retour qui dessert ces pays.",
        ),
        F.GOODS_EXCLUDED: say(
            "Remove the exception, or narrow it to goods tagged with a ground of the list, such as “personalised”.",
            "Supprimez l’exception, ou limitez-la aux articles étiquetés d’un motif de la liste, par exemple "
            "« personalised ».",
        ),
        F.SEND_WITHIN_TOO_SHORT: say(
            "Give at least {days} calendar days, or leave the time out.",
            "Accordez au moins {days} jours calendaires, ou n’indiquez pas de délai.",
        ),
        F.PAPERS_ASKED: say(
            "Say beside it that a return counts without it.",
            "Précisez à côté que le retour compte aussi sans cela.",
        ),
        F.PROOF_BY_ANY_MEANS: say(
            "Let a person look at goods without a receipt, and accept any proof.",
            "Faites étudier les articles sans ticket de caisse, et acceptez toute preuve.",
        ),
        F.DAMAGE_REFUSES_REFUND: _NO_CONDITION,
        F.PACKAGING_REFUSES_REFUND: _NO_CONDITION,
        F.USE_REFUSES_REFUND: _NO_CONDITION,
        F.MISSING_PART_REFUSES_REFUND: _NO_CONDITION,
        F.ORDER_NOTE_ASKED: say(
            "Say beside it that a return counts without it.",
            "Précisez à côté que le retour compte aussi sans elle.",
        ),
        F.RESTOCKING_FEE: say("Charge no restocking fee.", "Ne retenez pas de frais de remise en stock."),
        F.REFUND_NOT_OFFERED: say(
            "Add a refund to what customers get.", "Ajoutez le remboursement à ce que les clients obtiennent."
        ),
        F.REFUNDS_NOT_STATED: say("Publish refund terms.", "Publiez des conditions de remboursement."),
        F.ITEMS_NOT_REFUNDED: say(
            "Add {component} to what is refunded.", "Ajoutez {component} à ce qui est remboursé."
        ),
        F.DELIVERY_NOT_REFUNDED: say(
            "Add {component} to what is refunded.", "Ajoutez {component} à ce qui est remboursé."
        ),
        F.DUTIES_NOT_REFUNDED: say(
            "Add {component} to what is refunded.", "Ajoutez {component} à ce qui est remboursé."
        ),
        F.DUTIES_DEPEND_ON_WAY: say(
            "Refund duties and taxes by this way too.", "Remboursez les droits et taxes par ce mode aussi."
        ),
        F.REFUND_BY_OTHER_MEANS: say(
            "Send the money to the means of payment it came from, and let customers choose a gift card if they like.",
            "Rendez l’argent sur le moyen de paiement utilisé, et laissez aux clients le choix d’une carte cadeau.",
        ),
        F.REFUND_TOO_LATE: say(
            "Refund within {days} calendar days.", "Remboursez sous {days} jours calendaires."
        ),
        F.REFUND_RUNS_FROM_TOO_LATE: say(
            "Let the time run from the day the customer announces the return.",
            "Faites courir le délai du jour où le client annonce son retour.",
        ),
        F.REFUND_WITHHELD_TOO_LONG: say(
            "Accept a proof that the goods were sent.", "Acceptez une preuve de l’envoi."
        ),
        F.REFUND_WAITS_FOR_INSPECTION: say(
            "Leave the inspection out of what a refund waits for.",
            "Ne faites pas dépendre le remboursement du contrôle.",
        ),
        F.PROCESSING_TOO_LONG: say(
            "Leave the processing time out, or shorten it to {days} days.",
            "N’indiquez pas de délai de traitement, ou ramenez-le à {days} jours.",
        ),
        F.CLAIMS_NEED_CHECK: say(
            "Leave the check out of the terms; the text of a page may still advise it.",
            "Retirez le contrôle des conditions ; le texte d’une page peut encore le conseiller.",
        ),
        F.DEFECT_POSTAGE_CHARGED: say(
            "Waive the postage for these reasons.", "Offrez le renvoi pour ces motifs."
        ),
        F.DEFECT_REPAIR_CHARGED: say(
            "Repair production defects free of charge.", "Réparez gratuitement les défauts de fabrication."
        ),
        F.MAIL_ORDER_DELAY: say(
            "Ask the buyer before the time is over, or send the order sooner.",
            "Demandez l’accord de l’acheteur avant la fin du délai, ou expédiez plus tôt.",
        ),
        F.POLICY_MUST_BE_POSTED: _POST,
        F.FEE_MUST_BE_POSTED: _POST,
        F.PROOF_MUST_BE_POSTED: _POST,
        F.CREDIT_MUST_BE_POSTED: _POST,
    }
)

OF_AN_EXCEPTION = say(
    "Take it out of the exception, so that the general terms hold here too.",
    "Retirez-le de l’exception : les conditions générales s’appliquent alors ici aussi.",
)
"""What to do about a term that an exception sets."""
