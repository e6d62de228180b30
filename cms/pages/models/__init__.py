"""The page types of a help center."""

from cms.pages.models.content import ContentPage
from cms.pages.models.home import FeaturedQuestion, HelpHomePage
from cms.pages.models.policy import PolicyPage
from cms.pages.models.question import QuestionPage, RelatedQuestion
from cms.pages.models.topic import TopicPage

__all__ = [
    "ContentPage",
    "FeaturedQuestion",
    "HelpHomePage",
    "PolicyPage",
    "QuestionPage",
    "RelatedQuestion",
    "TopicPage",
]
