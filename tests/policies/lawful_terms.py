"""Terms that meet the law of the Union and the United Kingdom: shop A's, with what falls short put right by hand."""

from typing import Any

from tests.reference_terms import audrey_alexandre_json


def lawful_json() -> dict[str, Any]:
    """In the form of shop A's file. Written out, so that the check is not measured by its own suggestions."""
    data = audrey_alexandre_json()
    terms = data["terms"]
    terms["shipping"] |= {"check_on_receipt": False}
    terms["returns"] |= {
        "guests": "self_service",
        "conditions": [],
        "shipping_waived_for": ["damaged_in_transit", "defective", "not_as_described", "wrong_item"],
    }
    terms["refunds"] |= {
        "includes": ["duties", "items", "standard_delivery"],
        "withholding": "until_goods_or_proof",
        "inspection": False,
    }
    return data
