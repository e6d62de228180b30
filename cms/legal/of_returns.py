"""What a legal check finds in return terms, a sentence for each."""

from collections.abc import Mapping
from types import MappingProxyType

from cms.legal.words import Sentences, say
from policies.law.findings import FindingCode as F

_HANDLING = say(
    "A consumer does not lose the refund by how goods were handled; at most what they lost in value is taken off.",
    "Un consommateur ne perd pas son remboursement du fait de la manipulation des articles ; tout au plus leur perte "
    "de valeur est-elle déduite.",
)


def _lost(en: str, fr: str) -> Sentences:
    """A condition that refuses a refund, and what the law says instead."""
    return (say(f"{en} {_HANDLING.get('en')}", f"{fr} {_HANDLING.get('fr')}"),)


OF_RETURNS: Mapping[F, Sentences] = MappingProxyType(
    {
        F.RETURNS_NOT_STATED: (
            say(
                "No return terms are in force. A consumer who is not told of the right to withdraw has it twelve "
                "months longer.",
                "Aucune condition de retour n’est en vigueur. Un consommateur qui n’est pas informé de son droit de "
                "rétractation en dispose douze mois de plus.",
            ),
        ),
        F.WINDOW_TOO_SHORT: (
            say(
                "The time to return is {time}, which can be shorter than the {days} days a consumer has to withdraw.",
                "Le délai de retour est de {time} : il peut être plus court que les {days} jours dont un "
                "consommateur dispose pour se rétracter.",
            ),
        ),
        F.WINDOW_STARTS_TOO_EARLY: (
            say(
                "The time to return runs from “{starts_on}”. A consumer’s {days} days run from the day the last of "
                "the goods is in their hands.",
                "Le délai de retour court depuis « {starts_on} ». Les {days} jours d’un consommateur courent du "
                "jour où le dernier article est entre ses mains.",
            ),
        ),
        F.WINDOW_DOES_NOT_ROLL: (
            say(
                "A last day on a Saturday, a Sunday or a public holiday stays where it is. By law it moves to the "
                "next working day.",
                "Un dernier jour qui tombe un samedi, un dimanche ou un jour férié reste tel quel. Selon la loi, il "
                "est reporté au jour ouvrable suivant.",
            ),
        ),
        F.WITHDRAWAL_NEEDS_APPROVAL: (
            say(
                "Each return is looked at before it is accepted. A consumer withdraws by a statement, which nobody "
                "may decline.",
                "Chaque retour est étudié avant d’être accepté. Un consommateur se rétracte par une simple "
                "déclaration, que personne ne peut refuser.",
            ),
        ),
        F.WITHDRAWAL_NEEDS_ACCOUNT: (
            say(
                "Customers without an account are guided by customer service. A consumer withdraws without an "
                "account, by any clear statement.",
                "Les clients sans compte sont guidés par le service client. Un consommateur se rétracte sans "
                "compte, par toute déclaration dénuée d’ambiguïté.",
            ),
        ),
        F.NO_WAY_BACK: (
            say(
                "No way to send goods back is open to customers in these countries, and their time to send them runs.",
                "Aucun mode de retour n’est ouvert aux clients de ces pays, alors que leur délai d’envoi court.",
            ),
        ),
        F.GOODS_EXCLUDED: (
            say(
                "These goods cannot be returned. What a consumer cannot withdraw from is a closed list, and the "
                "tags of this exception name none of its grounds.",
                "Ces articles ne peuvent pas être retournés. Les exclusions du droit de rétractation forment une "
                "liste fermée, et les étiquettes de cette exception n’en nomment aucun motif.",
            ),
        ),
        F.SEND_WITHIN_TOO_SHORT: (
            say(
                "Customers have {time} to send the goods, which can be less than the {days} days a consumer has.",
                "Les clients ont {time} pour envoyer les articles : cela peut être moins que les {days} jours dont "
                "un consommateur dispose.",
            ),
        ),
        F.PAPERS_ASKED: (
            say(
                "A return asks for {requirements}. You may ask for it, but a consumer withdraws without it too.",
                "Un retour demande {requirements}. Vous pouvez le demander, mais un consommateur se rétracte aussi "
                "sans cela.",
            ),
        ),
        F.PROOF_BY_ANY_MEANS: (
            say(
                "A consumer without a receipt may prove the purchase by any means, such as a bank statement, and then "
                "withdraws like any other: for the price paid, by the means of payment used.",
                "Un consommateur sans ticket de caisse peut prouver son achat par tout moyen, un relevé bancaire par "
                "exemple, et se rétracte alors comme tout autre : au prix payé, par le moyen de paiement utilisé.",
            ),
        ),
        F.DAMAGE_REFUSES_REFUND: _lost(
            "Damaged goods bring no refund.",
            "Les articles abîmés ne sont pas remboursés.",
        ),
        F.PACKAGING_REFUSES_REFUND: _lost(
            "Goods without their original packaging bring no refund.",
            "Les articles sans leur emballage d’origine ne sont pas remboursés.",
        ),
        F.USE_REFUSES_REFUND: _lost(
            "Goods bring a refund only if they are as you ask: {conditions}.",
            "Les articles ne sont remboursés que dans l’état demandé : {conditions}.",
        ),
        F.MISSING_PART_REFUSES_REFUND: _lost(
            "Goods of which a part is missing bring no refund.",
            "Les articles incomplets ne sont pas remboursés.",
        ),
        F.ORDER_NOTE_ASKED: (
            say(
                "Customers are asked to enclose a note. You may ask for it, but no refund hangs on it.",
                "Il est demandé aux clients de joindre une note. Vous pouvez la demander, mais le remboursement "
                "n’en dépend pas.",
            ),
        ),
        F.RESTOCKING_FEE: (
            say(
                "A restocking fee of {fee} is kept. Whoever withdraws bears no cost but the postage of the return.",
                "Des frais de remise en stock de {fee} sont retenus. Qui se rétracte ne supporte aucun coût autre "
                "que les frais de renvoi.",
            ),
        ),
    }
)
