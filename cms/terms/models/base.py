"""What terms of every kind have in common: the shop, when they govern, why they were changed, and how they publish."""

from __future__ import annotations

from typing import Any, ClassVar, Self

from django.contrib.contenttypes.fields import GenericRelation
from django.db import models, transaction
from django.utils import timezone
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel, Panel
from wagtail.models import DraftStateMixin, LockableMixin, Revision, RevisionMixin, WorkflowMixin

from cms.impact.panels import TryOnOrdersPanel
from cms.legal.panels import LegalCheckPanel
from cms.preview.terms import PreviewedOnPages
from cms.review.rules import refuse_during_review
from cms.shops.models import Shop
from cms.shops.permissions import refuse_strangers
from cms.terms.errors import NeverWithdrawn
from cms.terms.forms import TermsForm
from cms.terms.panels import InForcePanel, SchedulePanel
from cms.terms.taking_effect import refuse_plan, take_effect
from cms.typed.models import StatesCore
from cms.typed.shapes import Setting
from cms.usage.panels import WhereUsedPanel
from policies.terms import AnyTerms, Kind


def panels_of(*own: Panel) -> list[Panel]:
    """The panels of one kind of terms between those that all kinds have."""
    when_and_why = [
        FieldPanel("effective_from"),
        FieldPanel("note"),
        FieldRowPanel([FieldPanel("source"), FieldPanel("confirmed_on")]),
    ]
    return [
        MultiFieldPanel([FieldPanel("shop"), InForcePanel()], heading="Shop and what governs now"),
        *own,
        MultiFieldPanel(when_and_why, heading="When and why"),
        TryOnOrdersPanel(),
        LegalCheckPanel(),
        WhereUsedPanel(),
        SchedulePanel(),
    ]


class Terms(PreviewedOnPages, WorkflowMixin, DraftStateMixin, LockableMixin, RevisionMixin, StatesCore):
    """One shop's terms of one kind, as they are being edited.

    What governs is not this row but the versions that publishing it has recorded.
    """

    kind: ClassVar[Kind]
    objects: ClassVar[models.Manager[Any]] = models.Manager()
    base_form_class = TermsForm

    # Terms show and govern only once they are published, whoever saves them.
    live = models.BooleanField(default=False, editable=False)
    shop = models.OneToOneField(
        Shop,
        on_delete=models.PROTECT,
        related_name="%(class)s",
        help_text="Cannot be changed later.",
        error_messages={"unique": "This shop has these terms already; edit those."},
    )
    effective_from = models.DateTimeField(
        "Governs orders from",
        null=True,
        blank=True,
        help_text="From when these terms govern orders. Empty: as soon as they are published.",
    )
    note = models.TextField(
        "Why", blank=True, help_text="What changed and why. It stays with this version for good."
    )
    source = models.TextField(
        blank=True, help_text="Where the shop says or decided so: a page, a contract, a person’s decision."
    )
    confirmed_on = models.DateField(
        null=True, blank=True, help_text="When someone last checked that this is so."
    )

    _revisions = GenericRelation("wagtailcore.Revision", related_query_name="%(class)s")
    workflow_states = GenericRelation(
        "wagtailcore.WorkflowState",
        content_type_field="base_content_type",
        object_id_field="object_id",
        related_query_name="%(class)s",
        for_concrete_model=False,
    )

    class Meta:
        abstract = True
        default_permissions = ("add", "change", "delete", "view", "override_legal")
        ordering = ["shop__name"]
        constraints = [
            models.CheckConstraint(condition=models.Q(expire_at__isnull=True), name="%(class)s_never_expire"),
        ]

    def __str__(self) -> str:
        return f"{self.shop.name}: {self._meta.verbose_name}"

    @property
    def revisions(self) -> models.QuerySet[Revision]:
        """The revisions of this row."""
        found: models.QuerySet[Revision] = self._revisions
        return found

    def setting(self) -> Setting:
        """The shop's currency and languages."""
        return self.shop.setting()

    @classmethod
    def from_core(cls, terms: AnyTerms, *, shop: Shop, **evidence: Any) -> Self:
        """New terms for ``shop``, not yet saved; ``evidence`` is effective_from, note, source and confirmed_on."""
        made = cls(shop=shop, **evidence)
        made.take_core(terms)
        return made

    def with_content_json(self, content: dict[str, Any]) -> Self:
        """The object as a revision has it; no revision moves terms to another shop."""
        found: Self = super().with_content_json(content)
        found.shop_id = self.shop_id
        return found

    def publish(  # noqa: PLR0917 (Wagtail's own signature)
        self,
        revision: Revision,
        user: Any = None,
        changed: bool = True,
        log_action: bool | str = True,
        previous_revision: Revision | None = None,
        skip_permission_checks: bool = False,
    ) -> None:
        """Make a revision live, or schedule it, and record the version: both or neither.

        Every way to publish ends here. Raises Backdated, InvalidTerms (UnknownName where the shop's terms of another
        kind do not fit), FallsShort where the law says otherwise and nobody gave a reason, PermissionDenied.
        """
        rows = type(self).objects
        with transaction.atomic():
            # One publication of the shop at a time: numbers are counted, starts and kinds compared below.
            held = rows.select_related("shop").select_for_update(of=("self", "shop"), no_key=True)
            before = held.get(pk=self.pk)
            if not skip_permission_checks:
                refuse_strangers(user=user, action="publish", instance=before)
            refuse_during_review(before)
            now = timezone.now()
            super().publish(revision, user, changed, log_action, previous_revision, skip_permission_checks)
            after = rows.get(pk=self.pk)
            # What is only scheduled leaves the live revision as it was.
            if after.live_revision_id == revision.pk:
                take_effect(terms=after, at=now, user=user)
            else:
                refuse_plan(terms=revision.as_object(), at=now)

    def unpublish(self, *args: Any, **kwargs: Any) -> None:
        """Refuse: terms are superseded by others, never withdrawn."""
        raise NeverWithdrawn
