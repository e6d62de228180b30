"""Everything that changes an order or a return: one use case a file.

Each locks what it changes, decides on the facts as they are then, writes, records an event and puts its message into
the outbox, in one transaction. ``at`` is when it happens; nothing here reads a clock.
"""
