"""What a legal check finds in refund terms, about defects, and for shops that sell to the United States."""

from collections.abc import Mapping
from types import MappingProxyType

from cms.legal.words import Sentences, say
from policies.law.findings import FindingCode as F

OF_REFUNDS: Mapping[F, Sentences] = MappingProxyType(
    {
        F.REFUND_NOT_OFFERED: (
            say(
                "Customers get {outcomes}, and no money. Whoever withdraws gets all payments back.",
                "Les clients obtiennent {outcomes}, et pas d’argent. Qui se rétracte est remboursé de tous ses "
                "paiements.",
            ),
        ),
        F.REFUNDS_NOT_STATED: (
            say(
                "No refund terms are in force, so customers cannot read when and how they are paid back.",
                "Aucune condition de remboursement n’est en vigueur : les clients ne peuvent pas lire quand et "
                "comment ils sont remboursés.",
            ),
        ),
        F.ITEMS_NOT_REFUNDED: (
            say(
                "Refunds leave out {component}. Whoever withdraws gets it back.",
                "Les remboursements ne comprennent pas {component}. Qui se rétracte y a droit.",
            ),
        ),
        F.DELIVERY_NOT_REFUNDED: (
            say(
                "Refunds leave out {component}. Whoever withdraws from an order gets it back too.",
                "Les remboursements ne comprennent pas {component}. Qui se rétracte d’une commande y a droit aussi.",
            ),
        ),
        F.DUTIES_NOT_REFUNDED: (
            say(
                "Refunds leave out {component}. Where customers paid them to you with the order, whoever withdraws "
                "gets them back too.",
                "Les remboursements ne comprennent pas {component}. Si les clients vous les ont payés avec la "
                "commande, qui se rétracte y a droit aussi.",
            ),
        ),
        F.DUTIES_DEPEND_ON_WAY: (
            say(
                "Duties and taxes do not come back by the way “{method}”. What is owed to whoever withdraws does "
                "not hang on the way.",
                "Les droits et taxes ne sont pas remboursés par le mode « {method} ». Ce qui est dû à qui se "
                "rétracte ne dépend pas du mode de retour.",
            ),
        ),
        F.REFUND_BY_OTHER_MEANS: (
            say(
                "By the rule “{case}” money goes back {goes_to}. Whoever withdraws gets it by the means they paid "
                "with, unless they expressly agree to another.",
                "Selon la règle « {case} », l’argent est rendu {goes_to}. Qui se rétracte est remboursé par le moyen "
                "de paiement utilisé, sauf accord exprès pour un autre.",
            ),
        ),
        F.REFUND_TOO_LATE: (
            say(
                "Refunds are paid within {time}, which can be more than the {days} days the law gives.",
                "Les remboursements sont faits sous {time} : cela peut dépasser les {days} jours que donne la loi.",
            ),
        ),
        F.REFUND_RUNS_FROM_TOO_LATE: (
            say(
                "The time to refund runs from “{due_from}”. By law it runs from the day you are told of the return; "
                "in the United Kingdom from the goods or a proof that they were sent, whichever is first.",
                "Le délai de remboursement court depuis « {due_from} ». Selon la loi, il court du jour où le retour "
                "vous est annoncé ; au Royaume-Uni, de la réception des articles ou d’une preuve d’envoi, au "
                "premier des deux.",
            ),
        ),
        F.REFUND_WITHHELD_TOO_LONG: (
            say(
                "A refund is paid “{withholding}”. A proof that the goods were sent is enough.",
                "Le remboursement est versé « {withholding} ». Une preuve de l’envoi suffit.",
            ),
        ),
        F.REFUND_WAITS_FOR_INSPECTION: (
            say(
                "Goods are inspected before a refund. It may wait for the goods or a proof that they were sent, and "
                "for nothing else.",
                "Les articles sont contrôlés avant tout remboursement. Celui-ci peut attendre les articles ou une "
                "preuve de leur envoi, et rien d’autre.",
            ),
        ),
        F.PROCESSING_TOO_LONG: (
            say(
                "A refund is said to take up to {time}, which can be more than the {days} days the law gives.",
                "Un remboursement est annoncé sous {time} au plus : cela peut dépasser les {days} jours que donne "
                "la loi.",
            ),
        ),
        F.CLAIMS_NEED_CHECK: (
            say(
                "Claims hang on a check of the parcel at the door. What is not as agreed can be claimed for {years} "
                "years, whether it was checked or not.",
                "Les réclamations dépendent d’un contrôle du colis à la réception. Un défaut de conformité peut "
                "être invoqué pendant {years} ans, colis contrôlé ou non.",
            ),
            say(
                "Claims hang on a check of the parcel at the door. What is not as agreed can be claimed later, "
                "whether it was checked or not.",
                "Les réclamations dépendent d’un contrôle du colis à la réception. Un défaut de conformité peut "
                "être invoqué plus tard, colis contrôlé ou non.",
            ),
        ),
        F.DEFECT_POSTAGE_CHARGED: (
            say(
                "Customers pay the postage for {reasons}. For goods that are not as agreed the seller bears it.",
                "Les clients paient le renvoi pour {reasons}. Pour ce qui n’est pas conforme, il est à la charge du "
                "vendeur.",
            ),
        ),
        F.DEFECT_REPAIR_CHARGED: (
            say(
                "The repair of a production defect is paid. Goods that are not as agreed are repaired free.",
                "La réparation d’un défaut de fabrication est payante. Ce qui n’est pas conforme est réparé "
                "gratuitement.",
            ),
        ),
        F.MAIL_ORDER_DELAY: (
            say(
                "An order may take {length} working days to leave. Beyond {days} days the buyer must agree to the "
                "delay, or gets the money back.",
                "Une commande peut mettre {length} jours ouvrés à partir. Au-delà de {days} jours, l’acheteur doit "
                "accepter le retard, ou il est remboursé.",
            ),
        ),
        F.POLICY_MUST_BE_POSTED: (
            say(
                "What is not taken back in full for at least {days} days must be said where customers see it before "
                "they buy. Otherwise they may return it within {otherwise} days.",
                "Ce qui n’est pas repris intégralement pendant au moins {days} jours doit être annoncé avant "
                "l’achat, à la vue des clients. À défaut, ils peuvent le retourner sous {otherwise} jours.",
            ),
        ),
        F.FEE_MUST_BE_POSTED: (
            say(
                "The restocking fee of {fee} must be said where customers see it before they buy. Otherwise they "
                "may return the goods within {otherwise} days.",
                "Les frais de remise en stock de {fee} doivent être annoncés avant l’achat, à la vue des clients. À "
                "défaut, ils peuvent retourner les articles sous {otherwise} jours.",
            ),
        ),
        F.PROOF_MUST_BE_POSTED: (
            say(
                "What becomes of goods without a proof of purchase must be said where customers see it before they "
                "buy. Otherwise they may return them within {otherwise} days.",
                "Ce qu’il advient des articles sans preuve d’achat doit être annoncé avant l’achat, à la vue des "
                "clients. À défaut, ils peuvent les retourner sous {otherwise} jours.",
            ),
        ),
        F.CREDIT_MUST_BE_POSTED: (
            say(
                "By the rule “{case}” customers get store credit and no money, which must be said where they see it "
                "before they buy. Otherwise they may return the goods within {otherwise} days.",
                "Selon la règle « {case} », les clients obtiennent un avoir et pas d’argent, ce qui doit être "
                "annoncé avant l’achat, à leur vue. À défaut, ils peuvent retourner les articles sous {otherwise} "
                "jours.",
            ),
            say(
                "Customers get store credit and no money, which must be said where they see it before they buy. "
                "Otherwise they may return the goods within {otherwise} days.",
                "Les clients obtiennent un avoir et pas d’argent, ce qui doit être annoncé avant l’achat, à leur "
                "vue. À défaut, ils peuvent retourner les articles sous {otherwise} jours.",
            ),
        ),
    }
)
