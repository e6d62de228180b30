"""The terms that govern an order placed at one instant, as data and in words."""

from cms.api.documents.blocks import Json
from cms.api.documents.scope import Scope
from cms.references.formats import format_value
from cms.references.labels import label
from policies.book import TermsInForce
from policies.codec import digest, digest_in_force, encode
from policies.histories import Version
from policies.references import Stated, machine, stated
from policies.terms import AnyTerms


def build_terms(terms: TermsInForce, *, scope: Scope) -> Json:
    """The whole book in force."""
    change = scope.book.next_change(scope.at)
    return {
        "shop": scope.shop.code,
        "on": scope.moment(scope.at),
        "digest": digest_in_force(terms),
        "valid_until": scope.moment(change) if change else None,
        "shop_terms": encode(terms.shop),
        "kinds": {version.kind.value: _version(version, scope) for version in terms.versions},
        "values": [_value(found, scope) for found in stated(terms).values()],
    }


def _version(version: Version[AnyTerms], scope: Scope) -> Json:
    return {
        "version": version.number,
        "effective_from": scope.moment(version.effective_from),
        "recorded_at": scope.moment(version.recorded_at),
        "digest": digest(version.terms),
        "terms": encode(version.terms),
    }


def _value(found: Stated, scope: Scope) -> Json:
    return {
        "ref": found.ref,
        "kind": found.kind.value,
        "label": label(found, locale=scope.locale),
        "value": machine(found.value),
        "text": format_value(found, locale=scope.locale),
    }
