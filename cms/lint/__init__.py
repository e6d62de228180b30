"""Drift: prose that says again, or otherwise, what the shop's terms say."""
