"""Someone asks to see an order."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db import transaction
from django.utils.crypto import constant_time_compare

from order_portal.access.secrets_at_rest import code_digest, new_code, new_token, token_digest
from order_portal.models import AccessChallenge, Order, normalized
from order_portal.outbox.letters import access_code
from order_portal.ports import policy_source
from order_portal.vocabulary import Intent

CODE_LIFETIME = timedelta(minutes=15)


def request_access(*, shop: str, number: str, email: str, then: Intent, locale: str, at: datetime) -> str:
    """Mail a code to the customer if number and address belong together; return the token of the challenge.

    Where they do not, the same work is done for nobody: a challenge that no code opens and a letter that is
    not sent. The caller cannot tell the difference.
    """
    with transaction.atomic():
        found = Order.objects.filter(shop=shop, number_key=normalized(number)).first()
        address = normalized(email)
        matches = constant_time_compare(found.email_key if found else "", address)
        order = found if found is not None and matches else None
        token, code = new_token(), new_code()
        salt = token_digest(token)
        challenge = AccessChallenge.objects.create(
            token_digest=salt,
            code_digest=code_digest(code, salt=salt),
            order=order,
            then=then,
            created_at=at,
            expires_at=at + CODE_LIFETIME,
        )
        access_code(
            key=f"access-code:{challenge.pk}",
            to=order.email if order else "",
            house=policy_source().book(shop=shop).shop.name,
            code=code,
            number=order.number if order else number.strip()[:64],
            minutes=int(CODE_LIFETIME.total_seconds() // 60),
            locale=locale,
            at=at,
        )
    return token
