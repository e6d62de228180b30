"""The editor's form of a page."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone
from wagtail.admin.forms import WagtailAdminPageForm
from wagtail.fields import RichTextField, StreamField

from cms.pages.block_errors import Spot, nested_error
from cms.pages.blocks.plain_text import CONTROLLER, add_controller
from cms.pages.reference_checks import problems_in, publication, shop_code
from cms.pages.statements import statements


class HelpPageForm(WagtailAdminPageForm):
    """Shows, at the field or block that holds it, each reference that keeps the page from being published.

    A draft and a preview may hold any: Wagtail defers validation for them.
    """

    class Media:
        js = ("references/term-dialog.js", "references/term-fields.js")
        css = {"all": ("references/term-source.css",)}

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        for name in self.fields:
            if _is_plain_text(type(self.instance), name):
                add_controller(self.fields[name].widget, CONTROLLER)

    def clean(self) -> dict[str, Any]:
        """Check references where the page is to be published or submitted."""
        cleaned: dict[str, Any] = super().clean()
        if not self.is_deferred_validation:
            self._check_references()
        return cleaned

    def _check_references(self) -> None:
        model = type(self.instance)
        shop = shop_code(self.instance, parent=self.parent_page)
        at = publication(self.cleaned_data.get("go_live_at"), at=timezone.now())
        until = self.cleaned_data.get("expire_at")
        problems = problems_in(statements(model, self.cleaned_data), shop=shop, at=at, until=until)
        for name in dict.fromkeys(str(problem.place[0]) for problem in problems):
            here = [(problem.place[1:], problem.sentence) for problem in problems if problem.place[0] == name]
            field = model._meta.get_field(name)
            if isinstance(field, StreamField):
                self.add_error(name, nested_error(Spot(field.stream_block, self.cleaned_data[name]), here))
            else:
                self.add_error(name, ValidationError([sentence for _, sentence in here]))


def _is_plain_text(model: type[models.Model], name: str) -> bool:
    """Whether the field is read for terms as plain text: as in ``cms.pages.statements``."""
    field = next((field for field in model._meta.concrete_fields if field.name == name), None)
    if not isinstance(field, models.CharField | models.TextField):
        return False
    return not (field.choices or isinstance(field, models.SlugField | RichTextField | StreamField))
