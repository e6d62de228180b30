"""What a legal check says about terms: codes with an article, the clause, and what to write instead."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from policies.codec import Json, encode
from policies.law.articles import Article, Topic
from policies.reasons import Datum


class Severity(StrEnum):
    """``error``: below the floor. ``warning``: may be, in some cases. ``note``: a duty that comes with the terms."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


class FindingCode(StrEnum):
    """Everything the check can find."""

    # The right of withdrawal and its period.
    RETURNS_NOT_STATED = "returns_not_stated"
    WINDOW_TOO_SHORT = "window_too_short"
    WINDOW_STARTS_TOO_EARLY = "window_starts_too_early"
    WINDOW_DOES_NOT_ROLL = "window_does_not_roll"
    WITHDRAWAL_NEEDS_APPROVAL = "withdrawal_needs_approval"
    WITHDRAWAL_NEEDS_ACCOUNT = "withdrawal_needs_account"
    NO_WAY_BACK = "no_way_back"
    GOODS_EXCLUDED = "goods_excluded"
    SEND_WITHIN_TOO_SHORT = "send_within_too_short"
    PAPERS_ASKED = "papers_asked"
    PROOF_BY_ANY_MEANS = "proof_by_any_means"
    # What can make a customer lose the refund, or a part of it.
    DAMAGE_REFUSES_REFUND = "damage_refuses_refund"
    PACKAGING_REFUSES_REFUND = "packaging_refuses_refund"
    USE_REFUSES_REFUND = "use_refuses_refund"
    MISSING_PART_REFUSES_REFUND = "missing_part_refuses_refund"
    ORDER_NOTE_ASKED = "order_note_asked"
    RESTOCKING_FEE = "restocking_fee"
    # The refund.
    REFUND_NOT_OFFERED = "refund_not_offered"
    REFUNDS_NOT_STATED = "refunds_not_stated"
    ITEMS_NOT_REFUNDED = "items_not_refunded"
    DELIVERY_NOT_REFUNDED = "delivery_not_refunded"
    DUTIES_NOT_REFUNDED = "duties_not_refunded"
    DUTIES_DEPEND_ON_WAY = "duties_depend_on_way"
    REFUND_BY_OTHER_MEANS = "refund_by_other_means"
    REFUND_TOO_LATE = "refund_too_late"
    REFUND_RUNS_FROM_TOO_LATE = "refund_runs_from_too_late"
    REFUND_WITHHELD_TOO_LONG = "refund_withheld_too_long"
    REFUND_WAITS_FOR_INSPECTION = "refund_waits_for_inspection"
    PROCESSING_TOO_LONG = "processing_too_long"
    # Defective goods.
    CLAIMS_NEED_CHECK = "claims_need_check"
    DEFECT_POSTAGE_CHARGED = "defect_postage_charged"
    DEFECT_REPAIR_CHARGED = "defect_repair_charged"
    # The United States.
    MAIL_ORDER_DELAY = "mail_order_delay"
    POLICY_MUST_BE_POSTED = "policy_must_be_posted"
    FEE_MUST_BE_POSTED = "fee_must_be_posted"
    PROOF_MUST_BE_POSTED = "proof_must_be_posted"
    CREDIT_MUST_BE_POSTED = "credit_must_be_posted"


@dataclass(frozen=True, slots=True)
class Suggestion:
    """What to write instead: the path of a field as the codec writes terms, and the value in its JSON form.

    An entry of a list goes by its code, a tender rule by its case; an entry whose value is None is taken out. Written
    with ``law.correcting.corrected`` they leave nothing but notes, and a market without a way back.
    """

    field: str
    value: Json

    @classmethod
    def of(cls, path: str, value: object) -> Suggestion:
        """From a value of the core."""
        return cls(path, encode(value))


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """What a rule found, before it is known which article of which jurisdiction it is."""

    code: FindingCode
    severity: Severity
    topic: Topic
    clause: str
    data: Mapping[str, Datum] = field(default_factory=dict)
    suggestion: Suggestion | None = None

    @classmethod
    def error(
        cls, code: FindingCode, topic: Topic, clause: str, data: Mapping[str, Datum], suggestion: Suggestion
    ) -> Draft:
        """What is below the floor, and what to write instead."""
        return cls(
            code=code,
            severity=Severity.ERROR,
            topic=topic,
            clause=clause,
            data=data,
            suggestion=suggestion,
        )

    @classmethod
    def note(cls, code: FindingCode, topic: Topic, clause: str, data: Mapping[str, Datum]) -> Draft:
        """A duty that comes with the terms, which are lawful as they are."""
        return cls(code=code, severity=Severity.NOTE, topic=topic, clause=clause, data=data)


@dataclass(frozen=True, slots=True, kw_only=True)
class LegalFinding:
    """One place where terms fall short of the law, or bring a duty with them.

    ``jurisdiction`` is a country, a country and state, or the bloc whose common rule it is; ``markets`` the countries
    asked about in which it holds. ``clause`` is the reference of the term. It is no legal advice.
    """

    code: FindingCode
    severity: Severity
    jurisdiction: str
    article: Article
    clause: str
    markets: tuple[str, ...]
    data: Mapping[str, Datum] = field(default_factory=dict)
    suggestion: Suggestion | None = None

    @property
    def sentence_key(self) -> str:
        """The key under which words for it are kept outside the core."""
        return f"law.{self.code}"
