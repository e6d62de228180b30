"""What can go wrong between the site and the content API, each with the status and the page it becomes."""

from http import HTTPStatus


class ContentError(Exception):
    """The content API gave no usable answer. ``template`` tells the reader so."""

    status = HTTPStatus.BAD_GATEWAY
    template = "site/errors/bad_answer.html"


class PageMissing(ContentError):
    """No published page has this path."""

    status = HTTPStatus.NOT_FOUND
    template = "site/errors/missing.html"


class ShopMissing(ContentError):
    """No shop answers on this host."""

    status = HTTPStatus.NOT_FOUND
    template = "site/errors/no_shop.html"


class NotFromHere(ContentError):
    """A form that no page of this site sent."""

    status = HTTPStatus.FORBIDDEN
    template = "site/errors/not_from_here.html"


class PreviewExpired(ContentError):
    """The preview's token is too old, or was not issued by the CMS."""

    status = HTTPStatus.FORBIDDEN
    template = "site/errors/preview_expired.html"


class ApiUnavailable(ContentError):
    """The content API does not answer, or asks to be left alone for a while."""

    status = HTTPStatus.SERVICE_UNAVAILABLE
    template = "site/errors/unavailable.html"


class BadAnswer(ContentError):
    """The content API answered with something that is no document."""
