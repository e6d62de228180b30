"""What a sentence is about, told by the word nearest to a figure: a promise of the terms, or something else."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from cms.lint.detector.measures import Dimension


class Subject(StrEnum):
    """What figures of the terms are about; ``OTHER`` is everything that no term states."""

    RETURNS = "returns"
    REFUNDS = "refunds"
    DELIVERY = "delivery"
    FREE_DELIVERY = "free_delivery"
    DISPATCH = "dispatch"
    ORDERS = "orders"
    CANCELLATION = "cancellation"
    QUOTES = "quotes"
    FEES = "fees"
    PICKUP = "pickup"
    OTHER = "other"


_D = Dimension
FITTING: Mapping[Dimension, frozenset[Subject]] = {
    _D.DURATION: frozenset(
        {
            *(Subject.RETURNS, Subject.REFUNDS, Subject.DELIVERY, Subject.DISPATCH),
            *(Subject.CANCELLATION, Subject.QUOTES),
        }
    ),
    _D.CLOCK: frozenset({Subject.ORDERS, Subject.CANCELLATION, Subject.DELIVERY}),
    _D.AMOUNT: frozenset({Subject.DELIVERY, Subject.FREE_DELIVERY, Subject.RETURNS, Subject.FEES}),
    _D.PERCENT: frozenset({Subject.FEES}),
    _D.WEEKDAYS: frozenset({Subject.DELIVERY}),
    _D.COUNT: frozenset({Subject.PICKUP}),
}
"""Of which subjects a figure can be a term."""


@dataclass(frozen=True, slots=True)
class Cue:
    """A word that tells a subject, at its place."""

    start: int
    end: int
    subject: Subject


_CUES: Mapping[str, Mapping[Subject, str]] = {
    "en": {
        Subject.RETURNS: (
            r"returns?|returned|returning|returnable|send (?:it|them|items?|\w+ items?|(?:\w+ ){0,3}goods) back"
            r"|sent back|exchanges?|exchanged|change your mind|changed (?:your|their) mind|withdraw\w*|take back|taken back"
            r"|bring (?:it|them|\w+ items?) back"
        ),
        Subject.REFUNDS: r"refund\w*|reimburs\w*|credit(?:ed|s)?(?! cards?)|money back|paid back|pay back",
        Subject.DELIVERY: (
            r"deliver(?!able)\w*|arriv\w*|shipping|postage|in transit|transit time|parcels? (?:takes?|reach\w*)"
            r"|reach(?:es)? you|couriers?"
        ),
        Subject.FREE_DELIVERY: (
            r"free (?:\w+ )?(?:shipping|delivery|postage)|(?:ships?|deliver\w*|shipping is|delivery is) free"
            r"|free (?:over|from|above)|(?:shipping|delivery) free"
        ),
        Subject.DISPATCH: (
            r"dispatch\w*|ships?|shipped|prepar\w*|leaves? (?:our|the) \w+|hand(?:ed|led|ling)(?: time)?|process(?:ed|ing)?"
            r"|packed"
        ),
        Subject.ORDERS: r"orders?|ordered|ordering|cut-?off|same[- ]day",
        Subject.CANCELLATION: r"cancel\w*",
        Subject.QUOTES: r"quot(?:e|es|ation|ations)|estimates?",
        Subject.FEES: r"restocking|(?:\w+ )?fees?|deduct\w*|withh[eo]ld",
        Subject.PICKUP: r"pick-?up points?|collection points?",
    },
    "fr": {
        Subject.RETURNS: (
            r"retourn\w*|retours?|renvo[iy]\w*|renverr\w*|échang\w*|changer d['’]avis|rétract\w*|reprend\w*|repris\w*"
            r"|rapporte[rz]"
        ),
        Subject.REFUNDS: r"rembours\w*|recrédit\w*|crédité\w*|restitu\w*",
        Subject.DELIVERY: r"livr(?!e\b|es\b)\w*|arriv\w*|achemin\w*|frais de port|port|expédition (?:prend|coûte)|reçoi\w*|recev(?:ez|oir|rez)",
        Subject.FREE_DELIVERY: (
            r"(?:livraison|port|expédition)(?: \w+)? (?:est )?(?:offerte?|gratuite?)|franco de port|offerte? (?:dès|à partir)"
            r"|gratuite? (?:dès|à partir|au-delà)"
        ),
        Subject.DISPATCH: r"expédi\w*|prépar\w*|trait(?:é|ée|és|ées|ons|ement)|quitte\w* (?:nos|notre|l['’])\s?\w+|remis\w* au transporteur",
        Subject.ORDERS: r"command(?:e|es|é|ée|és|ées|ez|er|ant)|heure limite|passée? avant|le jour même",
        Subject.CANCELLATION: r"annul\w*",
        Subject.QUOTES: r"devis|estimations?",
        Subject.FEES: r"remise en stock|frais(?! de (?:port|livraison|retour|douane))|retenue?|retenons|déduits?|déduction",
        Subject.PICKUP: r"points?[- ]relais|points? de retrait|relais",
    },
}
# Words of things that no term states. A figure beside one of them is left alone.
_OTHERS = {
    "en": (
        r"repl(?:y|ies|ied)|answer(?:s|ed)?|respond\w*|get back to you|write back|call(?:s|ed)? (?:us|back)|phone lines?|telephone"
        r"|clients? services?|customer (?:service|care) (?:is|hours|team)|chat|boutiques?|stores? (?:is|are|hours|opens?)|open(?:s|ing)?|opened|closed?"
        r"|banks?|statements?|issuer|guarantees?|warrant(?:y|ies)|codes?|links?|password|sessions?|sign(?:ed)?[- ]in|logged|expires?"
        r"|dry|drying|dries|rest|resting|polish\w*|wax\w*|soak\w*|wash\w*|brush\w*|nourish\w*|condition it|condition (?:the|your)"
        r"|stitch\w*|craft\w*|tann\w*|hand-?made|workshops?|artisans?|savoir-faire|expertise|experience|heritage|history|founded"
        r"|born|anniversary|calfskin|leather|cotton|silk|carats?|karat|straps?|gift cards?|price[ds]?|costs? (?:of|less|more)"
        r"|discount\w*|off|sale|vat|example|worth|newsletter|subscri\w*|batter(?:y|ies)|movement|fast(?:er)?|collections?(?! points?)"
        r"|events?|appointments?|fitting|alteration\w*|personal data|data|cookies?|invoices?|records?|loyalty|points? earned"
        r"|instal?ments?|loan|deposit|customs"
    ),
    "fr": (
        r"répond\w*|réponse|joignable|joindre|téléphon\w*|service clients?|boutiques?|magasins?|ouvert\w*|ouvr(?:e|ent)|ferm\w*"
        r"|banques?|bancaires?|relevé|garanti\w*|code|lien|mot de passe|session|expir\w*|sécher|séch\w*|repos\w*|cir(?:e|er|ez|age)"
        r"|nourri\w*|lav(?:er|ez|age)|bross\w*|tremp\w*|couture|cous\w*|fabri\w*|façonn\w*|tann\w*|atelier\w*|artisan\w*"
        r"|savoir-faire|expérience|histoire|fond(?:ée?|ateur)|anniversaire|cuir|coton|soie|carats?|bandoulière|cartes? cadeaux?"
        r"|prix|coûte|remise(?! en stock| au)|réduction|soldes?|tva|exemple|valeur|lettre|abonn\w*|batterie|mouvement|collection"
        r"|événements?|rendez-vous|retouche\w*|données|cookies?|factur\w*|fidélité|mensualités?|acompte|douane|conserv\w*|fêt\w*"
    ),
}
# Words of the law: what the law says stays as it is when the shop's terms change.
_LAW = {
    "en": r"laws?|by law|legal(?:ly)?|statutory|directive|regulation|article|code of|consumer code|court|mediat\w*|limitation period",
    "fr": r"loi|légale?s?|légaux|légalement|directive|règlement|article|code (?:de la consommation|civil)|tribunal|médiat\w*|prescription",
}
_EVENTS = {
    "en": r"(?:\b(?:of|after|from|following|since|once|upon|when|before)\s+(?:[\w’']+\s+){0,4})$",
    "fr": r"(?:\b(?:après|suivant|dès|depuis|compter d\w+|suit|suivent|de(?: la| votre)?|du|lorsque|quand|avant)\s+(?:la\s+|le\s+|l['’]|votre\s+|vos\s+|sa\s+|son\s+|date\s+de\s+|jour\s+de\s+){0,4})$",
}


def _compiled(words: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w-])(?:{words})(?![\w])", re.IGNORECASE)


_SUBJECTS = {
    language: [(subject, _compiled(words)) for subject, words in cues.items()]
    + [(Subject.OTHER, _compiled(_OTHERS[language]))]
    for language, cues in _CUES.items()
}
_OF_LAW = {language: _compiled(words) for language, words in _LAW.items()}
_EVENT = {language: re.compile(words, re.IGNORECASE) for language, words in _EVENTS.items()}


def cues_in(sentence: str, *, language: str) -> tuple[Cue, ...]:
    """Every word of ``sentence`` that tells a subject."""
    return tuple(
        Cue(match.start(), match.end(), subject)
        for subject, words in _SUBJECTS[language]
        for match in words.finditer(sentence)
    )


def speaks_of_law(sentence: str, *, language: str) -> bool:
    """Whether ``sentence`` tells what the law says."""
    return bool(_OF_LAW[language].search(sentence))


def is_event(sentence: str, cue: Cue, *, language: str) -> bool:
    """Whether the cue names an event from which time runs: the return in “within 14 days of your return”."""
    return bool(_EVENT[language].search(sentence[: cue.start]))


def subjects_of(text: str, *, language: str) -> Iterator[Subject]:
    """Yield what a heading or a question is about."""
    for cue in cues_in(text, language=language):
        if cue.subject is not Subject.OTHER:
            yield cue.subject
