"""The admin form of a model that states a core object: it is valid when that object can be built."""

from __future__ import annotations

from typing import ClassVar

from wagtail.admin.forms import WagtailAdminModelForm

from cms.typed.placing import validation_error
from policies.errors import InvalidTerms, Problem


class StatesCoreForm(WagtailAdminModelForm):
    """Builds the core object once every field can be read, and puts its problems at the fields that caused them.

    A draft may leave things out, but what it says must be possible. ``beside`` names fields that the core object does
    not state: an error there hides no other.
    """

    beside: ClassVar[frozenset[str]] = frozenset()

    def _post_clean(self) -> None:
        super()._post_clean()
        if self.errors.keys() - self.beside:
            return
        if problems := self._problems():
            self._update_errors(validation_error(type(self.instance), problems))

    def _problems(self) -> tuple[Problem, ...]:
        try:
            self.instance.to_core()
        except InvalidTerms as error:
            draft = self.is_deferred_validation
            return tuple(problem for problem in error.problems if not (draft and problem.code == "required"))
        return ()
