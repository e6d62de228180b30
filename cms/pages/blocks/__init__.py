"""The blocks of a page's body, one subject a file. Their names are the ``type`` of blocks in the content API."""

from cms.pages.blocks.body import PassageBlock, PolicyBodyBlock
from cms.pages.blocks.clause import ClauseBlock
from cms.pages.blocks.glance import GlanceBlock
from cms.pages.blocks.notice import NoticeBlock, Tone
from cms.pages.blocks.prose import ANSWER_FEATURES, PROSE_FEATURES, HeadingBlock, ProseBlock
from cms.pages.blocks.questions import QuestionsBlock
from cms.pages.blocks.steps import StepsBlock
from cms.pages.blocks.terms import TermReferenceBlock
from cms.pages.blocks.terms_table import TermsTableBlock

__all__ = [
    "ANSWER_FEATURES",
    "PROSE_FEATURES",
    "ClauseBlock",
    "GlanceBlock",
    "HeadingBlock",
    "NoticeBlock",
    "PassageBlock",
    "PolicyBodyBlock",
    "ProseBlock",
    "QuestionsBlock",
    "StepsBlock",
    "TermReferenceBlock",
    "TermsTableBlock",
    "Tone",
]
