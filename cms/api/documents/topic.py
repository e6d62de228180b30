"""A topic: its questions, each with its whole short answer."""

from cms.api.documents.blocks import Json
from cms.api.documents.lists import questions_below
from cms.api.documents.prose import Prose
from cms.pages.models import TopicPage


def parts(page: TopicPage, prose: Prose) -> Json:
    """The questions in the order of the tree."""
    # The place of a draft that was never saved is a guess.
    questions = questions_below(page, prose.scope) if page.pk else []
    answers = Prose(prose.scope, *(question.answer for question in questions), path=prose.path)
    return {
        "questions": [
            {
                "id": question.pk,
                **prose.scope.link(question),
                "anchor": question.slug,
                "answer_html": answers.html(question.answer),
            }
            for question in questions
        ]
    }
