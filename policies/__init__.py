"""What a shop promises, and what follows from it: typed terms, their histories, and decisions over them.

Pure: the standard library, ``moneyed`` and ``holidays``; no framework, no clock, no input or output. Every
function that depends on the time takes it as an argument.
"""
