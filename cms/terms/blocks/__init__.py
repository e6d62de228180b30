"""The lists within terms, as editors fill them in. Children are named like the fields of the core's dataclasses."""
