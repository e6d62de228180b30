"""Binds the rooms to each other.

``cms`` and ``order_portal`` are strangers. What one needs from the other passes through the protocols of
``policies.source``, and this module is the only place that names both sides.
"""
