"""Finds policy figures that prose states as bare text. Pure: no Django, no database, no clock."""

from cms.lint.detector.claims import Claim, claims_of
from cms.lint.detector.detect import Detected, Severity, detect
from cms.lint.detector.measures import Dimension, Measure
from cms.lint.detector.subject import Subject

__all__ = ["Claim", "Detected", "Dimension", "Measure", "Severity", "Subject", "claims_of", "detect"]
