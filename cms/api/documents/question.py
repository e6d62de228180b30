"""A question: its topic, its short answer, and what to read next."""

from cms.api.documents.blocks import Json
from cms.api.documents.lists import links, questions_in_order
from cms.api.documents.prose import Prose
from cms.pages.models import QuestionPage


def parts(page: QuestionPage, prose: Prose) -> Json:
    """What a question has beyond a page."""
    related = questions_in_order([entry.question_id for entry in page.related_questions.all()], prose.scope)
    return {
        "topic": prose.scope.link(page.get_parent()),
        "answer_html": prose.html(page.answer),
        "related": links(related, prose.scope),
    }
