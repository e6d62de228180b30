"""Words that every legal finding is said with, and the form of its sentences.

Sentences name values in braces; :mod:`cms.legal.saying` fills them in. Of several sentences for one code the first is
said for whose values the finding has the data.
"""

import re
from collections.abc import Mapping
from types import MappingProxyType

from policies.law.findings import Severity
from policies.localized import Localized

type Sentences = tuple[Localized, ...]

NO_BREAK = "\u00a0"


def say(en: str, fr: str) -> Localized:
    """A text in both languages. French keeps its double punctuation on the line of the word before it."""
    return Localized.of(en=en, fr=re.sub(r" (?=[:;?!»])|(?<=«) ", NO_BREAK, fr))


NO_ADVICE = say(
    "This is no legal advice: it compares your terms with the articles it names, and with no others.",
    "Ceci n’est pas un conseil juridique : vos conditions sont comparées aux articles cités, et à aucun autre.",
)

SEVERITIES: Mapping[Severity, Localized] = MappingProxyType(
    {
        Severity.ERROR: say("Falls short of the law", "En deçà de la loi"),
        Severity.WARNING: say("May fall short of the law", "Peut être en deçà de la loi"),
        Severity.NOTE: say("Lawful, with a duty", "Conforme, avec une obligation"),
    }
)

# Names of what is no country.
PLACES: Mapping[str, Localized] = MappingProxyType(
    {
        "EU": say("European Union", "Union européenne"),
        "UK": say("United Kingdom", "Royaume-Uni"),
        "US": say("United States", "États-Unis"),
        "US-CA": say("California", "Californie"),
        "US-NY": say("New York", "New York"),
    }
)
