"""What a page's body is made of."""

from typing import Any

from wagtail import blocks

from cms.pages.blocks.clause import ClauseBlock
from cms.pages.blocks.glance import GlanceBlock
from cms.pages.blocks.notice import NoticeBlock
from cms.pages.blocks.plain_text import offer_terms
from cms.pages.blocks.prose import HeadingBlock, ProseBlock
from cms.pages.blocks.questions import QuestionsBlock
from cms.pages.blocks.steps import StepsBlock
from cms.pages.blocks.terms_table import TermsTableBlock


class PassageBlock(blocks.StreamBlock):
    """Every block that may stand anywhere: the body of an answer or of a content page."""

    prose = ProseBlock()
    heading = HeadingBlock()
    steps = StepsBlock()
    notice = NoticeBlock()
    glance = GlanceBlock()
    terms_table = TermsTableBlock()
    questions = QuestionsBlock()

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        offer_terms(self)

    class Meta:
        required = False


class PolicyBodyBlock(PassageBlock):
    """The body of a policy page: passages, and clauses that hold passages."""

    clause = ClauseBlock([("blocks", PassageBlock(label="Explanation"))])

    class Meta:
        required = False
