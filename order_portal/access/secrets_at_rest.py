"""Codes and tokens: how they are made, and the digests that are stored in their place."""

from __future__ import annotations

import secrets

from django.utils.crypto import constant_time_compare, salted_hmac

CODE_DIGITS = 6


def new_token() -> str:
    """A random value for a cookie, 256 bits."""
    return secrets.token_urlsafe(32)


def new_code() -> str:
    """Six random digits."""
    return f"{secrets.randbelow(10**CODE_DIGITS):0{CODE_DIGITS}d}"


def token_digest(token: str) -> str:
    """What is stored of a token: an HMAC with the installation's key."""
    return salted_hmac("order_portal.access.token", token, algorithm="sha256").hexdigest()


def code_digest(code: str, *, salt: str) -> str:
    """What is stored of a code; ``salt`` is the digest of its challenge's token."""
    return salted_hmac(f"order_portal.access.code.{salt}", code, algorithm="sha256").hexdigest()


def is_code(code: str, *, digest: str, salt: str) -> bool:
    """Whether ``code`` is the one behind ``digest``, in a time that does not depend on it."""
    return constant_time_compare(code_digest(code, salt=salt), digest)
