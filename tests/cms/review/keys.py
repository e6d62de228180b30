"""The keys of one shop's things, for every parameter that an address of the admin may have."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.core.files.base import ContentFile
from wagtail.documents.models import Document
from wagtail.images import get_image_model
from wagtail.images.tests.utils import get_test_image_file
from wagtail.models import Collection, Locale, TaskState, Workflow

from cms.demo.libraries import load_library
from cms.impact.models import ImpactRun
from cms.pages.models import QuestionPage
from cms.shops.models import Shop
from cms.terms.models import TERMS_MODELS, ReturnTerms
from order_portal.models import Order, ReturnRequest
from policies.terms import Kind

SECRET = "a draft that only its own shop may read"


@dataclass(frozen=True, slots=True)
class Things:
    """A shop with a page and terms in review, an image and a document of its own."""

    shop: Shop
    page: Any
    terms: Any
    image: Any
    document: Any
    run: Any = None
    order: Any = None
    asked: Any = None

    def keys(self, pattern: str) -> Mapping[str, Any]:
        """What to put into the address: ``pk`` means another thing in each part of the admin."""
        found = next((key for start, key in self._keys_by_start().items() if re.match(start, pattern)), 0)
        part = self.page if re.match(r"admin/(pages|workflows)/", pattern) else self.terms
        kind = next(
            (kind for kind, model in TERMS_MODELS.items() if f"/{model._meta.model_name}/" in pattern), None
        )
        if kind and not isinstance(part, TERMS_MODELS[kind]):
            part = TERMS_MODELS[kind].objects.filter(shop=self.shop).first() or part
        state = TaskState.objects.filter(workflow_state__object_id=str(part.pk)).order_by("-pk").first()
        return self._common(part, state) | {"pk": part.pk if kind else found}

    def _common(self, part: Any, state: TaskState | None) -> dict[str, Any]:
        page = self.page.pk
        models = {
            "app_label": "terms",
            "model_name": "returnterms",
            "action": "delete",
            "action_name": "approve",
        }
        pages = dict.fromkeys(("page_id", "parent_page_id", "page_to_move_id", "page_pk", "page"), page)
        types = {
            "content_type_app_name": "pages",
            "content_type_model_name": "questionpage",
            "app_name": "pages",
        }
        files = {"image_id": self.image.pk, "document_id": self.document.pk, "doc_id": self.document.pk}
        review = {
            "revision_id": part.latest_revision_id,
            "revision_id_a": "earliest",
            "revision_id_b": part.latest_revision_id,
            "task_state_id": state.pk if state else 0,
            "state_id": state.pk if state else 0,
            "task_id": state.task_id if state else 0,
            "workflow_state_id": state.workflow_state_id if state else 0,
        }
        rest = {
            "number": 1,
            "run_id": self.run.pk if self.run else 0,
            "kind": Kind.RETURNS.value,
            "workflow_pk": Workflow.objects.get(name="Review").pk,
            "collection_id": self.image.collection_id,
            "object_id": self.terms.pk,
            "destination_id": page,
            "filter_spec": "width-100",
            "target": "authorized",
            "mode": "",
        }
        unknown = dict.fromkeys(
            (
                "session_id",
                "uploaded_file_id",
                "translation_id",
                "translation_source_id",
                "string_segment_id",
                "overridable_segment_id",
            ),
            0,
        )
        return unknown | models | pages | types | files | review | rest

    def _keys_by_start(self) -> dict[str, Any]:
        user = get_user_model().objects.filter(groups__name__startswith=self.shop.name).first()
        return {
            r"admin/(pages|workflows|localize/submit/page)": self.page.pk,
            r"admin/(shops|terms-of)": self.shop.pk,
            r"admin/(try-on-orders|legal)": ReturnTerms.objects.get(shop=self.shop).pk,
            r"admin/orders/list": self.order.pk if self.order else 0,
            r"admin/orders/returns": self.asked.pk if self.asked else 0,
            r"admin/images": self.image.pk,
            r"admin/documents": self.document.pk,
            r"admin/collections": self.image.collection_id,
            r"admin/sites": self.shop.site_id,
            r"admin/users": user.pk if user else 0,
            r"admin/groups": Group.objects.filter(name__startswith=self.shop.name)
            .values_list("pk", flat=True)
            .first(),
            r"admin/(locales|.*locale)": Locale.objects.values_list("pk", flat=True).first(),
        }


def things_of(shop: Shop, *, author: Any) -> Things:
    """What the shop's people work on; the page and the terms wait for review."""
    page = QuestionPage.objects.filter(url_path__startswith=shop.site.root_page.url_path).first()
    assert page is not None
    page.title = f"{page.title} ({SECRET})"
    page.save_revision(user=author)
    page.refresh_from_db()
    page.get_workflow().start(page, author)
    terms = next(
        row
        for model in TERMS_MODELS.values()
        for row in model.objects.filter(shop=shop)
        if row.workflow_in_progress
    )
    library: Collection = load_library(shop)
    image = get_image_model().objects.create(title=SECRET, file=get_test_image_file(), collection=library)
    document = Document.objects.create(
        title=SECRET, file=ContentFile(b"text", "terms.txt"), collection=library
    )
    order = Order.objects.filter(shop=shop.code).first()
    asked = ReturnRequest.objects.filter(order__shop=shop.code).first()
    now = datetime.now(UTC)
    run = ImpactRun.objects.create(
        shop=shop, kind=terms.kind, payload="{}", days=90, user=author, created_at=now, heard_at=now
    )
    return Things(shop, page, terms, image, document, run, order, asked)
