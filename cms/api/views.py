"""The routes of the content API. Each reads the clock once, finds the shop, and builds one document."""

from typing import Any

from django.utils import timezone
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from cms.api.documents.lists import home_page, topics_of
from cms.api.documents.navigation import build_navigation
from cms.api.documents.pages import build_page, type_of
from cms.api.documents.questions import build_questions
from cms.api.documents.scope import Scope
from cms.api.documents.shops import build_shops
from cms.api.documents.terms import build_terms
from cms.api.drafts import NO_STORE, page_shown, shown_by, whole_site
from cms.api.negotiation import OnlyJson
from cms.api.parameters import Parameters
from cms.api.problems import bad_parameter, not_found, problem_handler
from cms.api.search import find, words_of
from cms.api.shops import shop_called
from cms.listening.searches import note_empty_search
from cms.pages.models import HelpHomePage, QuestionPage
from cms.pages.routing import page_at
from cms.shops.models import Shop


class DocumentView(APIView):
    """A route that answers GET with a document, and everything else with a problem."""

    http_method_names = ["get", "head"]
    content_negotiation_class = OnlyJson

    def get_exception_handler(self) -> Any:
        """Errors are problem documents."""
        return problem_handler


class ShopsView(DocumentView):
    """Every shop."""

    def get(self, request: Request) -> Response:
        """Shops by name."""
        Parameters(request.query_params, known=())
        return Response(build_shops(Shop.objects.select_related("site")))


class PageView(DocumentView):
    """The page at a path, published or as a preview's token shows it."""

    def get(self, request: Request, shop: str) -> Response:
        """One page document."""
        parameters = Parameters(request.query_params, known=("path", "preview"))
        seller = shop_called(shop)
        path = parameters.required("path", example="/en/")
        if token := parameters.text("preview"):
            return self._preview(seller, path, token)
        page = page_at(seller.site, path)
        if page is None or type_of(page) is None:
            detail = f"{seller.name} has no published page at “{path[:200]}”. Paths look like /en/returns/."
            raise not_found(name="unknown-path", title="No such page", detail=detail)
        scope = Scope.of(shop=seller, locale=path.split("/")[1], at=timezone.now())
        return Response(build_page(page, scope=scope))

    def _preview(self, seller: Shop, path: str, token: str) -> Response:
        at = timezone.now()
        shown = shown_by(token, shop=seller, at=at)
        scope = Scope.previewing(shown, shop=seller, locale=locale_in(path, seller), at=at)
        return Response(build_page(page_shown(path, scope=scope), scope=scope), headers=NO_STORE)


class NavigationView(DocumentView):
    """The menus in one language."""

    def get(self, request: Request, shop: str) -> Response:
        """One navigation document."""
        parameters = Parameters(request.query_params, known=("locale", "preview"))
        scope = scope_of(shop, parameters)
        return Response(build_navigation(home_of(scope), scope=scope), headers=headers_of(scope))


class QuestionsView(DocumentView):
    """A search among the questions, or a list of them."""

    def get(self, request: Request, shop: str) -> Response:
        """The questions that match ``q``, best first; without ``q`` all of them, in the order of the help center."""
        parameters = Parameters(
            request.query_params, known=("q", "locale", "topic", "limit", "offset", "staff", "preview")
        )
        limit = parameters.number("limit", default=20, low=1, high=100)
        offset = parameters.number("offset", default=0, low=0, high=10_000)
        scope = scope_of(shop, parameters)
        query = parameters.text("q").replace("\0", "").strip()
        words = words_of(query)
        found = self._found(scope, parameters.text("topic"), query=query, words=words)
        by_staff = parameters.choice("staff", default="0", among=("0", "1")) == "1" or scope.shown
        items = list(found[offset : offset + limit])
        document = {
            "shop": scope.shop.code,
            "locale": scope.locale,
            "query": query,
            "total": found.count(),
            "limit": limit,
            "offset": offset,
            "items": build_questions(items, words=words, scope=scope),
        }
        # The answer stands: what is kept of the question cannot change it, and cannot make it fail.
        if words and not (document["total"] or offset or by_staff or parameters.text("topic")):
            note_empty_search(shop=scope.shop, language=scope.locale, query=query, at=scope.at)
        return Response(document, headers=headers_of(scope))

    def _found(self, scope: Scope, topic: str, *, query: str, words: tuple[str, ...]) -> Any:
        above: Any = home_of(scope)
        if topic:
            above = next((page for page in topics_of(above, scope) if page.slug == topic), None)
        if above is None:
            detail = (
                f"There is no topic “{topic[:80]}” in this language. Leave “topic” out to see every question."
            )
            raise bad_parameter(name="unknown-topic", detail=detail)
        questions = scope.pages.of(QuestionPage.objects.descendant_of(above).defer_streamfields())
        if words:
            return find(questions, words=words)
        return questions.none() if query else questions.order_by("path")


class TermsView(DocumentView):
    """The terms that govern an order placed at an instant."""

    def get(self, request: Request, shop: str) -> Response:
        """The whole book in force ``on`` that instant, by default now."""
        parameters = Parameters(request.query_params, known=("on", "locale"))
        seller = shop_called(shop)
        on = parameters.moment("on", default=timezone.now())
        locale = parameters.choice("locale", default=seller.default_language, among=seller.locales)
        scope = Scope.of(shop=seller, locale=locale, at=on)
        if scope.resolver.terms is None:
            detail = f"{seller.name} had no terms in force on {scope.moment(on)}. Ask for a later instant."
            raise not_found(name="not-in-force", title="No terms in force", detail=detail)
        return Response(build_terms(scope.resolver.terms, scope=scope))


class NowhereView(DocumentView):
    """Any other address below the API."""

    def get(self, request: Request, rest: str = "") -> Response:
        """A problem that lists the routes."""
        detail = (
            "There is no such route. The routes are shops/, {shop}/pages/, {shop}/navigation/, "
            "{shop}/questions/ and {shop}/terms/, each with a slash at the end."
        )
        raise not_found(name="unknown-route", title="No such route", detail=detail)


def scope_of(code: str, parameters: Parameters) -> Scope:
    """The scope for a shop in the language asked for, by default the shop's own; what a preview shows of it."""
    seller = shop_called(code)
    locale = parameters.choice("locale", default=seller.default_language, among=seller.locales)
    at = timezone.now()
    if token := parameters.text("preview"):
        shown = whole_site(shown_by(token, shop=seller, at=at))
        return Scope.previewing(shown, shop=seller, locale=locale, at=at)
    return Scope.of(shop=seller, locale=locale, at=at)


def headers_of(scope: Scope) -> dict[str, str]:
    """No cache keeps what a preview shows."""
    return NO_STORE if scope.shown else {}


def home_of(scope: Scope) -> HelpHomePage:
    """The home page in the scope's language. Raises a problem where none is published."""
    home = home_page(scope)
    if home is None:
        detail = f"{scope.shop.name} has published no help center in “{scope.locale}” yet. Ask for another language."
        raise not_found(name="no-help-center", title="No help center in this language", detail=detail)
    return home


def locale_in(path: str, shop: Shop) -> str:
    """The language that a path begins with, if the shop has it, else the shop's own."""
    code = path.strip("/").partition("/")[0]
    return code if code in shop.locales else shop.default_language
