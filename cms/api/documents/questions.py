"""Questions with their answers: a list, or what a search found."""

from collections.abc import Sequence

from cms.api.documents.blocks import Json
from cms.api.documents.lists import parent_path, topics_by_path
from cms.api.documents.prose import Prose, plain
from cms.api.documents.scope import Scope
from cms.api.snippets import snippet
from cms.pages.models import QuestionPage


def build_questions(questions: Sequence[QuestionPage], *, words: Sequence[str], scope: Scope) -> list[Json]:
    """One entry a question, in the order given. Two queries at most, however many there are."""
    prose = Prose(scope, *(question.answer for question in questions))
    topics = topics_by_path(questions)
    shown = map(scope.pages.as_shown, questions)
    return [_question(question, topics[parent_path(question)], words, prose) for question in shown]


def _question(question: QuestionPage, topic: QuestionPage, words: Sequence[str], prose: Prose) -> Json:
    answer = prose.html(question.answer)
    return {
        "id": question.pk,
        **prose.scope.link(question),
        "topic": prose.scope.link(topic),
        "answer_html": answer,
        "snippet": snippet(plain(answer), words=words),
    }
