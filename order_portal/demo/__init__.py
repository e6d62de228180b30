"""Orders for the demo: every state that can be met, dated from the moment at which they are loaded.

Everything happens through the portal's own operations, as it would in a shop.
"""
