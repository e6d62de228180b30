"""The editor's form of a page."""

from typing import Any

from django.core.exceptions import ValidationError
from django.utils import timezone
from wagtail.admin.forms import WagtailAdminPageForm
from wagtail.fields import StreamField

from cms.pages.block_errors import Spot, nested_error
from cms.pages.reference_checks import problems_in, publication, shop_code
from cms.pages.statements import statements


class HelpPageForm(WagtailAdminPageForm):
    """Shows, at the field or block that holds it, each reference that keeps the page from being published.

    A draft and a preview may hold any: Wagtail defers validation for them.
    """

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
