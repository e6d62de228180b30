"""The home page: topics with their first questions, policies, and the questions most asked."""

from cms.api.documents.blocks import Json
from cms.api.documents.doors import doors
from cms.api.documents.lists import (
    parent_path,
    policies_of,
    questions_below,
    questions_in_order,
    topics_by_path,
    topics_of,
)
from cms.api.documents.prose import Prose
from cms.pages.models import HelpHomePage, QuestionPage, TopicPage

QUESTIONS_A_TOPIC = 5


def parts(page: HelpHomePage, prose: Prose) -> Json:
    """What a home page has beyond a page."""
    # The place of a draft that was never saved is a guess: another page's children may hang there.
    placed = page.pk is not None
    topics = topics_of(page, prose.scope) if placed else []
    questions = questions_below(page, prose.scope) if placed else []
    return {
        "topics": [_topic(topic, questions, prose) for topic in topics],
        "policies": [
            {**prose.scope.link(policy), "summary": prose.text(policy.summary)}
            for policy in (policies_of(page, prose.scope) if placed else [])
        ],
        "featured": _featured(page, prose),
        "doors": doors(prose.scope),
    }


def _topic(topic: TopicPage, questions: list[QuestionPage], prose: Prose) -> Json:
    own = [question for question in questions if parent_path(question) == topic.path]
    return {
        **prose.scope.link(topic),
        "summary": prose.text(topic.summary),
        "questions": [prose.scope.link(question) for question in own[:QUESTIONS_A_TOPIC]],
    }


def _featured(page: HelpHomePage, prose: Prose) -> list[Json]:
    chosen = questions_in_order([entry.question_id for entry in page.featured_questions.all()], prose.scope)
    shown = [question for question in chosen if prose.scope.shows(question)]
    topics = topics_by_path(shown)
    return [
        {**prose.scope.link(question), "topic": prose.text(topics[parent_path(question)].title)}
        for question in shown
    ]
