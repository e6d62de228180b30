"""``manage.py publish_scheduled``: Wagtail's command, which one page that must not be published does not stop."""

from datetime import datetime
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.core.management.base import CommandError
from django.db import transaction
from django.utils import timezone
from wagtail.management.commands import publish_scheduled
from wagtail.models import Revision

from cms.terms.errors import TermsError
from policies.errors import PoliciesError


class Command(publish_scheduled.Command):
    """Publishes what is due, takes down what has expired, and says what it could not publish and why.

    What cannot be published is taken off the schedule, as a draft for its editor to mend: left there, it would
    be tried again at every run. Its history says so. The command then ends with an error.
    """

    def handle(self, *args: Any, **options: Any) -> None:
        refused = [] if options["dryrun"] else publish_due(at=timezone.now())
        super().handle(*args, **options)
        if refused:
            raise CommandError("\n".join(["Not published, and no longer scheduled:", *refused]))


def publish_due(*, at: datetime) -> list[str]:
    """Publish every revision scheduled for before ``at``; return a sentence for each that could not be."""
    due = Revision.objects.filter(approved_go_live_at__lt=at).order_by("approved_go_live_at")
    return [sentence for revision in due if (sentence := _refusal(revision))]


def _refusal(revision: Revision) -> str:
    """Publish one revision. Return why it could not be published, or nothing."""
    try:
        with transaction.atomic():
            revision.publish(log_action="wagtail.publish.scheduled")
    except ValidationError as error:
        reasons = " ".join(error.messages)
    except (PoliciesError, TermsError, PermissionDenied) as error:
        reasons = str(error)
    else:
        return ""
    revision.approved_go_live_at = None
    # Wagtail notes the cancellation in the history when exactly this field is saved.
    revision.save(update_fields=["approved_go_live_at"])
    return f"{revision.object_str}: {reasons}"
